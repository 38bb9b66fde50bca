/* The product in thirty lines: analyze_field() below is the order of the
 * stages. Dates come first, because "4 كانون الأول" must be whole words; names
 * pass over what dates took; every word is then emitted with its levels, names
 * and dates added beside them as filters that weigh nothing. */
#include "term/analyzer.h"
#include "term/cache.h"
#include "term/emit.h"

#include <stdint.h>

enum { FIELD_GAP = 100 }; /* no phrase reaches over the end of a field */

bool
scratch_open (struct scratch *scratch)
{
    *scratch       = (struct scratch) { 0 };
    scratch->cache = cache_open ();
    return scratch->cache != NULL;
}

void
scratch_free (struct scratch *scratch)
{
    token_list_free (&scratch->tokens);
    date_list_free (&scratch->dates);
    name_list_free (&scratch->names);
    cache_free (scratch->cache);
    *scratch = (struct scratch) { 0 };
}

void
document_begin (struct document *document, day_number reference, enum reference_origin origin)
{
    name_memory_reset (&document->names);
    document->dates    = (struct date_context) { reference, origin, DAY_NONE, DAY_NONE };
    document->position = 0;
    document->words    = 0;
}

void
document_free (struct document *document)
{
    name_memory_free (&document->names);
}

struct word_forms
analyze_word (const struct analyzer *analyzer, struct scratch *scratch, const struct token *token)
{
    if (token_arabic_word (token) || (token->kind == TOKEN_FOREIGN && analyzer->latin != NULL))
        return cache_forms (scratch->cache, analyzer, token);
    return (struct word_forms) { token->folded, token->folded };
}

size_t
analyze_piece (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
               struct span text, size_t from, enum purpose purpose)
{
    size_t next = token_cut (&analyzer->cutter, text, from, document->position, purpose, &scratch->tokens);

    if (next == SIZE_MAX)
        return SIZE_MAX;
    if (! date_find (&analyzer->dates, &document->dates, text, &scratch->tokens, &scratch->dates))
        return SIZE_MAX;
    if (! name_find (&analyzer->namer, text, &scratch->tokens, &document->names, &scratch->names))
        return SIZE_MAX;
    if (scratch->tokens.count)
        document->position = scratch->tokens.at[scratch->tokens.count - 1].position;
    return next;
}

int
analyze_field (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
               const struct field *field, struct span text, struct term_sink sink)
{
    struct emitter emitter = { analyzer, scratch, document, field, sink, false };

    for (size_t from = 0; from < text.len;) {
        from = analyze_piece (analyzer, scratch, document, text, from, FOR_INDEX);
        if (from == SIZE_MAX)
            return ANALYZE_NO_MEMORY;

        int stop = emit_words (&emitter);
        if (stop == 0 && analyzer->terms.names)
            stop = emit_names (&emitter);
        if (stop == 0 && analyzer->terms.dates)
            stop = emit_dates (&emitter, text);
        if (stop != 0)
            return stop;
    }
    document->position += FIELD_GAP;
    return 0;
}
