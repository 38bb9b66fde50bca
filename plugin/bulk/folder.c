#include "bulk/folder.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char mark[] = "making";

/* head and tail in one, with a separator between. */
static char *
join (const char *head, const char *separator, const char *tail)
{
    size_t room = strlen (head) + strlen (separator) + strlen (tail) + 1;
    char  *text = malloc (room);

    if (text != NULL)
        snprintf (text, room, "%s%s%s", head, separator, tail);
    return text;
}

/* What is called `name` in the folder; 0: go on. */
typedef int entry_function (int folder, const char *name);

static int
for_each (const char *path, entry_function *visit)
{
    DIR           *directory = opendir (path);
    struct dirent *entry;
    int            stop = 0;

    if (directory == NULL)
        return errno;
    while (stop == 0 && (entry = readdir (directory)) != NULL)
        if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
            stop = visit (dirfd (directory), entry->d_name);
    closedir (directory);
    return stop;
}

static int
is_there (int folder, const char *name)
{
    (void) folder;
    (void) name;
    return -1;
}

bool
path_is_free (const char *path)
{
    struct stat st;

    if (lstat (path, &st) != 0)
        return errno == ENOENT;
    return S_ISDIR (st.st_mode) && for_each (path, is_there) == 0;
}

/* A table, what Xapian keeps beside its tables, or our mark. */
static int
is_foreign (int folder, const char *name)
{
    const char *ending = strrchr (name, '.');

    (void) folder;
    if (strcmp (name, "iamglass") == 0 || strcmp (name, "flintlock") == 0 || strcmp (name, mark) == 0)
        return 0;
    return ending != NULL && strcmp (ending, ".glass") == 0 ? 0 : -1;
}

bool
path_is_database (const char *path)
{
    char       *version = join (path, "/", "iamglass");
    struct stat st;
    bool        is = version != NULL && lstat (path, &st) == 0 && S_ISDIR (st.st_mode) && stat (version, &st) == 0
              && for_each (path, is_foreign) == 0;

    free (version);
    return is;
}

/* Files of ours, and those of the probe's folder; the mark goes last. */
static int
take_away (int folder, const char *name)
{
    if (strcmp (name, mark) == 0 || unlinkat (folder, name, 0) == 0)
        return 0;
    return errno;
}

static int
take_marks_away (int folder, const char *name)
{
    return unlinkat (folder, name, 0) == 0 ? 0 : errno;
}

void
making_drop_probe (struct making *m)
{
    char *probe = join (m->folder, "/", "probe");

    if (probe != NULL && for_each (probe, take_marks_away) == 0)
        rmdir (probe);
    free (probe);
}

/* Empties the folder but for its mark. 0 or errno. */
static int
empty (struct making *m)
{
    making_drop_probe (m);
    return for_each (m->folder, take_away);
}

/* Takes the lock of the folder's mark, which must be there unless the folder is
 * new or empty. */
static xarab_status
lock (struct making *m, bool made, xarab_error *error)
{
    char *path = join (m->folder, "/", mark);

    made = made || path_is_free (m->folder);
    m->lock = path ? open (path, O_RDWR | O_CLOEXEC | (made ? O_CREAT : 0), 0666) : -1;
    free (path);
    if (m->lock < 0 && ! made && errno == ENOENT)
        return fail (error, XARAB_MISUSED, "%s is in the way, and is not something that a database was being made in",
                     m->folder);
    if (m->lock < 0)
        return fail (error, XARAB_IO, "%s: %s", m->folder, strerror (errno));
    if (flock (m->lock, LOCK_EX | LOCK_NB) != 0) {
        close (m->lock);
        m->lock = -1;
        return fail (error, XARAB_LOCKED, "another process is making a database in %s", m->folder);
    }
    return XARAB_OK;
}

/* An empty file called `name` in the folder where the database grows; to be freed. */
static char *
make_file (const struct making *m, const char *name)
{
    char *path = join (m->folder, "/", name);
    int   fd   = path ? open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;

    if (fd >= 0) {
        close (fd);
        return path;
    }
    free (path);
    return NULL;
}

static void
drop_file (char *path)
{
    if (path != NULL)
        unlink (path);
    free (path);
}

/* Tried before the work, not found out behind it. */
static xarab_status
try_exchange (const struct making *m, xarab_error *error)
{
    char *one = make_file (m, "one"), *other = make_file (m, "other");
    bool  done  = one != NULL && other != NULL && file_exchange (one, other);
    int   cause = errno;

    drop_file (one);
    drop_file (other);
    if (done)
        return XARAB_OK;
    if (cause != EINVAL && cause != ENOSYS)
        return fail (error, XARAB_IO, "%s: %s", m->folder, strerror (cause));
    return fail (error, XARAB_MISUSED,
                 "%s: folders cannot trade places on this file system, so --overwrite does not take it; reindex makes it anew",
                 m->path);
}

xarab_status
making_open (const char *path, bool replace, struct making *m, xarab_error *error)
{
    size_t       size = strlen (path);
    bool         made;
    xarab_status status;

    *m      = (struct making) { .path = strdup (path), .lock = -1, .replace = replace };
    while (m->path && size > 1 && m->path[size - 1] == '/')
        m->path[--size] = '\0';
    m->folder = m->path ? join (m->path, ".", mark) : NULL;
    if (m->folder == NULL) {
        making_abandon (m);
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    made   = mkdir (m->folder, 0777) == 0;
    status = made || errno == EEXIST ? lock (m, made, error)
                                     : fail (error, XARAB_IO, "%s: %s", m->folder, strerror (errno));
    if (status == XARAB_OK && ! made) {
        int cause = empty (m);

        if (cause != 0)
            status = fail (error, XARAB_IO, "%s, left by a run that was cut off, cannot be taken away: %s", m->folder,
                           strerror (cause));
        snprintf (m->leftover, sizeof m->leftover, "%.120s was left by a run that was cut off; taken away", m->folder);
    }
    if (status == XARAB_OK && replace && path_is_database (m->path)) {
        status = try_exchange (m, error);
        if (status != XARAB_OK)
            making_abandon (m);
    }
    if (status != XARAB_OK) {
        m->lock = m->lock >= 0 ? (close (m->lock), -1) : -1;
        free (m->path);
        free (m->folder);
        *m = (struct making) { .lock = -1 };
    }
    return status;
}

/* With all that is in it. */
static void
remove_folder (struct making *m)
{
    empty (m);
    for_each (m->folder, take_marks_away);
    rmdir (m->folder);
}

static void
forget (struct making *m)
{
    if (m->lock >= 0)
        close (m->lock);
    free (m->path);
    free (m->folder);
    *m = (struct making) { .lock = -1 };
}

/* The database that is there changes places with the one that was made, and goes.
 * It bears the mark first, so that whoever finds it in the folder's place, should
 * we be killed, may take it away. */
static bool
exchange (struct making *m, const char *marked)
{
    int fd = open (marked, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);

    if (fd < 0)
        return false;
    close (fd);
    if (! file_exchange (m->folder, m->path)) {
        int cause = errno;
        unlink (marked);
        errno = cause;
        return false;
    }
    file_sync_parent (m->path);
    remove_folder (m);
    return true;
}

static bool
put_in_place (struct making *m, const char *marked)
{
    if (! file_sync (m->folder))
        return false;
    return m->replace && path_is_database (m->path) ? exchange (m, marked) : rename (m->folder, m->path) == 0;
}

xarab_status
making_finish (struct making *m, xarab_error *error)
{
    char        *marked = join (m->path, "/", mark);
    xarab_status status = XARAB_OK;

    if (marked != NULL && put_in_place (m, marked)) {
        unlink (marked); /* does no harm where it is */
        file_sync_parent (m->path);
        free (marked);
        forget (m);
        return XARAB_OK;
    }
    int cause = marked ? errno : ENOMEM;
    free (marked);
    if (cause == ENOTDIR || cause == ENOTEMPTY || cause == EEXIST)
        status = fail (error, XARAB_LOCKED, "%s: another process made it meanwhile; nothing was added to that, begin again",
                       m->path);
    else
        status = fail (error, XARAB_IO, "%s cannot become %s: %s", m->folder, m->path, strerror (cause));
    making_abandon (m);
    return status;
}

void
making_abandon (struct making *m)
{
    if (m->folder != NULL)
        remove_folder (m);
    forget (m);
}
