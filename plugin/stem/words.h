/* words.h - the compiled lists of the stem room and how an entry is read.
 *
 * gen_stem.c writes one lexicon of cores. An entry's value is the union of its
 * classes; its payload is its readings, the likeliest first. */
#ifndef XARAB_STEM_WORDS_H
#define XARAB_STEM_WORDS_H

#include "base/lexicon.h"
#include "stem/affixes.h"

/* One thing a core can be. */
struct reading {
    uint16_t    classes; /* enum word_class */
    uint8_t     cost;    /* of taking the core for this */
    uint8_t     origin;  /* enum reading_origin */
    struct span stem;    /* inside the block */
};

/* Where a reading comes from, as `explain` says it. */
enum reading_origin {
    ORIGIN_WORD, ORIGIN_PLURAL, ORIGIN_VERB, ORIGIN_DERIVED, ORIGIN_NAME, ORIGIN_PARTICLE, ORIGIN_PROTECTED, ORIGIN_IRREGULAR, ORIGIN_OPERATOR, ORIGINS
};

extern const struct lexicon stem_words;

/* A bit for the hash of each core, in a table that stays in the first cache:
 * most cores asked for are no words, and need not be looked up to know it. */
enum { FILTER_BITS = 1 << 18 };
extern const uint32_t stem_filter[FILTER_BITS / 32];

static inline bool
maybe_core (uint32_t hash)
{
    uint32_t bit = (hash >> 8) % FILTER_BITS;

    return stem_filter[bit / 32] >> (bit % 32) & 1;
}

extern const struct lexicon stem_roots; /* stem to root key */

/* Takes the next reading off the payload; false at the end. */
static inline bool
reading_next (struct span *payload, struct reading *reading)
{
    if (payload->len < 5)
        return false;
    const unsigned char *at = (const unsigned char *) payload->at;

    reading->classes = (uint16_t) (at[0] | at[1] << 8);
    reading->cost    = at[2];
    reading->origin  = at[3];
    reading->stem    = (struct span) { payload->at + 5, at[4] };
    *payload         = span_after (*payload, 5u + at[4]);
    return true;
}

#endif
