/* file.h - a whole file as bytes.
 *
 * Ownership  file_read fills a buffer the caller frees; file_map gives pages
 *            that file_unmap gives back.
 * Errors     false with errno set; outputs untouched. */
#ifndef XARAB_BASE_FILE_H
#define XARAB_BASE_FILE_H

#include "base/buffer.h"

/* Appends the file's bytes; fails with EFBIG past `limit` bytes. */
bool file_read (const char *path, size_t limit, struct buffer *into);

/* Maps a regular file read-only and shared. An empty file gives an empty span. */
bool file_map (const char *path, struct span *bytes);
void file_unmap (struct span bytes);

/* Writes beside `path` and renames over it, so that a reader sees the old file
 * or the new one, never a part; the bytes are on disk before the rename. */
bool file_replace (const char *path, struct span bytes);

#endif
