/* light.h - the light stemmer: a cut around a known core, or else a guess. */
#ifndef XARAB_STEM_LIGHT_H
#define XARAB_STEM_LIGHT_H

#include "stem/stem.h"

enum { LIGHT_WORD_MAX = STEM_ROOM - 8 }; /* bytes */

/* `word` has 1 to LIGHT_WORD_MAX bytes. */
size_t light_stem (const struct stemmer *, struct span word, uint32_t hash, char *to, struct stem_trace *);

/* Lucene's light10: ArabicStemmer as in Lucene 8. */
size_t light10_stem (struct span word, char *to, struct stem_trace *);

/* Appends a step to the trace, which may be NULL. */
void trace_step (struct stem_trace *, const char *rule, struct span rest);

/* Letters of a folded word. */
static inline unsigned
letters_of (struct span s)
{
    unsigned letters = 0;

    for (size_t i = 0; i < s.len; i++)
        letters += ((unsigned char) s.at[i] & 0xc0) != 0x80;
    return letters;
}

#endif
