/* tally.h - the terms of many articles, each counted. */
#ifndef XARAB_TOOL_TALLY_H
#define XARAB_TOOL_TALLY_H

#include "api/stages.h"

struct tallied {
    struct span text, source; /* in the tally's memory; a source it had first */
    uint64_t    places;       /* how often it was given */
    uint64_t    weight;       /* the sum of its wdf */
};

/* Zeroed is empty; tally_free gives all back. For one thread. */
struct tally {
    struct tallied *at;
    size_t          count, room;
    uint32_t       *slots; /* an index + 1; 0 is free */
    size_t          slot_count;
    struct block   *blocks;
};

/* A term_sink's take: `your` is the tally. Not 0 where memory is out. */
int tally_add (void *your, const struct term *);

/* The entry of a term; NULL where there is none. */
const struct tallied *tally_find (const struct tally *, struct span text);
void tally_free (struct tally *);

#endif
