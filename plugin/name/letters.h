/* letters.h - a name as the letters it is compared by.
 *
 * Names keep letters that folding loses (گ چ پ ڤ), so they are read from the
 * source bytes as well as from folded text. A part is one word of the name;
 * compounds (عبد ال…, أبو X, X الدين) are one part, words between parts (بن,
 * bin) are left out. Nothing here allocates or fails: a longer name is cut. */
#ifndef XARAB_NAME_LETTERS_H
#define XARAB_NAME_LETTERS_H

#include "base/span.h"

#include <stdint.h>

/* Latin letters are their own ASCII codes, 'a' to 'z', which lie above these. */
enum letter {
    LETTER_NONE,
    ALEF, BEH, TEH, THEH, JEEM, HAH, KHAH, DAL, THAL, REH, ZAIN, SEEN, SHEEN, SAD, DAD, TAH, ZAH,
    AIN, GHAIN, FEH, QAF, KAF, LAM, MEEM, NOON, HEH, WAW, YEH,
    HAMZA, /* ء ؤ ئ, which folding makes one */
    PEH, CHEH, JEH, GAF, VEH,
    LETTERS
};

enum { NAME_LETTERS = 64, NAME_PARTS = 8 };

enum name_script { SCRIPT_NONE, SCRIPT_ARABIC, SCRIPT_LATIN, SCRIPT_OTHER };

struct letters {
    uint8_t at[NAME_LETTERS];
    uint8_t count;
};

struct name_form {
    struct letters part[NAME_PARTS];
    unsigned       parts;
    uint8_t        script; /* enum name_script; OTHER when scripts are mixed */
    bool           son;    /* begins with بن, which was left out */
};

void form_read (struct span name, struct name_form *);

/* All parts as one word, cut at NAME_LETTERS. */
void form_join (const struct name_form *, struct letters *);

/* The letter of an Arabic code point; LETTER_NONE for what is no letter. */
unsigned letter_of (uint32_t code);

/* Whether the letters are exactly this text's. */
bool letters_are (const struct letters *, const char *text);

/* The letter as UTF-8, for explanations; a static text. */
const char *letter_text (unsigned letter);

/* Whether it begins with ال, which may be the article. */
bool letters_article (const struct letters *);

/* How many letters in front say nothing of a name: of the article, عبد and عبد ال. */
unsigned letters_head (const struct letters *);

/* What follows a بن written together with it (بنكيران); false when there is none. */
bool letters_after_son (const struct letters *, struct letters *rest);

static inline bool
letter_is_vowel (unsigned letter)
{
    return letter == ALEF || letter == WAW || letter == YEH;
}

#endif
