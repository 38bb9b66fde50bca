/* cache.h - stems and roots of the words met lately.
 *
 * A newspaper repeats itself: nine words of ten were stemmed a moment ago.
 * Direct-mapped, a cache line an entry, one per thread; a word too long for its
 * line is worked out each time. */
#ifndef XARAB_TERM_CACHE_H
#define XARAB_TERM_CACHE_H

#include "term/analyzer.h"

struct word_cache *cache_open (void); /* NULL when memory is out */
void               cache_free (struct word_cache *);

/* The forms of a token's word, from the cache or from the stemmers. */
struct word_forms cache_forms (struct word_cache *, const struct analyzer *, const struct token *);

#endif
