/* ids.h - the ids met so far, for the question whether one came before.
 *
 * 64 bits of hash an id: among three million ids the chance that one is taken
 * for another is one in four million. More are not kept, so that they never take
 * more than 32 MB. */
#ifndef XARAB_ARCHIVE_IDS_H
#define XARAB_ARCHIVE_IDS_H

#include "base/span.h"

#include <stdint.h>

enum { IDS_MOST = 3 << 20 };

struct ids {
    uint64_t *at; /* open addressing; 0: free */
    size_t    count, room;
};

/* Notes the id, if there is room; *again: it was there. False when memory is out. */
bool ids_note (struct ids *, struct span id, bool *again);
void ids_free (struct ids *);

#endif
