/* Names in running text, without a model: lists, what stands around, memory.
 *
 * First every token is looked up. Then the tokens are walked: a listed phrase
 * (هونغ كونغ), a compound (عبد العزيز) or a rule of rules.c takes one or more of
 * them as a name. An unlisted word behind a name is one too where the text has
 * it in another spelling. Words taken are remembered for the document, and the
 * second pass takes their other mentions, which no rule would: الفلاني alone,
 * after محمد الفلاني. The names are listed in reading order at the end.
 *
 * What is not handled: a name nobody listed and nothing introduces; two people
 * of one name. بن between parts is no part of the spelling. */
#include "name/find.h"

#include "base/hash.h"

#include <stdlib.h>

enum { PHRASE_MAX = 4, LETTER = 2 };

static bool
readable (const struct token *token)
{
    return (token->kind == TOKEN_ARABIC || token->kind == TOKEN_FOREIGN)
           && ! (token->flags & (TOKEN_DATE | TOKEN_WHOLE));
}

static bool
joins (const struct finder *find, size_t i)
{
    return find->tokens->at[i].gap == GAP_SPACE;
}

/* ---- what stands around a word ---- */

static bool
has_article (struct span word)
{
    return word.len > 4 * LETTER && span_starts (word, span_of ("ال"));
}

static bool
is_nisba (struct span word)
{
    return has_article (word)
           && (span_ends (word, span_of ("ي")) || span_ends (word, span_of ("يه")));
}

static unsigned
unlisted_is (const struct token *token)
{
    if (token->kind != TOKEN_ARABIC || token->folded.len < 3 * LETTER)
        return 0;
    if (has_article (token->folded))
        return span_ends (token->folded, span_of ("ي")) ? IS_NISBA : 0;
    return IS_UNKNOWN;
}

static unsigned
word_is (const struct finder *find, size_t i)
{
    unsigned bits = find->words[i].bits;

    if (known_nothing (bits))
        return unlisted_is (&find->tokens->at[i]);
    if (bits & (KNOWN_NOT | KNOWN_STOP | KNOWN_TITLE))
        return 0;
    if (bits & KNOWN_THING && ! (bits & (KNOWN_WORD | KNOWN_PERSON)))
        return IS_THING;
    if (! (bits & KNOWN_PERSON))
        return 0;
    if (! (bits & KNOWN_WORD))
        return IS_CERTAIN;

    char     room[NAME_SPELLING_ROOM];
    unsigned is = bits & KNOWN_COMMON ? IS_ORDINARY : IS_DOUBTFUL;

    return has_article (word_rest (find, i, room)) ? is : is | IS_BARE;
}

static unsigned
word_behind (const struct finder *find, size_t i)
{
    unsigned behind = 0;

    if (i == 0 || ! joins (find, i))
        return 0;
    if (find->title == i)
        behind |= find->strong ? BEHIND_TITLE : BEHIND_OFFICE;
    if (find->end == i && ! find->thing && ! (find->words[i].bits & KNOWN_OFFICE))
        behind |= BEHIND_PERSON | (find->words[i - 1].bits & KNOWN_GIVEN ? BEHIND_GIVEN : 0);
    if (find->words[i - 1].bits & KNOWN_SON)
        behind |= BEHIND_SON;
    return behind;
}

static unsigned
word_before (const struct finder *find, size_t i)
{
    unsigned before = 0;

    if (i + 1 >= find->tokens->count || ! joins (find, i + 1) || find->words[i + 1].cut)
        return 0;
    if (find->words[i + 1].bits & KNOWN_SON)
        before |= BEFORE_SON;
    if (compound_find (find, i + 1) >= 0)
        before |= BEFORE_PERSON | BEFORE_FAMILY;
    if (word_is (find, i + 1) == IS_CERTAIN)
        before |= BEFORE_PERSON | (find->words[i + 1].bits & KNOWN_FAMILY ? BEFORE_FAMILY : 0);
    return before;
}

/* ---- taking names ---- */

static bool
may_stand_behind (const struct finder *find, size_t i, enum proclitic proclitic)
{
    const struct word *word = &find->words[i];

    if (word->cut == 0 || proclitic == BEHIND_ANY)
        return true;
    return proclitic == BEHIND_AND && word->cut == 1
           && span_starts (find->tokens->at[i].folded, span_of ("و"));
}

static bool
rule_holds (const struct find_rule *rule, unsigned is, unsigned behind, unsigned before)
{
    return rule->is & is && (! rule->bare || is & IS_BARE) && (rule->behind == 0 || rule->behind & behind)
           && (rule->before == 0 || rule->before & before);
}

static int
rule_of (const struct finder *find, size_t i)
{
    unsigned is = word_is (find, i);

    if (is == 0)
        return -1;

    unsigned behind = word_behind (find, i), before = word_before (find, i);

    for (unsigned r = 0; r < find_rule_count; r++)
        if (rule_holds (&find_rules[r], is, behind, before) && may_stand_behind (find, i, find_rules[r].proclitic))
            return is & (IS_UNKNOWN | IS_NISBA) && word_is_inflected (find, &find->tokens->at[i]) ? -1 : (int) r;
    return -1;
}

/* Tokens of the longest listed phrase that begins here, and its bits; 0 when
 * none does. */
static size_t
phrase_at (const struct finder *find, size_t i, unsigned *bits)
{
    char        room[NAME_SPELLING_ROOM], phrase[PHRASE_MAX * NAME_SPELLING_ROOM];
    struct span first = word_rest (find, i, room);
    size_t      size = 0, best = 0;

    for (size_t n = 0; n < PHRASE_MAX && i + n < find->tokens->count; n++) {
        struct span word = n ? find->tokens->at[i + n].folded : first;

        if (word.len >= NAME_SPELLING_ROOM || (n && ! joins (find, i + n)))
            break;
        if (n)
            phrase[size++] = ' ';
        memcpy (phrase + size, word.at, word.len);
        size += word.len;

        unsigned found = n ? word_bits (find, (struct span) { phrase, size }) : 0;

        if (found & (KNOWN_NAME | KNOWN_TITLE | KNOWN_OFFICE)) {
            best  = n + 1;
            *bits = found;
        }
    }
    return best;
}

static void
take (struct finder *find, size_t i, size_t tokens, unsigned why, bool thing)
{
    struct word *word = &find->words[i];

    if (find->end != i || i == 0 || ! (joins (find, i) || find->words[i - 1].bits & KNOWN_SON))
        find->person++;
    word->taken  = (uint8_t) tokens;
    word->why    = (uint8_t) why;
    word->person = find->person;
    find->end    = i + tokens;
    find->thing  = thing;
    find->title  = SIZE_MAX;
}

static void
open_title (struct finder *find, size_t behind, unsigned bits)
{
    find->strong = (bits & KNOWN_TITLE) != 0;
    find->title  = behind;
}

/* A title, or an adjective between a title and the name, keeps the way open. */
static void
pass (struct finder *find, size_t i)
{
    const struct word *word = &find->words[i];

    if (word->bits & (KNOWN_TITLE | KNOWN_OFFICE)) {
        open_title (find, i + 1, word->bits);
    } else if (find->title == i && i > 0 && joins (find, i) && is_nisba (find->tokens->at[i].folded)) {
        find->title = i + 1;
    }
    if (word->bits & KNOWN_SON && find->end == i)
        find->end = i + 1;
}

/* Whether what was read so far may make a name of token i, whatever it is. */
static bool
is_awaited (const struct finder *find, size_t i)
{
    return find->title == i || find->end == i || (i > 0 && find->words[i - 1].bits & KNOWN_SON);
}

/* Whether a name, or what leads to one, may begin with token i. */
static bool
may_begin (const struct finder *find, size_t i)
{
    uint32_t bits = find->words[i].bits;

    return bits & KNOWN_WORTH_A_LOOK & ~(uint32_t) (KNOWN_BEGINS | KNOWN_SECOND)
           || (bits & KNOWN_BEGINS && find->words[i + 1].bits & KNOWN_SECOND);
}

/* Looks at token i; returns the tokens it is done with. */
static size_t
walk (struct finder *find, size_t i)
{
    if (! (may_begin (find, i) || is_awaited (find, i)) || ! readable (&find->tokens->at[i]))
        return 1;

    unsigned bits   = 0;
    bool     begins = find->words[i].bits & KNOWN_BEGINS && find->words[i + 1].bits & KNOWN_SECOND;
    size_t   phrase = begins ? phrase_at (find, i, &bits) : 0;

    if (phrase) {
        if (bits & KNOWN_NAME)
            take (find, i, phrase, 1, true);
        else
            open_title (find, i + phrase, bits);
        return phrase;
    }

    int compound = compound_find (find, i);

    if (compound >= 0) {
        take (find, i, 2, find_rule_count + (unsigned) compound, false);
        return 2;
    }

    int rule = rule_of (find, i);

    if (rule >= 0)
        take (find, i, 1, (unsigned) rule, (find_rules[rule].is & IS_THING) != 0);
    else
        pass (find, i);
    return 1;
}

/* ---- other spellings ---- */

/* Comparisons of a piece of text at most: hostile text pays no more. */
enum { COMPARISONS_MAX = 4000, SPELLING_LETTERS_MIN = 4 };

/* A word on no list that is joined to what stands before it. */
static bool
may_be_spelling (const struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];

    return i > 0 && joins (find, i) && readable (token)
           && known_nothing (find->words[i].bits) && token->kind == TOKEN_ARABIC
           && token->folded.len >= SPELLING_LETTERS_MIN * LETTER;
}

/* Whether a name of one word found in this text is spelled otherwise here. */
static bool
is_spelling (const struct finder *find, size_t i, unsigned *comparisons)
{
    struct span word = find->tokens->at[i].folded;
    char        room[NAME_SPELLING_ROOM];

    for (size_t n = 0; n < find->tokens->count && *comparisons < COMPARISONS_MAX; n++) {
        if (find->words[n].taken != 1 || find->words[n].bits & KNOWN_THING)
            continue;
        struct span name = word_rest (find, n, room);
        if (name.len < SPELLING_LETTERS_MIN * LETTER || memcmp (name.at, word.at, LETTER) != 0)
            continue;
        ++*comparisons;
        if (asked_match (find->asked, find->namer, name, word))
            return true;
    }
    return false;
}

/* Whether a word found as a name may stand for it anywhere. */
static bool
worth_remembering (const struct finder *find, size_t i)
{
    return find->words[i].taken == 1 && ! (find->words[i].bits & KNOWN_THING);
}

static bool
remember (struct finder *find, size_t i)
{
    char room[NAME_SPELLING_ROOM];

    return ! worth_remembering (find, i) || memory_add (find->memory, hash_bytes (word_rest (find, i, room)));
}

/* محمد باقير where محمد باقري was named: one general, spelled twice in one
 * article. The names that the rules took, and these, are remembered. */
static bool
take_spellings (struct finder *find)
{
    unsigned comparisons = 0;
    size_t   behind      = SIZE_MAX;

    for (size_t i = 0; i < find->tokens->count; i++) {
        if (find->words[i].taken) {
            if (! remember (find, i))
                return false;
            behind = find->words[i].bits & KNOWN_THING ? SIZE_MAX : i + find->words[i].taken;
            i      = i + find->words[i].taken - 1;
        } else if (i == behind && may_be_spelling (find, i) && is_spelling (find, i, &comparisons)) {
            find->end = i;
            take (find, i, 1, find_rule_count + compound_rule_count + 1, false);
            if (! remember (find, i))
                return false;
        }
    }
    return true;
}

/* ---- the second pass ---- */

static bool
is_remembered (const struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];
    unsigned            bits  = find->words[i].bits;

    return memory_may_have (find->memory, token->hash) && readable (token)
           && ! (bits & (KNOWN_NOT | KNOWN_STOP | KNOWN_COMMON | KNOWN_TITLE | KNOWN_OFFICE))
           && memory_has (find->memory, token->hash);
}

static void
recall (struct finder *find, size_t i)
{
    find->words[i].cut = 0;
    find->end          = SIZE_MAX;
    take (find, i, 1, find_rule_count + compound_rule_count, false);
}

/* ---- the list ---- */

static struct name *
list_room (struct name_list *list)
{
    if (list->count == list->room) {
        size_t       room = list->room ? 2 * list->room : 64;
        struct name *at   = room <= SIZE_MAX / sizeof *at ? realloc (list->at, room * sizeof *at) : NULL;

        if (at == NULL)
            return NULL;
        list->at   = at;
        list->room = room;
    }
    return &list->at[list->count++];
}

/* The folded words of the name without what lies between them. */
static struct span
spell (struct finder *find, size_t i, struct arena *letters)
{
    char   room[NAME_SPELLING_ROOM], joined[NAME_SPELLING_ROOM];
    size_t size = 0;

    for (size_t n = 0; n < find->words[i].taken; n++) {
        struct span word = n ? find->tokens->at[i + n].folded : word_rest (find, i, room);

        if (word.len > sizeof joined - size)
            break;
        memcpy (joined + size, word.at, word.len);
        size += word.len;
    }
    return arena_copy (letters, (struct span) { joined, size });
}

/* The source of a word without `cut` bytes of proclitics. Nearly always the next
 * letter follows at once, and the bytes of both are as folded. */
static struct span
source_without (const struct token *token, size_t cut)
{
    struct span begin = { token->folded.at, cut + LETTER };

    if (cut == 0 || (token->folded.len >= begin.len && span_starts (token->source, begin)))
        return span_after (token->source, cut);
    return fold_source (fold_standard (), token->source, cut, token->folded.len);
}

static bool
add_name (struct finder *find, struct span text, size_t i, struct name_list *list)
{
    const struct word  *word  = &find->words[i];
    const struct token *first = &find->tokens->at[i], *last = first + word->taken - 1;
    struct name        *name  = list_room (list);

    if (name == NULL)
        return false;

    struct span rest = source_without (first, (word->cut == CUT_ARTICLE ? 1 : word->cut) * LETTER);

    *name = (struct name) {
        .token    = i,
        .tokens   = word->taken,
        .start    = (size_t) (rest.at - text.at),
        .end      = (size_t) (span_end (last->source) - text.at),
        .spelling = spell (find, i, &list->letters),
        .person   = word->person,
        .why      = find_why (word->why),
    };
    for (size_t n = 0; n < word->taken; n++)
        find->tokens->at[i + n].flags |= TOKEN_NAME;
    return name->spelling.at != NULL;
}

/* Recalls other mentions and lists all names in reading order. */
static bool
list_names (struct finder *find, struct span text, struct name_list *list)
{
    for (size_t i = 0; i < find->tokens->count; i++) {
        if (find->words[i].taken == 0 && is_remembered (find, i))
            recall (find, i);
        if (find->words[i].taken == 0)
            continue;
        if (! add_name (find, text, i, list))
            return false;
        i += find->words[i].taken - 1u;
    }
    return true;
}

static bool
words_room (struct name_list *list, size_t tokens)
{
    if (tokens + 1 > list->word_room) {
        struct word *words = realloc (list->words, (tokens + 1) * sizeof *words);

        if (words == NULL)
            return false;
        list->words     = words;
        list->word_room = tokens + 1;
    }
    memset (list->words, 0, (tokens + 1) * sizeof *list->words);
    return true;
}

bool
name_find (const struct namer *namer, struct span text, struct token_list *tokens, struct name_memory *memory,
           struct name_list *list)
{
    struct finder find = { .namer = namer, .tokens = tokens, .memory = memory, .end = SIZE_MAX, .title = SIZE_MAX };

    list->count = 0;
    arena_rewind (&list->letters);
    if (! words_room (list, tokens->count))
        return false;
    list->asked = asked_open (list->asked, namer);
    if (list->asked == NULL)
        return false;
    find.asked = list->asked;
    find.words = list->words;
    for (size_t i = 0; i < tokens->count; i++)
        if (readable (&tokens->at[i]))
            word_look (&find, i);
    for (size_t i = 0; i < tokens->count;)
        i += walk (&find, i);
    return take_spellings (&find) && list_names (&find, text, list);
}
