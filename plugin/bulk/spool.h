/* spool.h - files of our own between the first pass and the tables: written
 * from one end to the other, read in parts.
 *
 * Errors     Both ends remember what went wrong: the functions may be called on,
 *            and the file is asked at the end (spool_failed).
 * Threads    Any number of readers may share a file's descriptor. */
#ifndef XARAB_BULK_SPOOL_H
#define XARAB_BULK_SPOOL_H

#include "base/buffer.h"

#include <stdatomic.h>

/* ---- writing ---- */

struct spool_writer {
    int            fd, error; /* errno; 0: none */
    uint64_t       offset;    /* of the buffer's beginning in the file */
    size_t         used, room;
    unsigned char *buffer;
};

bool spool_writer_open (struct spool_writer *, int fd, size_t room); /* false when memory is out */
void spool_writer_free (struct spool_writer *); /* writes nothing, closes nothing */

void spool_flush (struct spool_writer *);
void spool_put_long (struct spool_writer *, const void *bytes, size_t size);

static inline uint64_t
spool_offset (const struct spool_writer *w)
{
    return w->offset + w->used;
}

/* Room for `size` bytes, at most 4096: write there and give the end to spool_wrote. */
static inline unsigned char *
spool_room (struct spool_writer *w, size_t size)
{
    if (w->room - w->used < size)
        spool_flush (w);
    return w->buffer + w->used;
}

static inline void
spool_wrote (struct spool_writer *w, const unsigned char *end)
{
    w->used = (size_t) (end - w->buffer);
}

static inline void
spool_put (struct spool_writer *w, const void *bytes, size_t size)
{
    if (size > w->room - w->used) {
        spool_put_long (w, bytes, size);
    } else if (size != 0) {
        memcpy (w->buffer + w->used, bytes, size);
        w->used += size;
    }
}

/* 7 bits a byte, the low ones first. */
static inline void
spool_put_number (struct spool_writer *w, uint64_t number)
{
    unsigned char *to = spool_room (w, 10);

    for (; number >= 128; number >>= 7)
        *to++ = (unsigned char) (number | 0x80);
    *to++ = (unsigned char) number;
    spool_wrote (w, to);
}

/* The same behind what a buffer holds, to be put later; false when memory is out. */
static inline bool
spool_keep_number (struct buffer *to, uint64_t number)
{
    for (; number >= 128; number >>= 7)
        if (! buffer_add_byte (to, (char) (number | 0x80)))
            return false;
    return buffer_add_byte (to, (char) number);
}

/* ---- reading ---- */

/* What many readers have read together; `stop` ends them all: ECANCELED. */
struct spool_watch {
    _Atomic uint64_t read;
    atomic_bool      stop;
};

struct spool_reader {
    int            fd, error;
    uint64_t       offset, end; /* what is still to be read of the file */
    unsigned char *buffer, *at, *limit;
    size_t         room;
    struct spool_watch *watch; /* NULL: nobody's */
};

/* The bytes offset…end of the file. False when memory is out. */
bool spool_reader_open (struct spool_reader *, int fd, uint64_t offset, uint64_t end, size_t room);
void spool_reader_free (struct spool_reader *);

/* Moves what is left to the front and reads on. */
void spool_fill (struct spool_reader *);

static inline bool
spool_ended (const struct spool_reader *r)
{
    return r->error != 0 || (r->at == r->limit && r->offset == r->end);
}

/* `size` bytes in a row, at most a quarter of the room; NULL with an error set
 * where the file is shorter. Valid until the next call. */
const unsigned char *spool_take_long (struct spool_reader *, size_t size);

static inline const unsigned char *
spool_take (struct spool_reader *r, size_t size)
{
    const unsigned char *at = r->at;

    if ((size_t) (r->limit - r->at) < size)
        return spool_take_long (r, size);
    r->at += size;
    return at;
}

uint64_t spool_take_long_number (struct spool_reader *);

static inline uint64_t
spool_take_number (struct spool_reader *r)
{
    if (r->at < r->limit && *r->at < 128)
        return *r->at++;
    return spool_take_long_number (r);
}

/* `size` bytes into a buffer, in place of what it held; passed over. */
bool spool_take_into (struct spool_reader *, size_t size, struct buffer *);
void spool_skip (struct spool_reader *, size_t size);

#endif
