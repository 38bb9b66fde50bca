/* romanize.h - a name in Latin letters against one in Arabic letters.
 *
 * Two habits are priced apart, because they contradict each other: European
 * names written in Arabic spell every vowel (كلينتون), Arabic names written in
 * Latin spell short vowels Arabic leaves out (Mohammed) and have one letter for
 * several (h for ه and ح). A pair is as far apart as the nearer habit says. */
#ifndef XARAB_NAME_ROMANIZE_H
#define XARAB_NAME_ROMANIZE_H

#include "name/letters.h"

#include <uchar.h>

enum habit { HABIT_EUROPEAN, HABIT_ARABIC, HABITS };

enum roman_place { ANYWHERE, AT_START, AT_END };

enum { NEVER = 999 };

struct roman_row {
    const char     *latin;
    const char16_t *arabic;       /* at most two letters */
    uint8_t         place;        /* enum roman_place, in the Latin word */
    uint16_t        cost[HABITS]; /* hundredths; NEVER: not in this habit */
};

extern const struct roman_row roman_rows[];
extern const unsigned         roman_count;

/* One step of an alignment, for explanations; with row == roman_count a letter
 * was dropped, added or exchanged. */
struct roman_step {
    uint16_t row, cost;
    uint8_t  latin, latin_count, arabic, arabic_count;
};

struct roman_steps {
    struct roman_step at[2 * NAME_LETTERS];
    unsigned          count;
    uint8_t           habit;
};

/* How far apart the two are, per mille of what a name of that length may be;
 * `steps` may be NULL. */
unsigned romanize_distance (const struct letters *latin, const struct letters *arabic, struct roman_steps *);

/* What a step of an alignment cost, in hundredths. */
unsigned romanize_cost (const struct roman_steps *, unsigned step);

/* The likeliest Arabic spelling of a Latin name. */
void romanize_guess (const struct letters *latin, struct letters *arabic);

#endif
