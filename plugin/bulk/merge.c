#include "bulk/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { LEAST_ROOM = 8 << 10, MOST_ROOM = 256 << 10 };

static uint64_t
head_of (const char *term, size_t size)
{
    uint64_t head = 0;

    for (size_t i = 0; i < 8; i++)
        head = head << 8 | (i < size ? (unsigned char) term[i] : 0);
    return head;
}

/* Reads the beginning of the next term; false at the end of the part. */
static bool
read_term (struct merge_source *s)
{
    const unsigned char *bytes;
    uint64_t             same, more;

    if (spool_ended (&s->reader))
        return false;
    same  = spool_take_number (&s->reader);
    more  = spool_take_number (&s->reader);
    bytes = same <= s->size && same + more < sizeof s->term ? spool_take (&s->reader, more) : NULL;
    if (bytes == NULL) {
        s->reader.error = s->reader.error ? s->reader.error : EIO;
        return false;
    }
    memcpy (s->term + same, bytes, more);
    s->size   = (uint16_t) (same + more);
    s->head   = head_of (s->term, s->size);
    s->left   = (uint32_t) spool_take_number (&s->reader);
    s->number = 0;
    return s->reader.error == 0;
}

/* ---- the heap ---- */

static bool
before (const struct merge_source *a, const struct merge_source *b)
{
    int order;

    if (a->head != b->head)
        return a->head < b->head;
    order = span_compare ((struct span) { a->term, a->size }, (struct span) { b->term, b->size });
    return order != 0 ? order < 0 : a < b;
}

static void
sift_down (struct merge *m, size_t at)
{
    struct merge_source *moved = m->heap[at];

    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= m->in_heap)
            break;
        if (child + 1 < m->in_heap && before (m->heap[child + 1], m->heap[child]))
            child++;
        if (! before (m->heap[child], moved))
            break;
        m->heap[at] = m->heap[child];
        at          = child;
    }
    m->heap[at] = moved;
}

/* The first source goes on to its next term. */
static void
advance (struct merge *m)
{
    struct merge_source *s = m->heap[0];

    if (! read_term (s)) {
        if (s->reader.error != 0 && m->error == 0)
            m->error = s->reader.error;
        m->heap[0] = m->heap[--m->in_heap];
    }
    if (m->error != 0)
        m->in_heap = 0;
    else if (m->in_heap > 0)
        sift_down (m, 0);
}

static bool
at_term (const struct merge *m)
{
    return m->in_heap > 0 && m->term.at != NULL && m->heap[0]->size == m->term.len
           && memcmp (m->heap[0]->term, m->term.at, m->term.len) == 0;
}

bool
merge_more (struct merge *m)
{
    advance (m);
    if (at_term (m))
        return true;
    m->term.at = NULL;
    return false;
}

/* ---- reading ---- */

static xarab_status
open_source (struct merge *m, const struct run *run, enum run_part part, size_t room, xarab_error *error)
{
    struct merge_source *s  = &m->source[m->sources];
    int                  fd = run_open (run);

    if (fd < 0)
        return fail (error, XARAB_IO, "%s: %s", run->path, strerror (errno));
    m->sources++;
    if (! run_reader (run, fd, part, room, &s->reader))
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (read_term (s))
        m->heap[m->in_heap++] = s;
    else if (s->reader.error != 0)
        return fail (error, XARAB_IO, "%s: %s", run->path, strerror (s->reader.error));
    return XARAB_OK;
}

xarab_status
merge_open (const struct run *runs, size_t count, enum run_part part, size_t memory, struct merge *m,
            xarab_error *error)
{
    size_t       room   = count ? memory / count : 0;
    xarab_status status = XARAB_OK;

    room = room < LEAST_ROOM ? LEAST_ROOM : room > MOST_ROOM ? MOST_ROOM : room;
    *m   = (struct merge) { .source = calloc (count + 1, sizeof *m->source),
                            .heap   = malloc ((count + 1) * sizeof *m->heap) };
    if (m->source == NULL || m->heap == NULL)
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    for (size_t i = 0; status == XARAB_OK && i < count; i++)
        status = open_source (m, &runs[i], part, room, error);
    if (status != XARAB_OK) {
        merge_close (m, NULL);
        return status;
    }
    for (size_t i = m->in_heap / 2; i > 0; i--)
        sift_down (m, i - 1);
    return XARAB_OK;
}

bool
merge_term (struct merge *m, struct span *term)
{
    if (m->in_heap == 0)
        return false;
    memcpy (m->bytes, m->heap[0]->term, m->heap[0]->size);
    *term = m->term = (struct span) { m->bytes, m->heap[0]->size };
    return true;
}

xarab_status
merge_close (struct merge *m, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    for (size_t i = 0; i < m->sources; i++) {
        if (m->source[i].reader.error != 0 && m->error == 0)
            m->error = m->source[i].reader.error;
        close (m->source[i].reader.fd);
        spool_reader_free (&m->source[i].reader);
    }
    if (m->error != 0)
        status = fail (error, XARAB_IO, "a run could not be read: %s", strerror (m->error));
    free (m->source);
    free (m->heap);
    *m = (struct merge) { 0 };
    return status;
}
