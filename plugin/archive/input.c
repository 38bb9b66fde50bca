#include "archive/input.h"

#include "api/metadata.h"
#include "base/buffer.h"
#include "base/status.h"

#include <string.h>

static xarab_status
stopped (xarab_error *error)
{
    return fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED));
}

/* A stored text has U+2029 for its line breaks. */
static bool
with_line_breaks (xarab_text text, struct buffer *to)
{
    const char *at = text.at, *end = text.at + text.size;
    bool        ok = true;

    to->len = 0;
    while (ok && at < end) {
        const char *mark = memmem (at, (size_t) (end - at), "\u2029", 3);
        const char *stop = mark ? mark : end;
        ok               = buffer_add (to, (struct span) { at, (size_t) (stop - at) })
             && (mark == NULL || buffer_add_byte (to, '\n'));
        at = mark ? mark + 3 : end;
    }
    return ok;
}

static xarab_status
give_stored (xapc_database *database, uint32_t number, struct buffer *text, const struct input_events *events,
             xarab_error *error)
{
    xapc_document *document = NULL;
    xapc_bytes     data;
    xarab_article  article;
    xarab_status   status = xapc_document_get (database, number, &document, error);

    if (status == XARAB_OK)
        status = xapc_document_data (document, &data, error);
    if (status == XARAB_OK) {
        xarab_index_read (data, &article);
        if (! with_line_breaks (article.text, text))
            status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        else if (article.id.size == 0)
            status = fail (error, XARAB_MISMATCH, "document %u keeps no id; name the files it was made of", number);
    }
    if (status == XARAB_OK) {
        article.text = (xarab_text) { text->at, text->len };
        status       = events->article (events->your, &article, error);
    }
    xapc_document_free (document);
    return status;
}

/* Whether the database keeps whole texts, as it says of itself. */
static xarab_status
keeps_texts (xapc_database *database, const char *path, xarab_error *error)
{
    xapc_bytes   settings;
    xarab_status status = xapc_metadata (database, METADATA_SETTINGS, &settings, error);

    if (status != XARAB_OK)
        return status;
    if (settings.size == 0 || memmem (settings.at, settings.size, "index.store=text\n", 17) == NULL)
        return fail (error, XARAB_MISMATCH,
                     "%s does not keep the whole texts; name the files it was made of, or itself for what it keeps",
                     path);
    return XARAB_OK;
}

xarab_status
input_stored (xapc_database *database, const char *path, const struct input_events *events, xarab_error *error)
{
    struct buffer text = { 0 };
    xapc_counts   counts;
    uint32_t      number = 0, done = 0;
    xarab_status  status = keeps_texts (database, path, error);

    if (status == XARAB_OK)
        status = xapc_database_counts (database, &counts, error);
    while (status == XARAB_OK) {
        status = xapc_next_document (database, (xapc_bytes) { "", 0 }, number, &number, error);
        if (status == XARAB_OK)
            status = give_stored (database, number, &text, events, error);
        if (status == XARAB_OK && ! events->went_on (events->your, ++done, counts.documents))
            status = stopped (error);
    }
    buffer_free (&text);
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}
