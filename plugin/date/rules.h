/* rules.h - shapes of dates as rows.
 *
 * A row is the pieces that must stand side by side, the function that reads
 * them, and an example with its reading on 2023-12-04, a Monday; the suite
 * reads every example. Rows stand in levels: each level makes larger pieces of
 * what the one before left (months, years, months of a year, dates, dates read
 * together, ranges). Within a level the row that takes the most pieces wins,
 * then the earlier one. */
#ifndef XARAB_DATE_RULES_H
#define XARAB_DATE_RULES_H

#include "date/piece.h"

enum { RULE_STEPS = 12, STEP_OPTIONAL = 0x80 };

/* One piece a row asks for; steps.c says which pieces will do. */
enum step {
    STEP_END,
    S_DAY,         /* 1 to 31, in digits or words, third or 3 */
    S_TWO,         /* a number of one or two digits */
    S_FOUR,        /* a number of four digits */
    S_MONTH_NUMBER,
    S_YEAR_NUMBER, /* 100 to 2999, in digits or words */
    S_LATE_YEAR,   /* 1900 to 2099, in digits */
    S_COUNT,       /* how many: 1 to 999 */
    S_ORDER,       /* an ordinal */
    S_FIRST,       /* first */
    S_LAST,
    S_MONTH,
    S_PERIOD,
    S_IN_MONTH,    /* a month, with or without its year */
    S_YEAR,
    S_SOME_YEAR,   /* a year with its head, or the number alone */
    S_ONE_YEAR,    /* سنة, عام */
    S_THE_YEAR,    /* العام */
    S_TWO_YEARS,   /* عامي */
    S_ONE_MONTH,
    S_THE_MONTH,   /* الشهر */
    S_MONTHS,
    S_ONE_WEEK,
    S_ONE_DAY,
    S_THE_DAY,     /* اليوم, which is also today */
    S_TWO_DAYS,
    S_DAYS,
    S_QUARTER,
    S_CENTURY,
    S_DECADES,     /* عقد before the name of a decade */
    S_UNIT,        /* any unit */
    S_UNIT_ONE,    /* any unit, one of it */
    S_UNIT_TWO,
    S_UNIT_FEW,    /* one of it after a number, or many */
    S_WEEKDAY,
    S_TODAY,
    S_YESTERDAY,
    S_TOMORROW,
    S_SIDE,
    S_PAST,
    S_COMING,
    S_NEXT,
    S_SAME,
    S_THIS,
    S_THAT,
    S_PART,
    S_FIRST_DAY,   /* غرة, فاتح */
    S_REST,
    S_HALF,
    S_DECADE,
    S_SEASON,
    S_FEAST,
    S_ERA,
    S_KIND,
    S_MEETS,
    S_FROM,
    S_TO,
    S_FOR,
    S_BETWEEN,
    S_AND,
    S_AGO,
    S_BEFORE,
    S_AFTER,
    S_ABOUT,
    S_NOW,
    S_CLOCK,
    S_DAYPART,
    S_NUMBER,
    S_OF,          /* من, في, ل, ب: what joins a part to its whole */
    S_COMMA,
    S_COLON,
    S_DASH,
    S_SLASH,
    S_STOP,
    S_OPEN,
    S_CLOSE,
    S_BREAK,       /* a comma, stop or dash between the parts of one date */
    S_DUAL,        /* what may stand between two names of one month */
    S_ANY,         /* a date of any size */
    S_DATE,        /* a single day */
    S_DAY_MONTH,   /* a day of a month */
    S_WEEKDAY_DATE,
    S_TODAY_DATE,
    S_WEEK_DATE,
    S_MONTH_DATE,
    S_YEAR_DATE,
    S_LONG_DATE,   /* longer than a day */
    STEPS
};

#define OPT(step) (step | STEP_OPTIONAL)

struct match {
    struct piece *piece[RULE_STEPS];
    uint8_t       step[RULE_STEPS];
    unsigned      steps;
    size_t        at, pieces; /* in the reader's run */
};

/* Makes one piece of a match; `out` stands ready as a date over its words.
 * False when the words mean no date together. */
typedef bool read_function (struct reader *, const struct match *, struct piece *out);

struct date_rule {
    const char    *name;
    uint8_t        steps[RULE_STEPS];
    read_function *read;
    const char    *example, *reading; /* NULL reading: tested through other rows */
};

struct date_level {
    const struct date_rule *rules;
    size_t                  count;
    bool                    again; /* what a row made may begin the next */
};

enum { DATE_LEVELS = 6 };

extern const struct date_level date_levels[DATE_LEVELS];

/* What a piece must be for a step: one of the classes, a value between two, so
 * many digits (0: in words; only counted when `most` is not 0), with the
 * article, of such a count (the value's last digit). Rows in steps.c. */
struct step_test {
    uint64_t classes; /* bits */
    int32_t  low, high;
    uint8_t  fewest, most; /* digits */
    bool     definite;
    uint8_t  counts; /* bit of each enum unit_count allowed; 0: not asked */
};

extern const struct step_test step_tests[STEPS];

/* Whether the piece will do for the step. */
static inline bool
step_accepts (enum step step, const struct piece *piece)
{
    const struct step_test *test = &step_tests[step];

    if (! (test->classes >> piece->class & 1) || piece->value < test->low || piece->value > test->high)
        return false;
    if (test->most && (piece->digits < test->fewest || piece->digits > test->most))
        return false;
    if (test->definite && ! (piece->word_flags & WORD_THE))
        return false;
    return test->counts == 0 || test->counts >> piece->value % 10 & 1;
}

/* The first, or second, piece that a match has for a step; NULL when skipped. */
struct piece *match_get (const struct match *, enum step);
struct piece *match_second (const struct match *, enum step);

/* Which rows of a level can begin with a class of piece, as bits: few rows are
 * looked at for each piece. Made once for a date list. */
enum { LEVEL_ROWS_MAX = 128 };

struct row_index {
    uint64_t rows[DATE_LEVELS][PIECE_CLASSES][LEVEL_ROWS_MAX / 64];
    uint8_t  needed[DATE_LEVELS][LEVEL_ROWS_MAX]; /* pieces a row takes at least */
};

void rules_index (struct row_index *);

/* Reads the run: all levels over it. */
void rules_apply (struct reader *);

#endif
