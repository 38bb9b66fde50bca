/* name.h - tokens that are a person, and the spellings of one name.
 *
 * No key is good enough alone: the index files each spelling under a loose key,
 * and the query decides which spellings of the key are the same name by a
 * weighted edit distance. Thresholds, costs, vetoes and aliases only change
 * queries. A matcher and a finder are immutable and shared between threads. */
#ifndef XARAB_NAME_NAME_H
#define XARAB_NAME_NAME_H

#include "base/lexicon.h"
#include "token/token.h"

enum { NAME_KEY_ROOM = 64, NAME_KEYS = 6, NAME_SPELLING_ROOM = 160 };

struct word;
struct asked;

/* A name token or compound found in running text. */
struct name {
    size_t      token, tokens;   /* an index into the list, a count */
    size_t      start, end;      /* bytes of the caller's text */
    struct span spelling;        /* folded, compounds joined (عبدالعزيز); in the name list */
    uint8_t     person;          /* parts of one person's name share this number */
    const char *why;             /* the rule that found it; static */
};

struct name_list {
    struct name   *at;
    size_t         count, room;
    struct arena   letters;
    struct word   *words; /* of name_find alone: what is known of each token */
    size_t         word_room;
    struct asked *asked;   /* likewise: what the lists answered lately */
};

/* Names met so far in the document (a name found in the title is a name in the
 * body). Zeroed is empty; reset between documents. */
struct name_memory {
    uint32_t *hash;   /* open addressing; 0 is free */
    size_t    count, room;
};

struct name_options {
    uint16_t threshold;   /* highest distance that still joins, per mille of the shorter name */
    uint16_t spellings;   /* most spellings of a key a query looks at */
    bool     in_plain;    /* names inside plain queries are widened */
};

/* An operator's own lists; zeroed holds nothing. */
struct name_lists {
    struct lexicon names, aliases, vetoes;
};

struct change_price;

struct namer {
    struct name_options        options;
    struct name_lists          lists;
    const struct change_price *prices; /* an operator's; NULL: those of costs.def */
};

/* The prices of all changes with an operator's put over them: rows of the name
 * of a change and name_price (cost, brief). Give back with free(); NULL when
 * memory is out. */
struct change_price *name_prices_open (struct lexicon costs);

/* A price as a list keeps it; costs are hundredths, at most NAME_COST_MAX. */
enum { NAME_COST_MAX = 999 };
static inline uint32_t
name_price (unsigned cost, unsigned brief)
{
    return (uint32_t) cost << 16 | brief;
}

/* Whether a change of costs.def has this name. */
bool name_change_known (struct span);

/* A line a change into `to`: name, cost, brief, gloss and an example, at the
 * prices in force. False when memory is out. */
bool name_prices_print (const struct namer *, struct buffer *to);
/* What the lists say of a word, for token_notes; never 0. */
uint32_t name_note (const struct namer *, const struct token *);

/* Finds names, sets TOKEN_NAME on their tokens (claimed dates are passed over),
 * remembers them. Two passes over the tokens. False when memory is out. */
bool name_find (const struct namer *, struct span text, struct token_list *tokens,
                struct name_memory *memory, struct name_list *list);

void name_memory_reset (struct name_memory *);
void name_memory_free (struct name_memory *);
void name_list_free (struct name_list *);

/* The loose keys a name (any script, any spelling, as typed) is looked for under:
 * ASCII letters and digits. */
struct name_keys {
    char     key[NAME_KEYS][NAME_KEY_ROOM];
    unsigned count;
};
void name_keys (const struct namer *, struct span name, struct name_keys *);

/* The key a spelling is filed under in an index: one that name_keys gives too,
 * without asking any list. False when it has none. */
bool name_filing_key (struct span name, char key[NAME_KEY_ROOM]);

/* The words by which a name of this spelling stands in running text: as it is;
 * behind what may be JOINED to it; of a compound, which may be written apart, by
 * one of its HALVES, the one that tells it from others. */
enum { STANDS_JOINED = 1, STANDS_HALVES = 2 };
enum { NAME_STANDS = 20 };
struct name_stand {
    struct span form[NAME_STANDS];
    unsigned    count;
    size_t      used;
    char        room[NAME_STANDS * (NAME_SPELLING_ROOM + 8)];
};
void name_stands (struct span spelling, unsigned ways, struct name_stand *);

/* What makes two spellings one name, or two. */
enum name_verdict {
    NAME_FAR,    /* the distance is above the threshold */
    NAME_VETOED, /* a row keeps them apart */
    NAME_SAME,   /* the same letters */
    NAME_ALIAS,  /* a row joins them */
    NAME_NEAR,   /* the distance is within the threshold */
};

/* Compares two spellings found under one key. Symmetric. The distance is per
 * mille of what a name as long as the shorter may differ. */
enum name_verdict name_compare (const struct namer *, struct span a, struct span b, unsigned *distance);

/* The verdict and what led to it, in one line: each change, its letters, its
 * price in hundredths. False when memory is out. */
bool name_explain (const struct namer *, struct span a, struct span b, struct buffer *to);

/* Whether a search for one would find the other: a shared key, and neither far
 * nor vetoed. Symmetric. `distance` may be NULL. */
bool name_match (const struct namer *, struct span a, struct span b, unsigned *distance);

#endif
