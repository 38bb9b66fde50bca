/* The root key: what a word shares with its broken plural, its verb and its
 * other derived forms. Listed families come first (those the rule would
 * miss), then the rule. */
#include "base/hash.h"
#include "stem/root.h"
#include "stem/stem.h"
#include "stem/words.h"

size_t
stem_root (const struct stemmer *stemmer, struct span stem, char to[STEM_ROOM])
{
    struct lexicon_entry entry;
    struct span          nisba = span_of ("ي");

    (void) stemmer;
    if (stem.len > STEM_ROOM)
        stem.len = STEM_ROOM;
    if (lexicon_look (stem_roots, stem, &entry)
        || (span_ends (stem, nisba) && lexicon_look (stem_roots, span_before (stem, nisba.len), &entry))) {
        memcpy (to, entry.payload.at, entry.payload.len);
        return entry.payload.len;
    }
    return root_by_rule (stem, to);
}
