/* The switch: a new stub over the old one, and what is removed behind it. */
#include "archive/archive.h"
#include "archive/stub.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

xarab_status
archive_settle (const char *folder, xarab_error *error)
{
    DIR           *open_folder = opendir (folder);
    struct dirent *entry;
    char           path[PATH_MAX];

    if (open_folder == NULL)
        return fail (error, XARAB_IO, "%s: %s", folder, strerror (errno));
    while ((entry = readdir (open_folder)) != NULL) {
        int size = snprintf (path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || size >= PATH_MAX)
            continue;
        if (! file_sync (path)) {
            xarab_status status = fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
            closedir (open_folder);
            return status;
        }
    }
    closedir (open_folder);
    return file_sync (folder) ? XARAB_OK : fail (error, XARAB_IO, "%s: %s", folder, strerror (errno));
}

static xarab_status
failed (const char *path, xarab_error *error)
{
    return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
}

/* The plain database at PATH and the stub at `stub` trade places, so that the
 * database is generation `number`. */
static xarab_status
exchange (struct archive *archive, const char *stub, unsigned number, bool *moved, xarab_error *error)
{
    char         place[PATH_MAX];
    xarab_status status = archive_generation (archive, number, place, error);

    if (status != XARAB_OK)
        return status;
    if (rename (stub, place) != 0)
        return failed (place, error);
    if (file_exchange (archive->path, place))
        return XARAB_OK;
    if (errno != EINVAL && errno != ENOSYS) {
        status = failed (archive->path, error);
        unlink (place);
        return status;
    }
    /* No trading places here: away with the one, in with the other. */
    if (rename (place, stub) != 0 || rename (archive->path, place) != 0)
        return failed (archive->path, error);
    if (rename (stub, archive->path) != 0) {
        status = failed (archive->path, error);
        rename (place, archive->path);
        return status;
    }
    *moved = true;
    return XARAB_OK;
}

/* The number for a plain database that is to be a generation: below `number`. */
static unsigned
place_of_plain (const struct archive *archive, unsigned number)
{
    struct generations all;
    unsigned           place = number - 1;

    if (archive_list (archive, &all, NULL) != XARAB_OK)
        return 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.number[i] == place)
            place = 0;
    free (all.number);
    return place;
}

xarab_status
archive_switch (struct archive *archive, unsigned number, unsigned *previous, bool *moved, xarab_error *error)
{
    char         stub[PATH_MAX];
    struct stat  st;
    bool         missed = false;
    unsigned     before = archive->live;
    xarab_status status = archive_path (archive, "stub.new", stub, error);

    if (status != XARAB_OK)
        return status;
    if (! stub_write (stub, archive->folder, archive->absolute, number) || ! file_sync (archive->folder))
        return failed (stub, error);
    if (archive->kind == ARCHIVE_PLAIN) {
        before = place_of_plain (archive, number);
        if (before == 0)
            return fail (error, XARAB_IO, "%s: no number is free for the database that is there", archive->folder);
        status = exchange (archive, stub, before, &missed, error);
    } else if (archive->kind == ARCHIVE_ABSENT && lstat (archive->path, &st) == 0) {
        status = fail (error, XARAB_LOCKED, "%s: another process made it meanwhile; begin again",
                       archive->path);
    } else if (rename (stub, archive->path) != 0) {
        status = failed (archive->path, error);
    }
    if (status != XARAB_OK)
        return status;
    archive->kind = ARCHIVE_STUB;
    archive->live = number;
    *previous     = before;
    if (moved != NULL)
        *moved = missed;
    return file_sync_parent (archive->path) && file_sync (archive->folder) ? XARAB_OK : failed (archive->path, error);
}

static int
remove_one (const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void) st;
    (void) kind;
    (void) place;
    return remove (path);
}

xarab_status
archive_remove (struct archive *archive, const char *name, xarab_error *error)
{
    char         path[PATH_MAX], gone[PATH_MAX], gone_name[48];
    xarab_status status;

    snprintf (gone_name, sizeof gone_name, "%s.gone", name);
    status = archive_path (archive, name, path, error);
    if (status == XARAB_OK)
        status = archive_path (archive, gone_name, gone, error);
    if (status != XARAB_OK)
        return status;
    if (nftw (gone, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0 && errno != ENOENT)
        return failed (gone, error);
    if (rename (path, gone) != 0)
        return errno == ENOENT ? XARAB_OK : failed (path, error);
    return nftw (gone, remove_one, 8, FTW_DEPTH | FTW_PHYS) == 0 ? XARAB_OK : failed (gone, error);
}

static xarab_status
remove_generation (struct archive *archive, unsigned number, xarab_error *error)
{
    char name[16];

    snprintf (name, sizeof name, "%u", number);
    return archive_remove (archive, name, error);
}

/* What archive_remove was to take away, and a list of withdrawn ids that was not
 * put in place. */
static bool
is_gone (const char *name)
{
    return fnmatch ("?*.gone", name, 0) == 0 || fnmatch ("withdrawn.??????", name, 0) == 0;
}

/* A stub that stands where a plain database was to go when exchange was killed. */
static bool
is_stray (int folder, const char *name)
{
    struct stat st;

    return name[strspn (name, "0123456789")] == '\0' && fstatat (folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0
           && S_ISREG (st.st_mode);
}

xarab_status
archive_sweep (struct archive *archive, xarab_error *error)
{
    DIR           *folder = opendir (archive->folder);
    struct dirent *entry;
    xarab_status   status = XARAB_OK;

    if (folder == NULL)
        return failed (archive->folder, error);
    while (status == XARAB_OK && (entry = readdir (folder)) != NULL) {
        char path[PATH_MAX];
        if (! is_gone (entry->d_name) && ! is_stray (dirfd (folder), entry->d_name))
            continue;
        status = archive_path (archive, entry->d_name, path, error);
        if (status == XARAB_OK && nftw (path, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0)
            status = failed (path, error);
    }
    closedir (folder);
    return status;
}

xarab_status
archive_thin (struct archive *archive, unsigned keep, unsigned previous, unsigned *removed, xarab_error *error)
{
    struct generations all;
    xarab_status       status = archive_list (archive, &all, error);
    bool               spare  = keep > 0; /* the one that was live before stays whatever its number */

    *removed = 0;
    if (status != XARAB_OK)
        return status;
    for (size_t i = 0; i < all.count; i++)
        keep -= keep > 0 && spare && all.number[i] == previous && previous != archive->live;
    for (size_t i = all.count; status == XARAB_OK && i-- > 0;) {
        unsigned number = all.number[i];
        if (number == archive->live || (spare && number == previous))
            continue;
        if (keep > 0) {
            keep--;
            continue;
        }
        status = remove_generation (archive, number, error);
        *removed += status == XARAB_OK;
    }
    free (all.number);
    return status;
}
