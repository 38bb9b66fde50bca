#include "term/emit.h"

#include "base/hash.h"
#include "term/cache.h"
#include "term/prefixes.h"

#include <stdio.h>

/* Bytes as Xapian counts them against its limit: a NUL takes two. */
static size_t
stored_size (struct span s)
{
    size_t size = s.len;

    for (const char *at = s.at; s.len && (at = memchr (at, '\0', (size_t) (span_end (s) - at))) != NULL; at++)
        size++;
    return size;
}

/* Whether a term of `head` bytes and the text is one; nearly every word is so
 * short that its NULs need no counting. */
static bool
fits (size_t head, struct span text)
{
    if (text.len == 0 || text.len > TERM_SIZE_MAX)
        return false;
    return head + 2 * text.len <= TERM_SIZE_MAX || head + stored_size (text) <= TERM_SIZE_MAX;
}

/* Joins prefix parts and text; 0 when the term would be too long. */
static size_t
join (char to[TERM_SIZE_MAX], const char *first, const char *second, struct span text)
{
    size_t a = strlen (first), b = strlen (second);

    if (! fits (a + b, text))
        return 0;
    memcpy (to, first, a);
    memcpy (to + a, second, b);
    memcpy (to + a + b, text.at, text.len);
    return a + b + text.len;
}

static int
give (const struct emitter *e, enum term_kind kind, const char *prefix, struct span text,
      const struct token *token, uint16_t wdf)
{
    char        bytes[TERM_SIZE_MAX];
    struct term term = { text, token->source, kind == TERM_WORD && e->placed ? token->position : 0, wdf,
                         (uint8_t) kind, 0 };

    if (kind != TERM_WORD || prefix[0] != '\0')
        term.text = (struct span) { bytes, join (bytes, term_prefixes[kind].letters, prefix, text) };
    else if (! fits (0, text))
        return 0;
    return term.text.len ? e->sink.take (e->sink.your, &term) : 0;
}

/* The levels of a word whose terms stand ready: nothing is copied, and all are
 * short. */
static int
give_ready (const struct emitter *e, const struct token *token, struct word_forms forms, uint16_t wdf)
{
    uint8_t     levels = e->analyzer->terms.levels;
    struct term term   = { token->folded, token->source, e->placed ? token->position : 0, wdf, TERM_WORD, forms.met };
    int         stop   = levels & LEVEL_WORD ? e->sink.take (e->sink.your, &term) : 0;

    term.position = 0;
    if (stop == 0 && levels & LEVEL_STEM) {
        term.text = span_reach_back (forms.stem, TERM_STEM_PREFIX);
        term.kind = TERM_STEM;
        stop      = e->sink.take (e->sink.your, &term);
    }
    if (stop == 0 && levels & LEVEL_ROOT && token_arabic_word (token)) {
        term.text = span_reach_back (forms.root, TERM_ROOT_PREFIX);
        term.kind = TERM_ROOT;
        stop      = e->sink.take (e->sink.your, &term);
    }
    return stop;
}

/* The word's levels under one prefix. Only Arabic has stems of its own; other
 * words stand as their own stem, so that one query form fits all. */
static int
give_levels (const struct emitter *e, const char *prefix, const struct token *token,
             struct word_forms forms, uint16_t wdf)
{
    uint8_t levels = e->analyzer->terms.levels;
    int     stop   = 0;

    if (forms.joined && prefix[0] == '\0')
        return give_ready (e, token, forms, wdf);
    if (levels & LEVEL_WORD)
        stop = give (e, TERM_WORD, prefix, token->folded, token, wdf);
    if (stop == 0 && (levels & LEVEL_STEM) && token->kind != TOKEN_NUMBER)
        stop = give (e, TERM_STEM, prefix, forms.stem, token, wdf);
    if (stop == 0 && (levels & LEVEL_ROOT) && prefix[0] == '\0' && token_arabic_word (token))
        stop = give (e, TERM_ROOT, prefix, forms.root, token, wdf);
    return stop;
}

static uint16_t
word_weight (const struct emitter *e)
{
    const struct term_options *options = &e->analyzer->terms;

    if (e->field->role == ROLE_TITLE)
        return options->title_weight;
    if (e->field->role == ROLE_TEXT && e->document->words <= options->lead_words)
        return options->lead_weight;
    return 1;
}

enum { SOON = 6, LATER = 16 }; /* words ahead; by then memory has answered */

static struct word_forms
meet (const struct emitter *e, struct token *token)
{
    if (cache_has_forms (e->analyzer, token))
        return cache_meet (e->scratch->cache, e->analyzer, token);
    return (struct word_forms) { token->folded, token->folded, false, 0 };
}

int
emit_words (struct emitter *e)
{
    const struct token_list *tokens = &e->scratch->tokens;
    uint8_t                  mode   = e->analyzer->terms.positions;

    e->placed = mode == POSITIONS_YES || (mode == POSITIONS_TITLE && e->field->role == ROLE_TITLE);
    for (size_t i = 0; i < tokens->count; i++) {
        struct token     *token = &tokens->at[i];
        struct word_forms forms = meet (e, token);
        int               stop  = 0;

        if (i + LATER < tokens->count)
            cache_expect (e->scratch->cache, token[SOON].hash, token[LATER].hash);
        e->document->words += e->field->role == ROLE_TEXT && ! (token->flags & TOKEN_PART);
        if (e->field->plain)
            stop = give_levels (e, "", token, forms, word_weight (e));
        if (stop == 0 && e->field->prefix[0] != '\0')
            stop = give_levels (e, e->field->prefix, token, forms, 1);
        if (stop != 0)
            return stop;
    }
    return 0;
}

size_t
name_term (const char *key, struct span spelling, char to[TERM_SIZE_MAX])
{
    char head[NAME_KEY_ROOM + 2];

    snprintf (head, sizeof head, "%s/", key);
    return join (to, term_prefixes[TERM_NAME].letters, head, spelling);
}

int
emit_names (struct emitter *e)
{
    const struct name_list *names = &e->scratch->names;

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name   = &names->at[i];
        struct span        text   = cache_name_term (e->scratch->cache, name->spelling);
        struct span        source = { e->scratch->tokens.at[name->token].source.at, name->end - name->start };
        struct term        term   = { text, source, 0, 0, TERM_NAME, 0 };
        int                stop   = text.len ? e->sink.take (e->sink.your, &term) : 0;

        if (stop != 0)
            return stop;
    }
    return 0;
}

int
emit_dates (struct emitter *e, struct span text)
{
    for (size_t i = 0; i < e->scratch->dates.count; i++) {
        const struct date *date = &e->scratch->dates.at[i];
        char               terms[DATE_TERMS_MAX][DATE_TERM_ROOM];
        size_t             count  = date_terms (date->first, date->last, false, terms, DATE_TERMS_MAX);
        struct span        source = { text.at + date->start, date->end - date->start };

        for (size_t t = 0; t < count; t++) {
            struct term term = { span_of (terms[t]), source, 0, 0, TERM_MENTIONED, 0 };
            int         stop = e->sink.take (e->sink.your, &term);
            if (stop != 0)
                return stop;
        }
    }
    return 0;
}

int
emit_published (struct term_sink sink, day_number day)
{
    char   terms[DATE_TERMS_MAX][DATE_TERM_ROOM];
    size_t count = date_terms (day, day, true, terms, DATE_TERMS_MAX);

    for (size_t t = 0; t < count; t++) {
        struct term term = { span_of (terms[t]), { NULL, 0 }, 0, 0, TERM_PUBLISHED, 0 };
        int         stop = sink.take (sink.your, &term);
        if (stop != 0)
            return stop;
    }
    return 0;
}

size_t
id_term (struct span id, char to[TERM_SIZE_MAX])
{
    size_t size = join (to, term_prefixes[TERM_ID].letters, "", id);

    if (size != 0 || id.len == 0)
        return size;

    /* Two ids that agree in 64 bits and their first 200 bytes are one to us. */
    uint64_t    digest = 0;
    struct span head   = { id.at, 0 };
    for (size_t at = 0; at < id.len; at += 8)
        digest = hash_mix (digest + at, hash_load (id.at + at, id.len - at < 8 ? id.len - at : 8));
    while (head.len < 200 && head.at[head.len] != '\0')
        head.len++;
    char mark[24];
    snprintf (mark, sizeof mark, "#%016llx#", (unsigned long long) digest);
    return head.len ? join (to, term_prefixes[TERM_ID].letters, mark, head)
                    : join (to, term_prefixes[TERM_ID].letters, "", span_of (mark));
}
