#include "query/light.h"

#include "base/hash.h"

#include <stdlib.h>

/* What the query asks for, flat: one entry a form. */
enum wanted_kind { WANTED_WORD, WANTED_STEM, WANTED_PREFIX, WANTED_NAME };

struct wanted {
    enum wanted_kind kind;
    uint32_t         hash; /* of the form; not for a PREFIX */
    struct span      form;
    float            weight;
};

enum { WANTED_MAX = 4096, DATES_MAX = 64 };

struct asking {
    struct wanted *at;
    size_t         count;
    struct {
        day_number first, last;
    } date[DATES_MAX];
    size_t dates;
};

static void
want (struct asking *asking, enum wanted_kind kind, struct span form, float weight)
{
    if (asking->count < WANTED_MAX && form.len > 0)
        asking->at[asking->count++] = (struct wanted) { kind, hash_bytes (form), form, weight };
}

static void
want_node (struct asking *asking, const struct query_node *node)
{
    float weight = node->word_class == WORD_PLAIN ? 1.0f : 0.1f;

    switch (node->kind) {
    case QUERY_WORD:
        want (asking, WANTED_WORD, node->word, weight);
        want (asking, WANTED_STEM, node->stem, weight);
        break;
    case QUERY_PREFIX: want (asking, WANTED_PREFIX, node->word, 1); break;
    case QUERY_NAME:
        want (asking, WANTED_NAME, node->word, 1);
        for (const struct query_spelling *s = node->spellings; s != NULL; s = s->next)
            if (s->accepted)
                want (asking, WANTED_NAME, s->spelling, 1);
        break;
    case QUERY_DATE:
        if (asking->dates < DATES_MAX && ! node->published) {
            asking->date[asking->dates].first  = node->first;
            asking->date[asking->dates++].last = node->last;
        }
        break;
    default: break;
    }
}

/* Everything below a node that is not excluded. Lists nest no deeper than
 * brackets may. */
static void
want_all (struct asking *asking, const struct query_node *first)
{
    for (const struct query_node *node = first; node != NULL; node = node->next) {
        if (node->sign == SIGN_NOT)
            continue;
        want_node (asking, node);
        want_all (asking, node->child);
    }
}

static float
word_weight (const struct asking *asking, struct span word, uint32_t hash, struct span stem)
{
    uint32_t stem_hash = hash_bytes (stem);
    bool     stop      = query_word_class (word, hash) != WORD_PLAIN; /* على is no علي: names are found by themselves */
    float    best      = 0;

    for (size_t i = 0; i < asking->count; i++) {
        const struct wanted *w   = &asking->at[i];
        bool                 hit = false;

        switch (w->kind) {
        case WANTED_WORD: hit = w->hash == hash && span_equal (w->form, word); break;
        case WANTED_STEM: hit = w->hash == stem_hash && span_equal (w->form, stem); break;
        case WANTED_PREFIX: hit = span_starts (word, w->form); break;
        case WANTED_NAME: hit = ! stop && w->hash == hash && span_equal (w->form, word); break;
        }
        if (hit && w->weight > best)
            best = w->weight;
    }
    return best;
}

static bool
name_wanted (const struct asking *asking, struct span spelling)
{
    uint32_t hash = hash_bytes (spelling);

    for (size_t i = 0; i < asking->count; i++)
        if (asking->at[i].kind == WANTED_NAME && asking->at[i].hash == hash
            && span_equal (asking->at[i].form, spelling))
            return true;
    return false;
}

static bool
date_wanted (const struct asking *asking, const struct date *date)
{
    for (size_t i = 0; i < asking->dates; i++)
        if (date->first <= asking->date[i].last && asking->date[i].first <= date->last)
            return true;
    return false;
}

static bool
add_mark (struct mark_list *marks, struct mark mark)
{
    if (marks->count == marks->room) {
        size_t       room  = marks->room ? 2 * marks->room : 64;
        struct mark *moved = realloc (marks->at, room * sizeof *moved);
        if (moved == NULL)
            return false;
        marks->at   = moved;
        marks->room = room;
    }
    marks->at[marks->count++] = mark;
    return true;
}

static bool
mark_piece (const struct analyzer *analyzer, struct scratch *scratch, const struct asking *asking,
            struct span text, struct mark_list *marks)
{
    for (size_t i = 0; i < scratch->tokens.count; i++) {
        const struct token *token  = &scratch->tokens.at[i];
        struct word_forms   forms  = analyze_word (analyzer, scratch, token);
        float               weight = word_weight (asking, token->folded, token->hash, forms.stem);
        size_t              start  = (size_t) (token->source.at - text.at);
        if (weight > 0
            && ! add_mark (marks, (struct mark) { start, start + token->source.len, weight, token->hash }))
            return false;
    }
    for (size_t i = 0; i < scratch->names.count; i++) {
        const struct name *name = &scratch->names.at[i];
        if (name_wanted (asking, name->spelling)
            && ! add_mark (marks, (struct mark) { name->start, name->end, 1, hash_bytes (name->spelling) }))
            return false;
    }
    for (size_t i = 0; i < scratch->dates.count; i++) {
        const struct date *date = &scratch->dates.at[i];
        if (date_wanted (asking, date)
            && ! add_mark (marks, (struct mark) { date->start, date->end, 1, (uint32_t) date->first }))
            return false;
    }
    return true;
}

static int
by_start (const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end > y->end) - (x->end < y->end);
}

static void
join_overlapping (struct mark_list *marks)
{
    size_t kept = 0;

    if (marks->count == 0)
        return;
    qsort (marks->at, marks->count, sizeof marks->at[0], by_start);
    for (size_t i = 1; i < marks->count; i++) {
        struct mark *last = &marks->at[kept], *mark = &marks->at[i];
        if (mark->start < last->end) {
            last->end    = mark->end > last->end ? mark->end : last->end;
            last->weight = mark->weight > last->weight ? mark->weight : last->weight;
        } else {
            marks->at[++kept] = *mark;
        }
    }
    marks->count = kept + 1;
}

bool
light_find (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
            const struct query *query, struct span text, struct mark_list *marks)
{
    struct asking asking = { .at = malloc (WANTED_MAX * sizeof (struct wanted)) };
    bool          ok     = asking.at != NULL;

    marks->count = 0;
    if (ok && query->root != NULL)
        want_all (&asking, query->root->child);
    for (size_t from = 0; ok && asking.count + asking.dates > 0 && from < text.len;) {
        from = analyze_piece (analyzer, scratch, document, text, from, FOR_INDEX);
        ok   = from != SIZE_MAX && mark_piece (analyzer, scratch, &asking, text, marks);
    }
    free (asking.at);
    join_overlapping (marks);
    return ok;
}

void
mark_list_free (struct mark_list *marks)
{
    free (marks->at);
    *marks = (struct mark_list) { 0 };
}
