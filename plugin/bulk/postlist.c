/* The postlist table, in the order of its keys: metadata, statistics of values,
 * values, lengths of documents, postings. */
#include "bulk/facts.h"
#include "bulk/merge.h"

#include <stdlib.h>

enum { SLOTS_MAX = 8 };
enum { KEY_ROOM = 2 * 256 + 2 * GLASS_NUMBER_MAX };

_Static_assert ((int) COMPOSED_VALUES <= (int) SLOTS_MAX, "each value of a document has a slot");

/* A value slot of the collection. */
struct slot {
    uint32_t              number, documents;
    struct composed_value least, most;
    unsigned char         key[GLASS_NUMBER_MAX]; /* packed last: the statistics' order */
};

struct postlist {
    const struct material *from;
    struct table          *table;
    struct slot            slot[SLOTS_MAX];
    size_t                 slots;
    struct totals         *totals;
};

static struct span
bytes_between (const unsigned char *at, const unsigned char *end)
{
    return (struct span) { (const char *) at, (size_t) (end - at) };
}

/* ---- what documents have ---- */

static int
compare_values (const struct composed_value *a, const struct composed_value *b)
{
    return span_compare ((struct span) { a->bytes, a->size }, (struct span) { b->bytes, b->size });
}

static bool
count_value (struct postlist *p, const struct composed_value *value)
{
    size_t i = 0;

    while (i < p->slots && p->slot[i].number != value->slot)
        i++;
    if (i == SLOTS_MAX)
        return false;
    if (i == p->slots)
        p->slot[p->slots++] = (struct slot) { .number = value->slot, .least = *value, .most = *value };

    struct slot *slot = &p->slot[i];

    slot->documents++;
    if (compare_values (value, &slot->least) < 0)
        slot->least = *value;
    if (compare_values (value, &slot->most) > 0)
        slot->most = *value;
    return true;
}

static void
count_document (struct totals *t, const struct fact *fact)
{
    t->documents++;
    t->length += fact->length;
    if (fact->length != 0 && (t->length_least == 0 || fact->length < t->length_least))
        t->length_least = fact->length;
    if (fact->length > t->length_most)
        t->length_most = fact->length;
    if (fact->wdf_most > t->wdf_most)
        t->wdf_most = fact->wdf_most;
}

static xarab_status
count_documents (struct postlist *p, xarab_error *error)
{
    struct facts facts;
    struct fact  fact;
    bool         ok = true;
    xarab_status status;

    facts_open (p->from, &facts);
    while (ok && facts_next (&facts, &fact)) {
        count_document (p->totals, &fact);
        for (size_t i = 0; ok && i < fact.values; i++)
            ok = count_value (p, &fact.value[i]);
    }
    status = facts_close (&facts, error);
    return ok ? status : fail (error, XARAB_MISUSED, "documents have values in more than %d slots", SLOTS_MAX);
}

/* ---- metadata and values ---- */

static bool
add_metadata (struct postlist *p)
{
    bool ok = true;

    for (size_t i = 0; ok && i < METADATA_ROWS; i++) {
        const struct metadata *row  = &p->from->metadata[i];
        size_t                 size = strlen (row->key);
        unsigned char          key[GLASS_KEY_MAX] = "\0\xc0";

        if (size > sizeof key - 2)
            return false;
        memcpy (key + 2, row->key, size);
        if (row->value.len > 0) /* Xapian keeps no empty ones */
            ok = table_add (p->table, bytes_between (key, key + 2 + size), row->value, false);
    }
    return ok;
}

static int
by_last (const void *a, const void *b)
{
    return memcmp (((const struct slot *) a)->key, ((const struct slot *) b)->key, sizeof ((struct slot *) 0)->key);
}

static int
by_number (const void *a, const void *b)
{
    unsigned char x[GLASS_NUMBER_MAX] = { 0 }, y[GLASS_NUMBER_MAX] = { 0 };

    pack_number (x, ((const struct slot *) a)->number);
    pack_number (y, ((const struct slot *) b)->number);
    return memcmp (x, y, sizeof x);
}

static bool
add_statistics (struct postlist *p)
{
    bool ok = true;

    for (size_t i = 0; i < p->slots; i++)
        pack_last (p->slot[i].key, p->slot[i].number);
    qsort (p->slot, p->slots, sizeof *p->slot, by_last);
    for (size_t i = 0; ok && i < p->slots; i++) {
        const struct slot *s = &p->slot[i];
        unsigned char      key[2 + GLASS_NUMBER_MAX] = "\0\xd0", tag[2 * GLASS_NUMBER_MAX + 2 * sizeof s->least.bytes];
        unsigned char     *key_end = pack_last (key + 2, s->number), *to = pack_number (tag, s->documents);

        to = pack_number (to, s->least.size);
        memcpy (to, s->least.bytes, s->least.size);
        to += s->least.size;
        if (compare_values (&s->least, &s->most) != 0) {
            memcpy (to, s->most.bytes, s->most.size);
            to += s->most.size;
        }
        ok = table_add (p->table, bytes_between (key, key_end), bytes_between (tag, to), false);
    }
    return ok;
}

/* A chunk of values, written once it is long enough. */
struct value_chunk {
    uint32_t      first, last;
    size_t        size;
    unsigned char bytes[GLASS_CHUNK + 2 * GLASS_NUMBER_MAX + sizeof ((struct composed_value *) 0)->bytes];
};

static bool
end_value_chunk (struct postlist *p, const struct slot *slot, struct value_chunk *chunk)
{
    unsigned char key[2 + 2 * GLASS_NUMBER_MAX] = "\0\xd8";
    unsigned char *end = pack_sorted (pack_number (key + 2, slot->number), chunk->first);
    struct span    tag = { (const char *) chunk->bytes, chunk->size };

    chunk->size = 0;
    return tag.len == 0 || table_add (p->table, bytes_between (key, end), tag, false);
}

static bool
add_value (struct postlist *p, const struct slot *slot, struct value_chunk *chunk, uint32_t id,
           const struct composed_value *value)
{
    unsigned char *to = chunk->bytes + chunk->size;

    if (chunk->size == 0)
        chunk->first = id;
    else
        to = pack_number (to, id - chunk->last - 1);
    to = pack_number (to, value->size);
    memcpy (to, value->bytes, value->size);
    chunk->size = (size_t) (to + value->size - chunk->bytes);
    chunk->last = id;
    return chunk->size < GLASS_CHUNK || end_value_chunk (p, slot, chunk);
}

static xarab_status
add_values (struct postlist *p, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    qsort (p->slot, p->slots, sizeof *p->slot, by_number);
    for (size_t s = 0; status == XARAB_OK && s < p->slots; s++) {
        struct value_chunk chunk = { .size = 0 };
        struct facts       facts;
        struct fact        fact;
        bool               ok = true;

        facts_open (p->from, &facts);
        while (ok && facts_next (&facts, &fact))
            for (size_t i = 0; ok && i < fact.values; i++)
                if (fact.value[i].slot == p->slot[s].number)
                    ok = add_value (p, &p->slot[s], &chunk, fact.id, &fact.value[i]);
        if (ok)
            end_value_chunk (p, &p->slot[s], &chunk);
        status = facts_close (&facts, error);
    }
    return status;
}

/* ---- lists of documents ---- */

struct chunk {
    size_t   begin;
    uint32_t first, last;
};

/* A list whose first chunk tells how long the whole is: kept until then. */
struct list {
    struct buffer bytes, chunks; /* struct chunk */
    uint32_t      documents;
    uint64_t      wdf;
};

static struct chunk *
last_chunk (const struct list *list)
{
    return (struct chunk *) (void *) (list->chunks.at + list->chunks.len) - 1;
}

static void
begin_list (struct list *list)
{
    list->bytes.len = list->chunks.len = 0;
    list->documents = 0;
    list->wdf       = 0;
}

static bool
add_document (struct list *list, uint32_t id, uint32_t wdf)
{
    bool           begins = list->documents == 0 || list->bytes.len - last_chunk (list)->begin >= GLASS_CHUNK;
    unsigned char *to;

    if (! buffer_reserve (&list->bytes, 2 * GLASS_NUMBER_MAX))
        return false;
    to = (unsigned char *) list->bytes.at + list->bytes.len;
    if (begins) {
        struct chunk chunk = { list->bytes.len, id, id };

        if (! buffer_add (&list->chunks, (struct span) { (const char *) &chunk, sizeof chunk }))
            return false;
    } else {
        to = pack_number (to, id - last_chunk (list)->last - 1);
    }
    last_chunk (list)->last = id;
    list->bytes.len         = (size_t) (pack_number (to, wdf) - (unsigned char *) list->bytes.at);
    list->documents++;
    list->wdf += wdf;
    return true;
}

/* Chunk `i` under its key: `key` … `end`, and for later ones the first id. */
static bool
write_chunk (struct table *table, const struct list *list, size_t i, bool told, unsigned char *key,
             unsigned char *end, struct buffer *tag)
{
    const struct chunk *chunk = (const struct chunk *) (const void *) list->chunks.at + i;
    size_t              limit = chunk == last_chunk (list) ? list->bytes.len : chunk[1].begin;
    unsigned char       head[4 * GLASS_NUMBER_MAX], *to = head;

    if (i == 0) {
        to = pack_number (to, told ? list->documents : 0);
        to = pack_number (to, told ? list->wdf : 0);
        to = pack_number (to, chunk->first - 1);
    } else {
        end = pack_sorted (end, chunk->first);
    }
    *to++    = chunk == last_chunk (list) ? '1' : '0';
    to       = pack_number (to, chunk->last - chunk->first);
    tag->len = 0;
    return buffer_add (tag, bytes_between (head, to))
           && buffer_add (tag, (struct span) { list->bytes.at + chunk->begin, limit - chunk->begin })
           && table_add (table, bytes_between (key, end), buffer_span (tag), false);
}

static xarab_status
add_lengths (struct postlist *p, xarab_error *error)
{
    unsigned char key[2 + GLASS_NUMBER_MAX] = "\0\xe0";
    struct list   list                      = { 0 };
    struct buffer tag                       = { 0 };
    struct facts  facts;
    struct fact   fact;
    bool          ok = true;
    xarab_status  status;

    facts_open (p->from, &facts);
    while (ok && facts_next (&facts, &fact))
        ok = add_document (&list, fact.id, fact.length);
    for (size_t i = 0; ok && i < list.chunks.len / sizeof (struct chunk); i++)
        ok = write_chunk (p->table, &list, i, false, key, key + 2, &tag);
    status = facts_close (&facts, error);
    buffer_free (&list.bytes);
    buffer_free (&list.chunks);
    buffer_free (&tag);
    return ok ? status : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* ---- postings ---- */

static bool
read_list (const struct material *from, struct merge *merge, struct list *list)
{
    uint32_t number;

    begin_list (list);
    while (merge_document (merge, &number)) {
        uint32_t wdf = (uint32_t) spool_take_number (&merge->heap[0]->reader);
        uint32_t id  = survivor_id (&from->survivors, number);

        if (id != 0 && ! add_document (list, id, wdf))
            return false;
    }
    return true;
}

static bool
write_list (struct table *table, struct span term, const struct list *list, struct buffer *tag)
{
    unsigned char key[KEY_ROOM], *end = pack_term (key, term);
    size_t        chunks = list->chunks.len / sizeof (struct chunk);
    bool          ok     = chunks == 0 || write_chunk (table, list, 0, true, key, end, tag);

    *end++ = '\0';
    for (size_t i = 1; ok && i < chunks; i++)
        ok = write_chunk (table, list, i, true, key, end, tag);
    return ok;
}

static xarab_status
add_postings (struct postlist *p, xarab_error *error)
{
    struct merge  merge;
    struct list   list = { 0 };
    struct buffer tag  = { 0 };
    struct span   term;
    bool          ok     = true;
    xarab_status  status = merge_open (p->from->terms, p->from->term_runs, RUN_POSTINGS, p->from->memory, &merge, error);

    if (status != XARAB_OK)
        return status;
    while (ok && merge_term (&merge, &term))
        ok = read_list (p->from, &merge, &list) && write_list (p->table, term, &list, &tag);
    buffer_free (&list.bytes);
    buffer_free (&list.chunks);
    buffer_free (&tag);
    status = merge_close (&merge, error);
    return ok ? status : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

xarab_status
write_postlist (const struct material *from, struct table_root *root, struct totals *totals, xarab_error *error)
{
    struct postlist p      = { .from = from, .totals = totals };
    xarab_status    status = open_table (from, GLASS_POSTLIST, &p.table, error), closed;

    if (status != XARAB_OK)
        return status;
    status  = count_documents (&p, error);
    if (status == XARAB_OK && add_metadata (&p) && add_statistics (&p))
        status = add_values (&p, error);
    if (status == XARAB_OK)
        status = add_lengths (&p, error);
    if (status == XARAB_OK)
        status = add_postings (&p, error);
    closed = table_close (p.table, root, error); /* what failed there is the cause */
    return closed != XARAB_OK ? closed : status;
}
