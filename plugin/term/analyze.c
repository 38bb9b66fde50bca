/* The product in thirty lines: analyze_field() below is the order of the
 * stages. Every word is emitted with its levels, and what is known of it noted
 * for the recognizers; then dates are found, because "4 كانون الأول" must be
 * whole words, and names, which pass over what dates took. Both stand beside the
 * words as filters that weigh nothing. */
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
    if (cache_has_forms (analyzer, token))
        return cache_forms (scratch->cache, analyzer, token);
    return (struct word_forms) { token->folded, token->folded, false, 0 };
}

static size_t
cut_piece (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
           struct span text, size_t from, enum purpose purpose)
{
    size_t next = token_cut (&analyzer->cutter, text, from, document->position, purpose, &scratch->tokens);

    if (next != SIZE_MAX && scratch->tokens.count)
        document->position = scratch->tokens.at[scratch->tokens.count - 1].position;
    return next;
}

static bool
recognize (const struct analyzer *analyzer, struct scratch *scratch, struct document *document, struct span text,
           bool names)
{
    return date_find (&analyzer->dates, &document->dates, text, &scratch->tokens, &scratch->dates)
           && (! names || name_find (&analyzer->namer, text, &scratch->tokens, &document->names, &scratch->names));
}

size_t
analyze_piece (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
               struct span text, size_t from, enum purpose purpose)
{
    size_t next = cut_piece (analyzer, scratch, document, text, from, purpose);

    return next != SIZE_MAX && recognize (analyzer, scratch, document, text, true) ? next : SIZE_MAX;
}

int
analyze_field (const struct analyzer *analyzer, struct scratch *scratch, struct document *document,
               const struct field *field, struct span text, struct term_sink sink)
{
    struct emitter emitter = { analyzer, scratch, document, field, sink, false };

    bool names = analyzer->terms.names, dates = analyzer->terms.dates;

    for (size_t from = 0; from < text.len;) {
        from = cut_piece (analyzer, scratch, document, text, from, FOR_INDEX);
        if (from == SIZE_MAX)
            return ANALYZE_NO_MEMORY;

        int stop = emit_words (&emitter);
        if (stop == 0 && (names || dates) && ! recognize (analyzer, scratch, document, text, names))
            stop = ANALYZE_NO_MEMORY;
        if (stop == 0 && names)
            stop = emit_names (&emitter);
        if (stop == 0 && dates)
            stop = emit_dates (&emitter, text);
        if (stop != 0)
            return stop;
    }
    document->position += FIELD_GAP;
    return 0;
}
