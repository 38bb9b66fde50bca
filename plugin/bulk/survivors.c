#include "bulk/survivors.h"

#include "bulk/merge.h"

#include <stdlib.h>

/* Marks all documents of the id but the last. */
static bool
mark (struct survivors *s, struct merge *m)
{
    uint32_t last, number;
    bool     any = merge_document (m, &last);

    if (any)
        spool_take_number (&m->heap[0]->reader);
    while (any && merge_document (m, &number)) {
        spool_take_number (&m->heap[0]->reader);
        if (s->gone == NULL)
            s->gone = calloc ((size_t) s->all / 64 + 1, sizeof *s->gone);
        if (s->gone == NULL)
            return false;
        s->gone[last / 64] |= UINT64_C (1) << (last % 64);
        s->replaced++;
        last = number;
    }
    return true;
}

static bool
count_before (struct survivors *s)
{
    size_t   words = (size_t) s->all / 64 + 1;
    uint32_t count = 0;

    if (s->gone == NULL)
        return true;
    s->before = malloc (words * sizeof *s->before);
    for (size_t i = 0; s->before != NULL && i < words; i++) {
        s->before[i] = count;
        count += (uint32_t) __builtin_popcountll (s->gone[i]);
    }
    return s->before != NULL;
}

xarab_status
survivors_find (const struct run *runs, size_t count, uint32_t documents, size_t memory, struct survivors *s,
                xarab_error *error)
{
    struct merge merge;
    xarab_status status = merge_open (runs, count, RUN_IDS, memory, &merge, error);
    struct span  term;
    bool         ok = true;

    *s = (struct survivors) { .all = documents };
    if (status != XARAB_OK)
        return status;
    while (ok && merge_term (&merge, &term))
        ok = mark (s, &merge);
    status = merge_close (&merge, error);
    if (status == XARAB_OK && (! ok || ! count_before (s)))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (status != XARAB_OK)
        survivors_free (s);
    return status;
}

void
survivors_free (struct survivors *s)
{
    free (s->gone);
    free (s->before);
    *s = (struct survivors) { 0 };
}
