#include "bulk/batch.h"

#include "api/compose.h"
#include "bulk/collected.h"

#include <stdlib.h>
#include <unistd.h>

enum { SPOOL_ROOM = 256 << 10, DOCUMENTS_MAX = 1 << 20 };

struct batch {
    xarab_worker        *worker;
    const char          *folder;
    struct collected     collected;
    uint32_t             postings_full, places_full;
    size_t               vocabulary_full;
    struct compressor   *compressor;
    struct composed      composed;
    struct buffer        documents; /* the run's part DOCUMENTS, so far */
    struct spool_writer  writer;
    struct run           run;

    /* of the article being added */
    struct likeness likeness;
    uint32_t        posting_first, wdf_max;
};

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* Half again as much room in an array of `size`-byte things. */
static bool
grow (void *array, uint32_t *room, size_t size)
{
    void   *at, *more;
    size_t  want = (size_t) *room + *room / 2 + 1024;

    memcpy (&at, array, sizeof at);
    more = want <= UINT32_MAX ? realloc (at, want * size) : NULL;
    if (more == NULL)
        return false;
    memcpy (array, &more, sizeof more);
    *room = (uint32_t) want;
    return true;
}

/* ---- one article ---- */

/* A term_function: the term's posting in this article, and its place. */
static int
take (void *your, const struct term *term)
{
    struct batch     *b      = your;
    struct collected *c      = &b->collected;
    int64_t           number = term->met ? vocabulary_find_met (&c->vocabulary, term)
                                         : vocabulary_find (&c->vocabulary, term->text);

    if (number < 0)
        return ANALYZE_NO_MEMORY;
    if (term->kind == TERM_ID)
        c->document[c->documents].id = (uint32_t) number;
    if (term->kind == TERM_STEM)
        likeness_add (&b->likeness, term->text);

    uint32_t *posting = &c->vocabulary.posting[number];

    if (*posting > b->posting_first) {
        c->posting[*posting - 1].wdf += term->wdf;
    } else {
        if (c->postings == c->posting_room && ! grow (&c->posting, &c->posting_room, sizeof *c->posting))
            return ANALYZE_NO_MEMORY;
        c->posting[c->postings] = (struct posting) { (uint32_t) number, term->wdf };
        *posting                = ++c->postings;
    }
    if (term->position != 0) {
        if (c->places == c->place_room && ! grow (&c->place, &c->place_room, sizeof *c->place))
            return ANALYZE_NO_MEMORY;
        c->place[c->places++] = (struct place) { (uint32_t) number, term->position };
    }
    return 0;
}

static bool
note_document (struct batch *b, uint32_t length, uint32_t wdf_max)
{
    struct buffer *to = &b->documents;
    bool           ok = spool_keep_number (to, length) && spool_keep_number (to, wdf_max)
              && spool_keep_number (to, b->composed.values);

    for (size_t i = 0; ok && i < b->composed.values; i++) {
        const struct composed_value *value = &b->composed.value[i];

        ok = spool_keep_number (to, value->slot) && spool_keep_number (to, value->size)
             && buffer_add (to, (struct span) { value->bytes, value->size });
    }
    return ok;
}

static bool
put_data (struct batch *b)
{
    bool        compressed;
    struct span data = compress_tag (b->compressor, buffer_span (&b->composed.data), &compressed);

    if (data.at == NULL && b->composed.data.len > 0)
        return false;
    spool_put_number (&b->writer, (uint64_t) data.len << 1 | compressed);
    spool_put (&b->writer, data.at, data.len);
    return true;
}

/* What is behind the last document is this one's. */
static bool
end_document (struct batch *b)
{
    struct collected *c      = &b->collected;
    uint64_t          length = 0;
    uint32_t          most   = 0;

    for (uint32_t i = b->posting_first; i < c->postings; i++) {
        length += c->posting[i].wdf;
        if (c->posting[i].wdf > most)
            most = c->posting[i].wdf;
    }
    if (c->documents + 2 > c->document_room && ! grow (&c->document, &c->document_room, sizeof *c->document))
        return false;
    c->document[c->documents].length = (uint32_t) length;
    c->documents++;
    c->document[c->documents] = (struct document_begin) { c->postings, c->places, 0, 0 };
    return note_document (b, (uint32_t) length, most);
}

/* ---- runs ---- */

static xarab_status
begin_run (struct batch *b, uint32_t number, unsigned run, xarab_error *error)
{
    xarab_status status = run_create (b->folder, run, &b->run, &b->writer.fd, error);

    if (status != XARAB_OK)
        return status;
    b->writer.offset    = 0;
    b->writer.used      = 0;
    b->run.first        = number;
    b->collected.first  = number;
    b->collected.document[0] = (struct document_begin) { 0, 0, 0, 0 };
    return XARAB_OK;
}

xarab_status
batch_add (struct batch *b, const xarab_article *article, uint32_t number, unsigned run, xarab_error *error)
{
    xarab_status status = batch_empty (b) ? begin_run (b, number, run, error) : XARAB_OK;

    if (status != XARAB_OK)
        return status;
    b->likeness      = likeness_begin ();
    b->posting_first = b->collected.postings;
    if (analyze_article (b->worker, article, (struct term_sink) { take, b }) != 0)
        return no_memory (error);
    if (! compose_document (&b->worker->owner->settings.index, article, &b->likeness, &b->composed))
        return no_memory (error);
    if (! put_data (b) || ! end_document (b))
        return no_memory (error);
    return b->writer.error ? fail (error, XARAB_IO, "%s: %s", b->run.path, strerror (b->writer.error)) : XARAB_OK;
}

bool
batch_empty (const struct batch *b)
{
    return b->collected.documents == 0;
}

bool
batch_full (const struct batch *b)
{
    const struct collected *c = &b->collected;

    return c->postings >= b->postings_full || c->places >= b->places_full || c->documents >= DOCUMENTS_MAX
           || vocabulary_memory (&c->vocabulary) >= b->vocabulary_full;
}

/* Ready for the next article; the memory is kept. */
static void
empty (struct batch *b)
{
    vocabulary_clear (&b->collected.vocabulary);
    b->collected.postings = b->collected.places = b->collected.documents = 0;
    b->documents.len = 0;
}

xarab_status
batch_write (struct batch *b, struct run *run, xarab_error *error)
{
    xarab_status status;

    b->run.documents            = b->collected.documents;
    b->run.part[RUN_DATA]       = 0;
    b->run.part[RUN_DOCUMENTS]  = spool_offset (&b->writer);
    spool_put (&b->writer, b->documents.at, b->documents.len);
    status = collected_write (&b->collected, b->compressor, &b->writer, &b->run);
    spool_flush (&b->writer);
    if (status == XARAB_NO_MEMORY)
        no_memory (error);
    else if (b->writer.error != 0)
        status = fail (error, XARAB_IO, "%s: %s", b->run.path, strerror (b->writer.error));
    close (b->writer.fd);
    b->writer.fd = -1;
    if (status == XARAB_OK) {
        *run   = b->run;
        b->run = (struct run) { 0 };
    }
    empty (b);
    return status;
}

/* ---- the whole ---- */

/* A quarter is for the words, as they are met and sorted; the rest for postings,
 * twice as many as places, each in two orders. */
static bool
take_memory (struct batch *b, size_t memory)
{
    struct collected *c    = &b->collected;
    size_t            each = memory / 4 * 3 / (2 * sizeof *c->posting + sizeof *c->place);
    size_t            most = UINT32_C (1) << 30;

    b->vocabulary_full = memory / 8;
    b->postings_full   = (uint32_t) (each < most ? each : most);
    b->places_full     = b->postings_full / 2;
    c->posting_room    = b->postings_full + 4096;
    c->place_room      = b->places_full + 4096;
    c->document_room   = 4096;
    c->posting         = malloc (c->posting_room * sizeof *c->posting);
    c->place           = malloc (c->place_room * sizeof *c->place);
    c->document        = malloc (c->document_room * sizeof *c->document);
    return c->posting && c->place && c->document;
}

xarab_status
batch_open (const xarab_analyzer *analyzer, size_t memory, const char *folder, struct batch **batch,
            xarab_error *error)
{
    struct batch *b = calloc (1, sizeof *b);
    xarab_status  status;

    if (b == NULL)
        return no_memory (error);
    b->folder     = folder;
    b->compressor = compressor_open ();
    status        = xarab_worker_open (analyzer, &b->worker, error);
    if (status == XARAB_OK
        && (b->compressor == NULL || ! vocabulary_open (&b->collected.vocabulary) || ! take_memory (b, memory)
            || ! spool_writer_open (&b->writer, -1, SPOOL_ROOM)))
        status = no_memory (error);
    if (status == XARAB_OK)
        *batch = b;
    else
        batch_close (b);
    return status;
}

void
batch_close (struct batch *b)
{
    if (b == NULL)
        return;
    if (b->run.path != NULL && b->writer.fd >= 0)
        close (b->writer.fd);
    run_forget (&b->run);
    xarab_worker_close (b->worker);
    compressor_close (b->compressor);
    vocabulary_free (&b->collected.vocabulary);
    free (b->collected.posting);
    free (b->collected.place);
    free (b->collected.document);
    buffer_free (&b->composed.data);
    buffer_free (&b->documents);
    spool_writer_free (&b->writer);
    free (b);
}
