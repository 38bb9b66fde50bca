#include "tool/tally.h"

#include "base/hash.h"

#include <stdlib.h>

enum { BLOCK_BYTES = 1 << 16, FIRST_SLOTS = 1 << 12 };

struct block {
    struct block *next;
    size_t        used, room;
    char          bytes[];
};

static struct span
keep (struct tally *tally, struct span text)
{
    struct block *block = tally->blocks;

    if (block == NULL || block->room - block->used < text.len) {
        size_t room = text.len > BLOCK_BYTES ? text.len : BLOCK_BYTES;
        block       = malloc (sizeof *block + room);
        if (block == NULL)
            return (struct span) { NULL, 0 };
        *block        = (struct block) { tally->blocks, 0, room };
        tally->blocks = block;
    }
    char *at = block->bytes + block->used;
    if (text.len > 0)
        memcpy (at, text.at, text.len);
    block->used += text.len;
    return (struct span) { at, text.len };
}

/* The slot of the term, or the free one it would take. */
static uint32_t *
slot_of (const struct tally *tally, struct span text)
{
    size_t at = hash_bytes (text) & (tally->slot_count - 1);

    while (tally->slots[at] != 0 && ! span_equal (tally->at[tally->slots[at] - 1].text, text))
        at = (at + 1) & (tally->slot_count - 1);
    return &tally->slots[at];
}

static bool
grow (struct tally *tally)
{
    size_t          slot_count = tally->slot_count ? 2 * tally->slot_count : FIRST_SLOTS;
    uint32_t       *slots      = calloc (slot_count, sizeof *slots);
    struct tallied *at         = slots ? reallocarray (tally->at, slot_count / 2, sizeof *at) : NULL;

    if (at == NULL) {
        free (slots);
        return false;
    }
    free (tally->slots);
    tally->at         = at;
    tally->room       = slot_count / 2;
    tally->slots      = slots;
    tally->slot_count = slot_count;
    for (size_t i = 0; i < tally->count; i++)
        *slot_of (tally, at[i].text) = (uint32_t) i + 1;
    return true;
}

int
tally_add (void *your, const struct term *term)
{
    struct tally *tally = your;

    if (tally->count == tally->room && ! grow (tally))
        return 1;
    uint32_t *slot = slot_of (tally, term->text);
    if (*slot == 0) {
        struct tallied fresh = { keep (tally, term->text), keep (tally, term->source), 0, 0 };
        if (fresh.text.at == NULL || fresh.source.at == NULL)
            return 1;
        tally->at[tally->count] = fresh;
        *slot                   = (uint32_t) ++tally->count;
    }
    tally->at[*slot - 1].places++;
    tally->at[*slot - 1].weight += term->wdf;
    return 0;
}

const struct tallied *
tally_find (const struct tally *tally, struct span text)
{
    uint32_t found = tally->slot_count ? *slot_of (tally, text) : 0;

    return found ? &tally->at[found - 1] : NULL;
}

void
tally_free (struct tally *tally)
{
    while (tally->blocks != NULL) {
        struct block *next = tally->blocks->next;
        free (tally->blocks);
        tally->blocks = next;
    }
    free (tally->at);
    free (tally->slots);
    *tally = (struct tally) { 0 };
}
