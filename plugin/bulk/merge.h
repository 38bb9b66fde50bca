/* merge.h - the terms of many runs as of one.
 *
 * Gives the terms of one part (IDS, POSTINGS or PLACES) in their order, each once,
 * and its documents in theirs: runs have documents one behind the other, so a
 * term's list is those of the runs, end to end.
 *
 * Errors     Reading errors end the merge; merge_close tells them. */
#ifndef XARAB_BULK_MERGE_H
#define XARAB_BULK_MERGE_H

#include "bulk/run.h"

/* One run's part, at a term. */
struct merge_source {
    struct spool_reader reader;
    uint64_t            head;   /* the term's first bytes, for comparing */
    uint32_t            left;   /* documents of the term still to be read */
    uint32_t            number; /* of the document read last; 0: none */
    uint16_t            size;
    char                term[256];
};

struct merge {
    struct merge_source  *source;
    struct merge_source **heap; /* the least term first, of one term the earliest run */
    size_t                sources, in_heap;
    int                   error; /* errno */
    struct span           term;  /* the one given last */
    char                  bytes[256];
};

/* `runs` are in the order of their documents; `memory` is for reading them. */
xarab_status merge_open (const struct run *runs, size_t count, enum run_part, size_t memory, struct merge *,
                         xarab_error *);
xarab_status merge_close (struct merge *, xarab_error *);

/* The next term, once merge_document said that the last one has no more; valid
 * until the next call. False at the end. */
bool merge_term (struct merge *, struct span *term);

/* Moves to the run with the next documents of the term, if any. */
bool merge_more (struct merge *);

/* The next document of the term; false when there is none. What else stands
 * there must be read from the source's reader before the next call. */
static inline bool
merge_document (struct merge *m, uint32_t *number)
{
    if (m->in_heap == 0 || (m->heap[0]->left == 0 && ! merge_more (m)))
        return false;

    struct merge_source *s = m->heap[0];

    s->left--;
    s->number += (uint32_t) spool_take_number (&s->reader);
    *number = s->number;
    return s->reader.error == 0;
}

#endif
