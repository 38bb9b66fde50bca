/* The root key by rule: three letters, of which a weak one is written alike in
 * all kin (قال قول مقولة are قول, دعا دعوة داعي are دعي, حد حدود تحديد are حدد).
 *
 * A prefix of derivation goes where a whole root remains; then the consonants
 * are the key, filled up to three with the weak letter where it stood. Not
 * handled: hamza, which counts as weak; roots of four letters that look like
 * a prefix and three. */
#include "stem/root.h"

#include <stdint.h>

enum { LETTER = 2, ROOT_LETTERS = 24 };

/* Whether a prefix may go from what remains. */
enum root_need {
    NEED_CONSONANTS, /* three consonants */
    NEED_ROOT,       /* three letters of a root, one of them weak perhaps */
    NEED_NO_ALEF     /* the same, but no alef after the first: تصور, not تجارة */
};

struct root_prefix {
    const char    *letters;
    enum root_need need;
    const char    *not_before; /* a letter that may not follow */
    const char    *gloss;
};

static const struct root_prefix prefixes[] = {
    { "مست", NEED_ROOT, "ا", "participle, form X" },
    { "است", NEED_ROOT, "ا", "verbal noun, form X" },
    { "مت", NEED_CONSONANTS, "ا", "participle, forms V and VI" },
    { "ان", NEED_CONSONANTS, "ت", "form VII, not انتخب" },
    { "من", NEED_CONSONANTS, "ت", "participle, form VII" },
    { "م", NEED_ROOT, "ا", "participle, place, tool" },
    { "ت", NEED_NO_ALEF, "ا", "forms II, V and VI" },
    { "ا", NEED_ROOT, "ا", "form IV, plural" },
};

static bool
is_letter (const char *at, const char *letter)
{
    return at[0] == letter[0] && at[1] == letter[1];
}

static bool
is_weak (const char *at)
{
    return is_letter (at, "ا") || is_letter (at, "و") || is_letter (at, "ي") || is_letter (at, "ء");
}

static bool
all_arabic (struct span word)
{
    for (size_t i = 0; i < word.len; i += LETTER)
        if (((unsigned char) word.at[i] & 0xfe) != 0xd8 || i + 1 == word.len)
            return false;
    return true;
}

/* What a word shows of its root. The first letter counts as a consonant. */
struct skeleton {
    char     letters[ROOT_LETTERS * LETTER];
    unsigned count;          /* of consonants */
    char     inside, behind; /* 'a' alef, 'w' another weak letter between the first two; after the second; or 0 */
};

static struct skeleton
skeleton_of (struct span word)
{
    struct skeleton s = { .count = 0 };

    for (size_t i = 0; i < word.len; i += LETTER) {
        const char *at = word.at + i;

        if (i == 0 || ! is_weak (at)) {
            memcpy (s.letters + s.count++ * LETTER, at, LETTER);
            continue;
        }
        char kind = is_letter (at, "ا") ? 'a' : 'w';
        if (s.count == 1 && (! s.inside || kind == 'w'))
            s.inside = kind;
        else if (s.count >= 2)
            s.behind = kind;
    }
    return s;
}

static bool
has_root (struct span word, enum root_need need)
{
    struct skeleton s = skeleton_of (word);

    if (s.count >= 3)
        return true;
    if (need == NEED_CONSONANTS || s.count < 2)
        return false;
    return s.inside == 'w' || s.behind || (s.inside == 'a' && need == NEED_ROOT);
}

static struct span
without_prefix (struct span word)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct span prefix = span_of (prefixes[i].letters), rest;

        if (! span_starts (word, prefix) || word.len <= prefix.len)
            continue;
        rest = span_after (word, prefix.len);
        if (! is_letter (rest.at, prefixes[i].not_before) && has_root (rest, prefixes[i].need))
            return rest;
    }
    return word;
}

/* Teh, the ي of the nisba, the ان of a word from which nothing else went. */
static struct span
without_suffix (struct span word, bool bare)
{
    if (word.len > 3 * LETTER && span_ends (word, span_of ("ه")))
        word = span_before (word, LETTER);
    if (word.len > 3 * LETTER && span_ends (word, span_of ("ي")) && has_root (span_before (word, LETTER), NEED_ROOT))
        word = span_before (word, LETTER);
    if (bare && word.len > 4 * LETTER && span_ends (word, span_of ("ان"))
        && has_root (span_before (word, 2 * LETTER), NEED_ROOT))
        word = span_before (word, 2 * LETTER);
    return word;
}

/* Fills the two consonants up to three; returns the letters. */
static unsigned
complete (struct skeleton *s)
{
    const char *third = s->letters + LETTER;

    if (s->count != 2)
        return s->count;
    if (s->behind && s->inside != 'w') {
        third = "ي";
    } else if (s->inside) {
        memcpy (s->letters + 2 * LETTER, s->letters + LETTER, LETTER);
        memcpy (s->letters + LETTER, "و", LETTER);
        return 3;
    }
    memmove (s->letters + 2 * LETTER, third, LETTER);
    return 3;
}

/* كتتب (اكتتاب) is كتب. */
static unsigned
without_infix (struct skeleton *s)
{
    if (s->count != 4 || ! is_letter (s->letters + LETTER, "ت"))
        return s->count;
    memmove (s->letters + LETTER, s->letters + 2 * LETTER, 2 * LETTER);
    return 3;
}

size_t
root_by_rule (struct span stem, char *to)
{
    struct span     word = stem;
    struct skeleton s;

    if (stem.len > 2 * LETTER && stem.len <= (size_t) ROOT_LETTERS * LETTER && all_arabic (stem)) {
        word    = without_prefix (without_suffix (stem, false));
        word    = without_suffix (word, word.at == stem.at);
        s       = skeleton_of (word);
        s.count = complete (&s);
        s.count = without_infix (&s);
        if (s.count >= 2) {
            memcpy (to, s.letters, s.count * LETTER);
            return s.count * LETTER;
        }
    }
    memcpy (to, stem.at, stem.len);
    return stem.len;
}
