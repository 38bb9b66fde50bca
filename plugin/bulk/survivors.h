/* survivors.h - which documents stay, and what ids they get.
 *
 * Of several documents with one id term the last stays. Ids are given in the
 * order of numbers, without gaps. */
#ifndef XARAB_BULK_SURVIVORS_H
#define XARAB_BULK_SURVIVORS_H

#include "bulk/run.h"

struct survivors {
    uint64_t *gone;   /* a bit for each number; NULL: all stay */
    uint32_t *before; /* how many are gone before each 64 */
    uint32_t  all, replaced;
};

/* Finds them among the postings of the runs' id terms. */
xarab_status survivors_find (const struct run *runs, size_t count, uint32_t documents, size_t memory,
                             struct survivors *, xarab_error *);
void survivors_free (struct survivors *);

/* The document's id in the database; 0: it does not stay. */
static inline uint32_t
survivor_id (const struct survivors *s, uint32_t number)
{
    if (s->gone == NULL)
        return number;

    uint64_t word = s->gone[number / 64], bit = UINT64_C (1) << (number % 64);

    if (word & bit)
        return 0;
    return number - s->before[number / 64] - (uint32_t) __builtin_popcountll (word & (bit - 1));
}

#endif
