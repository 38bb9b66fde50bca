#include "api/compose.h"

#include "api/digest.h"
#include "api/stages.h"

#include <stdio.h>

enum { SAMPLE_BYTES = 1000 };

/* "name=value\n"; line breaks of the value become U+2029 in the text and
 * blanks elsewhere. */
static bool
add_line (struct buffer *data, const char *name, struct span value, const char *line_break)
{
    struct span part;
    bool        ok = value.len == 0 || buffer_print (data, "%s=", name);

    for (bool first = true; ok && value.len && span_next (&value, '\n', &part); first = false)
        ok = (first || buffer_add_text (data, line_break)) && buffer_add (data, part);
    return ok && (data->len == 0 || data->at[data->len - 1] == '\n' || buffer_add_byte (data, '\n'));
}

/* The beginning of a text, cut between characters. */
static struct span
sample (struct span text)
{
    if (text.len > SAMPLE_BYTES) {
        text.len = SAMPLE_BYTES;
        while (text.len && ((unsigned char) text.at[text.len] & 0xc0) == 0x80)
            text.len--;
    }
    return text;
}

static bool
compose_data (const xarab_article *article, enum index_store store, struct buffer *data)
{
    struct span text = text_span (article->text);

    if (store == STORE_SAMPLE)
        text = sample (text);
    return add_line (data, "id", text_span (article->id), " ")
           && add_line (data, "url", text_span (article->url), " ")
           && add_line (data, "caption", text_span (article->title), " ")
           && add_line (data, "date", text_span (article->date), " ")
           && add_line (data, "author", text_span (article->author), " ")
           && add_line (data, "source", text_span (article->source), " ")
           && add_line (data, "keywords", text_span (article->keywords), " ")
           && (store == STORE_NONE || add_line (data, "sample", text, "\u2029"));
}

static void
add_day (const xarab_article *article, uint32_t slot, struct composed *to)
{
    day_number             day   = reference_day (text_span (article->date));
    struct composed_value *value = &to->value[to->values];

    if (day == DAY_NONE)
        return;

    struct ymd ymd = calendar_ymd (CALENDAR_GREGORIAN, day);

    value->slot = slot;
    value->size = (size_t) snprintf (value->bytes, sizeof value->bytes, "%04d%02u%02u", (int) ymd.year, ymd.month,
                                     ymd.day);
    to->values++;
}

static void
add_mark (const struct likeness *likeness, uint32_t slot, struct composed *to)
{
    struct composed_value *value = &to->value[to->values];

    _Static_assert (LIKENESS_SIZE <= sizeof value->bytes, "a mark is a value");
    if (! likeness_mark (likeness, value->bytes))
        return;
    value->slot = slot;
    value->size = LIKENESS_SIZE;
    to->values++;
}

static void
add_digest (const xarab_article *article, uint32_t slot, struct composed *to)
{
    struct composed_value *value = &to->value[to->values++];

    _Static_assert (DIGEST_SIZE <= sizeof value->bytes, "a digest is a value");
    value->slot = slot;
    value->size = DIGEST_SIZE;
    article_digest (article, value->bytes);
}

bool
compose_document (const struct index_options *options, const xarab_article *article, const struct likeness *likeness,
                  struct composed *to)
{
    to->data.len = 0;
    to->values   = 0;
    add_day (article, (uint32_t) options->date_slot, to);
    if (options->likeness)
        add_mark (likeness, (uint32_t) options->date_slot + 1, to);
    add_digest (article, digest_slot (options), to);
    return compose_data (article, (enum index_store) options->store, &to->data);
}
