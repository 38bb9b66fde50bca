#include "term/cache.h"

#include <sys/mman.h>

enum { LINES = 1 << 16, LINE_BYTES = 57 };

struct line {
    uint32_t hash;
    uint8_t  word, stem, root; /* bytes of each in `bytes`, one behind the other; word 0: free */
    char     bytes[LINE_BYTES];
};

struct word_cache {
    struct line            line[LINES]; /* first: each is one line of the processor's cache */
    const struct analyzer *owner;       /* whose stems these are */
    char                   stem[STEM_ROOM], root[STEM_ROOM]; /* of a word that fits no line */
};

_Static_assert (sizeof (struct line) == 64, "a line of the cache is a line of the processor's");

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

static struct word_forms
forms_of (const struct line *line)
{
    const char *stem = line->bytes + line->word;

    return (struct word_forms) { { stem, line->stem }, { stem + line->stem, line->root } };
}

static void
keep (struct line *line, uint32_t hash, struct span word, struct word_forms forms)
{
    if (word.len + forms.stem.len + forms.root.len > LINE_BYTES)
        return;
    line->hash = hash;
    line->word = (uint8_t) word.len;
    line->stem = (uint8_t) forms.stem.len;
    line->root = (uint8_t) forms.root.len;
    memcpy (line->bytes, word.at, word.len);
    memcpy (line->bytes + word.len, forms.stem.at, forms.stem.len);
    memcpy (line->bytes + word.len + forms.stem.len, forms.root.at, forms.root.len);
}

/* Asks the stemmer of the word's script. */
static struct word_forms
work_out (struct word_cache *cache, const struct analyzer *analyzer, const struct token *token)
{
    struct word_forms forms = { token->folded, token->folded };

    if (token_arabic_word (token)) {
        forms.stem.at  = cache->stem;
        forms.stem.len = stem_word (&analyzer->stemmer, token->folded, token->hash, cache->stem, NULL);
        forms.root.at  = cache->root;
        forms.root.len = stem_root (&analyzer->stemmer, forms.stem, cache->root);
    } else if (analyzer->latin != NULL) {
        size_t size = analyzer->latin (analyzer->latin_your, token->folded, cache->stem);
        if (size > 0)
            forms.stem = (struct span) { cache->stem, size };
    }
    return forms;
}

struct word_forms
cache_forms (struct word_cache *cache, const struct analyzer *analyzer, const struct token *token)
{
    struct line *line = &cache->line[token->hash & (LINES - 1)];

    if (cache->owner != analyzer) {
        if (cache->owner != NULL)
            memset (cache->line, 0, sizeof cache->line);
        cache->owner = analyzer;
    }
    if (line->word != 0 && line->hash == token->hash
        && span_equal ((struct span) { line->bytes, line->word }, token->folded))
        return forms_of (line);

    struct word_forms forms = work_out (cache, analyzer, token);
    keep (line, token->hash, token->folded, forms);
    return forms;
}
