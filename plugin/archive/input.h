/* input.h - the articles a database keeps, to be indexed anew. */
#ifndef XARAB_ARCHIVE_INPUT_H
#define XARAB_ARCHIVE_INPUT_H

#include "xapian-c.h"

struct input_events {
    void *your;

    /* An article; any status but XARAB_OK ends the reading and is its result. */
    xarab_status (*article) (void *your, const xarab_article *, xarab_error *);

    /* So many of so many documents are read. False ends the reading: XARAB_STOPPED. */
    bool (*went_on) (void *your, uint32_t done, uint32_t total);
};

/* Every article, with its text; XARAB_MISMATCH where the database was told to
 * keep less than the texts. `path` is for messages. */
xarab_status input_stored (xapc_database *, const char *path, const struct input_events *, xarab_error *);

#endif
