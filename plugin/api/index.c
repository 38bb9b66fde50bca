/* Articles into a Xapian database. */
#include "api/compose.h"
#include "api/digest.h"
#include "api/metadata.h"
#include "api/stages.h"
#include "api/wordlist.h"
#include "xapian-c.h"

#include <stdio.h>
#include <stdlib.h>

static const char format_now[] = "1";

/* What a database of ours says of itself, by key. */
static void
list_metadata (const xarab_analyzer *analyzer, struct span settings, struct metadata to[METADATA_COUNT])
{
    to[0] = (struct metadata) { METADATA_FORMAT, span_of (format_now) };
    to[1] = (struct metadata) { METADATA_PROFILE, span_of (analyzer->facts.chosen) };
    to[2] = (struct metadata) { METADATA_SETTINGS, settings };
    to[3] = (struct metadata) { METADATA_SPELLING, span_of (analyzer->settings.index.spelling ? wordlist_kept : "") };
}

static xarab_status
write_metadata (const xarab_analyzer *analyzer, xapc_writer *writer, struct span settings, xarab_error *error)
{
    struct metadata rows[METADATA_COUNT];
    xarab_status    status = XARAB_OK;

    list_metadata (analyzer, settings, rows);
    for (size_t i = 0; status == XARAB_OK && i < METADATA_COUNT; i++)
        status = xapc_writer_set_metadata (writer, rows[i].key, span_text (rows[i].value), error);
    return status;
}

/* What a difference does to a search. */
static const char *
consequence (const struct setting *setting)
{
    if (setting->effect == EFFECT_WEIGHT)
        return "the same articles are found, their order suffers; reindex when convenient";
    return "some articles will not be found; reindex, or search with the settings it was made with";
}

/* "key=value" of one line; the value of a key that has no line is "". */
static struct span
value_in (struct span lines, const char *key)
{
    struct span line, name;

    while (span_next (&lines, '\n', &line))
        if (span_next (&line, '=', &name) && span_is (name, key))
            return line.at ? line : (struct span) { "", 0 };
    return (struct span) { "", 0 };
}

static void
each_difference (struct span ours, struct span theirs, difference_function *take, void *your)
{
    for (size_t i = 0; i < settings_count; i++) {
        const struct setting *setting = &settings_table[i];
        struct span           now = value_in (ours, setting->key), then = value_in (theirs, setting->key);
        if ((setting->effect == EFFECT_TERMS || setting->effect == EFFECT_WEIGHT) && ! span_equal (now, then))
            take (your, setting, then, now);
    }
}

/* The first difference in words; one of terms before one of weights. */
struct mismatch {
    enum setting_effect effect;
    bool                found;
    xarab_error         error;
};

static void
note_difference (void *your, const struct setting *setting, struct span then, struct span now)
{
    struct mismatch *m = your;

    if (m->found && (m->effect == EFFECT_TERMS || setting->effect != EFFECT_TERMS))
        return;
    m->found  = true;
    m->effect = setting->effect;
    if (setting->kind == SETTING_FILE)
        fail (&m->error, XARAB_MISMATCH, "the list of '%s' is not the one the database was made with; %s", setting->key,
              consequence (setting));
    else
        fail (&m->error, XARAB_MISMATCH, "the database was made with '%s=%.*s', the settings say '%s=%.*s'; %s",
              setting->key, (int) then.len, then.at, setting->key, (int) now.len, now.at, consequence (setting));
}

static xarab_status
compare_settings (struct span ours, struct span theirs, xarab_error *error)
{
    struct mismatch m = { .found = false };

    each_difference (ours, theirs, note_difference, &m);
    return m.found ? fail (error, XARAB_MISMATCH, "%s", m.error.detail) : XARAB_OK;
}

/* Compares what the database says of itself with what we would write. */
static xarab_status
check_metadata (xapc_database *database, struct span settings, xarab_error *error)
{
    xapc_bytes   value;
    xarab_status status = xapc_metadata (database, METADATA_FORMAT, &value, error);

    if (status != XARAB_OK)
        return status;
    if (value.size == 0)
        return fail (error, XARAB_MISMATCH,
                     "the database was made without xapian-arabic; only exact words can be found in it");
    if (! span_is (text_span (value), format_now))
        return fail (error, XARAB_MISMATCH, "the database has format %.*s, this version makes %s; reindex",
                     (int) value.size, value.at, format_now);
    status = xapc_metadata (database, METADATA_SETTINGS, &value, error);
    return status == XARAB_OK ? compare_settings (settings, text_span (value), error) : status;
}

static xarab_status
with_fingerprint (const xarab_analyzer *analyzer, struct buffer *settings, xarab_error *error)
{
    if (config_fingerprint (&analyzer->settings, &analyzer->lists, settings))
        return XARAB_OK;
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

xarab_status
index_metadata (const struct xarab_analyzer *analyzer, struct metadata to[METADATA_COUNT], struct buffer *settings,
                xarab_error *error)
{
    xarab_status status = with_fingerprint (analyzer, settings, error);

    list_metadata (analyzer, buffer_span (settings), to);
    return status;
}

xarab_status
xarab_index_check (const xarab_analyzer *analyzer, xapc_database *database, xarab_error *error)
{
    struct buffer settings = { 0 };
    xarab_status  status   = with_fingerprint (analyzer, &settings, error);

    if (status == XARAB_OK)
        status = check_metadata (database, buffer_span (&settings), error);
    buffer_free (&settings);
    return status;
}

xarab_status
index_differences (const struct xarab_analyzer *analyzer, xapc_database *database, difference_function *take, void *your,
                   xarab_error *error)
{
    struct buffer settings = { 0 };
    xapc_bytes    theirs;
    xarab_status  status = with_fingerprint (analyzer, &settings, error);

    if (status == XARAB_OK)
        status = xapc_metadata (database, METADATA_SETTINGS, &theirs, error);
    if (status == XARAB_OK)
        each_difference (buffer_span (&settings), text_span (theirs), take, your);
    buffer_free (&settings);
    return status;
}

bool
index_is_marked (xapc_database *database)
{
    xapc_bytes format;

    return xapc_metadata (database, METADATA_FORMAT, &format, NULL) == XARAB_OK && format.size > 0;
}

bool
index_is_ours (xapc_database *database)
{
    xapc_bytes format;

    return xapc_metadata (database, METADATA_FORMAT, &format, NULL) == XARAB_OK && span_is (text_span (format), format_now);
}

xarab_status
index_profile (xapc_database *database, char to[PROFILE_ROOM], xarab_error *error)
{
    xapc_bytes   name;
    xarab_status status = xapc_metadata (database, METADATA_PROFILE, &name, error);

    if (status == XARAB_OK)
        snprintf (to, PROFILE_ROOM, "%.*s", (int) name.size, name.size ? name.at : "");
    return status;
}

xarab_status
xarab_open_for (const char *config, xapc_database *database, xarab_analyzer **analyzer, xarab_error *error)
{
    const char  *chosen = secure_getenv ("XAPIAN_ARABIC_PROFILE");
    bool         other  = chosen != NULL && chosen[0];
    char         profile[PROFILE_ROOM];
    xarab_status status = index_profile (database, profile, error);

    if (status != XARAB_OK)
        return status;
    return analyzer_open (config, other ? NULL : profile, ! other && profile[0], analyzer, error);
}

xarab_status
xarab_index_prepare (const xarab_analyzer *analyzer, xapc_writer *writer, xarab_error *error)
{
    struct buffer  settings = { 0 };
    xapc_database *database = xapc_writer_database (writer);
    xapc_counts    counts;
    xapc_bytes     format;
    xarab_status   status = with_fingerprint (analyzer, &settings, error);

    if (status == XARAB_OK)
        status = xapc_database_counts (database, &counts, error);
    if (status == XARAB_OK)
        status = xapc_metadata (database, METADATA_FORMAT, &format, error);
    if (status == XARAB_OK) {
        if (counts.documents == 0 && format.size == 0)
            status = write_metadata (analyzer, writer, buffer_span (&settings), error);
        else
            status = check_metadata (database, buffer_span (&settings), error);
    }
    buffer_free (&settings);
    return status;
}

struct to_document {
    xapc_document  *document;
    struct likeness likeness;
    xarab_status    status;
    xarab_error    *error;
};

static int
add_term (void *your, const struct term *term)
{
    struct to_document *to = your;

    if (term->kind == TERM_STEM)
        likeness_add (&to->likeness, term->text);
    to->status = xapc_document_add (to->document, span_text (term->text), term->position, term->wdf, to->error);
    return to->status != XARAB_OK;
}

/* Data and values, where the article has them. */
static xarab_status
put_composed (xapc_document *document, const struct composed *composed, xarab_error *error)
{
    xarab_status status = xapc_document_set_data (document, span_text (buffer_span (&composed->data)), error);

    for (size_t i = 0; status == XARAB_OK && i < composed->values; i++) {
        const struct composed_value *value = &composed->value[i];
        status = xapc_document_set_value (document, value->slot, (xapc_bytes) { value->bytes, value->size }, error);
    }
    return status;
}

static xarab_status
fill_document (struct xarab_worker *worker, xapc_document *document, const xarab_article *article,
               xarab_error *error)
{
    struct to_document to       = { document, likeness_begin (), XARAB_OK, error };
    struct composed    composed = { 0 };

    if (analyze_article (worker, article, (struct term_sink) { add_term, &to }) == ANALYZE_NO_MEMORY)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (to.status == XARAB_OK && ! compose_document (&worker->owner->settings.index, article, &to.likeness, &composed))
        to.status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (to.status == XARAB_OK)
        to.status = put_composed (document, &composed, error);
    buffer_free (&composed.data);
    return to.status;
}

static xarab_status
replace (struct xarab_worker *worker, xapc_writer *writer, const xarab_article *article, xapc_bytes id,
         uint32_t *number, xarab_error *error)
{
    xapc_document *document = NULL;
    xarab_status   status   = xapc_document_new (&document, error);

    if (status == XARAB_OK)
        status = fill_document (worker, document, article, error);
    if (status == XARAB_OK)
        status = wordlist_remove (writer, id, error);
    if (status == XARAB_OK)
        status = wordlist_add (writer, document, error);
    if (status == XARAB_OK)
        status = xapc_writer_replace (writer, id, document, number, error);
    xapc_document_free (document);
    return status;
}

/* The number of the one article with the id; 0 where there is none, or several. */
static xarab_status
find_one (xapc_database *database, xapc_bytes id, uint32_t *number, uint32_t *count, xarab_error *error)
{
    xarab_status status = xapc_term_documents (database, id, count, error);

    *number = 0;
    if (status == XARAB_OK && *count == 1)
        status = xapc_next_document (database, id, 0, number, error);
    return status;
}

static xarab_status
is_unchanged (const struct index_options *options, xapc_database *database, uint32_t number,
              const xarab_article *article, bool *same, xarab_error *error)
{
    char           digest[DIGEST_SIZE];
    xapc_bytes     kept     = { NULL, 0 };
    xapc_document *document = NULL;
    xarab_status   status   = xapc_document_get (database, number, &document, error);

    if (status == XARAB_OK)
        status = xapc_document_value (document, digest_slot (options), &kept, error);
    article_digest (article, digest);
    *same = status == XARAB_OK && kept.size == sizeof digest && memcmp (kept.at, digest, sizeof digest) == 0;
    xapc_document_free (document);
    return status;
}

xarab_status
xarab_index_put (xarab_worker *worker, xapc_writer *writer, const xarab_article *article, xarab_error *error)
{
    char   id[TERM_SIZE_MAX];
    size_t size = id_term (text_span (article->id), id);

    return replace (worker, writer, article, (xapc_bytes) { id, size }, NULL, error);
}

xarab_status
xarab_index_update (xarab_worker *worker, xapc_writer *writer, const xarab_article *article, xarab_change *change,
                    uint32_t *document, xarab_error *error)
{
    xapc_database *database = xapc_writer_database (writer);
    char           id[TERM_SIZE_MAX];
    xapc_bytes     term = { id, id_term (text_span (article->id), id) };
    uint32_t       number, count;
    bool           same   = false;
    xarab_status   status = find_one (database, term, &number, &count, error);

    if (status == XARAB_OK && number != 0)
        status = is_unchanged (&worker->owner->settings.index, database, number, article, &same, error);
    if (status == XARAB_OK && ! same)
        status = replace (worker, writer, article, term, &number, error);
    if (status == XARAB_OK && change != NULL)
        *change = same ? XARAB_UNCHANGED : count ? XARAB_REPLACED : XARAB_ADDED;
    if (status == XARAB_OK && document != NULL)
        *document = number;
    return status;
}

xarab_status
index_delete (xapc_writer *writer, xapc_bytes term, xarab_error *error)
{
    xarab_status status = wordlist_remove (writer, term, error);

    return status == XARAB_OK ? xapc_writer_delete (writer, term, error) : status;
}

xarab_status
index_delete_document (xapc_writer *writer, uint32_t document, xarab_error *error)
{
    xarab_status status = wordlist_remove_of (writer, document, error);

    return status == XARAB_OK ? xapc_writer_delete_id (writer, document, error) : status;
}

void
xarab_index_read (xarab_text data, xarab_article *article)
{
    static const struct {
        const char *name;
        size_t      offset;
    } names[] = {
        { "id",       offsetof (xarab_article, id) },       { "url",    offsetof (xarab_article, url) },
        { "caption",  offsetof (xarab_article, title) },    { "date",   offsetof (xarab_article, date) },
        { "author",   offsetof (xarab_article, author) },   { "source", offsetof (xarab_article, source) },
        { "keywords", offsetof (xarab_article, keywords) }, { "sample", offsetof (xarab_article, text) },
    };
    struct span rest = text_span (data), line, name;

    *article = (xarab_article) { 0 };
    while (span_next (&rest, '\n', &line)) {
        if (! span_next (&line, '=', &name) || line.at == NULL)
            continue;
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
            if (span_is (name, names[i].name))
                *(xarab_text *) (void *) ((char *) article + names[i].offset) = span_text (line);
    }
}

xarab_status
index_each_result (xapc_results *results, found_function *take, void *your, xarab_error *error)
{
    xarab_status  status = XARAB_OK;
    xapc_result   result;
    xarab_article article;

    for (uint32_t i = 0; status == XARAB_OK && i < xapc_results_count (results); i++) {
        status = xapc_results_get (results, i, &result, error);
        if (status != XARAB_OK)
            break;
        xarab_index_read (result.data, &article);
        status = take (your, &result, &article, error);
    }
    return status;
}
