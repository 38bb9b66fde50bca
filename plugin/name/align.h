/* align.h - what turns one spelling into another, and what that costs.
 *
 * Two words are laid side by side by dynamic programming; each change is an
 * operation, a row of costs.c. Costs are in hundredths. Everything lives on
 * the stack: words have at most NAME_LETTERS letters. */
#ifndef XARAB_NAME_ALIGN_H
#define XARAB_NAME_ALIGN_H

#include "name/letters.h"
#include "name/name.h"

#include <stdbool.h>

enum change_name {
#define ROW(name, cost, brief, gloss, one, other) name,
#include "name/costs.def"
#undef ROW
    CHANGE_ROWS
};

/* A row of change_rows, which enum change_name numbers. */
struct change_row {
    const char *name;        /* the handle of the row, for an operator's costs, tests and fitting */
    const char *gloss;
    const char *one, *other; /* an example: two spellings this row tells apart */
};

extern const struct change_row change_rows[CHANGE_ROWS];

/* Hundredths; `brief` where the shorter name has few consonants. */
struct change_price {
    uint16_t cost, brief;
};

/* The prices in force: the operator's where there are any. */
const struct change_price *namer_prices (const struct namer *);

extern const struct change_price standard_prices[CHANGE_ROWS];

/* Which row tells apart a letter from nothing at place `i`; and two letters. */
unsigned change_of_drop (const struct letters *, unsigned i);
unsigned change_of_swap (const struct letters *, unsigned i, const struct letters *, unsigned j);

/* Letters i and i + 1 of one trade places to be j and j + 1 of the other;
 * CHANGE_ROWS where that is no cheaper than what else it may be. */
unsigned change_of_move (const struct letters *, unsigned i, const struct letters *, unsigned j);

/* What a name of so many consonants may bear in all, in hundredths. */
unsigned name_allowance (unsigned consonants);
unsigned name_consonants (const struct letters *);

/* What a row costs between these two, in hundredths. */
unsigned align_price (const struct change_price *, const struct letters *, const struct letters *, unsigned row);

enum { CHANGES_MAX = 2 * NAME_LETTERS };

struct change {
    uint8_t row;
    uint8_t one, others;  /* letters used of the first word: place, count */
    uint8_t two, others2; /* of the second */
};

struct changes {
    struct change at[CHANGES_MAX];
    unsigned      count;
};

/* The cheapest way from a to b at these prices, in hundredths; `changes` (may be
 * NULL) says how, in reading order. */
unsigned align_arabic (const struct change_price *, const struct letters *a, const struct letters *b,
                       struct changes *changes);

#endif
