/* stub.h - the file that names a database. */
#ifndef XARAB_ARCHIVE_STUB_H
#define XARAB_ARCHIVE_STUB_H

#include "base/buffer.h"

/* A stub holds a line a database, "auto PATH" or "remote HOST:PORT"; blank ones
 * and those that begin with # are passed over. Calls `take` for each; false once
 * it said so, or where the file is no stub. */
bool stub_lines (const char *path, bool (*take) (void *your, struct span kind, struct span value), void *your);

/* Whether the file is a text, as a stub is, whatever it says; an empty one is. */
bool stub_is_text (const char *path);

/* The generation of `folder` that a stub names; 0 where it names anything else.
 * *absolute: it names it from the root. */
unsigned stub_read (const char *path, const char *folder, bool *absolute);

/* Writes a stub at `path` that names generation `number` of `folder`, and sees
 * it to the disk. False with errno set. */
bool stub_write (const char *path, const char *folder, bool absolute, unsigned number);

#endif
