/* Turning a batch over. Terms get their rank; postings and places go, by
 * counting, into the order of terms; postings go from there, by counting, back
 * into the order of documents, which leaves each document's terms sorted. */
#include "bulk/collected.h"

#include "bulk/glass.h"
#include "bulk/positions.h"

#include <stdlib.h>

struct turned {
    uint32_t       *order, *rank; /* of terms */
    uint32_t       *term_begin;   /* rank → its bytes, one more than there are */
    char           *bytes;        /* of the terms in their order, 8 more behind them */
    uint32_t       *posting_begin, *place_begin; /* rank → its first */
    struct posting *posting;      /* in the order of terms: of = document */
    struct place   *place;
    uint32_t        terms;
};

static struct span
term_of (const struct turned *t, uint32_t rank)
{
    return (struct span) { t->bytes + t->term_begin[rank], t->term_begin[rank + 1] - t->term_begin[rank] };
}

/* A term will be asked for soon: memory is asked where its bytes begin, and a
 * few terms later for the bytes. */
static void
expect_terms (const struct turned *t, const struct posting *at, const struct posting *end)
{
    enum { SOON = 6, LATER = 16 };

    if (end - at > LATER) {
        __builtin_prefetch (&t->term_begin[at[LATER].of]);
        __builtin_prefetch (t->bytes + t->term_begin[at[SOON].of]);
    }
}

static void
turned_free (struct turned *t)
{
    free (t->order);
    free (t->rank);
    free (t->term_begin);
    free (t->bytes);
    free (t->posting_begin);
    free (t->place_begin);
    free (t->posting);
    free (t->place);
}

/* ---- counting ---- */

/* The terms' bytes in their order. */
static bool
sort_terms (const struct collected *c, struct turned *t)
{
    size_t count = (size_t) c->vocabulary.count + 1, at = 0;

    t->terms      = c->vocabulary.count;
    t->order      = malloc (count * sizeof *t->order);
    t->rank       = malloc (count * sizeof *t->rank);
    t->term_begin = malloc (count * sizeof *t->term_begin);
    t->bytes      = malloc (c->vocabulary.used + 8);
    if (! t->order || ! t->rank || ! t->term_begin || ! t->bytes)
        return false;
    if (! vocabulary_sort (&c->vocabulary, t->order, t->rank))
        return false;
    for (uint32_t r = 0; r < t->terms; r++) {
        struct span term = vocabulary_term (&c->vocabulary, t->order[r]);

        t->term_begin[r] = (uint32_t) at;
        memcpy (t->bytes + at, term.at, term.len);
        at += term.len;
    }
    t->term_begin[t->terms] = (uint32_t) at;
    memset (t->bytes + at, 0, 8);
    return true;
}

/* Counts at [i + 1] become beginnings at [i]. */
static void
add_up (uint32_t *count, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++)
        count[i + 1] += count[i];
}

static bool
turn_postings (const struct collected *c, struct turned *t)
{
    uint32_t *begin = t->posting_begin = calloc ((size_t) t->terms + 2, sizeof *begin);

    t->posting = malloc (((size_t) c->postings + 1) * sizeof *t->posting);
    if (begin == NULL || t->posting == NULL)
        return false;
    begin++; /* so that filling leaves each beginning where it was */
    for (uint32_t i = 0; i < c->postings; i++)
        begin[t->rank[c->posting[i].of] + 1]++;
    add_up (begin, t->terms);
    for (uint32_t d = 0; d < c->documents; d++)
        for (uint32_t i = c->document[d].posting; i < c->document[d + 1].posting; i++)
            t->posting[begin[t->rank[c->posting[i].of]]++] = (struct posting) { d, c->posting[i].wdf };
    return true;
}

static bool
turn_places (const struct collected *c, struct turned *t)
{
    uint32_t *begin = t->place_begin = calloc ((size_t) t->terms + 2, sizeof *begin);

    t->place = malloc (((size_t) c->places + 1) * sizeof *t->place);
    if (begin == NULL || t->place == NULL)
        return false;
    begin++;
    for (uint32_t i = 0; i < c->places; i++)
        begin[t->rank[c->place[i].of] + 1]++;
    add_up (begin, t->terms);
    for (uint32_t d = 0; d < c->documents; d++)
        for (uint32_t i = c->document[d].place; i < c->document[d + 1].place; i++)
            t->place[begin[t->rank[c->place[i].of]]++] = (struct place) { d, c->place[i].position };
    return true;
}

/* Back into the documents' order; the postings as they were met are used up. */
static bool
turn_back (struct collected *c, const struct turned *t)
{
    uint32_t *next = malloc (((size_t) c->documents + 1) * sizeof *next);

    if (next == NULL)
        return false;
    for (uint32_t d = 0; d < c->documents; d++)
        next[d] = c->document[d].posting;
    for (uint32_t r = 0; r < t->terms; r++)
        for (uint32_t i = t->posting_begin[r]; i < t->posting_begin[r + 1]; i++)
            c->posting[next[t->posting[i].of]++] = (struct posting) { r, t->posting[i].wdf };
    free (next);
    return true;
}

/* ---- term lists ---- */

/* Which byte in memory is the first that is not 0. */
static inline size_t
first_byte (uint64_t difference)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t) __builtin_ctzll (difference) / 8;
#else
    return (size_t) __builtin_clzll (difference) / 8;
#endif
}

/* How many bytes both begin with; behind either, 8 bytes may be read. */
static size_t
in_common (struct span a, struct span b)
{
    size_t least = a.len < b.len ? a.len : b.len, same = 0;

    for (; same < least; same += 8) {
        uint64_t x, y;

        memcpy (&x, a.at + same, 8);
        memcpy (&y, b.at + same, 8);
        if (x != y) {
            same += first_byte (x ^ y);
            break;
        }
    }
    return same < least ? same : least;
}

/* One term behind the one before: glass_termlisttable.cc, set_termlist. */
static unsigned char *
pack_entry (unsigned char *to, struct span before, struct span term, uint32_t wdf)
{
    size_t same   = in_common (before, term);
    size_t packed = wdf < 127 ? (wdf + 1) * (before.len + 1) + same : 0;
    bool   one    = packed > 0 && packed < 256;

    *to++ = (unsigned char) (one ? packed : same);
    *to++ = (unsigned char) (term.len - same);
    memcpy (to, term.at + same, term.len - same);
    to += term.len - same;
    return one ? to : pack_number (to, wdf);
}

enum { ENTRY_ROOM = 2 + 255 + GLASS_NUMBER_MAX };

static bool
pack_list (const struct collected *c, const struct turned *t, uint32_t d, struct buffer *tag)
{
    const struct posting *at = c->posting + c->document[d].posting, *end = c->posting + c->document[d + 1].posting;
    struct span           before = { NULL, 0 };

    tag->len = 0;
    if (at == end)
        return true;
    if (! buffer_reserve (tag, 2 * GLASS_NUMBER_MAX + (size_t) (end - at) * 16 + ENTRY_ROOM))
        return false;

    unsigned char *to = pack_number ((unsigned char *) tag->at, c->document[d].length);

    to = pack_number (to, (uint64_t) (end - at));
    for (const struct posting *p = at; p < end; p++) {
        struct span term = term_of (t, p->of);

        expect_terms (t, p, end);
        tag->len = (size_t) (to - (unsigned char *) tag->at);
        if (tag->room - tag->len < ENTRY_ROOM && ! buffer_reserve (tag, tag->len + ENTRY_ROOM))
            return false;
        to = (unsigned char *) tag->at + tag->len;
        if (p == at) {
            *to++ = (unsigned char) term.len;
            memcpy (to, term.at, term.len);
            to = pack_number (to + term.len, p->wdf);
        } else {
            to = pack_entry (to, before, term, p->wdf);
        }
        before = term;
    }
    tag->len = (size_t) (to - (unsigned char *) tag->at);
    return true;
}

static bool
write_lists (const struct collected *c, const struct turned *t, struct compressor *compressor,
             struct spool_writer *writer)
{
    struct buffer tag = { 0 };
    bool          ok  = true;

    for (uint32_t d = 0; ok && d < c->documents; d++) {
        bool        compressed;
        struct span small;

        ok = pack_list (c, t, d, &tag);
        if (! ok)
            break;
        small = compress_tag (compressor, buffer_span (&tag), &compressed);
        ok    = small.at != NULL || tag.len == 0;
        spool_put_number (writer, (uint64_t) small.len << 1 | compressed);
        spool_put (writer, small.at, small.len);
    }
    buffer_free (&tag);
    return ok;
}

/* ---- postings and places ---- */

/* The beginning of a term's entry: the term itself and how many documents. */
static void
write_term (struct spool_writer *writer, const struct turned *t, uint32_t rank, struct span *before, uint32_t documents)
{
    struct span term = term_of (t, rank);
    size_t      same = before->len ? in_common (*before, term) : 0;

    spool_put_number (writer, same);
    spool_put_number (writer, term.len - same);
    spool_put (writer, term.at + same, term.len - same);
    spool_put_number (writer, documents);
    *before = term;
}

static int
by_rank (const void *a, const void *b)
{
    uint64_t x, y;

    memcpy (&x, a, sizeof x);
    memcpy (&y, b, sizeof y);
    return (x > y) - (x < y);
}

/* Each document under its id, by the ids' ranks. */
static bool
write_ids (const struct collected *c, const struct turned *t, struct spool_writer *writer)
{
    uint64_t   *id     = malloc (((size_t) c->documents + 1) * sizeof *id); /* rank, document */
    struct span before = { NULL, 0 };

    if (id == NULL)
        return false;
    for (uint32_t d = 0; d < c->documents; d++)
        id[d] = (uint64_t) t->rank[c->document[d].id] << 32 | d;
    qsort (id, c->documents, sizeof *id, by_rank);
    for (uint32_t i = 0, next; i < c->documents; i = next) {
        uint32_t rank = (uint32_t) (id[i] >> 32), last = 0;

        for (next = i + 1; next < c->documents && id[next] >> 32 == rank;)
            next++;
        write_term (writer, t, rank, &before, next - i);
        for (uint32_t j = i; j < next; j++) {
            uint32_t number = c->first + (uint32_t) id[j];

            spool_put_number (writer, number - last);
            spool_put_number (writer, 0);
            last = number;
        }
    }
    free (id);
    return true;
}

static void
write_postings (const struct collected *c, const struct turned *t, struct spool_writer *writer)
{
    struct span before = { NULL, 0 };

    for (uint32_t r = 0; r < t->terms; r++) {
        const struct posting *at   = t->posting + t->posting_begin[r], *end = t->posting + t->posting_begin[r + 1];
        uint32_t              last = 0;

        write_term (writer, t, r, &before, (uint32_t) (end - at));
        for (; at < end; at++) {
            unsigned char *to     = spool_room (writer, 2 * GLASS_NUMBER_MAX);
            uint32_t       number = c->first + at->of;

            to   = pack_number (to, number - last);
            to   = pack_number (to, at->wdf);
            last = number;
            spool_wrote (writer, to);
        }
    }
}

/* Positions come in order but for hosts' odd texts, and may come twice. */
static uint32_t
sort_positions (uint32_t *position, uint32_t count)
{
    uint32_t kept = 0;

    for (uint32_t i = 1; i < count; i++) {
        uint32_t moved = position[i], j = i;

        for (; j > 0 && position[j - 1] > moved; j--)
            position[j] = position[j - 1];
        position[j] = moved;
    }
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || position[i] != position[kept - 1])
            position[kept++] = position[i];
    return kept;
}

/* One document of a term: places at…end. */
static bool
write_places_of (struct spool_writer *writer, const struct place *at, const struct place *end, uint32_t gap,
                 struct buffer *scratch)
{
    uint32_t count = (uint32_t) (end - at);

    scratch->len = 0;
    if (! buffer_reserve (scratch, count * sizeof (uint32_t) + positions_room (count)))
        return false;

    uint32_t      *position = (uint32_t *) (void *) scratch->at;
    unsigned char *packed   = (unsigned char *) scratch->at + count * sizeof (uint32_t), *packed_end;

    for (uint32_t i = 0; i < count; i++)
        position[i] = at[i].position;
    packed_end = positions_pack (packed, position, count > 1 ? sort_positions (position, count) : 1);
    spool_put_number (writer, gap);
    spool_put_number (writer, (uint64_t) (packed_end - packed));
    spool_put (writer, packed, (size_t) (packed_end - packed));
    return true;
}

static uint32_t
count_documents (const struct place *at, const struct place *end)
{
    uint32_t count = 0;

    for (const struct place *p = at; p < end; p++)
        count += p == at || p->of != p[-1].of;
    return count;
}

static bool
write_places (const struct collected *c, const struct turned *t, struct spool_writer *writer)
{
    struct span   before  = { NULL, 0 };
    struct buffer scratch = { 0 };
    bool          ok      = true;

    for (uint32_t r = 0; ok && r < t->terms; r++) {
        const struct place *at   = t->place + t->place_begin[r], *end = t->place + t->place_begin[r + 1];
        uint32_t            last = 0;

        if (at == end)
            continue;
        write_term (writer, t, r, &before, count_documents (at, end));
        while (ok && at < end) {
            const struct place *next   = at + 1;
            uint32_t            number = c->first + at->of;

            while (next < end && next->of == at->of)
                next++;
            ok   = write_places_of (writer, at, next, number - last, &scratch);
            last = number;
            at   = next;
        }
    }
    buffer_free (&scratch);
    return ok;
}

xarab_status
collected_write (struct collected *c, struct compressor *compressor, struct spool_writer *writer, struct run *run)
{
    struct turned t  = { 0 };
    bool          ok = sort_terms (c, &t) && turn_postings (c, &t) && turn_back (c, &t);

    if (ok) {
        run->part[RUN_LISTS] = spool_offset (writer);
        ok                   = write_lists (c, &t, compressor, writer);
    }
    if (ok) {
        run->part[RUN_IDS] = spool_offset (writer);
        ok                 = write_ids (c, &t, writer);
    }
    if (ok) {
        run->part[RUN_POSTINGS] = spool_offset (writer);
        write_postings (c, &t, writer);
        free (t.posting);
        t.posting = NULL;
        ok        = turn_places (c, &t);
    }
    if (ok) {
        run->part[RUN_PLACES] = spool_offset (writer);
        ok                    = write_places (c, &t, writer);
        run->part[RUN_PARTS]  = spool_offset (writer);
    }
    turned_free (&t);
    return ok ? XARAB_OK : XARAB_NO_MEMORY;
}
