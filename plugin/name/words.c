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
worth_a_look (const struct namer *namer, uint32_t hash)
{
    uint32_t bit = filter_bit (hash);

    return name_filter[bit / 32] >> bit % 32 & 1 || namer->lists.names.size > 0;
}

static bool
starts_with (struct span word, const char *letter)
{
    return word.len > LETTER && word.at[0] == letter[0] && word.at[1] == letter[1];
}

/* ك is left out: it stands before a name too seldom. */
static bool
may_be_proclitic (struct span word)
{
    return word.len >= 4 * LETTER
           && (starts_with (word, "و") || starts_with (word, "ل") || starts_with (word, "ب")
               || starts_with (word, "ف"));
}

/* The bits of a name or of what leads to one; 0 for all other words. */
static unsigned
look_for_name (const struct namer *namer, struct span word)
{
    uint32_t hash = hash_bytes (word);
    unsigned bits = worth_a_look (namer, hash) ? look (namer, word, hash) : 0;

    return bits & (KNOWN_NAME | KNOWN_HEAD | KNOWN_SON) ? bits : 0;
}

/* Whether the word is listed as it stands, or (كبيرة of وكبيرة) without و. */
static bool
is_listed (const struct finder *find, struct span word, unsigned cut)
{
    struct span less = cut == 2 ? span_after (word, LETTER) : word;

    return look (find->namer, word, hash_bytes (word)) != 0
           || (cut == 2 && look (find->namer, less, hash_bytes (less)) != 0);
}

/* A word that is listed as it stands is not cut. */
static bool
look_without (struct finder *find, size_t i, unsigned cut)
{
    char                room[NAME_SPELLING_ROOM];
    const struct token *token  = &find->tokens->at[i];
    struct word        *word   = &find->words[i];
    bool                is_and = cut == 1 && starts_with (token->folded, "و");

    word->cut = (uint8_t) cut;

    struct span rest = word_rest (find, i, room);
    unsigned    bits = rest.len >= (is_and ? 3 : 4) * LETTER ? look_for_name (find->namer, rest) : 0;

    if (bits != 0 && ! is_listed (find, token->folded, cut)) {
        word->bits = bits;
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

/* عبدالرقيب, which no list need have. */
static bool
starts_compound (struct span word)
{
    return word.len >= 8 * LETTER && span_starts (word, span_of ("عبدال"));
}

/* على and علي fold to one word; the source still tells. */
static unsigned
as_written (unsigned bits, const struct token *token)
{
    if (bits & KNOWN_STOP_MAQSURA && span_ends (token->source, span_of ("ى")))
        return KNOWN_STOP;
    return bits;
}

void
word_look (struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];
    struct word        *word  = &find->words[i];

    if (worth_a_look (find->namer, token->hash))
        word->bits = as_written (look (find->namer, token->folded, token->hash), token);
    if (word->bits == 0 && starts_compound (token->folded))
        word->bits = KNOWN_GIVEN;
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

unsigned
word_bits (const struct finder *find, struct span word)
{
    return look (find->namer, word, hash_bytes (word));
}

bool
word_stops (const struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];

    return (as_written (look (find->namer, token->folded, token->hash), token) & KNOWN_STOP) != 0;
}

static bool
is_ordinary (const struct finder *find, struct span word)
{
    return word.len >= 2 * LETTER
           && look (find->namer, word, hash_bytes (word)) & (KNOWN_COMMON | KNOWN_STOP | KNOWN_TITLE | KNOWN_OFFICE);
}

/* What may stand before an ordinary word, and behind it. */
static const char *const fronts[] = { "وال", "بال", "فال", "ال", "لل", "و", "ل", "ب", "ف", "" };
static const char *const backs[]  = { "", "ه", "ها", "هم", "يه", "ا", "ين", "ون", "ات", "ي" };

bool
word_is_inflected (const struct finder *find, struct span word)
{
    for (size_t f = 0; f < sizeof fronts / sizeof fronts[0]; f++) {
        struct span front = span_of (fronts[f]);

        if (! span_starts (word, front))
            continue;
        for (size_t b = 0; b < sizeof backs / sizeof backs[0]; b++) {
            struct span back = span_of (backs[b]);
            struct span rest = span_after (word, front.len);

            if (span_ends (rest, back) && is_ordinary (find, span_before (rest, back.len)))
                return true;
        }
    }
    return false;
}
