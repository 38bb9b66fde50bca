/* The block: a header, `slots` pairs (hash, offset of the entry + 1), then the
 * entries. A slot is found by hash & (slots - 1), going on to the next while
 * taken; at most half of the slots are taken. Numbers are in the machine's
 * order: the magic number reads differently on the other kind of machine, so a
 * carried-over file is refused and compiled anew. */
#include "base/lexicon.h"

#include "base/hash.h"

enum { MAGIC = 0x58414c31 }; /* XAL1 */

struct header {
    uint32_t magic, count, slots, entries_size;
};

struct slot {
    uint32_t hash, place; /* place 0: free */
};

struct entry {
    uint32_t value;
    uint16_t key_size, payload_size;
};

static const struct header *
head_of (struct lexicon lexicon)
{
    return lexicon.at;
}

static const struct slot *
slots_of (struct lexicon lexicon)
{
    return (const void *) ((const char *) lexicon.at + sizeof (struct header));
}

static const char *
entries_of (struct lexicon lexicon)
{
    return (const char *) (slots_of (lexicon) + head_of (lexicon)->slots);
}

static size_t
entry_size (const struct entry *e)
{
    return (sizeof *e + e->key_size + e->payload_size + 3) & ~(size_t) 3;
}

static struct lexicon_entry
read_entry (const char *at)
{
    const struct entry *e   = (const void *) at;
    const char         *key = at + sizeof *e;

    return (struct lexicon_entry) { { key, e->key_size }, { key + e->key_size, e->payload_size }, e->value };
}

/* Every entry lies inside the block and every slot names the start of one. */
static bool
entries_sound (struct lexicon lexicon)
{
    const struct header *h    = head_of (lexicon);
    const char          *base = entries_of (lexicon);
    uint32_t             seen = 0;

    for (size_t at = 0; at < h->entries_size; seen++) {
        if (h->entries_size - at < sizeof (struct entry))
            return false;
        size_t size = entry_size ((const void *) (base + at));
        if (size > h->entries_size - at)
            return false;
        at += size;
    }
    return seen == h->count;
}

static bool
slots_sound (struct lexicon lexicon)
{
    const struct header *h    = head_of (lexicon);
    const struct slot   *slot = slots_of (lexicon);
    uint32_t             used = 0;

    for (uint32_t i = 0; i < h->slots; i++) {
        if (slot[i].place == 0)
            continue;
        size_t at = slot[i].place - 1;
        if (at % 4 != 0 || at >= h->entries_size || h->entries_size - at < sizeof (struct entry)
            || entry_size ((const void *) (entries_of (lexicon) + at)) > h->entries_size - at)
            return false;
        used++;
    }
    return used == h->count && used < h->slots;
}

bool
lexicon_check (struct lexicon lexicon)
{
    if (lexicon.size == 0)
        return true;
    if (lexicon.size < sizeof (struct header) || (uintptr_t) lexicon.at % 4 != 0)
        return false;

    const struct header *h = head_of (lexicon);

    if (h->magic != MAGIC || h->slots == 0 || (h->slots & (h->slots - 1)) != 0)
        return false;
    if ((uint64_t) sizeof *h + (uint64_t) h->slots * sizeof (struct slot) + h->entries_size != lexicon.size)
        return false;
    return entries_sound (lexicon) && slots_sound (lexicon);
}

bool
lexicon_find_nth (struct lexicon lexicon, struct span key, uint32_t hash, unsigned nth, struct lexicon_entry *entry)
{
    if (lexicon.size == 0)
        return false;

    const struct slot *slots = slots_of (lexicon);
    const char        *base  = entries_of (lexicon);
    uint32_t           mask  = head_of (lexicon)->slots - 1;

    for (uint32_t i = hash & mask; slots[i].place != 0; i = (i + 1) & mask) {
        if (slots[i].hash != hash)
            continue;
        struct lexicon_entry found = read_entry (base + slots[i].place - 1);
        if (span_equal (found.key, key) && nth-- == 0) {
            *entry = found;
            return true;
        }
    }
    return false;
}

bool
lexicon_find (struct lexicon lexicon, struct span key, uint32_t hash, struct lexicon_entry *entry)
{
    return lexicon_find_nth (lexicon, key, hash, 0, entry);
}

bool
lexicon_look (struct lexicon lexicon, struct span key, struct lexicon_entry *entry)
{
    return lexicon_find (lexicon, key, hash_bytes (key), entry);
}

uint32_t
lexicon_count (struct lexicon lexicon)
{
    return lexicon.size ? head_of (lexicon)->count : 0;
}

bool
lexicon_each (struct lexicon lexicon, size_t *cursor, struct lexicon_entry *entry)
{
    if (lexicon.size == 0 || *cursor >= head_of (lexicon)->entries_size)
        return false;

    const char *at = entries_of (lexicon) + *cursor;

    *entry = read_entry (at);
    *cursor += entry_size ((const void *) at);
    return true;
}

bool
lexicon_add (struct lexicon_builder *b, struct span key, uint32_t value, struct span payload)
{
    if (key.len > UINT16_MAX || payload.len > UINT16_MAX || b->entries.len > INT32_MAX - 140000)
        return false;

    struct entry e     = { value, (uint16_t) key.len, (uint16_t) payload.len };
    uint32_t     place = (uint32_t) b->entries.len;
    size_t       size  = entry_size (&e);

    if (! buffer_reserve (&b->entries, size) || ! buffer_reserve (&b->offsets, sizeof place))
        return false;
    buffer_add (&b->offsets, (struct span) { (const char *) &place, sizeof place });
    buffer_add (&b->entries, (struct span) { (const char *) &e, sizeof e });
    buffer_add (&b->entries, key);
    buffer_add (&b->entries, payload);
    buffer_add_zeros (&b->entries, place + size - b->entries.len);
    b->count++;
    return true;
}

/* The first of equal keys takes the earlier slot, so it is the one found. */
static void
fill_slots (const struct lexicon_builder *b, struct slot *slots, uint32_t slot_count)
{
    for (size_t i = 0; i < b->count; i++) {
        uint32_t place;

        memcpy (&place, b->offsets.at + i * sizeof place, sizeof place);
        uint32_t hash = hash_bytes (read_entry (b->entries.at + place).key);
        uint32_t at   = hash & (slot_count - 1);
        while (slots[at].place != 0)
            at = (at + 1) & (slot_count - 1);
        slots[at] = (struct slot) { hash, place + 1 };
    }
}

bool
lexicon_finish (struct lexicon_builder *b, struct buffer *block)
{
    uint32_t slot_count = 4;

    while (slot_count < 2 * b->count)
        slot_count *= 2;

    struct header h = { MAGIC, (uint32_t) b->count, slot_count, (uint32_t) b->entries.len };

    block->len = 0;
    if (! buffer_add (block, (struct span) { (const char *) &h, sizeof h })
        || ! buffer_add_zeros (block, slot_count * sizeof (struct slot))
        || ! buffer_add (block, buffer_span (&b->entries)))
        return false;
    fill_slots (b, (struct slot *) (void *) (block->at + sizeof h), slot_count);
    return true;
}

void
lexicon_builder_free (struct lexicon_builder *b)
{
    buffer_free (&b->entries);
    buffer_free (&b->offsets);
    b->count = 0;
}
