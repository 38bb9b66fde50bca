/* Words. An Arabic word is a run of Arabic letters, tatweel and marks: unlike
 * UAX #29 it ends at a digit or a letter of another script, because news writes
 * 15مارس2017 and الـBBC without spaces. */
#include "token/cut.h"

/* ---- Arabic ---- */

/* Reads a run of letters that fold alike wherever they stand. Stops at the
 * first thing that is none; `bits` gathers what must be seen to after. */
static const char *
fold_run (const struct fold_entry *low, const char *at, const char *limit, char **to, unsigned *bits)
{
    char    *out  = *to;
    unsigned seen = 0;

    while (limit - at >= 2) {
        const unsigned char *b    = (const unsigned char *) at;
        unsigned             both = b[0] | (unsigned) b[1] << 8; /* one load, and one test of both bytes */

        if ((both & 0xc0e0) != 0x80c0)
            break;
        const struct fold_entry *entry = &low[(both & 0x1f) << 6 | (both >> 8 & 0x3f)];
        if ((entry->size & FOLD_ARABIC) == 0)
            break;
        memcpy (out, entry->bytes, sizeof entry->bytes);
        out += entry->size & FOLD_SIZE;
        seen |= entry->size;
        at += 2;
    }
    *to   = out;
    *bits = seen;
    return at;
}

/* The end of a run of Arabic letters and what clings to them. */
static const char *
arabic_end (const struct cut *c, const char *at, const char *limit)
{
    while (at < limit && (*at & 0x80)) {
        unsigned size, class = cut_class (c, at, &size);

        if (class < CLASS_FORMAT || class > CLASS_ARABIC || size > (size_t) (limit - at))
            break;
        at += size;
    }
    return at;
}

/* Words that may stand before a quotation, a number or another script, cut off
 * with or without a tatweel. */
const struct cut_word cut_clitics[] = {
    { "و", "and" },       { "ف", "so" },           { "ب", "with" },       { "ل", "for" },
    { "ك", "like" },      { "ال", "the" },         { "وال", "and the" },  { "بال", "with the" },
    { "لل", "for the" },  { "فال", "so the" },     { "كال", "like the" }, { "وب", "and with" },
    { "ول", "and for" },  { "فب", "so with" },     { "فل", "so for" },    { "وبال", "and with the" },
    { "ولل", "and for the" },
};

const size_t cut_clitic_count = sizeof cut_clitics / sizeof cut_clitics[0];

bool
cut_listed (const struct cut_word *table, size_t count, struct span folded)
{
    for (size_t i = 0; i < count; i++)
        if (span_is (folded, table[i].folded))
            return true;
    return false;
}

/* Whether what follows may carry a clitic before it. */
static bool
carries (unsigned class)
{
    return class == CLASS_QUOTE || class == CLASS_OPEN || class == CLASS_APOSTROPHE
           || class == CLASS_LETTER || class == CLASS_DIGIT;
}

static unsigned
clitic_flag (const struct cut *c, const char *end, size_t size)
{
    static const struct span tatweel = { "\xd9\x80", 2 };
    struct span              word    = { c->at, (size_t) (end - c->at) };

    if (! span_ends (word, tatweel) && ! carries (cut_peek (c, end)))
        return 0;
    return cut_listed (cut_clitics, cut_clitic_count, (struct span) { c->to, size }) ? TOKEN_CLITIC : 0;
}

/* لـالعدوان: no spelling has ل before ال, so the tatweel parts two words. */
static const char *
split_at_tatweel (const char *at, const char *end)
{
    static const struct span parted = { "\xd9\x84\xd9\x80\xd8\xa7\xd9\x84", 8 };
    struct span              word   = { at, (size_t) (end - at) };

    return word.len > 10 && span_starts (word, parted) ? at + 4 : end;
}

/* Adds the word from c->at to `end`, folded at c->to. */
static void
add_arabic (struct cut *c, const char *end, size_t size)
{
    unsigned flags = 0;

    if (size <= 8 && size > 0)
        flags = clitic_flag (c, end, size);
    if (size == 2 && end < c->end && *end == '.' && abbreviates (c, (struct span) { c->to, size }, end)) {
        end++;
        flags = TOKEN_STOPS;
    }
    cut_add (c, c->at, end, size, TOKEN_ARABIC, flags);
    c->at = end;
}

void
cut_arabic (struct cut *c)
{
    const struct fold *fold  = c->cutter->fold;
    const char        *at    = c->at, *limit = cut_limit (c, at);
    char              *to    = c->to;
    unsigned           bits;
    const char        *run   = fold_run (fold->low, at, limit, &to, &bits);
    const char        *end   = arabic_end (c, run, limit);
    const char        *split = split_at_tatweel (at, end);
    size_t             size  = (size_t) (to - c->to);

    if (size == 2 && end < c->end && *end == '.' && cut_acronym (c))
        return;
    if (split != end)
        end = run = split, size = 2;
    if (end < c->end && *end == '-' && cut_compound (c, end))
        return;
    if (end != run)
        size = fold_word (fold, (struct span) { at, (size_t) (end - at) }, c->to);
    else if (bits & FOLD_NEAR_LETTER)
        fold_near (fold, c->to, size);
    add_arabic (c, end, size);
}

/* ---- other scripts ---- */

/* Signs that stand inside words of other scripts (UAX #29, WB6, WB7, WB7a-c). */
const char *
cut_joint (const struct cut *c, const char *at, const char *limit, unsigned before)
{
    unsigned    size, class = cut_class (c, at, &size), after;
    const char *next = cut_clings (c, at + size, limit);

    if (next > limit)
        return at;
    after = next < limit ? cut_peek (c, next) : CLASS_LINE;
    if (class == CLASS_APOSTROPHE && before == CLASS_HEBREW)
        return next;
    if (class == CLASS_QUOTE && *at == '"' && before == CLASS_HEBREW && after == CLASS_HEBREW)
        return next;
    if ((class == CLASS_APOSTROPHE || class == CLASS_MIDDLE) && (before == CLASS_LETTER || before == CLASS_HEBREW)
        && (after == CLASS_LETTER || after == CLASS_HEBREW))
        return next;
    return at;
}

/* The end of a run of letters and digits; *letters says whether there are any
 * letters in it. */
static const char *
foreign_end (const struct cut *c, const char *at, const char *limit, bool *letters)
{
    unsigned before = 0;

    *letters = false;
    while (at < limit) {
        unsigned    size, class = cut_class (c, at, &size);
        const char *next = at + size;

        if (next > limit)
            break;
        if (foreign_class (class)) {
            *letters |= class != CLASS_DIGIT;
            before = class;
        } else if (! class_clings (class)) {
            next = before ? cut_joint (c, at, limit, before) : at;
            if (next == at)
                break;
        }
        at = next;
    }
    return at;
}

static const char *
katakana_end (const struct cut *c, const char *at, const char *limit)
{
    while (at < limit) {
        unsigned size, class = cut_class (c, at, &size);

        if ((class != CLASS_KATAKANA && ! class_clings (class)) || size > (size_t) (limit - at))
            break;
        at += size;
    }
    return at;
}

/* Adds the word from c->at to `end`, with its point if it abbreviates. */
static void
add_foreign (struct cut *c, const char *end)
{
    const char *at    = c->at;
    size_t      size  = fold_word (c->cutter->fold, (struct span) { at, (size_t) (end - at) }, c->to);
    bool        stops = end < c->end && *end == '.' && size > 0
                        && abbreviates (c, (struct span) { c->to, size }, end);

    cut_add (c, at, end + stops, size, TOKEN_FOREIGN, stops ? TOKEN_STOPS : 0);
    c->at = end + stops;
}

void
cut_foreign (struct cut *c)
{
    const char *limit = cut_limit (c, c->at), *end;
    bool        letters;

    if (cut_peek (c, c->at) == CLASS_KATAKANA) {
        add_foreign (c, katakana_end (c, c->at, limit));
        return;
    }
    if (cut_address (c))
        return;
    end = foreign_end (c, c->at, limit, &letters);
    if (! letters)
        cut_number (c, end);
    else if ((end >= c->end || *end != '.' || ! cut_acronym (c)) && ! cut_compound (c, end))
        add_foreign (c, end);
}

void
cut_ideograph (struct cut *c)
{
    unsigned    size;
    const char *limit = cut_limit (c, c->at), *end;

    cut_class (c, c->at, &size);
    end = cut_clings (c, c->at + size, limit);
    cut_add_folded (c, c->at, end, TOKEN_FOREIGN, 0);
    c->at = end;
}

/* ---- ligatures of several words ---- */

/* Each word of ﷺ is a token with the whole ligature as its source; those after
 * the first are PARTs. */
void
cut_words (struct cut *c)
{
    unsigned    size;
    const char *at = c->at, *end;
    char        folded[UTF8_MAX * FOLD_GROWTH + FOLD_SPARE];
    struct span rest, word;

    cut_class (c, at, &size);
    end  = at + size;
    rest = (struct span) { folded, fold_word (c->cutter->fold, (struct span) { at, size }, folded) };
    for (unsigned flags = 0; span_next (&rest, ' ', &word); flags = TOKEN_PART) {
        memcpy (c->to, word.at, word.len);
        cut_add (c, at, end, word.len, TOKEN_ARABIC, flags);
    }
    c->at = end;
}
