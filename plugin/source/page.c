/* One article a file: a page of HTML, or plain text. */
#include "source/format.h"
#include "source/markup.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

enum { PAGE_BYTES_MAX = 16 << 20 };

struct page_state {
    struct record record;
    bool          given;
};

static xarab_status
page_open (struct article_reader *r, xarab_error *error)
{
    r->state = calloc (1, sizeof (struct page_state));
    return r->state ? XARAB_OK : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

static void
page_close (struct article_reader *r)
{
    struct page_state *p = r->state;

    if (p != NULL)
        record_free (&p->record);
    free (p);
}

/* ---- a day in a path: 2023/12/04, 2023-12-04, 20231204 ---- */

static bool
digits (const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (! isdigit ((unsigned char) at[i]))
            return false;
    return true;
}

static bool
day_at (const char *at, char iso[16])
{
    const char *month = at + 4 + (strchr ("-/_.", at[4]) != NULL), *day;

    if (! digits (month, 2))
        return false;
    day = month + 2 + (month[2] != '\0' && strchr ("-/_.", month[2]) != NULL);
    if ((day == month + 2) != (month == at + 4) || ! digits (day, 2) || isdigit ((unsigned char) day[2]))
        return false;
    snprintf (iso, 16, "%.4s-%.2s-%.2s", at, month, day);
    return (at[0] == '1' && at[1] == '9') || (at[0] == '2' && at[1] == '0');
}

/* Empty when the path names none. */
static void
day_of_path (const char *path, char iso[16])
{
    for (const char *at = path; strlen (at) >= 8; at++)
        if ((at == path || ! isdigit ((unsigned char) at[-1])) && digits (at, 4) && day_at (at, iso))
            return;
    iso[0] = '\0';
}

/* What path and place say, where the page itself does not. */
static bool
add_path (struct article_reader *r, struct record *record)
{
    char iso[16];

    day_of_path (r->called, iso);
    return record_add (record, span_of ("path"), span_of (r->called))
           && (iso[0] == '\0' || record_find (record, span_of ("date")).at != NULL
               || record_add (record, span_of ("date"), span_of (iso)));
}

/* ---- reading ---- */

static enum article_result
read_whole (struct article_reader *r, size_t most, struct span *bytes, xarab_error *error)
{
    enum input_result got = input_rest (&r->input, bytes, error);

    if (got == INPUT_FAILED)
        return ARTICLE_FAILED;
    if (got == INPUT_LONG || bytes->len > most)
        return article_bad (r, error, "the file is longer than %zu MiB", most >> 20);
    return ARTICLE_READ;
}

static enum article_result
give (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct page_state *p = r->state;

    if (! add_path (r, &p->record))
        return article_bad (r, error, "memory is out");
    enum article_result result = article_take (r, record_finder (&p->record), article, error);
    if (result == ARTICLE_READ && article->text.size == 0)
        return article_bad (r, error, "no text in it");
    return result;
}

static enum article_result
page_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct page_state  *p = r->state;
    struct span         html;
    bool                deep;

    if (p->given)
        return ARTICLE_END;
    p->given                   = true;
    enum article_result result = input_clean (&r->input) ? read_whole (r, PAGE_BYTES_MAX, &html, error)
                                                         : article_bad (r, error, "memory is out");
    if (result != ARTICLE_READ)
        return result;
    if (! markup_page (html, &p->record, &deep))
        return deep ? article_bad (r, error, "elements stand in each other deeper than %d", MARKUP_DEPTH_MAX)
                    : article_bad (r, error, "memory is out");
    return give (r, article, error);
}

/* The first line is the title where an empty line follows it. */
static bool
split_title (struct span text, struct record *record)
{
    struct span rest = text, title, empty = { "", 0 };

    if (span_next (&rest, '\n', &title) && span_next (&rest, '\n', &empty) && span_trim (empty).len == 0
        && span_trim (rest).len) {
        if (! record_add (record, span_of ("title"), span_trim (title)))
            return false;
        text = rest;
    }
    return record_add (record, span_of ("text"), span_trim (text));
}

static enum article_result
text_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct page_state *p = r->state;
    struct span        text;

    if (p->given)
        return ARTICLE_END;
    p->given                   = true;
    enum article_result result = read_whole (r, INPUT_BYTES_MAX, &text, error);
    if (result != ARTICLE_READ)
        return result;
    if (text.len && memchr (text.at, '\0', text.len) != NULL)
        return article_bad (r, error, "not a text: it has a byte 0");
    if (! split_title (span_trim (text), &p->record))
        return article_bad (r, error, "memory is out");
    return give (r, article, error);
}

/* XML of another kind is none. */
static bool
page_is (struct span head)
{
    struct span text = span_trim (head);

    if (text.len > 4096)
        text.len = 4096;
    if (text.len == 0 || text.at[0] != '<')
        return false;
    return ! span_starts (text, span_of ("<?xml")) || memmem (text.at, text.len, "<html", 5) != NULL;
}

static bool
text_is (struct span head)
{
    return head.len == 0 || memchr (head.at, '\0', head.len) == NULL;
}

#define PAGE_NAMES { { "path", "title", "text", "date", "author", "source", "keywords", "url" } }

const struct source_format format_page = {
    .name  = "html",
    .over  = OVER_TEXT,
    .names = PAGE_NAMES,
    .is    = page_is,
    .open  = page_open,
    .next  = page_next,
    .close = page_close,
};

const struct source_format format_text = {
    .name  = "text",
    .over  = OVER_TEXT,
    .names = PAGE_NAMES,
    .is    = text_is,
    .open  = page_open,
    .next  = text_next,
    .close = page_close,
};
