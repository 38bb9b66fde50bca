#include "base/lexicon.h"
#include "query/stops_list.h"
#include "query/tree.h"

/* و and ف join whatever follows: a stop word behind one is a stop word. */
static bool
behind_conjunction (struct span word, struct span *rest)
{
    static const char *const conjunctions[] = { "و", "ف" };

    for (size_t i = 0; i < 2; i++) {
        struct span letter = span_of (conjunctions[i]);
        if (span_starts (word, letter) && word.len >= letter.len + 4) {
            *rest = span_after (word, letter.len);
            return true;
        }
    }
    return false;
}

enum word_class
query_word_class (struct span word, uint32_t hash)
{
    struct lexicon_entry entry;
    struct span          rest;

    if (lexicon_find (stop_words, word, hash, &entry)
        || (behind_conjunction (word, &rest) && lexicon_look (stop_words, rest, &entry)))
        return (enum word_class) entry.value;
    return WORD_PLAIN;
}
