/* Truths of the stem room, for any bytes: a stem has at least one byte and fits
 * its room; by rules alone it is no longer than its word and one restored
 * letter; stemming does not depend on whether it is traced; the root of a stem
 * has at least one byte. */
#include "base/hash.h"
#include "stem/stem.h"
#include "text/fold.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_word (const struct stemmer *stemmer, struct span word, bool by_rules)
{
    char              stem[STEM_ROOM], again[STEM_ROOM], root[STEM_ROOM];
    struct stem_trace trace;
    size_t            len = stem_word (stemmer, word, hash_bytes (word), stem, NULL);

    assert (len >= 1 && len <= STEM_ROOM);
    assert (! by_rules || len <= word.len + 2);
    assert (stem_word (stemmer, word, hash_bytes (word), again, &trace) == len && memcmp (stem, again, len) == 0);
    assert (trace.steps <= STEM_STEPS);

    size_t root_len = stem_root (stemmer, (struct span) { stem, len }, root);
    assert (root_len >= 1 && root_len <= STEM_ROOM);
}

/* The first byte chooses mode and options; words are separated by newlines. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;

    struct stemmer stemmer = { .options = { data[0] & 3, data[0] & 4, data[0] & 8, data[0] & 16 } };
    struct span    rest    = { (const char *) data + 1, size - 1 }, line;
    bool           by_rules = stemmer.options.mode != STEM_LIGHT;

    while (span_next (&rest, '\n', &line)) {
        char       *room = malloc (fold_room (line.len) + 1);
        struct span word = { room, 0 };

        if (! room)
            return 0;
        word.len = fold_word (fold_standard (), line, room);
        if (word.len)
            check_word (&stemmer, word, by_rules);
        free (room);
        if (line.len)
            check_word (&stemmer, line, by_rules);
    }
    return 0;
}
