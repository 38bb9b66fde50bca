#include "date/words.h"

#include "date/date_words_list.h"

struct word
word_find (struct span folded, uint32_t hash, struct span *base)
{
    struct lexicon_entry entry;

    if (! word_possible (hash) || ! lexicon_find (date_words, folded, hash, &entry))
        return (struct word) { 0, WORD_NONE, 0 };
    *base = entry.payload;
    return word_unpack (entry.value);
}

bool
word_find_phrase (struct span phrase, struct word *word)
{
    struct lexicon_entry entry;

    if (! lexicon_look (date_words, phrase, &entry))
        return false;
    *word = word_unpack (entry.value);
    return true;
}
