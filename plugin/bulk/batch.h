/* batch.h - articles analyzed and not yet in a run.
 *
 * Terms are numbers (vocabulary.h); a document is the list of its terms and
 * the list of its places in the order they were met. batch_write turns both
 * over by counting and empties the batch.
 *
 * Threads    One for a batch. */
#ifndef XARAB_BULK_BATCH_H
#define XARAB_BULK_BATCH_H

#include "api/stages.h"
#include "bulk/run.h"

struct batch;

/* `memory`: what it may take before it is full, but for an article that needs
 * more alone. `folder` is where runs go. */
xarab_status batch_open (const xarab_analyzer *, size_t memory, const char *folder, struct batch **, xarab_error *);
void batch_close (struct batch *);

/* Adds the article as document `number`, one more than the one before it. When
 * the batch was empty its run is begun as `run`. */
xarab_status batch_add (struct batch *, const xarab_article *, uint32_t number, unsigned run, xarab_error *);

bool batch_empty (const struct batch *);
bool batch_full (const struct batch *);

/* The run of all that was added, which must be something. */
xarab_status batch_write (struct batch *, struct run *, xarab_error *);

#endif
