/* RSS (0.9x, 1.0, 2.0) and Atom, read by libxml2 as a stream: one item at a time.
 *
 * Nothing is fetched and no entity is expanded but XML's own. An item's elements
 * become a record under the names they have in the file ("content:encoded");
 * what is HTML in them becomes words. */
#include "source/format.h"
#include "source/markup.h"
#include "source/markup_rows.h"
#include "source/record.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>

struct feed {
    xmlTextReaderPtr reader;
    struct input    *input;
    struct span      pending;  /* read, not yet given to the parser */
    bool             unread;   /* the file could not be read: `error` says why */
    bool             faulty;   /* the XML is at fault: `error` likewise */
    xarab_error      error;
    struct record    record;
    struct buffer    value;    /* of the element being read */
    struct buffer    channel;  /* the feed's own title */
    bool             atom;
};

/* ---- the stream below the parser ---- */

static int
give_bytes (void *your, char *to, int room)
{
    struct feed *f = your;

    if (f->pending.len == 0) {
        switch (input_piece (f->input, &f->pending, &f->error)) {
        case INPUT_READ: break;
        case INPUT_END: return 0;
        default: f->unread = true; return -1;
        }
    }
    size_t size = f->pending.len < (size_t) room ? f->pending.len : (size_t) room;
    memcpy (to, f->pending.at, size);
    f->pending = span_after (f->pending, size);
    return (int) size;
}

/* The parser says of a feed that ends too early that there is too much of it. */
static bool
is_cut (const xmlError *fault)
{
    const xmlParserCtxt *parser = fault->ctxt;

    return fault->code == XML_ERR_DOCUMENT_END && parser != NULL && parser->nameNr > 0;
}

static void
note_fault (void *your, xmlErrorPtr fault)
{
    struct feed *f    = your;
    struct span  said = span_trim (span_of (fault->message ? fault->message : "not well-formed"));

    if (fault->level < XML_ERR_ERROR || f->faulty)
        return;
    if (is_cut (fault))
        said = span_of ("the feed ends in the middle");
    f->faulty = true;
    fail_at (&f->error, XARAB_BAD_INPUT, fault->line > 0 ? (size_t) fault->line : 0, "%.*s", (int) said.len, said.at);
}

static xarab_status
feed_open (struct article_reader *r, xarab_error *error)
{
    struct feed *f = calloc (1, sizeof *f);

    r->state = f;
    if (f != NULL && input_clean (&r->input)) {
        f->input  = &r->input;
        f->reader = xmlReaderForIO (give_bytes, NULL, f, NULL, "UTF-8",
                                    XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES);
    }
    if (f == NULL || f->reader == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    xmlTextReaderSetStructuredErrorHandler (f->reader, (xmlStructuredErrorFunc) note_fault, f);
    return XARAB_OK;
}

static void
feed_close (struct article_reader *r)
{
    struct feed *f = r->state;

    if (f == NULL)
        return;
    if (f->reader != NULL)
        xmlFreeTextReader (f->reader);
    record_free (&f->record);
    buffer_free (&f->value);
    buffer_free (&f->channel);
    free (f);
}

/* ---- elements ---- */

static struct span
xml_span (const xmlChar *text)
{
    return text ? span_of ((const char *) text) : (struct span) { NULL, 0 };
}

static struct span
local_name (struct feed *f)
{
    return xml_span (xmlTextReaderConstLocalName (f->reader));
}

static bool
attribute_is (struct feed *f, const char *name, const char *value)
{
    xmlChar *text = xmlTextReaderGetAttribute (f->reader, (const xmlChar *) name);
    bool     is   = text != NULL && strcmp ((const char *) text, value) == 0;

    xmlFree (text);
    return is;
}

/* The attribute as the element's value; false when it has none. */
static bool
value_from (struct feed *f, const char *name)
{
    xmlChar *text = xmlTextReaderGetAttribute (f->reader, (const xmlChar *) name);
    bool     ok   = text != NULL && buffer_add_text (&f->value, (const char *) text);

    xmlFree (text);
    return ok;
}

struct element {
    char name[80];
    int  depth;
    bool html; /* its value is HTML to be read as words */
    bool none; /* not wanted */
};

/* An element of an item begins: what its value will be. */
static struct element
begin_element (struct feed *f)
{
    struct element e     = { .depth = xmlTextReaderDepth (f->reader) };
    struct span    local = local_name (f), whole = xml_span (xmlTextReaderConstName (f->reader));
    static const char rss_html[] = "|title|description|encoded|summary|";
    char              key[40];

    snprintf (e.name, sizeof e.name, "%.*s", (int) whole.len, whole.at);
    snprintf (key, sizeof key, "|%.30s|", local.at);
    e.html = f->atom ? attribute_is (f, "type", "html") : strstr (rss_html, key) != NULL;
    f->value.len = 0;
    if (span_is (local, "link")) {
        xmlChar *rel = xmlTextReaderGetAttribute (f->reader, (const xmlChar *) "rel");
        e.none       = rel != NULL && strcmp ((const char *) rel, "alternate") != 0;
        xmlFree (rel);
        value_from (f, "href");
    }
    if (span_is (local, "category"))
        value_from (f, "term");
    return e;
}

/* Words of an element of the item; of an author only the name. */
static bool
add_words (struct feed *f, const struct element *e, struct span below)
{
    struct span words = xml_span (xmlTextReaderConstValue (f->reader));

    if (strcmp (e->name, "author") == 0 && below.len && ! span_is (below, "name"))
        return true;
    return f->value.len > INPUT_BYTES_MAX || buffer_add (&f->value, words);
}

static bool
end_element (struct feed *f, const struct element *e)
{
    bool deep, ok = true;

    if (e->none)
        return true;
    if (! e->html)
        return record_add (&f->record, span_of (e->name), span_trim (buffer_span (&f->value)));

    struct buffer words = { 0 };
    ok = (markup_words (buffer_span (&f->value), &words, &deep) || deep)
         && record_add (&f->record, span_of (e->name), buffer_span (&words));
    buffer_free (&words);
    return ok;
}

/* A block begins or ends: what follows stands on another line. */
static bool
break_line (struct feed *f)
{
    if (markup_kind_of (local_name (f)) == INLINE || f->value.len == 0 || f->value.at[f->value.len - 1] == '\n')
        return true;
    return buffer_add_byte (&f->value, '\n');
}

/* One event inside an element of the item. */
static bool
inside (struct feed *f, const struct element *e, char below[40])
{
    switch (xmlTextReaderNodeType (f->reader)) {
    case XML_READER_TYPE_ELEMENT:
        if (xmlTextReaderDepth (f->reader) == e->depth + 1)
            snprintf (below, 40, "%.39s", local_name (f).at);
        return break_line (f);
    case XML_READER_TYPE_END_ELEMENT:
        if (xmlTextReaderDepth (f->reader) == e->depth + 1)
            below[0] = '\0';
        return break_line (f);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return add_words (f, e, span_of (below));
    default:
        return true;
    }
}

/* Up to the end of the element that begins here. 1: read; else what the parser
 * said, or -2: memory is out. */
static int
read_element (struct feed *f)
{
    struct element e         = begin_element (f);
    char           below[40] = "";
    int            got       = 1;

    if (! xmlTextReaderIsEmptyElement (f->reader)) {
        while ((got = xmlTextReaderRead (f->reader)) == 1 && xmlTextReaderDepth (f->reader) > e.depth)
            if (! inside (f, &e, below))
                return -2;
    }
    return got != 1 || end_element (f, &e) ? got : -2;
}

/* The item that begins here, into the record. */
static int
read_item (struct feed *f)
{
    int depth = xmlTextReaderDepth (f->reader), got = 1;

    record_clear (&f->record);
    if (f->channel.len && ! record_add (&f->record, span_of ("channel"), buffer_span (&f->channel)))
        return -2;
    if (xmlTextReaderIsEmptyElement (f->reader))
        return 1;
    while ((got = xmlTextReaderRead (f->reader)) == 1 && xmlTextReaderDepth (f->reader) > depth)
        if (xmlTextReaderNodeType (f->reader) == XML_READER_TYPE_ELEMENT && (got = read_element (f)) != 1)
            break;
    return got;
}

/* The feed's title names its newspaper. */
static int
read_channel_title (struct feed *f)
{
    int         got   = f->channel.len ? 1 : read_element (f);
    struct span title = record_find (&f->record, span_of ("title"));

    if (got == 1 && f->channel.len == 0 && title.len && ! buffer_add (&f->channel, title))
        return -2;
    record_clear (&f->record);
    return got;
}

/* ---- articles ---- */

static enum article_result
broken (struct article_reader *r, int got, xarab_error *error)
{
    struct feed *f = r->state;

    if (got == -2)
        fail (error, XARAB_NO_MEMORY, "%s: %s", r->path, status_text (XARAB_NO_MEMORY));
    else if (f->unread || f->faulty)
        *error = f->error;
    else
        fail (error, XARAB_BAD_INPUT, "%s: the feed is not well-formed", r->path);
    return ARTICLE_FAILED;
}

static enum article_result
feed_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct feed *f = r->state;
    int          got;

    while ((got = xmlTextReaderRead (f->reader)) == 1) {
        struct span name = local_name (f);

        if (xmlTextReaderNodeType (f->reader) != XML_READER_TYPE_ELEMENT)
            continue;
        if (xmlTextReaderDepth (f->reader) == 0)
            f->atom = span_is (name, "feed");
        if (span_is (name, "title") && (got = read_channel_title (f)) != 1)
            break;
        if (! span_is (name, "item") && ! span_is (name, "entry"))
            continue;
        long line     = xmlGetLineNo (xmlTextReaderCurrentNode (f->reader));
        r->place.line = line > 0 ? (size_t) line : 0;
        if ((got = read_item (f)) != 1)
            break;
        return article_take (r, record_finder (&f->record), article, error);
    }
    return got == 0 && ! f->faulty ? ARTICLE_END : broken (r, got, error);
}

static bool
feed_is (struct span head)
{
    static const char *const roots[] = { "<rss", "<feed", "<rdf:RDF" };
    struct span              text    = span_trim (head);

    if (text.len > 4096)
        text.len = 4096;
    for (size_t i = 0; text.len && text.at[0] == '<' && i < sizeof roots / sizeof roots[0]; i++)
        if (memmem (text.at, text.len, roots[i], strlen (roots[i])) != NULL)
            return memmem (text.at, text.len, "<html", 5) == NULL;
    return false;
}

const struct source_format format_feed = {
    .name  = "feed",
    .over  = OVER_TEXT,
    .names = { { "guid|id|link", "title", "content:encoded|content|description|summary", "pubDate|published|dc:date|updated",
                 "author|dc:creator", "source|channel", "category", "link" } },
    .is    = feed_is,
    .open  = feed_open,
    .next  = feed_next,
    .close = feed_close,
};
