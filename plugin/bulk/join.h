/* join.h - many runs' terms into one run, so that no merge has too many. */
#ifndef XARAB_BULK_JOIN_H
#define XARAB_BULK_JOIN_H

#include "bulk/run.h"

/* Adds nothing to `runs`; what is joined has no documents' parts of its own. */
xarab_status runs_join (const struct run *runs, size_t count, const char *folder, unsigned number, size_t memory,
                        struct run *, xarab_error *);

#endif
