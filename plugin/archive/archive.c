#include "archive/archive.h"

#include "archive/stub.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_ROOM = 64 }; /* what is put behind PATH */

xarab_status
archive_path (const struct archive *archive, const char *name, char to[PATH_MAX], xarab_error *error)
{
    int size = snprintf (to, PATH_MAX, "%s/%s", archive->folder, name);

    return size > 0 && size < PATH_MAX ? XARAB_OK : fail (error, XARAB_IO, "%s: the path is too long", archive->folder);
}

xarab_status
archive_generation (const struct archive *archive, unsigned number, char to[PATH_MAX], xarab_error *error)
{
    char name[16];

    snprintf (name, sizeof name, "%u", number);
    return archive_path (archive, name, to, error);
}

/* PATH without slashes at its end, and with a last link followed. */
static xarab_status
settle_path (const char *path, struct archive *archive, xarab_error *error)
{
    size_t      size = strlen (path);
    struct stat st;
    char        trimmed[PATH_MAX];

    while (size > 1 && path[size - 1] == '/')
        size--;
    if (size == 0 || size > PATH_MAX - NAME_ROOM)
        return fail (error, XARAB_IO, "'%s': %s", path, size ? "the path is too long" : "an empty path");
    snprintf (trimmed, sizeof trimmed, "%.*s", (int) size, path);
    archive->absolute = lstat (trimmed, &st) == 0 && S_ISLNK (st.st_mode);
    if (archive->absolute) {
        if (realpath (trimmed, archive->path) == NULL)
            return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
        if (strlen (archive->path) > PATH_MAX - NAME_ROOM)
            return fail (error, XARAB_IO, "%s: the path is too long", archive->path);
    } else {
        memcpy (archive->path, trimmed, size + 1);
    }
    memcpy (archive->folder, archive->path, strlen (archive->path));
    strcpy (archive->folder + strlen (archive->path), ".d");
    return XARAB_OK;
}

static xarab_status
look (struct archive *archive, xarab_error *error)
{
    struct stat st;

    archive->live = 0;
    if (stat (archive->path, &st) != 0) {
        if (errno != ENOENT)
            return fail (error, XARAB_IO, "%s: %s", archive->path, strerror (errno));
        archive->kind = ARCHIVE_ABSENT;
        return XARAB_OK;
    }
    if (S_ISDIR (st.st_mode)) {
        archive->kind = ARCHIVE_PLAIN;
        return XARAB_OK;
    }
    bool absolute = false;
    archive->live = stub_read (archive->path, archive->folder, &absolute);
    archive->kind = archive->live ? ARCHIVE_STUB : ARCHIVE_FOREIGN;
    archive->absolute |= absolute;
    return XARAB_OK;
}

xarab_status
archive_open (const char *path, struct archive *archive, xarab_error *error)
{
    *archive            = (struct archive) { .lock = -1 };
    xarab_status status = settle_path (path, archive, error);

    return status == XARAB_OK ? look (archive, error) : status;
}

void
archive_close (struct archive *archive)
{
    if (archive->lock >= 0)
        close (archive->lock);
    archive->lock = -1;
}

static xarab_status
told_holder (const struct archive *archive, int fd, xarab_error *error)
{
    char    holder[32] = "";
    ssize_t size       = read (fd, holder, sizeof holder - 1);

    if (size > 0)
        holder[strcspn (holder, "\n")] = '\0';
    return fail (error, XARAB_LOCKED, "%s: another process%s%s is at work on its generations", archive->path,
                 size > 0 ? " " : "", holder);
}

xarab_status
archive_lock (struct archive *archive, xarab_error *error)
{
    char         path[PATH_MAX];
    xarab_status status = archive_path (archive, "lock", path, error);

    if (status != XARAB_OK)
        return status;
    if (mkdir (archive->folder, 0777) != 0 && errno != EEXIST)
        return fail (error, XARAB_IO, "%s: %s", archive->folder, strerror (errno));

    int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
    if (flock (fd, LOCK_EX | LOCK_NB) != 0) {
        status = errno == EWOULDBLOCK ? told_holder (archive, fd, error)
                                      : fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
        close (fd);
        return status;
    }
    if (ftruncate (fd, 0) == 0)
        dprintf (fd, "%ld\n", (long) getpid ()); /* for the message alone: a full disk does no harm */
    archive->lock = fd;
    return look (archive, error);
}

/* The number that is a folder's whole name; 0: none. */
static unsigned
number_of (const char *name)
{
    char         *end;
    unsigned long number = name[0] >= '1' && name[0] <= '9' ? strtoul (name, &end, 10) : 0;

    return number > 0 && number < UINT_MAX && *end == '\0' ? (unsigned) number : 0;
}

static bool
is_generation (int folder, const struct dirent *entry)
{
    struct stat st;

    return number_of (entry->d_name) != 0 && fstatat (folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0
           && S_ISDIR (st.st_mode);
}

static int
ascending (const void *a, const void *b)
{
    unsigned x = *(const unsigned *) a, y = *(const unsigned *) b;

    return (x > y) - (x < y);
}

static xarab_status
add_number (struct generations *all, unsigned number, xarab_error *error)
{
    unsigned *grown = realloc (all->number, (all->count + 1) * sizeof *grown);

    if (grown == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    all->number          = grown;
    grown[all->count++] = number;
    return XARAB_OK;
}

xarab_status
archive_list (const struct archive *archive, struct generations *all, xarab_error *error)
{
    DIR          *folder = opendir (archive->folder);
    xarab_status  status = XARAB_OK;
    struct dirent *entry;

    *all = (struct generations) { 0 };
    if (folder == NULL)
        return errno == ENOENT ? XARAB_OK : fail (error, XARAB_IO, "%s: %s", archive->folder, strerror (errno));
    while (status == XARAB_OK && (entry = readdir (folder)) != NULL)
        if (is_generation (dirfd (folder), entry))
            status = add_number (all, number_of (entry->d_name), error);
    closedir (folder);
    if (status == XARAB_OK && all->count)
        qsort (all->number, all->count, sizeof *all->number, ascending);
    if (status != XARAB_OK)
        free (all->number);
    return status;
}

xarab_status
archive_next (const struct archive *archive, unsigned *number, xarab_error *error)
{
    struct generations all;
    xarab_status       status = archive_list (archive, &all, error);

    if (status != XARAB_OK)
        return status;
    unsigned last = all.count ? all.number[all.count - 1] : 0;
    *number       = last + 1 + (archive->kind == ARCHIVE_PLAIN);
    free (all.number);
    return XARAB_OK;
}

xarab_status
archive_not_lost (const struct archive *archive, xarab_error *error)
{
    struct generations all    = { 0 };
    xarab_status       status = archive->kind == ARCHIVE_ABSENT ? archive_list (archive, &all, error) : XARAB_OK;

    if (status != XARAB_OK)
        return status;
    unsigned last = all.count ? all.number[all.count - 1] : 0;
    free (all.number);
    if (last == 0)
        return XARAB_OK;
    return fail (error, XARAB_NOT_FOUND, "%s is not there, but its generations are: rollback --to %u brings that one back",
                 archive->path, last);
}
