#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
read_all (int fd, size_t limit, struct buffer *into)
{
    size_t start = into->len;

    for (;;) {
        if (! buffer_reserve (into, 64 * 1024)) {
            errno = ENOMEM;
            return false;
        }
        ssize_t got = read (fd, into->at + into->len, 64 * 1024);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        into->len += (size_t) got;
        if (into->len - start > limit) {
            errno = EFBIG;
            return false;
        }
    }
}

static void
close_quietly (int fd)
{
    int kept = errno;

    close (fd);
    errno = kept;
}

bool
file_read (const char *path, size_t limit, struct buffer *into)
{
    size_t start = into->len;
    int    fd    = open (path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return false;
    bool done = read_all (fd, limit, into);
    int  kept = errno;
    if (! done && start == 0)
        buffer_free (into);
    else if (! done)
        into->len = start;
    close (fd);
    errno = kept;
    return done;
}

bool
file_map (const char *path, struct span *bytes)
{
    int         fd = open (path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    bool        done = false;

    if (fd < 0)
        return false;
    if (fstat (fd, &st) != 0) {
    } else if (! S_ISREG (st.st_mode)) {
        errno = EINVAL;
    } else if (st.st_size == 0) {
        *bytes = (struct span) { "", 0 };
        done   = true;
    } else {
        void *at = mmap (NULL, (size_t) st.st_size, PROT_READ, MAP_SHARED, fd, 0);
        if (at != MAP_FAILED) {
            *bytes = (struct span) { at, (size_t) st.st_size };
            done   = true;
        }
    }
    close_quietly (fd);
    return done;
}

void
file_unmap (struct span bytes)
{
    if (bytes.len)
        munmap ((void *) (uintptr_t) bytes.at, bytes.len);
}

static bool
write_all (int fd, struct span bytes)
{
    while (bytes.len) {
        ssize_t put = write (fd, bytes.at, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes = span_after (bytes, (size_t) put);
    }
    return fsync (fd) == 0;
}

bool
file_replace (const char *path, struct span bytes)
{
    struct buffer temporary = { 0 };

    if (! buffer_print (&temporary, "%s.XXXXXX", path)) {
        errno = ENOMEM;
        return false;
    }

    bool done = false;
    int  fd   = mkostemp (temporary.at, O_CLOEXEC);

    if (fd >= 0) {
        done = write_all (fd, bytes) && fchmod (fd, 0644) == 0;
        close_quietly (fd);
        done = done && rename (temporary.at, path) == 0;
        if (! done) {
            int kept = errno;
            unlink (temporary.at);
            errno = kept;
        }
    }
    buffer_free (&temporary);
    return done;
}

bool
file_sync (const char *path)
{
    int fd = open (path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return false;
    bool done = fsync (fd) == 0 || errno == EINVAL;
    close_quietly (fd);
    return done;
}

bool
file_sync_parent (const char *path)
{
    const char *slash  = strrchr (path, '/');
    char       *parent = slash == NULL ? strdup (".") : strndup (path, slash == path ? 1 : (size_t) (slash - path));
    bool        done   = parent != NULL && file_sync (parent);

    free (parent);
    return done;
}

bool
file_exchange (const char *one, const char *other)
{
    return renameat2 (AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0;
}
