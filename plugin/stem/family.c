#include "stem/family.h"

#include "text/fold.h"

#include <stdint.h>

enum { LETTER = 2, WORD_ROOM = 64 };

const struct verb_form family_forms[] = {
    { "است12", "122", IF_DOUBLED, "X, doubled", "استمر", "مرر" },
    { "است123", "123", IF_ANY, "X", "استخدم", "خدم" },
    { "ات12", "و12", IF_ASSIMILATED, "VIII of a root in و", "اتصل", "وصل" },
    { "اتخذ", "اخذ", IF_ANY, "VIII of أخذ", "اتخذ", "اخذ" },
    { "ا1ت2", "122", IF_DOUBLED, "VIII, doubled", "احتل", "حلل" },
    { "ا1ط2", "122", IF_DOUBLED, "VIII, doubled", "اضطر", "ضرر" },
    { "ان12", "122", IF_DOUBLED, "VII, doubled", "انضم", "ضمم" },
    { "ا1ت23", "123", IF_ANY, "VIII", "انتخب", "نخب" },
    { "ا1ط23", "123", IF_ANY, "VIII", "اصطحب", "صحب" },
    { "ازد23", "ز23", IF_ANY, "VIII", "ازداد", "زود" },
    { "ان123", "123", IF_ANY, "VII", "انسحب", "سحب" },
    { "ت1ا23", "123", IF_ANY, "VI", "تعاون", "عون" },
    { "ت123", "123", IF_NOUN_ALIKE, "V", "تقدم", "قدم" },
    { "ا12", "122", IF_DOUBLED, "IV, doubled", "اعد", "عدد" },
    { "1ا2", "122", IF_DOUBLED, "III, doubled", "حاج", "حجج" },
    { "1ا23", "123", IF_ANY, "III", "شارك", "شرك" },
    { "ا123", "123", IF_ANY, "IV", "اعلن", "علن" },
    { "12", "122", IF_ANY, "I, doubled", "رد", "ردد" },
    { "123", "123", IF_ANY, "I, II", "كتب", "كتب" },
    { "ت1234", "1234", IF_ANY, "of four letters", "تدهور", "دهور" },
    { "1234", "1234", IF_ANY, "of four letters", "ترجم", "ترجم" },
};

const unsigned family_form_count = sizeof family_forms / sizeof *family_forms;

static bool
same (const char *at, const char *letter)
{
    return memcmp (at, letter, LETTER) == 0;
}

/* Fits the pattern over the past; digit d goes to radical[d]. */
static bool
fits (const char *pattern, struct span past, const char *radical[5])
{
    for (; *pattern && past.len; past = span_after (past, LETTER)) {
        if (*pattern >= '1' && *pattern <= '4') {
            radical[*pattern++ - '0'] = past.at;
            continue;
        }
        if (! same (past.at, pattern))
            return false;
        pattern += LETTER;
    }
    return ! *pattern && ! past.len;
}

static bool
holds (enum form_if only, const struct verb *verb, struct span past, struct span noun)
{
    switch (only) {
    case IF_DOUBLED: return span_is (verb->type, "doubled");
    case IF_ASSIMILATED: return span_is (verb->type, "assimilated") || span_is (verb->type, "mixed");
    case IF_NOUN_ALIKE: return span_equal (past, noun);
    default: return true;
    }
}

/* A weak letter is written alike in all kin; see root_rule.c. */
static const char *
radical_letter (const char *at, unsigned place)
{
    bool weak = same (at, "ا") || same (at, "و") || same (at, "ي") || same (at, "ء");

    if (place == 1)
        return same (at, "ء") ? "ا" : at;
    if (! weak)
        return at;
    return place == 2 ? "و" : "ي";
}

static size_t
write_root (const char *root, const char *const radical[5], char *to)
{
    size_t size = 0;
    bool   four = strcmp (root, "1234") == 0;

    for (unsigned place = 1; *root; place++, size += LETTER) {
        bool        digit = *root >= '1' && *root <= '4';
        const char *at    = digit ? radical[*root - '0'] : root;

        memcpy (to + size, four ? at : radical_letter (at, place), LETTER);
        root += digit ? 1 : LETTER;
    }
    return size;
}

size_t
family_root (const struct verb *verb, char to[FAMILY_ROOM])
{
    char        past_room[WORD_ROOM * 4], noun_room[WORD_ROOM * 4];
    const char *radical[5] = { 0 };

    if (verb->past.len > WORD_ROOM || verb->noun.len > WORD_ROOM)
        return 0;

    struct span past = { past_room, fold_word (fold_standard (), verb->past, past_room) };
    struct span noun = { noun_room, fold_word (fold_standard (), verb->noun, noun_room) };
    for (size_t i = 0; i < family_form_count; i++)
        if (holds (family_forms[i].only, verb, past, noun) && fits (family_forms[i].past, past, radical))
            return write_root (family_forms[i].root, radical, to);
    return 0;
}

/* ---- patterns ---- */

static const char *const patterns[] = { "12ي3", "12ي3ه", "12ا3", "12ا3ه", "12و3",  "12و3ه", "123ه",  "123ان",
                                        "م123", "م123ه", "م12ا3", "ا123", "ا12ا3", "ا12ي3", "مي2ا3" };

static bool
is_weak (const char *at)
{
    return same (at, "ا") || same (at, "و") || same (at, "ي") || same (at, "ء");
}

static size_t
write_pattern (const char *pattern, struct span past, char *to)
{
    size_t size = 0;

    while (*pattern) {
        bool digit = *pattern >= '1' && *pattern <= '3';

        memcpy (to + size, digit ? past.at + (*pattern - '1') * LETTER : pattern, LETTER);
        pattern += digit ? 1 : LETTER;
        size += LETTER;
    }
    return size;
}

void
family_patterns (const struct verb *verb, family_take *take, void *your)
{
    char        room[WORD_ROOM * 4], word[WORD_ROOM];
    struct span past = { room, 0 };

    if (verb->past.len != 3 * LETTER)
        return;
    past.len = fold_word (fold_standard (), verb->past, room);
    if (past.len != 3 * LETTER || is_weak (past.at + LETTER) || is_weak (past.at + 2 * LETTER))
        return;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (strncmp (patterns[i], "مي", 4) != 0 || same (past.at, "و"))
            take (your, (struct span) { word, write_pattern (patterns[i], past, word) });
}
