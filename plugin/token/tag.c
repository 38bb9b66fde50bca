/* What reads as one and as several: hashtags, handles and compounds. */
#include "token/cut.h"

static bool
tag_class (unsigned class)
{
    return class == CLASS_UNDERSCORE || (class_starts_word (class) && class != CLASS_WORDS) || class_clings (class);
}

bool
tag_begins (const struct cut *c)
{
    unsigned size, class;

    cut_class (c, c->at, &size);
    class = cut_peek (c, c->at + size);
    return c->at != c->touch && c->flags == 0 && tag_class (class) && ! class_clings (class);
}

/* The end of a tag's text; *letters tells a tag from a number sign. */
static const char *
tag_end (const struct cut *c, const char *at, const char *limit, bool *letters)
{
    const char *end = at;

    *letters = false;
    while (at < limit) {
        unsigned size, class = cut_class (c, at, &size);

        if (! tag_class (class) || size > (size_t) (limit - at))
            break;
        *letters |= class_starts_word (class) && class != CLASS_DIGIT && class != CLASS_TATWEEL;
        at += size;
        if (class != CLASS_UNDERSCORE)
            end = at;
    }
    return end;
}

void
cut_tag (struct cut *c, unsigned sign)
{
    unsigned    size, kind = sign == CLASS_HASH ? TOKEN_TAG : TOKEN_HANDLE;
    const char *at = c->at, *text, *end;
    bool        letters;

    cut_class (c, at, &size);
    text = at + size;
    end  = tag_end (c, text, cut_limit (c, at), &letters);
    if (! letters) {
        c->gap |= GAP_OTHER;
        c->at = text;
        return;
    }
    size_t folded = fold_word (c->cutter->fold, (struct span) { text, (size_t) (end - text) }, c->to);
    if (c->cutter->options.hashtags) {
        cut_whole (c, at, end, folded, kind);
        return;
    }
    cut_add (c, at, end, folded, kind, 0);
    c->at = end;
}

/* First halves of learned compounds, which are also written in one word. */
const struct cut_word cut_halves[] = {
    { "اورو", "Euro-" },   { "الاورو", "the Euro-" }, { "افرو", "Afro-" },  { "الافرو", "the Afro-" },
    { "انجلو", "Anglo-" }, { "الانجلو", "the Anglo-" }, { "هندو", "Indo-" }, { "الهندو", "the Indo-" },
    { "فرانكو", "Franco-" }, { "سوسيو", "socio-" },    { "جيو", "geo-" },   { "الجيو", "the geo-" },
    { "كهرو", "electro-" }, { "نيو", "neo-" },         { "سيكو", "psycho-" },
};

const size_t cut_half_count = sizeof cut_halves / sizeof cut_halves[0];

enum { HALF_MAX = 16 };

static bool
half (const struct cut *c, const char *end)
{
    char        folded[HALF_MAX * FOLD_GROWTH + FOLD_SPARE];
    struct span word = { c->at, (size_t) (end - c->at) };

    if (word.len > HALF_MAX)
        return false;
    word = (struct span) { folded, fold_word (c->cutter->fold, word, folded) };
    return cut_listed (cut_halves, cut_half_count, word);
}

static bool
joint_class (unsigned class)
{
    return class == CLASS_HYPHEN || class == CLASS_SLASH || class == CLASS_UNDERSCORE;
}

/* The end of the run of letters (and, outside Arabic, digits) at `at`. */
static const char *
run_end (const struct cut *c, const char *at, const char *limit, bool arabic)
{
    while (at < limit) {
        unsigned size, class = cut_class (c, at, &size);
        bool     fits = arabic ? class == CLASS_ARABIC || class == CLASS_TATWEEL : foreign_class (class);

        if ((! fits && ! class_clings (class)) || size > (size_t) (limit - at))
            break;
        at += size;
    }
    return at;
}

/* Folds the runs between the joints, one behind the other. */
static size_t
fold_runs (const struct cut *c, const char *at, const char *end)
{
    char *to = c->to;

    while (at < end) {
        const char *from = at;
        unsigned    size = 0;

        while (at < end && ! joint_class (cut_class (c, at, &size)))
            at += size;
        to += fold_word (c->cutter->fold, (struct span) { from, (size_t) (at - from) }, to);
        if (at < end)
            at += size;
    }
    return (size_t) (to - c->to);
}

/* COVID-19, TCP/IP, snake_case; of Arabic only learned compounds, since a hyphen
 * there mostly stands for a dash and a slash between two names of a month. */
bool
cut_compound (struct cut *c, const char *first_end)
{
    const char *limit = cut_limit (c, c->at), *end = first_end;
    bool        arabic = cut_peek (c, c->at) == CLASS_ARABIC;

    if (! c->cutter->options.compounds || c->flags != 0 || cut_peek (c, c->at) == CLASS_DIGIT
        || (arabic && ! half (c, first_end)))
        return false;
    while (end < limit) {
        unsigned size, class = cut_class (c, end, &size);
        const char *next = end + size;

        if (! joint_class (class) || next >= limit
            || ! (arabic ? cut_peek (c, next) == CLASS_ARABIC : foreign_class (cut_peek (c, next))))
            break;
        end = run_end (c, next, limit, arabic);
    }
    if (end == first_end || (c->purpose == FOR_PREFIX && end == c->end))
        return false;
    cut_whole (c, c->at, end, fold_runs (c, c->at, end), arabic ? TOKEN_ARABIC : TOKEN_FOREIGN);
    return true;
}
