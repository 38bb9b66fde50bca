/* vocabulary.h - the terms of one batch, each a number from 0 in the order they
 * were met.
 *
 * Asked for every word, stem and root of every article: each entry remembers
 * which term came behind it last, and a stem behind its word, a root behind its
 * stem, is the same again nearly always, so that only words are looked up. */
#ifndef XARAB_BULK_VOCABULARY_H
#define XARAB_BULK_VOCABULARY_H

#include "base/span.h"

#include <stdint.h>

struct vocabulary_entry {
    uint32_t at;      /* of its bytes */
    uint32_t hash;
    uint32_t behind;  /* the term that followed it last */
    uint32_t posting; /* the owner's: 0 in a new entry */
    uint16_t size;
};

struct vocabulary {
    struct vocabulary_entry *entry;
    uint32_t                *slot; /* a table of entry numbers + 1; 0: free */
    char                    *bytes;
    uint32_t                 count, entry_room, slot_mask;
    size_t                   used, bytes_room;
};

enum { VOCABULARY_FULL = -1 };

bool vocabulary_open (struct vocabulary *); /* false when memory is out */
void vocabulary_free (struct vocabulary *);

/* Forgets all terms, keeps the memory. */
void vocabulary_clear (struct vocabulary *);

/* The term's number; VOCABULARY_FULL when memory is out. */
int64_t vocabulary_find (struct vocabulary *, struct span term);

static inline struct span
vocabulary_term (const struct vocabulary *v, uint32_t number)
{
    return (struct span) { v->bytes + v->entry[number].at, v->entry[number].size };
}

/* The same for a term that likely is the one that followed `before`. */
static inline int64_t
vocabulary_follow (struct vocabulary *v, uint32_t before, struct span term)
{
    uint32_t guess = v->entry[before].behind;

    if (span_equal (vocabulary_term (v, guess), term))
        return guess;

    int64_t found = vocabulary_find (v, term);

    if (found >= 0)
        v->entry[before].behind = (uint32_t) found;
    return found;
}

/* Memory in use, about. */
size_t vocabulary_memory (const struct vocabulary *);

/* The numbers in the order of their bytes, and each number's rank there. Both
 * arrays have room for `count`; false when memory is out. */
bool vocabulary_sort (const struct vocabulary *, uint32_t *order, uint32_t *rank);

#endif
