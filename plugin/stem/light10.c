/* Lucene's ArabicStemmer, so that an index can be compared with one of Lucene:
 * one prefix at most, then each suffix in turn. Its rules see the word as
 * ArabicNormalizer leaves it, so the folding of hamza on its seat is to be off. */
#include "stem/light.h"
#include "text/folds.h"

struct light10_affix {
    const char *letters;
    unsigned    keep; /* letters that must remain */
    const char *gloss;
};

static const struct light10_affix prefixes[] = {
    { "ال", 2, "the" },    { "وال", 2, "and the" }, { "بال", 2, "with the" }, { "كال", 2, "as the" },
    { "فال", 2, "so the" }, { "لل", 2, "to the" },  { "و", 3, "and" },
};

static const struct light10_affix suffixes[] = {
    { "ها", 2, "her" },          { "ان", 2, "both" },   { "ات", 2, "plural, feminine" },
    { "ون", 2, "plural" },       { "ين", 2, "plural" }, { "يه", 2, "nisba, feminine" },
    { "ه", 2, "teh or his" },    { "ي", 2, "nisba or my" },
};

size_t
light10_stem (struct span word, char *to, struct stem_trace *trace)
{
    unsigned letters = letters_of (word);

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct span affix = span_of (prefixes[i].letters);

        if (span_starts (word, affix) && letters >= letters_of (affix) + prefixes[i].keep) {
            word = span_after (word, affix.len);
            letters -= letters_of (affix);
            trace_step (trace, prefixes[i].gloss, word);
            break;
        }
    }
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct span affix = span_of (suffixes[i].letters);

        if (span_ends (word, affix) && letters >= letters_of (affix) + suffixes[i].keep) {
            word = span_before (word, affix.len);
            letters -= letters_of (affix);
            trace_step (trace, suffixes[i].gloss, word);
        }
    }
    memcpy (to, word.at, word.len);
    return word.len;
}

uint32_t
stem_folds_off (enum stem_mode mode)
{
    uint32_t off = 0;

    for (unsigned i = 0; mode == STEM_LIGHT10 && i < fold_row_count; i++)
        if (strcmp (fold_rows[i].name, "hamza") == 0 || fold_rows[i].act == FOLD_NEAR)
            off |= UINT32_C (1) << i;
    return off;
}
