/* withdrawn.h - the ids that were taken down and are not to come back.
 *
 * A file of lines "id TAB day"; control characters and % stand as %XX. Whoever
 * makes a generation, or brings an older one back, asks it. */
#ifndef XARAB_ARCHIVE_WITHDRAWN_H
#define XARAB_ARCHIVE_WITHDRAWN_H

#include "archive/archive.h"
#include "base/buffer.h"

/* Ids in order, each once. */
struct withdrawn {
    struct buffer bytes;
    struct span  *id;
    size_t        count;
};

/* No file: nothing was withdrawn. To be freed. */
xarab_status withdrawn_read (const struct archive *, struct withdrawn *, xarab_error *);
void withdrawn_free (struct withdrawn *);

bool withdrawn_has (const struct withdrawn *, struct span id);

/* Adds ids that are not there yet to the file, and sees it to the disk. */
xarab_status withdrawn_add (const struct archive *, const struct span *ids, size_t count, xarab_error *);

/* Takes ids off the file. */
xarab_status withdrawn_drop (const struct archive *, const struct span *ids, size_t count, xarab_error *);

#endif
