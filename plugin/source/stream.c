#include "source/stream.h"

#include "source/unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WINDOW = 64 * 1024 };

struct stream {
    const char           *path;
    int                   fd;
    struct stat           before;
    uint64_t              offset;  /* bytes read of the file */
    bool                  ended;   /* of the file */
    bool                  inside;  /* of a member that is not complete */
    const struct packing *packing; /* NULL: plain */
    void                 *state;
    const char           *in;      /* read, not yet unpacked */
    size_t                in_size;
    char                  window[WINDOW];
};

static xarab_status
fail_system (const struct stream *s, int cause, xarab_error *error)
{
    return fail (error, XARAB_IO, "%s: %s", s->path, strerror (cause));
}

/* A file that grew or was written to is no longer the one that was begun. */
static xarab_status
unchanged (const struct stream *s, xarab_error *error)
{
    struct stat now;

    if (! S_ISREG (s->before.st_mode))
        return XARAB_OK;
    if (fstat (s->fd, &now) == 0 && now.st_size == s->before.st_size
        && now.st_mtim.tv_sec == s->before.st_mtim.tv_sec && now.st_mtim.tv_nsec == s->before.st_mtim.tv_nsec)
        return XARAB_OK;
    return fail (error, XARAB_IO, "%s: the file was changed while it was read", s->path);
}

/* The next bytes of the file as they lie there; *got 0 at its end. */
static xarab_status
read_file (struct stream *s, char *to, size_t room, size_t *got, xarab_error *error)
{
    ssize_t size = s->ended ? 0 : read (s->fd, to, room);

    if (size < 0)
        return fail_system (s, errno, error);
    *got = (size_t) size;
    s->offset += (uint64_t) size;
    if (size > 0 || s->ended)
        return XARAB_OK;
    s->ended = true;
    return unchanged (s, error);
}

static xarab_status
refill (struct stream *s, xarab_error *error)
{
    s->in = s->window;
    return read_file (s, s->window, sizeof s->window, &s->in_size, error);
}

/* The packing is told by bytes that may come in several pieces from a pipe. */
static xarab_status
begin (struct stream *s, xarab_error *error)
{
    size_t got = 1;

    s->in = s->window;
    for (xarab_status status; s->in_size < 6 && got != 0; s->in_size += got) {
        status = read_file (s, s->window + s->in_size, sizeof s->window - s->in_size, &got, error);
        if (status != XARAB_OK)
            return status;
    }
    s->packing = packing_of ((struct span) { s->in, s->in_size });
    if (s->packing != NULL)
        s->state = s->packing->open ();
    if (s->packing != NULL && s->state == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    return XARAB_OK;
}

static int
open_file (const char *path)
{
    return strcmp (path, "-") == 0 ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
}

xarab_status
stream_open (const char *path, struct stream **stream, xarab_error *error)
{
    struct stream *s = calloc (1, sizeof *s);
    xarab_status   status;

    if (s == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    s->path = path;
    s->fd   = open_file (path);
    if (s->fd < 0 || fstat (s->fd, &s->before) != 0)
        status = fail_system (s, errno, error);
    else if (S_ISDIR (s->before.st_mode))
        status = fail_system (s, EISDIR, error);
    else
        status = begin (s, error);
    if (status == XARAB_OK)
        *stream = s;
    else
        stream_close (s);
    return status;
}

void
stream_close (struct stream *s)
{
    if (s == NULL)
        return;
    if (s->state != NULL)
        s->packing->close (s->state);
    if (s->fd > STDIN_FILENO)
        close (s->fd);
    free (s);
}

static uint64_t
used (const struct stream *s)
{
    return s->offset - s->in_size;
}

/* Zeros behind a member are padding (tape, block devices). */
static void
pass_padding (struct stream *s)
{
    while (s->in_size && *s->in == '\0') {
        s->in++;
        s->in_size--;
    }
}

static xarab_status
unpack (struct stream *s, char *to, size_t room, size_t *got, xarab_error *error)
{
    struct unpacking   u      = { s->in, s->in_size, to, room, s->ended };
    enum unpack_result result = s->packing->step (s->state, &u);

    s->in      = u.in;
    s->in_size = u.in_size;
    *got       = room - u.out_room;
    s->inside  = result != UNPACK_MEMBER;
    if (result == UNPACK_BROKEN)
        return fail (error, XARAB_IO, "%s: byte %llu: the %s data are damaged", s->path,
                     (unsigned long long) used (s), s->packing->name);
    return XARAB_OK;
}

static xarab_status
read_packed (struct stream *s, char *to, size_t room, size_t *got, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    for (*got = 0; status == XARAB_OK && *got == 0;) {
        if (! s->inside)
            pass_padding (s);
        if (s->in_size == 0 && ! s->ended) {
            status = refill (s, error);
            continue;
        }
        if (s->in_size == 0 && ! s->inside)
            return XARAB_OK;

        size_t before = s->in_size;
        status        = unpack (s, to, room, got, error);
        if (status == XARAB_OK && *got == 0 && before == s->in_size && s->ended && s->inside)
            return fail (error, XARAB_IO, "%s: byte %llu: the file ends in the middle of its %s data", s->path,
                         (unsigned long long) s->offset, s->packing->name);
    }
    return status;
}

static xarab_status
read_plain (struct stream *s, char *to, size_t room, size_t *got, xarab_error *error)
{
    if (s->in_size == 0)
        return read_file (s, to, room, got, error);
    *got = s->in_size < room ? s->in_size : room;
    memcpy (to, s->in, *got);
    s->in += *got;
    s->in_size -= *got;
    return XARAB_OK;
}

xarab_status
stream_read (struct stream *s, char *to, size_t room, size_t *got, xarab_error *error)
{
    return s->packing ? read_packed (s, to, room, got, error) : read_plain (s, to, room, got, error);
}

uint64_t
stream_offset (const struct stream *s)
{
    return used (s);
}

uint64_t
stream_size (const struct stream *s)
{
    return S_ISREG (s->before.st_mode) ? (uint64_t) s->before.st_size : 0;
}
