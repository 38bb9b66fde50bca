#include "bulk/vocabulary.h"

#include "base/hash.h"

#include <stdlib.h>

enum { FIRST_ENTRIES = 1 << 14, FIRST_BYTES = 1 << 18 };

bool
vocabulary_open (struct vocabulary *v)
{
    *v = (struct vocabulary) {
        .entry      = malloc (FIRST_ENTRIES * sizeof *v->entry),
        .posting    = malloc (FIRST_ENTRIES * sizeof *v->posting),
        .slot       = calloc (2 * FIRST_ENTRIES, sizeof *v->slot),
        .word       = calloc (MET_SPAN, sizeof *v->word),
        .bytes      = malloc (FIRST_BYTES),
        .entry_room = FIRST_ENTRIES,
        .slot_mask  = 2 * FIRST_ENTRIES - 1,
        .bytes_room = FIRST_BYTES,
    };
    return v->entry && v->posting && v->slot && v->word && v->bytes;
}

void
vocabulary_free (struct vocabulary *v)
{
    free (v->entry);
    free (v->posting);
    free (v->slot);
    free (v->word);
    free (v->bytes);
    *v = (struct vocabulary) { 0 };
}

void
vocabulary_clear (struct vocabulary *v)
{
    memset (v->slot, 0, ((size_t) v->slot_mask + 1) * sizeof *v->slot);
    memset (v->word, 0, MET_SPAN * sizeof *v->word);
    v->count = 0;
    v->used  = 0;
}

size_t
vocabulary_memory (const struct vocabulary *v)
{
    return (size_t) v->count * (sizeof *v->entry + sizeof *v->posting) + v->used
           + ((size_t) v->slot_mask + 1) * sizeof *v->slot;
}

/* Twice the entries, four slots for each before, two after. */
static bool
grow_entries (struct vocabulary *v)
{
    size_t                   room  = 2 * (size_t) v->entry_room;
    struct vocabulary_entry *entry = realloc (v->entry, room * sizeof *entry);
    uint32_t                *slot, *posting;

    if (entry == NULL)
        return false;
    v->entry = entry;
    posting  = realloc (v->posting, room * sizeof *posting);
    if (posting == NULL)
        return false;
    v->posting = posting;
    slot       = calloc (2 * room, sizeof *slot);
    if (slot == NULL)
        return false;
    v->entry_room = (uint32_t) room;
    v->slot_mask  = (uint32_t) (2 * room - 1);
    for (uint32_t i = 0; i < v->count; i++) {
        uint32_t at = entry[i].hash & v->slot_mask;

        while (slot[at] != 0)
            at = (at + 1) & v->slot_mask;
        slot[at] = i + 1;
    }
    free (v->slot);
    v->slot = slot;
    return true;
}

static bool
grow_bytes (struct vocabulary *v, size_t more)
{
    size_t room = v->bytes_room;
    char  *bytes;

    while (room - v->used < more)
        room *= 2;
    if (room > UINT32_MAX)
        return false;
    bytes = realloc (v->bytes, room);
    if (bytes == NULL)
        return false;
    v->bytes      = bytes;
    v->bytes_room = room;
    return true;
}

static int64_t
add (struct vocabulary *v, struct span term, uint32_t hash, uint32_t at)
{
    if (v->bytes_room - v->used < term.len && ! grow_bytes (v, term.len))
        return VOCABULARY_FULL;
    memcpy (v->bytes + v->used, term.at, term.len);
    v->entry[v->count] = (struct vocabulary_entry) { (uint32_t) v->used, hash, (uint16_t) term.len };
    v->posting[v->count] = 0;
    v->used += term.len;
    v->slot[at] = ++v->count;
    if (v->count == v->entry_room && ! grow_entries (v))
        return VOCABULARY_FULL;
    return v->count - 1;
}

int64_t
vocabulary_find (struct vocabulary *v, struct span term)
{
    uint32_t hash = hash_bytes (term), at = hash & v->slot_mask;

    for (; v->slot[at] != 0; at = (at + 1) & v->slot_mask) {
        const struct vocabulary_entry *entry = &v->entry[v->slot[at] - 1];

        if (entry->hash == hash && entry->size == term.len && memcmp (v->bytes + entry->at, term.at, term.len) == 0)
            return v->slot[at] - 1;
    }
    return add (v, term, hash, at);
}

/* ---- in the order of their bytes ---- */

/* A term with its first bytes as a number: most comparisons end there. */
struct sort_key {
    uint64_t head;
    uint32_t number;
};

static uint64_t
head_of (struct span term, size_t skip)
{
    uint64_t head = 0;

    for (size_t i = 0; i < 8; i++)
        head = head << 8 | (skip + i < term.len ? (unsigned char) term.at[skip + i] : 0);
    return head;
}

static int
compare (const void *a, const void *b, void *vocabulary)
{
    const struct sort_key   *x = a, *y = b;
    const struct vocabulary *v = vocabulary;

    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    return span_compare (vocabulary_term (v, x->number), vocabulary_term (v, y->number));
}

enum { BUCKETS = 1 << 16 };

/* Which bucket a term belongs to, by what stands behind its prefix letters:
 * most terms begin with one of two bytes, so the first two would tell little. */
static uint32_t
bucket_of (struct span term)
{
    uint32_t first = term.len ? (unsigned char) term.at[0] : 0;
    uint32_t next  = term.len > 1 ? (unsigned char) term.at[1] : 0;

    return first << 8 | next;
}

bool
vocabulary_sort (const struct vocabulary *v, uint32_t *order, uint32_t *rank)
{
    struct sort_key *keys  = malloc (((size_t) v->count + 1) * sizeof *keys);
    uint32_t        *begin = calloc (BUCKETS + 1, sizeof *begin);
    bool             ok    = keys != NULL && begin != NULL;

    for (uint32_t i = 0; ok && i < v->count; i++)
        begin[bucket_of (vocabulary_term (v, i)) + 1]++;
    for (uint32_t b = 0; ok && b < BUCKETS; b++)
        begin[b + 1] += begin[b];
    for (uint32_t i = 0; ok && i < v->count; i++) {
        struct span term = vocabulary_term (v, i);

        keys[begin[bucket_of (term)]++] = (struct sort_key) { head_of (term, 2), i };
    }
    for (uint32_t b = 0; ok && b < BUCKETS; b++) {
        uint32_t first = b ? begin[b - 1] : 0;

        if (begin[b] - first > 1)
            qsort_r (keys + first, begin[b] - first, sizeof *keys, compare, (void *) (uintptr_t) v);
    }
    for (uint32_t i = 0; ok && i < v->count; i++) {
        order[i]              = keys[i].number;
        rank[keys[i].number] = i;
    }
    free (keys);
    free (begin);
    return ok;
}
