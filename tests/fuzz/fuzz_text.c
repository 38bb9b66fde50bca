/* Truths of the text room, for any bytes: reading always goes on; folding fits
 * its room, and folding again changes nothing, whatever rows are on; the bytes
 * that all of the folded text came from are all of the word, and those of any
 * part lie inside it. */
#include "text/fold.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Folds with rows switched off, made once. */
static const struct fold *
fold_for (uint8_t choice)
{
    static struct fold *made[16];
    unsigned            i = choice & 15;

    if (made[i] == NULL)
        made[i] = fold_open (&(struct fold_options) { .off = i * UINT32_C (2654435761) * (i != 0), .keep_accents = i & 1 });
    return made[i];
}

static void
check_reading (struct span text)
{
    const char *at = text.at;
    unsigned    size;

    for (size_t bad = utf8_valid (text); at < span_end (text); at += size) {
        uint32_t letter = utf8_read (at, span_end (text), &size);
        char     bytes[UTF8_MAX];

        assert (size >= 1 && size <= UTF8_MAX && size <= (size_t) (span_end (text) - at));
        assert (letter <= 0x10ffff);
        if ((size_t) (at - text.at) < bad)
            assert (utf8_write (letter, bytes) == size && memcmp (bytes, at, size) == 0);
    }
}

static void
check_sources (const struct fold *fold, struct span word, struct span folded)
{
    struct span all = fold_source (fold, word, 0, folded.len);

    assert (folded.len == 0 || span_equal (all, word));
    for (size_t from = 0; from < folded.len && from < 64; from++) {
        struct span part = fold_source (fold, word, from, from + 1);
        assert (part.at >= word.at && span_end (part) <= span_end (word) && part.len > 0);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;

    const struct fold *fold = fold_for (data[0]);
    struct span        word = { (const char *) data + 1, size - 1 }, once, twice;
    char              *to   = malloc (fold_room (word.len)), *again;

    assert (fold && to);
    check_reading (word);
    once = (struct span) { to, fold_word (fold, word, to) };
    assert (once.len <= fold_room (word.len));
    again = malloc (fold_room (once.len));
    assert (again);
    twice = (struct span) { again, fold_word (fold, once, again) };
    assert (span_equal (once, twice));
    if (word.len < 4096)
        check_sources (fold, word, once);
    free (to);
    free (again);
    return 0;
}
