#include "term/cache.h"

#include "base/hash.h"
#include "term/emit.h"
#include "term/prefixes.h"

#include <sys/mman.h>

enum {
    SLOTS = 1 << 18, LINES = SLOTS / 2, /* two shelves: MET_SPAN lines */ LINE_BYTES = 49,
    NAMES = 1 << 12, ROOTS = 1 << 13, PAIR_BYTES = 58
};

/* The bytes: word, prefix, stem, prefix, root. */
struct line {
    struct token_notes notes;
    uint32_t           hash;
    uint8_t            word, stem, root; /* bytes of each without prefix */
    char               bytes[LINE_BYTES];
};

_Static_assert (sizeof (struct line) == 64, "a line of the cache is a line of the processor's");

_Static_assert (2 * LINES == MET_SPAN, "a line has a number of its own");

/* Lines in the order the words came, so that the commonest words lie together,
 * and where each is. A slot is the word's first free one from hash % SLOTS on:
 * the number of its line, from 1, below the upper bits of its hash; 0: free. */
struct shelf {
    uint32_t                 slot[SLOTS];
    _Alignas (64) struct line line[LINES];
    uint32_t                 count, first; /* lines; how many words were met before them */
};

/* A key and before it what was made of it: the beginning of a name's term, which
 * ends in the spelling; the root of a stem. */
struct pair {
    uint32_t hash;
    uint8_t  key, made; /* bytes of each; key 0: free */
    char     bytes[PAIR_BYTES];
};

struct word_cache {
    struct shelf           shelf[2];
    unsigned               now; /* the shelf that fills; the other is full, or empty */
    struct pair            name[NAMES], root[ROOTS];
    const struct analyzer *owner; /* whose words these are */
    uint32_t               met;   /* words, ever */
    char                   stem_made[STEM_ROOM], root_made[STEM_ROOM], term_made[TERM_SIZE_MAX];
};

/* Pages of zeros, which cost nothing until a word falls on one. */
struct word_cache *
cache_open (void)
{
    void *at = mmap (NULL, sizeof (struct word_cache), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return at == MAP_FAILED ? NULL : at;
}

void
cache_free (struct word_cache *cache)
{
    if (cache != NULL)
        munmap (cache, sizeof *cache);
}

static struct shelf *
empty (struct word_cache *cache, unsigned which)
{
    struct shelf *shelf = &cache->shelf[which];

    memset (shelf->slot, 0, sizeof shelf->slot);
    shelf->count = 0;
    shelf->first = cache->met;
    return shelf;
}

/* What another analyzer's lists said is forgotten. */
static void
belong_to (struct word_cache *cache, const struct analyzer *analyzer)
{
    if (cache->owner != NULL) {
        empty (cache, 0);
        empty (cache, 1);
        memset (cache->name, 0, sizeof cache->name);
        memset (cache->root, 0, sizeof cache->root);
    }
    cache->owner = analyzer;
}

static char *
put (char *to, struct span s)
{
    memcpy (to, s.at, s.len);
    return to + s.len;
}

/* ---- pairs ---- */

/* What was made of the key; empty when it is not kept. */
static struct span
pair_find (const struct pair *pair, struct span key, uint32_t hash)
{
    if (pair->hash != hash || ! span_equal ((struct span) { pair->bytes + pair->made, pair->key }, key))
        return (struct span) { NULL, 0 };
    return (struct span) { pair->bytes, pair->made };
}

static void
pair_keep (struct pair *pair, struct span key, uint32_t hash, struct span made)
{
    if (key.len + made.len > PAIR_BYTES)
        return;
    pair->hash = hash;
    pair->key  = (uint8_t) key.len;
    pair->made = (uint8_t) made.len;
    put (put (pair->bytes, made), key);
}

/* The root of a stem, which many words share. */
static struct span
root_of (struct word_cache *cache, const struct analyzer *analyzer, struct span stem)
{
    uint32_t     hash = hash_bytes (stem);
    struct pair *pair = &cache->root[hash % ROOTS];
    struct span  root = pair_find (pair, stem, hash);

    if (root.len == 0) {
        root = (struct span) { cache->root_made, stem_root (&analyzer->stemmer, stem, cache->root_made) };
        pair_keep (pair, stem, hash, root);
    }
    return root;
}

struct span
cache_name_term (struct word_cache *cache, struct span spelling)
{
    uint32_t     hash = hash_bytes (spelling);
    struct pair *pair = &cache->name[hash % NAMES];
    struct span  head = pair_find (pair, spelling, hash), term = { head.at, head.len + spelling.len };
    char         key[NAME_KEY_ROOM];

    if (head.len > 0)
        return term;
    term = (struct span) { cache->term_made, 0 };
    if (name_filing_key (spelling, key))
        term.len = name_term (key, spelling, cache->term_made);
    if (term.len > 0)
        pair_keep (pair, spelling, hash, span_before (term, spelling.len));
    return term;
}

/* ---- words ---- */

static struct span
prefix_of (enum term_kind kind)
{
    return span_of (term_prefixes[kind].letters);
}

static struct word_forms
forms_of (const struct shelf *shelf, const struct line *line)
{
    const char *stem = line->bytes + line->word + TERM_STEM_PREFIX, *root = stem + line->stem + TERM_ROOT_PREFIX;
    uint32_t    met  = shelf->first + (uint32_t) (line - shelf->line) + 1;

    return (struct word_forms) { { stem, line->stem }, { root, line->root }, true, met };
}

static void
keep (struct line *line, const struct token *token, struct word_forms forms, struct token_notes notes)
{
    char *to = line->bytes;

    line->hash  = token->hash;
    line->notes = notes;
    line->word  = (uint8_t) token->folded.len;
    line->stem  = (uint8_t) forms.stem.len;
    line->root  = (uint8_t) forms.root.len;
    to          = put (put (to, token->folded), prefix_of (TERM_STEM));
    to          = put (put (to, forms.stem), prefix_of (TERM_ROOT));
    put (to, forms.root);
}

static bool
fits (const struct token *token, struct word_forms forms)
{
    return token->folded.len + forms.stem.len + forms.root.len <= LINE_BYTES - TERM_STEM_PREFIX - TERM_ROOT_PREFIX;
}

/* Asks the stemmer of the word's script. */
static struct word_forms
work_out (struct word_cache *cache, const struct analyzer *analyzer, const struct token *token)
{
    struct word_forms forms = { token->folded, token->folded, false, 0 };

    if (token_arabic_word (token)) {
        forms.stem.at  = cache->stem_made;
        forms.stem.len = stem_word (&analyzer->stemmer, token->folded, token->hash, cache->stem_made, NULL);
        forms.root     = root_of (cache, analyzer, forms.stem);
    } else if (analyzer->latin != NULL) {
        size_t size = analyzer->latin (analyzer->latin_your, token->folded, cache->stem_made);
        if (size > 0)
            forms.stem = (struct span) { cache->stem_made, size };
    }
    return forms;
}

/* The recognizers' notes, where somebody will read them. */
static struct token_notes
note (const struct analyzer *analyzer, const struct token *token)
{
    struct token_notes notes = { 0, 0 };

    if (analyzer->terms.dates || analyzer->terms.names)
        notes.date = date_note (token) & UINT64_C (0xffffffffff);
    if (analyzer->terms.names)
        notes.name = name_note (&analyzer->namer, token) & 0xffffff;
    return notes;
}

/* ---- shelves ---- */

static struct line *
line_at (struct shelf *shelf, uint32_t slot)
{
    return &shelf->line[slot % SLOTS - 1];
}

/* The slot of the word, or the free one that would be its. */
static uint32_t *
place_of (struct shelf *shelf, const struct token *token)
{
    for (uint32_t at = token->hash;; at++) {
        uint32_t *slot = &shelf->slot[at % SLOTS];

        if (*slot == 0)
            return slot;
        if ((*slot ^ token->hash) < SLOTS) {
            const struct line *line = line_at (shelf, *slot);
            if (line->hash == token->hash && span_equal ((struct span) { line->bytes, line->word }, token->folded))
                return slot;
        }
    }
}

static struct line *
find (struct shelf *shelf, const struct token *token)
{
    uint32_t slot = *place_of (shelf, token);

    return slot != 0 ? line_at (shelf, slot) : NULL;
}

/* A line for a word that is not there. When the shelf is full, what was not met
 * since the other one was is forgotten. */
static struct line *
add (struct word_cache *cache, const struct token *token)
{
    struct shelf *shelf = &cache->shelf[cache->now];

    if (shelf->count == LINES) {
        cache->now = ! cache->now;
        shelf      = empty (cache, cache->now);
    }
    cache->met++;
    *place_of (shelf, token) = (token->hash & ~(uint32_t) (SLOTS - 1)) | ++shelf->count;
    return &shelf->line[shelf->count - 1];
}

/* A line for a word the other shelf has. */
static struct line *
move (struct word_cache *cache, const struct line *old, const struct token *token)
{
    struct line  kept  = *old;
    struct line *line = add (cache, token);

    *line = kept;
    return line;
}

struct word_forms
cache_meet (struct word_cache *cache, const struct analyzer *analyzer, struct token *token)
{
    if (cache->owner != analyzer)
        belong_to (cache, analyzer);

    struct line *line = find (&cache->shelf[cache->now], token), *old = NULL;

    if (line == NULL && (old = find (&cache->shelf[! cache->now], token)) != NULL)
        line = move (cache, old, token);
    if (line == NULL) {
        struct word_forms forms = work_out (cache, analyzer, token);

        token->notes = note (analyzer, token);
        if (! fits (token, forms))
            return forms;
        line = add (cache, token);
        keep (line, token, forms, token->notes);
    }
    token->notes = line->notes;
    return forms_of (&cache->shelf[cache->now], line);
}

struct word_forms
cache_forms (struct word_cache *cache, const struct analyzer *analyzer, const struct token *token)
{
    struct token copy = *token;

    return cache_meet (cache, analyzer, &copy);
}

void
cache_expect (const struct word_cache *cache, uint32_t next, uint32_t later)
{
    const struct shelf *shelf = &cache->shelf[cache->now];
    uint32_t            slot  = shelf->slot[next % SLOTS];

    __builtin_prefetch (&shelf->slot[later % SLOTS]);
    if (slot != 0)
        __builtin_prefetch (&shelf->line[slot % SLOTS - 1]);
}
