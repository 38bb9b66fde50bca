#include "tool/result.h"

#include "base/buffer.h"
#include "tool/json.h"

#include <stdio.h>

enum { SNIPPET_BYTES = 400, PARAGRAPH_END = 0x2029 };

/* First strong isolate … pop: an Arabic line keeps its order in any terminal. */
#define ISOLATE "\u2068"
#define RELEASE "\u2069"

/* How marks look. */
struct style {
    const char *open, *close;
    bool        html; /* & < > " are written as entities */
};

static const struct style color_style = { "\033[1;33m", "\033[0m", false };
static const struct style plain_style = { "[", "]", false };
static const struct style html_style  = { "<mark>", "</mark>", true };

struct lighting {
    struct span         text;  /* the whole text */
    xarab_mark          part[XARAB_FRAGMENTS_MAX]; /* what of it is shown */
    size_t              parts, now; /* how many, the one being shown */
    size_t              at;    /* shown up to here */
    const struct style *style;
    struct buffer       out;
};

/* A character as it may stand on a terminal: breaks are blanks, what would
 * steer the terminal becomes U+FFFD. */
static uint32_t
shown_as (uint32_t letter)
{
    if (letter == '\n' || letter == '\t' || letter == PARAGRAPH_END)
        return ' ';
    return letter < ' ' || (letter >= 0x7f && letter < 0xa0) ? UTF8_BAD : letter;
}

static void
add_clean (struct buffer *out, struct span text)
{
    while (text.len) {
        char     bytes[UTF8_MAX];
        unsigned size;
        uint32_t letter = utf8_read (text.at, span_end (text), &size);

        buffer_add (out, (struct span) { bytes, utf8_write (shown_as (letter), bytes) });
        text = span_after (text, size);
    }
}

/* Clean text as it stands in HTML. */
static void
add_entities (struct buffer *out, struct span text)
{
    static const struct {
        char        byte;
        const char *text;
    } entities[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" } };

    for (size_t i = 0; i < text.len; i++) {
        struct span piece = { text.at + i, 1 };
        for (size_t e = 0; e < sizeof entities / sizeof entities[0]; e++)
            if (text.at[i] == entities[e].byte)
                piece = span_of (entities[e].text);
        buffer_add (out, piece);
    }
}

static void
add_text (struct lighting *l, size_t upto)
{
    struct span   text  = { l->text.at + l->at, upto - l->at };
    struct buffer clean = { 0 };

    if (l->style->html) {
        add_clean (&clean, text);
        add_entities (&l->out, buffer_span (&clean));
        buffer_free (&clean);
    } else {
        add_clean (&l->out, text);
    }
    l->at = upto;
}

/* Shows the rest of this part and goes on to the next. */
static void
end_part (struct lighting *l)
{
    add_text (l, l->part[l->now].end);
    if (++l->now < l->parts) {
        buffer_add_text (&l->out, " … ");
        l->at = l->part[l->now].start;
    }
}

static int
add_mark (void *your, xarab_mark mark)
{
    struct lighting *l = your;

    while (l->now < l->parts && mark.start >= l->part[l->now].end)
        end_part (l);
    if (l->now == l->parts || mark.start < l->at || mark.end > l->part[l->now].end)
        return 0;
    add_text (l, mark.start);
    buffer_add_text (&l->out, l->style->open);
    add_text (l, mark.end);
    buffer_add_text (&l->out, l->style->close);
    return 0;
}

/* A piece of an article to be shown: what, how much of it, and the day it was
 * written on. */
struct piece {
    xarab_text text;
    size_t     size;
    xarab_text date;
};

static struct piece
title_of (const xarab_article *article)
{
    return (struct piece) { article->title, SIZE_MAX, article->date };
}

static struct piece
snippet_of (const xarab_article *article)
{
    return (struct piece) { article->text, SNIPPET_BYTES, article->date };
}

/* The parts of the text best to show, with its marks. */
static xarab_status
light (const struct shown *shown, struct piece piece, const struct style *style, struct buffer *out,
       xarab_error *error)
{
    xarab_text      text   = piece.text;
    struct lighting l      = { .text = { text.at, text.size }, .part = { { 0, text.size } }, .parts = 1, .style = style };
    xarab_status    status = XARAB_OK;

    if (text.size > piece.size)
        status = xarab_fragments (shown->worker, shown->query, text, piece.date, piece.size, l.part, &l.parts, error);
    l.at = l.part[0].start;
    if (status == XARAB_OK)
        status = xarab_highlight (shown->worker, shown->query, text, piece.date, add_mark, &l, error);
    while (status == XARAB_OK && l.now < l.parts)
        end_part (&l);
    *out = l.out;
    return status;
}

static void
print_lit (const struct shown *shown, struct piece piece)
{
    struct buffer       out   = { 0 };
    const struct style *style = shown->color ? &color_style : &plain_style;

    if (piece.text.size > 0 && light (shown, piece, style, &out, NULL) == XARAB_OK)
        printf ("    " ISOLATE "%.*s" RELEASE "\n", (int) out.len, out.at ? out.at : "");
    buffer_free (&out);
}

static xarab_status
print_text (const struct shown *shown, const xapc_result *result, xarab_error *error)
{
    xarab_article article;
    struct buffer head = { 0 };

    (void) error;
    xarab_index_read (result->data, &article);
    add_clean (&head, text_span (article.date));
    buffer_add_text (&head, article.date.size ? "  " : "");
    add_clean (&head, text_span (article.id));
    printf ("%2u  %.*s  (%.2f)\n", result->rank + 1, (int) head.len, head.at ? head.at : "", result->weight);
    buffer_free (&head);
    print_lit (shown, title_of (&article));
    print_lit (shown, snippet_of (&article));
    putchar ('\n');
    return XARAB_OK;
}

static void
add_string (struct json_object *object, const char *key, xarab_text text)
{
    json_object_object_add (object, key, json_string ((struct span) { text.at, text.size }));
}

static xarab_status
print_json (const struct shown *shown, const xapc_result *result, xarab_error *error)
{
    struct json_object *object = json_object_new_object ();
    struct buffer       out    = { 0 };
    xarab_article       article;

    xarab_index_read (result->data, &article);
    xarab_status status = light (shown, snippet_of (&article), &html_style, &out, error);
    if (shown->query_id != NULL)
        json_object_object_add (object, "query", json_string (span_of (shown->query_id)));
    add_string (object, "id", article.id);
    json_object_object_add (object, "rank", json_object_new_int64 ((int64_t) result->rank + 1));
    json_object_object_add (object, "score", json_object_new_double (result->weight));
    json_object_object_add (object, "total", json_object_new_int64 (shown->total));
    json_object_object_add (object, "estimated", json_object_new_boolean (shown->about));
    add_string (object, "title", article.title);
    add_string (object, "date", article.date);
    add_string (object, "source", article.source);
    add_string (object, "author", article.author);
    add_string (object, "url", article.url);
    json_object_object_add (object, "snippet", json_string (buffer_span (&out)));
    json_print (object);
    buffer_free (&out);
    return status;
}

static void
print_element (const struct shown *shown, const char *name, struct piece piece)
{
    struct buffer out = { 0 };

    if (piece.text.size > 0 && light (shown, piece, &html_style, &out, NULL) == XARAB_OK)
        printf ("  <%s>%.*s</%s>\n", name, (int) out.len, out.at ? out.at : "", name);
    buffer_free (&out);
}

/* A piece of a page: Arabic, right to left; nothing of the text is markup. */
static xarab_status
print_html (const struct shown *shown, const xapc_result *result, xarab_error *error)
{
    xarab_article article;

    (void) error;
    xarab_index_read (result->data, &article);
    puts ("<article lang=\"ar\" dir=\"rtl\">");
    print_element (shown, "h2", title_of (&article));
    print_element (shown, "time", (struct piece) { article.date, SIZE_MAX, article.date });
    print_element (shown, "p", snippet_of (&article));
    puts ("</article>");
    return XARAB_OK;
}

/* A TREC run has blanks between its columns: those of an id become '_'. */
static xarab_status
print_trec (const struct shown *shown, const xapc_result *result, xarab_error *error)
{
    xarab_article article;

    (void) error;
    xarab_index_read (result->data, &article);
    printf ("%s Q0 ", shown->query_id ? shown->query_id : "1");
    for (size_t i = 0; i < article.id.size; i++)
        putchar (article.id.at[i] == ' ' || article.id.at[i] == '\t' ? '_' : article.id.at[i]);
    printf (" %u %.6f xapian-arabic\n", result->rank + 1, result->weight);
    return XARAB_OK;
}

result_function *
result_printer (const char *format)
{
    static const struct {
        const char      *name;
        result_function *print;
    } formats[] = { { "text", print_text }, { "json", print_json }, { "html", print_html },
                  { "trec", print_trec } };

    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (format == NULL || strcmp (format, formats[i].name) == 0)
            return formats[i].print;
    return NULL;
}
