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

/* Waits until a file, or a folder with its entries, is on disk; the second does so
 * for the folder that `path` stands in. Where a file system has no such thing for
 * folders there is nothing to wait for. */
bool file_sync (const char *path);
bool file_sync_parent (const char *path);

/* Two paths trade places in one step. EINVAL or ENOSYS: this file system has no
 * such step. */
bool file_exchange (const char *one, const char *other);

#endif
