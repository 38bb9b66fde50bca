#include "api/wordlist.h"

#include "api/metadata.h"
#include "base/status.h"

const char wordlist_kept[] = "yes";

bool
wordlist_takes (struct span term)
{
    if (term.len < 2 || (term.at[0] >= 'A' && term.at[0] <= 'Z'))
        return false;
    for (size_t i = 0; i < term.len; i++)
        if (term.at[i] >= '0' && term.at[i] <= '9')
            return false;
    return true;
}

static xarab_status
is_kept (xapc_writer *writer, bool *kept, xarab_error *error)
{
    xapc_bytes   value;
    xarab_status status = xapc_metadata (xapc_writer_database (writer), METADATA_SPELLING, &value, error);

    *kept = status == XARAB_OK && value.size > 0;
    return status;
}

typedef xarab_status change_function (xapc_writer *, xapc_bytes word, uint32_t times, xarab_error *);

/* Each word of a document, once. */
static xarab_status
each_word (xapc_writer *writer, xapc_document *document, change_function *change, xarab_error *error)
{
    xapc_terms  *terms  = NULL;
    xapc_term    term;
    xarab_status status = xapc_document_terms (document, &terms, error);

    while (status == XARAB_OK && (status = xapc_terms_next (terms, &term, error)) == XARAB_OK)
        if (wordlist_takes ((struct span) { term.term.at, term.term.size }))
            status = change (writer, term.term, 1, error);
    xapc_terms_close (terms);
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}

static xarab_status
remove_words (xapc_writer *writer, uint32_t number, xarab_error *error)
{
    xapc_document *document = NULL;
    xarab_status   status   = xapc_document_get (xapc_writer_database (writer), number, &document, error);

    if (status == XARAB_OK)
        status = each_word (writer, document, xapc_writer_remove_spelling, error);
    xapc_document_free (document);
    return status;
}

xarab_status
wordlist_add (xapc_writer *writer, xapc_document *document, xarab_error *error)
{
    bool         kept;
    xarab_status status = is_kept (writer, &kept, error);

    return kept ? each_word (writer, document, xapc_writer_add_spelling, error) : status;
}

xarab_status
wordlist_remove (xapc_writer *writer, xapc_bytes term, xarab_error *error)
{
    bool         kept;
    uint32_t     number = 0;
    xarab_status status = is_kept (writer, &kept, error);

    while (kept && status == XARAB_OK) {
        status = xapc_next_document (xapc_writer_database (writer), term, number, &number, error);
        if (status == XARAB_OK)
            status = remove_words (writer, number, error);
    }
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}

xarab_status
wordlist_remove_of (xapc_writer *writer, uint32_t document, xarab_error *error)
{
    bool         kept;
    xarab_status status = is_kept (writer, &kept, error);

    return kept ? remove_words (writer, document, error) : status;
}
