/* words.h - a text out of the words a database has of it.
 *
 * Where a database keeps no text its words are what is left: put in the order
 * of their positions, a new line where positions were skipped (there the program
 * that made it began another part), they can be indexed anew. What stood between
 * the words, capital letters and marks it did not store are gone. */
#ifndef XARAB_SOURCE_WORDS_H
#define XARAB_SOURCE_WORDS_H

#include "base/buffer.h"
#include "xapian-c.h"

enum word_field { WORDS_TEXT, WORDS_TITLE, WORDS_AUTHOR, WORDS_KEYWORDS, WORD_FIELDS };

struct words {
    struct buffer bytes; /* of all words */
    struct word {
        size_t   at, size;
        uint32_t position; /* 0: not known */
        uint32_t count;
        uint32_t field;
    } *list;
    size_t   count, room;
    uint32_t *places; /* of one word */
    size_t   places_room;
    uint64_t in_text;    /* words of the text field, as often as they stand there */
    bool     positioned; /* every word of the text has its places */
    char     id[256];    /* of the term Q, or U */
    char     day[16];    /* YYYYMMDD of the term D */
};

/* The words of document `id`. */
xarab_status words_read (struct words *, xapc_database *, uint32_t id, xapc_document *, xarab_error *);

/* Appends the words of the field as a text; false when memory is out. */
bool words_write (const struct words *, enum word_field, struct buffer *to);
void words_free (struct words *);

#endif
