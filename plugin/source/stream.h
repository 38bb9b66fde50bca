/* stream.h - the bytes of a file, unpacked.
 *
 * gzip, zstd and xz are told by their first bytes, whatever the file is called;
 * several members one behind the other read as one. Memory is that of one
 * window (xz and zstd: at most 128 MiB, else refused).
 *
 * Errors     A file that ends in the middle of packed data, that is damaged or
 *            that changes while it is read is XARAB_IO, with the offset in the
 *            file as it lies on disk. Reading interrupted by a signal fails too.
 * Threads    One stream, one thread. */
#ifndef XARAB_SOURCE_STREAM_H
#define XARAB_SOURCE_STREAM_H

#include "base/status.h"

struct stream;

/* "-" is standard input. */
xarab_status stream_open (const char *path, struct stream **, xarab_error *);
void         stream_close (struct stream *);

/* At most `room` bytes (not 0); *got is 0 at the end only. */
xarab_status stream_read (struct stream *, char *to, size_t room, size_t *got, xarab_error *);

/* How far the file was read, packed as it lies, and its size (0: not known). */
uint64_t stream_offset (const struct stream *);
uint64_t stream_size (const struct stream *);

#endif
