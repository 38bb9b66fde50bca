/* What became of a query's names and words in a database: for those who explain. */
#include "api/parser.h"
#include "api/query.h"

#include <stdlib.h>

struct telling {
    const struct namer *namer;
    int               (*take) (void *your, const xarab_spelling *);
    void               *your;
    xarab_error        *error;
};

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

static int
nearer_first (const void *one, const void *other)
{
    const struct query_spelling *a = *(const struct query_spelling *const *) one;
    const struct query_spelling *b = *(const struct query_spelling *const *) other;

    if (a->accepted != b->accepted)
        return a->accepted ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return span_compare (a->spelling, b->spelling);
}

static xarab_status
tell_spelling (const struct telling *telling, const struct query_node *node, const struct query_spelling *spelling)
{
    struct buffer why = { 0 };

    if (! name_explain (telling->namer, node->word, spelling->spelling, &why)) {
        buffer_free (&why);
        return no_memory (telling->error);
    }
    const xarab_spelling told = { span_text (node->word), span_text (spelling->spelling), spelling->accepted,
                                  spelling->distance, span_text (buffer_span (&why)) };
    int                  stop = telling->take (telling->your, &told);
    buffer_free (&why);
    return stop ? fail (telling->error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED)) : XARAB_OK;
}

static xarab_status
tell_name (const struct telling *telling, const struct query_node *node)
{
    const struct query_spelling **order;
    size_t                        count  = 0, at = 0;
    xarab_status                  status = XARAB_OK;

    for (const struct query_spelling *s = node->spellings; s != NULL; s = s->next)
        count++;
    order = calloc (count + 1, sizeof *order);
    if (order == NULL)
        return no_memory (telling->error);
    for (const struct query_spelling *s = node->spellings; s != NULL; s = s->next)
        order[at++] = s;
    qsort (order, count, sizeof *order, nearer_first);
    for (size_t i = 0; i < count && status == XARAB_OK; i++)
        status = tell_spelling (telling, node, order[i]);
    free (order);
    return status;
}

/* Lists nest no deeper than brackets may. */
static xarab_status
tell_names (const struct telling *telling, const struct query_node *first)
{
    xarab_status status = XARAB_OK;

    for (const struct query_node *node = first; node != NULL && status == XARAB_OK; node = node->next)
        status = node->kind == QUERY_NAME ? tell_name (telling, node) : tell_names (telling, node->child);
    return status;
}

xarab_status
xarab_query_spellings (const xarab_query *query, int (*take) (void *your, const xarab_spelling *), void *your,
                       xarab_error *error)
{
    const struct telling telling = { &query->worker->analyzer->namer, take, your, error };

    return tell_names (&telling, query->tree.root->child);
}

xarab_status
xarab_query_left_out (const xarab_query *query, char *to, size_t room)
{
    const struct settings *settings = &query->worker->owner->settings;
    struct buffer          text     = { 0 };
    bool                   told     = true;

    if (query->tree.cut)
        told = buffer_print (&text, "words past the first %d are left out (query.words_max)", settings->query.words_max);
    if (query->tree.names_cut)
        told = told
               && buffer_print (&text, "%sof a name's key only the first %u spellings were looked at (names.spellings)",
                                text.len ? "; " : "", settings->name.spellings);
    if (told)
        put_line (buffer_span (&text), to, room);
    buffer_free (&text);
    return told ? XARAB_OK : XARAB_NO_MEMORY;
}
