#include "bulk/spool.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

bool
spool_writer_open (struct spool_writer *w, int fd, size_t room)
{
    *w = (struct spool_writer) { .fd = fd, .room = room, .buffer = malloc (room) };
    return w->buffer != NULL;
}

void
spool_writer_free (struct spool_writer *w)
{
    free (w->buffer);
    w->buffer = NULL;
}

static void
write_out (struct spool_writer *w, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    while (size > 0 && w->error == 0) {
        ssize_t done = write (w->fd, at, size);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            w->error = done < 0 ? errno : EIO;
            return;
        }
        at += done;
        size -= (size_t) done;
        w->offset += (uint64_t) done;
    }
}

void
spool_flush (struct spool_writer *w)
{
    size_t used = w->used;

    w->used = 0;
    write_out (w, w->buffer, used);
}

void
spool_put_long (struct spool_writer *w, const void *bytes, size_t size)
{
    spool_flush (w);
    if (size >= w->room)
        write_out (w, bytes, size);
    else
        spool_put (w, bytes, size);
}

bool
spool_reader_open (struct spool_reader *r, int fd, uint64_t offset, uint64_t end, size_t room)
{
    *r    = (struct spool_reader) { .fd = fd, .offset = offset, .end = end, .buffer = malloc (room), .room = room };
    r->at = r->limit = r->buffer;
    return r->buffer != NULL;
}

void
spool_reader_free (struct spool_reader *r)
{
    free (r->buffer);
    r->buffer = NULL;
}

static void
watch_read (struct spool_reader *r, uint64_t bytes)
{
    if (r->watch == NULL)
        return;
    atomic_fetch_add_explicit (&r->watch->read, bytes, memory_order_relaxed);
    if (atomic_load_explicit (&r->watch->stop, memory_order_relaxed))
        r->error = ECANCELED;
}

static ssize_t
read_in (struct spool_reader *r, void *to, size_t size)
{
    ssize_t got;

    if (size > r->end - r->offset)
        size = (size_t) (r->end - r->offset);
    do
        got = size ? pread (r->fd, to, size, (off_t) r->offset) : 0;
    while (got < 0 && errno == EINTR);
    if (got < 0)
        r->error = errno;
    else if (got == 0 && size > 0)
        r->error = EIO; /* the file is shorter than it was */
    else
        r->offset += (uint64_t) got;
    if (got > 0)
        watch_read (r, (uint64_t) got);
    return got;
}

void
spool_fill (struct spool_reader *r)
{
    size_t left = (size_t) (r->limit - r->at);

    if (left > 0)
        memmove (r->buffer, r->at, left);
    r->at    = r->buffer;
    r->limit = r->buffer + left;
    if (r->error == 0) {
        ssize_t got = read_in (r, r->limit, r->room - left);

        if (got > 0)
            r->limit += got;
    }
}

const unsigned char *
spool_take_long (struct spool_reader *r, size_t size)
{
    while ((size_t) (r->limit - r->at) < size && r->error == 0) {
        if (r->offset == r->end)
            r->error = EIO;
        else
            spool_fill (r);
    }
    if (r->error != 0)
        return NULL;
    r->at += size;
    return r->at - size;
}

uint64_t
spool_take_long_number (struct spool_reader *r)
{
    uint64_t number = 0;

    for (unsigned shift = 0; shift < 64; shift += 7) {
        const unsigned char *byte = spool_take (r, 1);

        if (byte == NULL)
            return 0;
        number |= (uint64_t) (*byte & 0x7f) << shift;
        if (*byte < 128)
            break;
    }
    return number;
}

bool
spool_take_into (struct spool_reader *r, size_t size, struct buffer *to)
{
    to->len = 0;
    if (! buffer_reserve (to, size)) {
        r->error = ENOMEM;
        return false;
    }
    while (to->len < size && r->error == 0) {
        size_t part = (size_t) (r->limit - r->at);

        if (part == 0) {
            if (r->offset == r->end)
                r->error = EIO;
            spool_fill (r);
            continue;
        }
        if (part > size - to->len)
            part = size - to->len;
        memcpy (to->at + to->len, r->at, part);
        to->len += part;
        r->at += part;
    }
    return r->error == 0;
}

void
spool_skip (struct spool_reader *r, size_t size)
{
    size_t part = (size_t) (r->limit - r->at);

    if (size <= part) {
        r->at += size;
        return;
    }
    size -= part;
    r->at = r->limit;
    if (size > r->end - r->offset) {
        r->error = EIO;
        return;
    }
    r->offset += size;
    watch_read (r, size);
}
