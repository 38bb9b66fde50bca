/* vocabulary.h - the terms of one batch, each a number from 0 in the order they
 * were met.
 *
 * Asked for every word, stem and root of every article. Nearly all are of words
 * met before, which the analyzer numbers (word_forms): their terms' numbers are
 * kept by that one, and no table of terms is asked. */
#ifndef XARAB_BULK_VOCABULARY_H
#define XARAB_BULK_VOCABULARY_H

#include "term/analyzer.h"

#include <stdint.h>

struct vocabulary_entry {
    uint32_t at;      /* of its bytes */
    uint32_t hash;
    uint16_t size;
};

/* Of a word that was met: the numbers of its terms + 1, by kind; 0: not asked yet. */
struct vocabulary_word {
    uint32_t met, number[TERM_ROOT + 1];
};

struct vocabulary {
    struct vocabulary_entry *entry;
    uint32_t                *posting; /* the owner's, of each entry: 0 in a new one */
    uint32_t                *slot;    /* a table of entry numbers + 1; 0: free */
    struct vocabulary_word  *word;    /* MET_SPAN */
    char                    *bytes;
    uint32_t                 count, entry_room, slot_mask;
    size_t                   used, bytes_room;
};

enum { VOCABULARY_FULL = -1 };

bool vocabulary_open (struct vocabulary *); /* false when memory is out */
void vocabulary_free (struct vocabulary *);

/* Forgets all terms, keeps the memory. */
void vocabulary_clear (struct vocabulary *);

/* The term's number; VOCABULARY_FULL when memory is out. */
int64_t vocabulary_find (struct vocabulary *, struct span term);

static inline struct span
vocabulary_term (const struct vocabulary *v, uint32_t number)
{
    return (struct span) { v->bytes + v->entry[number].at, v->entry[number].size };
}

/* The same for a word, stem or root of a word that was met (term->met). */
static inline int64_t
vocabulary_find_met (struct vocabulary *v, const struct term *term)
{
    struct vocabulary_word *word   = &v->word[term->met % MET_SPAN];
    uint32_t               *number = &word->number[term->kind];

    if (word->met != term->met)
        *word = (struct vocabulary_word) { term->met, { 0 } };
    if (*number == 0)
        *number = (uint32_t) (vocabulary_find (v, term->text) + 1);
    return (int64_t) *number - 1;
}

/* Memory in use, about. */
size_t vocabulary_memory (const struct vocabulary *);

/* The numbers in the order of their bytes, and each number's rank there. Both
 * arrays have room for `count`; false when memory is out. */
bool vocabulary_sort (const struct vocabulary *, uint32_t *order, uint32_t *rank);

#endif
