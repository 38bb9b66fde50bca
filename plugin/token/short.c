/* Points that end no sentence: acronyms (أ.ف.ب, U.N.) and abbreviations (د., Dr.). */
#include "token/cut.h"

enum { ACRONYM_LETTERS = 12 };

static bool
letter_class (unsigned class)
{
    return class == CLASS_ARABIC || class == CLASS_LETTER || class == CLASS_HEBREW;
}

/* The end of the one letter at `at`, or NULL when there is none or more. */
static const char *
one_letter (const struct cut *c, const char *at)
{
    unsigned    size, class;
    const char *end;

    if (at >= c->end || ! letter_class (class = cut_class (c, at, &size)))
        return NULL;
    end   = cut_clings (c, at + size, cut_limit (c, at));
    class = cut_peek (c, end);
    if (class == CLASS_TATWEEL) {
        end += 2;
        class = cut_peek (c, end);
    }
    return letter_class (class) || class == CLASS_DIGIT || class == CLASS_TATWEEL ? NULL : end;
}

/* Whether the text goes on in the same sentence behind an acronym's last point:
 * at once with a word, or in Latin letters with a small one. */
static bool
goes_on (const struct cut *c, const char *at)
{
    if (letter_class (cut_peek (c, at)))
        return true;
    return c->end - at > 1 && at[0] == ' ' && at[1] >= 'a' && at[1] <= 'z';
}

static bool
point_at (const struct cut *c, const char *at)
{
    return at < c->end && *at == '.';
}

bool
cut_acronym (struct cut *c)
{
    const char *at   = c->at, *letter;
    char       *to   = c->to;
    unsigned    count = 0;

    while (count < ACRONYM_LETTERS && (letter = one_letter (c, at)) != NULL) {
        if (count > 0 && cut_limit (c, c->at) < letter)
            return false;
        to += fold_word (c->cutter->fold, (struct span) { at, (size_t) (letter - at) }, to);
        count++;
        at = letter;
        if (! point_at (c, letter))
            break;
        at = letter + 1;
    }
    if (count < 2)
        return false;
    if (at[-1] == '.' && ! goes_on (c, at))
        at--;
    cut_add (c, c->at, at, (size_t) (to - c->to), TOKEN_ACRONYM, 0);
    c->at = at;
    return true;
}

/* Abbreviations of more than one letter; a single letter before a point always
 * is one. */
const struct cut_word cut_abbreviations[] = {
    { "dr", "doctor" },   { "mr", "mister" },     { "mrs", "missis" },   { "ms", "miss" },
    { "prof", "professor" }, { "gen", "general" }, { "col", "colonel" }, { "sen", "senator" },
    { "gov", "governor" }, { "rev", "reverend" }, { "st", "saint" },     { "no", "number" },
    { "vs", "against" },  { "vol", "volume" },    { "fig", "figure" },   { "pp", "pages" },
    { "inc", "incorporated" }, { "ltd", "limited" }, { "co", "company" }, { "corp", "corporation" },
};

const size_t cut_abbreviation_count = sizeof cut_abbreviations / sizeof cut_abbreviations[0];

bool
abbreviates (const struct cut *c, struct span folded, const char *point)
{
    const char *next = point + 1;
    unsigned    class;

    if (c->flags != 0)
        return false;
    if (utf8_count (folded) > 1 && ! cut_listed (cut_abbreviations, cut_abbreviation_count, folded))
        return false;
    while (next < c->end && *next == ' ')
        next++;
    class = cut_peek (c, next);
    return letter_class (class) || class == CLASS_DIGIT;
}
