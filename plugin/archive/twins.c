#include "archive/twins.h"

#include "term/prefixes.h"

xarab_status
twins_find (xapc_database *database, size_t most, void (*told) (void *your, xarab_text id, uint32_t articles),
            void *your, size_t *count, xarab_error *error)
{
    struct span  prefix = span_of (term_prefixes[TERM_ID].letters);
    xapc_terms  *terms  = NULL;
    xapc_term    term;
    xarab_status status = xapc_terms_open (database, (xapc_bytes) { prefix.at, prefix.len }, &terms, error);

    *count = 0;
    while (status == XARAB_OK && (status = xapc_terms_next (terms, &term, error)) == XARAB_OK)
        if (term.documents > 1 && ++*count <= most)
            told (your, (xarab_text) { term.term.at + prefix.len, term.term.size - prefix.len }, term.documents);
    xapc_terms_close (terms);
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}
