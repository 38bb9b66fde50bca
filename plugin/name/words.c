/* One probe for a word; one or two more when it begins like a proclitic. */
#include "name/find.h"

#include "base/hash.h"
#include "name/find_list.h"

enum { LETTER = 2 }; /* bytes of an Arabic letter */

static unsigned
look (const struct namer *namer, struct span word, uint32_t hash)
{
    struct lexicon_entry entry;

    if (lexicon_find (namer->lists.names, word, hash, &entry))
        return entry.value;
    return lexicon_find (name_words, word, hash, &entry) ? entry.value : 0;
}

static bool
starts_with (struct span word, const char *letter)
{
    return word.len > LETTER && memcmp (word.at, letter, LETTER) == 0;
}

/* و ف ب ل ك: their second bytes lie in one block. */
static bool
may_be_proclitic (struct span word)
{
    return word.len >= 4 * LETTER
           && (starts_with (word, "و") || starts_with (word, "ل") || starts_with (word, "ب")
               || starts_with (word, "ف") || starts_with (word, "ك"));
}

static bool
look_without (struct finder *find, size_t i, unsigned cut)
{
    char        room[NAME_SPELLING_ROOM];
    struct word *word = &find->words[i];

    word->cut = (uint8_t) cut;

    struct span rest = word_rest (find, i, room);
    unsigned    bits = rest.len >= 3 * LETTER ? look (find->namer, rest, hash_bytes (rest)) : 0;

    if (bits & (KNOWN_NAME | KNOWN_HEAD | KNOWN_SON)) {
        word->bits = (uint16_t) bits;
        return true;
    }
    word->cut = 0;
    return false;
}

struct span
word_rest (const struct finder *find, size_t i, char room[NAME_SPELLING_ROOM])
{
    struct span folded = find->tokens->at[i].folded;
    unsigned    cut    = find->words[i].cut;

    if (cut != CUT_ARTICLE)
        return span_after (folded, cut * LETTER);
    if (folded.len > NAME_SPELLING_ROOM)
        folded.len = NAME_SPELLING_ROOM;
    memcpy (room, "ا", LETTER);
    memcpy (room + LETTER, folded.at + LETTER, folded.len - LETTER);
    return (struct span) { room, folded.len };
}

void
word_look (struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];
    struct word        *word  = &find->words[i];

    word->bits = (uint16_t) look (find->namer, token->folded, token->hash);
    if (word->bits || token->kind != TOKEN_ARABIC || ! may_be_proclitic (token->folded))
        return;
    if (starts_with (token->folded, "ل") && starts_with (span_after (token->folded, LETTER), "ل")
        && look_without (find, i, CUT_ARTICLE))
        return;
    if (look_without (find, i, 1))
        return;
    if ((starts_with (token->folded, "و") || starts_with (token->folded, "ف"))
        && may_be_proclitic (span_after (token->folded, LETTER)))
        look_without (find, i, 2);
}
