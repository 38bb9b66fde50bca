/* Truths of the source room, for any bytes read as JSON lines, a feed, a page or
 * a text: every article has an id and a text that lie in memory, a bad one says
 * why, reading ends; what is converted is well-formed UTF-8. */
#include "source/article.h"
#include "source/encoding.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static size_t
sum (xarab_text text)
{
    size_t total = 0;

    for (size_t i = 0; i < text.size; i++)
        total += (unsigned char) text.at[i];
    return total;
}

static void
read_as (const char *path, const char *format, const struct settings *settings, size_t size)
{
    struct article_options options = { settings, format, NULL };
    struct article_reader *reader;
    xarab_article          article;
    xarab_error            error = { 0 };
    enum article_result    result;
    size_t                 answers = 0;
    volatile size_t        touched = 0;

    if (article_open (path, &options, &reader, &error) != XARAB_OK) {
        assert (error.detail[0] != '\0');
        return;
    }
    while ((result = article_next (reader, &article, &error)) == ARTICLE_READ || result == ARTICLE_BAD) {
        assert (++answers <= size + 1);
        if (result == ARTICLE_BAD)
            assert (error.detail[0] != '\0');
        else {
            assert (article.id.size > 0 && article.text.at != NULL);
            touched += sum (article.id) + sum (article.title) + sum (article.text) + sum (article.date);
        }
    }
    article_close (reader);
}

static void
convert (struct span bytes, const char *encoding, size_t cut)
{
    struct converter *converter = converter_open (encoding);
    struct buffer     text      = { 0 };

    if (converter == NULL)
        return;
    if (cut > bytes.len)
        cut = bytes.len;
    assert (converter_add (converter, (struct span) { bytes.at, cut }, false, &text));
    assert (converter_add (converter, span_after (bytes, cut), true, &text));
    assert (utf8_valid (buffer_span (&text)) == text.len);
    buffer_free (&text);
    converter_close (converter);
}

/* The first byte chooses the format, and where the bytes are cut for converting. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    static const char *const formats[]   = { "jsonl", "feed", "html", "text", NULL };
    static const char *const encodings[] = { "utf-8", "windows-1256", "utf-16le", "iso-8859-6" };
    static struct settings   settings;
    static char              path[64];
    static int               fd = -1;
    uint8_t                  choice = size ? data[0] : 0;

    if (fd < 0) {
        settings_standard (&settings);
        fd = memfd_create ("fuzz_source", MFD_CLOEXEC);
        assert (fd >= 0);
        snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
    }
    struct span bytes = { (const char *) data + (size > 0), size - (size > 0) };

    assert (ftruncate (fd, 0) == 0 && pwrite (fd, bytes.at, bytes.len, 0) == (ssize_t) bytes.len);
    read_as (path, formats[choice % 5], &settings, bytes.len);
    convert (bytes, encodings[choice % 4], choice);
    return 0;
}
