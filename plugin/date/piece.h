/* piece.h - what a text is cut into before dates are read.
 *
 * A piece is a word of the list, a number, a mark between words, or what rules
 * have made of several of them. Proclitics become pieces of their own that take
 * no token. A run of pieces ends at the first word that can be no part of a
 * date; runs are read one by one (match.c). */
#ifndef XARAB_DATE_PIECE_H
#define XARAB_DATE_PIECE_H

#include "date/date.h"
#include "date/words.h"

/* Classes of pieces beyond those of words. */
enum piece_class {
    PIECE_FOR = WORD_CLASS_COUNT, /* ل, as in لعام */
    PIECE_COMMA,
    PIECE_COLON,
    PIECE_DASH,
    PIECE_SLASH,
    PIECE_STOP,
    PIECE_OPEN,
    PIECE_CLOSE,
    PIECE_BAR,    /* any other mark: nothing reads over it */
    PIECE_YEAR,   /* a year with its head or era; value: the year */
    PIECE_PERIOD, /* a month of a year, or of the reference's: when says which */
    PIECE_DATE,   /* a date; value: enum grain */
    PIECE_VOID,   /* read, and found to be no date */
    PIECE_CLASSES
};

_Static_assert(PIECE_CLASSES <= 64, "classes are bits of one word");

enum piece_flag {
    PIECE_TIGHT    = 1 << 0, /* no blank before it */
    PIECE_SPELLED  = 1 << 1, /* a number in words */
    PIECE_BARE     = 1 << 2, /* a year or month nothing speaks for but itself */
    PIECE_RELATIVE = 1 << 3, /* the reference was needed */
    PIECE_FIXES    = 1 << 4, /* says what day today is */
};

/* How a date was given; the tens are the size of what it names. */
enum grain {
    GRAIN_DATE    = 10, /* day and month */
    GRAIN_WEEKDAY = 11, /* a weekday alone */
    GRAIN_TODAY   = 12, /* counted from the reference */
    GRAIN_DAY     = 13, /* any other single day */
    GRAIN_WEEK    = 20,
    GRAIN_MONTH   = 30,
    GRAIN_YEAR    = 40,
    GRAIN_SPAN    = 50, /* anything longer or composed */
};

enum { NO_SIDE = 100, NO_WEEKDAY = 7 };

/* What is known of a date; first is DAY_NONE until it is settled. */
struct when {
    day_number first, last;
    day_number until, from; /* two dates, first…until and from…last; DAY_NONE: one */
    int32_t    year;
    uint8_t    month, day; /* 0: not given */
    uint8_t    weekday;    /* or NO_WEEKDAY */
    uint8_t    calendar;
    int8_t     side; /* last -1, this 0, next 1 of its kind; or NO_SIDE */
    bool       has_year;
    bool       about;
};

struct piece {
    uint32_t token, tokens; /* none for a mark or a proclitic */
    int32_t  value;
    uint8_t class;
    uint8_t     digits;
    uint8_t     flags;      /* enum piece_flag */
    uint16_t    word_flags; /* enum word_flag */
    struct when when;
    uint32_t    second; /* the token that begins the second of two dates */
    const char *rule;
};

/* One reading of one piece of text. */
struct reader {
    const struct date_options *options;
    struct date_context       *context;
    struct span                text;
    struct token_list         *tokens;
    struct date_list          *list;
    struct piece              *at; /* the run */
    size_t                     count, room;
    size_t                     anchor; /* the token the last run was found by */
    bool                       failed; /* memory is out */
    const struct row_index    *index;  /* of the rows; see match.c */
};

/* Reads the run that begins at or behind token `from` into the reader; returns
 * the token behind it. An empty run means that nothing is left. */
size_t pieces_read (struct reader *, size_t from);

/* Joins number words: ألفين وثلاثة وعشرين becomes one piece. */
void pieces_join_numbers (struct reader *);

/* Whether the date of the run may stand, given what is around it. */
bool piece_accept (const struct reader *, size_t at);

/* What the token means beside a date; class WORD_NONE past either end. */
struct word reader_word (const struct reader *, size_t token);

#endif
