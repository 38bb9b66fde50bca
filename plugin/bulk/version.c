#include "bulk/version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

enum { FILE_ROOM = 2048 };

/* A random UUID (RFC 4122, version 4). */
static bool
make_uuid (unsigned char to[GLASS_UUID_SIZE])
{
    if (getrandom (to, GLASS_UUID_SIZE, 0) != GLASS_UUID_SIZE)
        return false;
    to[6] = (unsigned char) ((to[6] & 0x0f) | 0x40);
    to[8] = (unsigned char) ((to[8] & 0x3f) | 0x80);
    return true;
}

static unsigned char *
pack_root (unsigned char *to, const struct table_root *root, unsigned compress_min)
{
    bool           missing = root->blocks == 0;
    unsigned char  list[6 * GLASS_NUMBER_MAX], *end = list;

    to = pack_number (to, root->block);
    to = pack_number (to, root->level << 2 | 2 | missing);
    to = pack_number (to, root->entries);
    to = pack_number (to, GLASS_BLOCK_SIZE >> 11);
    to = pack_number (to, compress_min);
    if (! missing) {
        end = pack_number (end, 1);
        end = pack_number (end, root->blocks);
        for (int cursor = 0; cursor < 4; cursor++)
            *end++ = 0;
    }
    to = pack_number (to, (uint64_t) (end - list));
    memcpy (to, list, (size_t) (end - list));
    return to + (end - list);
}

static unsigned char *
pack_totals (unsigned char *to, const struct totals *t)
{
    to = pack_number (to, t->documents);
    to = pack_number (to, 0); /* the last id is the number of documents */
    to = pack_number (to, t->length_least);
    to = pack_number (to, t->wdf_most);
    to = pack_number (to, t->length_most - t->wdf_most);
    to = pack_number (to, 0);
    to = pack_number (to, t->length);
    return pack_number (to, t->spelling_most);
}

static xarab_status
write_file (const char *path, const unsigned char *bytes, size_t size, xarab_error *error)
{
    int  fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 && write (fd, bytes, size) == (ssize_t) size && fsync (fd) == 0;
    int  cause = errno;

    if (fd >= 0 && close (fd) != 0 && ok) {
        ok    = false;
        cause = errno;
    }
    return ok ? XARAB_OK : fail (error, XARAB_IO, "%s: %s", path, strerror (cause ? cause : EIO));
}

static bool
file_in (const char *folder, char path[4096])
{
    return snprintf (path, 4096, "%s/iamglass", folder) < 4096;
}

xarab_status
version_write (const char *folder, uint32_t revision, const struct table_root roots[GLASS_TABLES],
               const struct totals *totals, xarab_error *error)
{
    unsigned char bytes[FILE_ROOM], *to = bytes;
    char          path[4096];

    memcpy (to, GLASS_MAGIC, GLASS_MAGIC_SIZE);
    to += GLASS_MAGIC_SIZE;
    *to++ = (unsigned char) (GLASS_VERSION >> 8);
    *to++ = (unsigned char) GLASS_VERSION;
    if (! make_uuid (to))
        return fail (error, XARAB_IO, "no random bytes for a UUID: %s", strerror (errno));
    to = pack_number (to + GLASS_UUID_SIZE, revision);
    for (unsigned t = 0; t < GLASS_TABLES; t++)
        to = pack_root (to, &roots[t], t == GLASS_POSTLIST || t == GLASS_POSITION ? 0 : GLASS_COMPRESS_MIN);
    to = pack_totals (to, totals);
    if (! file_in (folder, path))
        return fail (error, XARAB_IO, "%s: %s", folder, strerror (ENAMETOOLONG));
    return write_file (path, bytes, (size_t) (to - bytes), error);
}

enum { HEAD_SIZE = GLASS_MAGIC_SIZE + 2 };

/* The file's beginning, `size` bytes of it. */
static bool
read_head (const char *folder, unsigned char *head, size_t size)
{
    char path[4096];
    int  fd    = file_in (folder, path) ? open (path, O_RDONLY | O_CLOEXEC) : -1;
    bool whole = fd >= 0 && read (fd, head, size) == (ssize_t) size;

    if (fd >= 0)
        close (fd);
    return whole && memcmp (head, GLASS_MAGIC, GLASS_MAGIC_SIZE) == 0
           && (head[GLASS_MAGIC_SIZE] << 8 | head[GLASS_MAGIC_SIZE + 1]) == GLASS_VERSION;
}

xarab_status
version_check (const char *folder, xarab_error *error)
{
    unsigned char head[HEAD_SIZE];

    if (read_head (folder, head, sizeof head))
        return XARAB_OK;
    return fail (error, XARAB_MISMATCH, "this Xapian writes another database format than the bulk builder knows");
}

uint32_t
version_next (const char *folder)
{
    enum { NUMBER = HEAD_SIZE + GLASS_UUID_SIZE, NUMBER_BYTES = 5 };
    unsigned char head[NUMBER + NUMBER_BYTES]; /* behind the number is far more than that */
    uint64_t      revision = 0;

    if (! read_head (folder, head, sizeof head))
        return 1;
    for (unsigned i = 0; i < NUMBER_BYTES; i++) {
        revision |= (uint64_t) (head[NUMBER + i] & 0x7f) << (7 * i);
        if (head[NUMBER + i] < 0x80)
            break;
    }
    return revision < UINT32_MAX ? (uint32_t) revision + 1 : 1;
}
