/* What a program meets on a disk in trouble, preloaded into it:
 *
 *   FAULT_EXCHANGE=1   two paths cannot trade places (renameat2 says EINVAL)
 *   FAULT_KILL=N       killed just before the Nth step that changes a folder or waits for the disk
 *   FAULT_FULL=N       from the Nth write on the disk is full */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long steps, writes;

/* Whether `count` has come to the number that the variable names. */
static int
is_come (const char *variable, long count)
{
    const char *number = getenv (variable);

    return number != NULL && count >= atol (number);
}

static void
step (void)
{
    if (is_come ("FAULT_KILL", ++steps))
        raise (SIGKILL);
}

/* Standard output and standard error are no disk. */
static int
is_full (int fd)
{
    if (fd <= STDERR_FILENO || ! is_come ("FAULT_FULL", ++writes))
        return 0;
    errno = ENOSPC;
    return 1;
}

/* The function that is hidden behind ours, of ours' own type. */
#define BEHIND(name)                                          \
    __typeof__ (&name) behind;                                \
    void *symbol = dlsym (RTLD_NEXT, #name);                  \
    memcpy (&behind, &symbol, sizeof symbol)

#define STEP(name, parameters, arguments) \
    int name parameters                   \
    {                                     \
        BEHIND (name);                    \
        step ();                          \
        return behind arguments;          \
    }

STEP (rename, (const char *from, const char *to), (from, to))
STEP (unlink, (const char *path), (path))
STEP (unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
STEP (rmdir, (const char *path), (path))
STEP (mkdir, (const char *path, mode_t mode), (path, mode))
STEP (fsync, (int fd), (fd))
STEP (fdatasync, (int fd), (fd))

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    BEHIND (renameat2);
    step ();
    if (getenv ("FAULT_EXCHANGE") != NULL && (flags & RENAME_EXCHANGE) != 0) {
        errno = EINVAL;
        return -1;
    }
    return behind (from_folder, from, to_folder, to, flags);
}

#define WRITE(name, parameters, arguments)            \
    ssize_t name parameters                           \
    {                                                 \
        BEHIND (name);                                \
        return is_full (fd) ? -1 : behind arguments;  \
    }

WRITE (write, (int fd, const void *at, size_t size), (fd, at, size))
WRITE (writev, (int fd, const struct iovec *parts, int count), (fd, parts, count))
WRITE (pwrite, (int fd, const void *at, size_t size, off_t offset), (fd, at, size, offset))
WRITE (pwrite64, (int fd, const void *at, size_t size, off64_t offset), (fd, at, size, offset))
