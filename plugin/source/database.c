/* A Xapian database as a source: ours, scriptindex's, omindex's, any program's
 * that writes its documents' data as lines "name=value".
 *
 * Where the text stands in the data it is taken from there; where only its
 * beginning does, or nothing, it is made of the document's words (words.h), and
 * how often is told. A text is whole when it has about as many words as the
 * document's terms say. */
#include "source/format.h"
#include "source/record.h"
#include "source/words.h"

#include "api/metadata.h"
#include "api/stages.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct database {
    xapc_database *database;
    xapc_document *document;
    uint32_t       last, count; /* the highest id; how many documents */
    uint32_t       id, read;    /* of the document read last; how many were */
    bool           whole;       /* one of ours that keeps whole texts */
    struct record  record;
    struct words   words;
    struct buffer  rebuilt;
    uint64_t       size;        /* of its files */
    size_t         partial, unplaced; /* documents made of words; of those without positions */
};

static uint64_t
size_of_files (const char *path)
{
    DIR           *folder = opendir (path);
    struct dirent *entry;
    struct stat    st;
    uint64_t       size = 0;

    while (folder != NULL && (entry = readdir (folder)) != NULL)
        if (fstatat (dirfd (folder), entry->d_name, &st, 0) == 0 && S_ISREG (st.st_mode))
            size += (uint64_t) st.st_size;
    if (folder != NULL)
        closedir (folder);
    return size;
}

static xarab_status
keeps_texts (struct database *d, xarab_error *error)
{
    xapc_bytes   value;
    xarab_status status = xapc_metadata (d->database, METADATA_SETTINGS, &value, error);
    struct span  rest = text_span (value), line;

    while (status == XARAB_OK && span_next (&rest, '\n', &line))
        if (span_is (line, "index.store=text"))
            d->whole = true;
    return status;
}

static xarab_status
database_open (struct article_reader *r, xarab_error *error)
{
    struct database *d = calloc (1, sizeof *d);
    xapc_counts      counts;
    xarab_status     status;

    r->state = d;
    if (d == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    status = xapc_database_open (r->path, &d->database, error);
    if (status == XARAB_OK)
        status = xapc_database_counts (d->database, &counts, error);
    if (status != XARAB_OK)
        return status;
    d->last  = counts.last_id;
    d->count = counts.documents;
    d->size  = size_of_files (r->path);
    return keeps_texts (d, error);
}

static void
database_close (struct article_reader *r)
{
    struct database *d = r->state;

    if (d == NULL)
        return;
    xapc_document_free (d->document);
    xapc_database_close (d->database);
    record_free (&d->record);
    words_free (&d->words);
    buffer_free (&d->rebuilt);
    free (d);
}

/* ---- a document's data ---- */

/* "name=value"; U+2029 in a value is a line break. */
static bool
add_line (struct record *record, struct span line)
{
    static const char separator[] = "\u2029";
    struct span       name;

    if (! span_next (&line, '=', &name) || line.at == NULL)
        return true;
    if (! record_open (record, name))
        return false;
    for (const char *at; line.len && (at = memmem (line.at, line.len, separator, 3)) != NULL;) {
        size_t before = (size_t) (at - line.at);
        if (! buffer_add (&record->text, (struct span) { line.at, before }) || ! buffer_add_byte (&record->text, '\n'))
            return false;
        line = span_after (line, before + 3);
    }
    if (! buffer_add (&record->text, line))
        return false;
    record_shut (record);
    return true;
}

static bool
add_data (struct record *record, struct span data)
{
    struct span line;

    while (span_next (&data, '\n', &line))
        if (! add_line (record, line))
            return false;
    return true;
}

/* What the terms say beside the data. omindex's D is the day of the file. */
static bool
add_labels (struct database *d)
{
    struct record *record = &d->record;
    char           number[16];

    snprintf (number, sizeof number, "%lu", (unsigned long) d->id);
    return record_add (record, span_of ("docid"), span_of (number))
           && (d->words.id[0] == '\0' || record_add (record, span_of ("Q"), span_of (d->words.id)))
           && (d->words.day[0] == '\0' || record_find (record, span_of ("modtime")).at != NULL
               || record_add (record, span_of ("D"), span_of (d->words.day)));
}

/* ---- its words, where the data does not have them ---- */

static uint64_t
count_words (struct span text)
{
    uint64_t count  = 0;
    bool     inside = false;

    for (size_t i = 0; i < text.len; i++) {
        bool blank = isspace ((unsigned char) text.at[i]);
        count += ! blank && ! inside;
        inside = ! blank;
    }
    return count;
}

/* Punctuation makes some words more of a text than blanks tell; the title's may
 * stand among them. */
static bool
is_whole (const struct database *d, const xarab_article *stored)
{
    uint64_t count = count_words (text_span (stored->text)) + count_words (text_span (stored->title));

    return d->whole || d->words.in_text == 0 || 10 * count >= 8 * d->words.in_text;
}

/* Adds a part as it can be made of words, and calls it `name`. */
static bool
rebuild (struct article_reader *r, enum article_part part, enum word_field field, const char *name)
{
    struct database *d = r->state;

    d->rebuilt.len = 0;
    if (! words_write (&d->words, field, &d->rebuilt))
        return false;
    if (d->rebuilt.len == 0)
        return true;
    r->names.of[part] = name;
    return record_add (&d->record, span_of (name), buffer_span (&d->rebuilt));
}

static bool
rebuild_missing (struct article_reader *r, const xarab_article *stored)
{
    static const struct {
        enum article_part part;
        enum word_field   field;
        const char       *name;
    } from_words[] = {
        { PART_TITLE, WORDS_TITLE, "(title)" },
        { PART_AUTHOR, WORDS_AUTHOR, "(author)" },
        { PART_KEYWORDS, WORDS_KEYWORDS, "(keywords)" },
    };
    struct database *d = r->state;
    xarab_article    article = *stored;

    for (size_t i = 0; i < sizeof from_words / sizeof from_words[0]; i++)
        if (fields_part (&article, from_words[i].part)->size == 0
            && ! rebuild (r, from_words[i].part, from_words[i].field, from_words[i].name))
            return false;
    if (is_whole (d, stored))
        return stored->text.at != NULL || record_add (&d->record, span_of ("text"), (struct span) { "", 0 });
    d->partial++;
    d->unplaced += ! d->words.positioned;
    return rebuild (r, PART_TEXT, WORDS_TEXT, "(words)");
}

static bool
fill (struct article_reader *r, struct span data)
{
    struct database *d = r->state;
    xarab_article    stored;
    struct span      fault;

    record_clear (&d->record);
    r->names = fields_names (&r->options->settings->fields, &r->format->names);
    return add_data (&d->record, data) && add_labels (d)
           && fields_take (&r->names, record_finder (&d->record), &r->arena, &stored, &fault)
           && rebuild_missing (r, &stored);
}

/* ---- reading ---- */

/* The next document there is. */
static xarab_status
next_document (struct database *d, xarab_error *error)
{
    xarab_status status = XARAB_NOT_FOUND;

    xapc_document_free (d->document);
    d->document = NULL;
    while (status == XARAB_NOT_FOUND && d->id < d->last)
        status = xapc_document_get (d->database, ++d->id, &d->document, error);
    return status;
}

static enum article_result
database_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct database *d = r->state;
    xapc_bytes       data;
    xarab_status     status = next_document (d, error);

    if (status == XARAB_NOT_FOUND)
        return ARTICLE_END;
    if (status == XARAB_OK)
        status = words_read (&d->words, d->database, d->id, d->document, error);
    if (status == XARAB_OK)
        status = xapc_document_data (d->document, &data, error);
    if (status != XARAB_OK)
        return ARTICLE_FAILED;
    d->read++;
    if (! fill (r, text_span (data)))
        return article_bad (r, error, "document %lu: memory is out", (unsigned long) d->id);
    enum article_result result = article_take (r, record_finder (&d->record), article, error);
    if (result == ARTICLE_READ && ! d->whole && article->text.size == 0 && article->title.size == 0)
        return article_bad (r, error, "document %lu: neither text nor words in it", (unsigned long) d->id);
    return result;
}

static uint64_t
database_size (const struct article_reader *r)
{
    return ((const struct database *) r->state)->size;
}

static uint64_t
database_offset (const struct article_reader *r)
{
    const struct database *d = r->state;

    return d->count ? (uint64_t) ((double) d->size * d->read / d->count) : 0;
}

static bool
database_note (const struct article_reader *r, size_t i, char *to, size_t room)
{
    const struct database *d = r->state;

    if (d->partial && i-- == 0)
        snprintf (to, room,
                  "%zu of %lu documents keep a part of their text or none; made of their words, without what stood "
                  "between them: capital letters, marks, dates in figures such as 4/12/2023",
                  d->partial, (unsigned long) d->read);
    else if (d->unplaced && i == 0)
        snprintf (to, room, "%zu of these have no positions: no phrases, names of several words or dates can be found in them",
                  d->unplaced);
    else
        return false;
    return true;
}

static bool
names_a_database (struct span line)
{
    static const char *const kinds[] = { "auto ", "glass ", "chert ", "remote ", "inmemory" };

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (span_starts (line, span_of (kinds[i])))
            return true;
    return false;
}

/* A database in one file, or a file all of whose lines name others. */
static bool
database_is (struct span head)
{
    struct span line;
    size_t      named = 0;

    if (span_starts (head, span_of ("\x0f\x0dXapian Glass")))
        return true;
    while (span_next (&head, '\n', &line)) {
        if (names_a_database (line))
            named++;
        else if (! span_starts (line, span_of ("#")) && span_trim (line).len)
            return false;
    }
    return named > 0;
}

const struct source_format format_database = {
    .name   = "xapian",
    .over   = OVER_DATABASE,
    .names  = { { "id|Q|url|docid", "title|caption", "text|body|content|sample", "date|D", "author", "source",
                  "keywords|keyword|tags", "url" } },
    .is     = database_is,
    .open   = database_open,
    .next   = database_next,
    .close  = database_close,
    .offset = database_offset,
    .size   = database_size,
    .note   = database_note,
};
