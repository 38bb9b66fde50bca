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
is_listed (const struct namer *namer, struct span word, unsigned cut)
{
    struct span less = cut == 2 ? span_after (word, LETTER) : word;

    return look (namer, word, hash_bytes (word)) != 0
           || (cut == 2 && look (namer, less, hash_bytes (less)) != 0);
}

static struct span
without (struct span folded, unsigned cut, char room[NAME_SPELLING_ROOM])
{
    if (cut != CUT_ARTICLE)
        return span_after (folded, cut * LETTER);
    if (folded.len > NAME_SPELLING_ROOM)
        folded.len = NAME_SPELLING_ROOM;
    memcpy (room, "ا", LETTER);
    memcpy (room + LETTER, folded.at + LETTER, folded.len - LETTER);
    return (struct span) { room, folded.len };
}

struct span
word_rest (const struct finder *find, size_t i, char room[NAME_SPELLING_ROOM])
{
    return without (find->tokens->at[i].folded, find->words[i].cut, room);
}

/* The bits of the name behind the proclitics, 0 for none. A word that is listed
 * as it stands is not cut. */
static unsigned
look_without (const struct namer *namer, struct span word, unsigned cut)
{
    char        room[NAME_SPELLING_ROOM];
    bool        is_and = cut == 1 && starts_with (word, "و");
    struct span rest   = without (word, cut, room);
    unsigned    bits   = rest.len >= (is_and ? 3 : 4) * LETTER ? look_for_name (namer, rest) : 0;

    return bits != 0 && ! is_listed (namer, word, cut) ? bits : 0;
}

/* عبدالرقيب, which no list need have. */
static bool
starts_compound (struct span word)
{
    return word.len >= 8 * LETTER && span_starts (word, span_of ("عبدال"));
}

unsigned
word_as_written (unsigned bits, const struct token *token)
{
    if (bits & KNOWN_STOP_MAQSURA && span_ends (token->source, span_of ("ى")))
        return KNOWN_STOP;
    return bits;
}

/* How proclitics may be cut off, in this order. */
static unsigned
look_inside (const struct namer *namer, struct span word, unsigned *cut)
{
    bool     joins = starts_with (word, "و") || starts_with (word, "ف");
    unsigned bits  = 0;

    if (starts_with (word, "ل") && starts_with (span_after (word, LETTER), "ل"))
        bits = look_without (namer, word, *cut = CUT_ARTICLE);
    if (bits == 0)
        bits = look_without (namer, word, *cut = 1);
    if (bits == 0 && joins && may_be_proclitic (span_after (word, LETTER)))
        bits = look_without (namer, word, *cut = 2);
    return bits;
}

uint32_t
name_note (const struct namer *namer, const struct token *token)
{
    struct span word = token->folded;
    unsigned    cut  = 0;
    unsigned    bits = worth_a_look (namer, token->hash) ? look (namer, word, token->hash) : 0;

    if (bits == 0 && starts_compound (word))
        bits = KNOWN_GIVEN;
    if (bits == 0 && may_be_proclitic (word))
        bits = look_inside (namer, word, &cut);
    return NOTED | (bits ? bits | cut << NOTE_CUT : 0);
}

unsigned
word_bits (const struct finder *find, struct span word)
{
    uint32_t hash = hash_bytes (word);
    unsigned bits;

    if (! worth_a_look (find->namer, hash))
        return 0;
    if (! asked_find (find->asked, hash, &bits))
        asked_keep (find->asked, hash, bits = look (find->namer, word, hash));
    return bits;
}

bool
word_stops (const struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];

    return (word_as_written (look (find->namer, token->folded, token->hash), token) & KNOWN_STOP) != 0;
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

static bool
is_inflected (const struct finder *find, struct span word)
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

/* Asked with another hash than a phrase of the same letters would be. */
bool
word_is_inflected (const struct finder *find, const struct token *token)
{
    uint32_t hash = ~token->hash;
    unsigned is;

    if (! asked_find (find->asked, hash, &is))
        asked_keep (find->asked, hash, is = is_inflected (find, token->folded));
    return is;
}
