/* cache.h - what is known of the words met lately.
 *
 * A newspaper repeats itself: nine words of ten were stemmed a moment ago. A
 * line of the cache holds all that depends on a word alone: its stem and root
 * with the prefixes of their terms, and what the recognizers note of it. Lines
 * stand in the order the words came, so that common words lie close together;
 * cache_expect asks memory for them ahead of time. When a shelf of lines is full
 * the next one begins: a word met again moves there, and one that was not met
 * for a whole shelf is forgotten. One cache per thread; a word too long for its
 * line is worked out each time. */
#ifndef XARAB_TERM_CACHE_H
#define XARAB_TERM_CACHE_H

#include "term/analyzer.h"

struct word_cache *cache_open (void); /* NULL when memory is out */
void               cache_free (struct word_cache *);

/* Whether the token's word has forms of its own; all others are their own stem. */
static inline bool
cache_has_forms (const struct analyzer *analyzer, const struct token *token)
{
    return token_arabic_word (token) || (token->kind == TOKEN_FOREIGN && analyzer->latin != NULL);
}

/* The forms of such a token's word, from the cache or from the stemmers. */
struct word_forms cache_forms (struct word_cache *, const struct analyzer *, const struct token *);

/* The same; the token's notes are filled in where the line has them. */
struct word_forms cache_meet (struct word_cache *, const struct analyzer *, struct token *);

/* Words of these hashes will be asked for, one soon and one after it. */
void cache_expect (const struct word_cache *, uint32_t next, uint32_t later);

/* The term of a name's spelling; empty when it has none. Valid until the next
 * call. */
struct span cache_name_term (struct word_cache *, struct span spelling);

#endif
