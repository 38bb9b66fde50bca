/* lexicon.h - a word list compiled to one block of read-only memory.
 *
 * The built-in lists are such blocks in the program's read-only data; an
 * operator's list is compiled to a file of the same bytes and mapped. Opening
 * costs nothing, looking up costs one probe, and every process shares the
 * pages.
 *
 * Keys are folded words (text/fold.h); each has a 32-bit value and a payload
 * of bytes whose meaning is the list's own.
 *
 * Ownership  A lexicon borrows its block, which must stay and be 4-aligned.
 * Threads    Any number may read one lexicon.
 * Errors     lexicon_check says whether a block read from a file is sound;
 *            after that no lookup can leave the block. */
#ifndef XARAB_BASE_LEXICON_H
#define XARAB_BASE_LEXICON_H

#include "base/buffer.h"
#include "base/span.h"

#include <stdint.h>

struct lexicon {
    const void *at;
    size_t      size; /* 0: an empty lexicon, in which nothing is found */
};

struct lexicon_entry {
    struct span key, payload; /* inside the block */
    uint32_t    value;
};

/* Whether the block is a whole lexicon of this format version. */
bool lexicon_check (struct lexicon);

/* Finds `key`, whose hash_bytes() is `hash`. `entry` is untouched when absent. */
bool lexicon_find (struct lexicon, struct span key, uint32_t hash, struct lexicon_entry *entry);

/* The entry of `key` added as the `nth` of its like, from 0. */
bool lexicon_find_nth (struct lexicon, struct span key, uint32_t hash, unsigned nth, struct lexicon_entry *entry);

/* lexicon_find for a key whose hash is not at hand. */
bool lexicon_look (struct lexicon, struct span key, struct lexicon_entry *entry);

uint32_t lexicon_count (struct lexicon);

/* Walks all entries in the order they were added. Start with *cursor 0;
 * false at the end. */
bool lexicon_each (struct lexicon, size_t *cursor, struct lexicon_entry *entry);

/* ---- building, at build time and for an operator's lists ---- */

struct lexicon_builder {
    struct buffer entries; /* packed as in the block */
    struct buffer offsets; /* uint32_t of each entry */
    size_t        count;
};

/* Adds a key. The builder does not look for duplicates: the one added first
 * is the one found. False when memory is out or a part is too long (key and
 * payload: 65,535 bytes each; all entries: 2 GiB). */
bool lexicon_add (struct lexicon_builder *, struct span key, uint32_t value, struct span payload);

/* Writes the finished block into `block` (emptied first). */
bool lexicon_finish (struct lexicon_builder *, struct buffer *block);

void lexicon_builder_free (struct lexicon_builder *);

#endif
