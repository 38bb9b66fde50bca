/* affixes.h - what is written joined to an Arabic word.
 *
 * A word is cut as   joint + front + core + back   or, with a pronoun,
 * joint + front + core + inner + pronoun: (و)(ب)(حكوم)(ت)(ه). Each part is a row or
 * nothing. A cut counts when the core is a known word of a class which the
 * rows on both sides join to; the cheapest cut wins. */
#ifndef XARAB_STEM_AFFIXES_H
#define XARAB_STEM_AFFIXES_H

#include "base/span.h"

#include <stdint.h>

/* What a core can be; a word list gives each core one or more of these. */
enum word_class {
    CLASS_NOUN      = 1 << 0,  /* noun or adjective without teh: كتاب */
    CLASS_FEMININE  = 1 << 1,  /* a noun in teh, less its teh: حكوم(ة) */
    CLASS_PLURAL    = 1 << 2,  /* broken plural: بنوك */
    CLASS_PLURAL_TEH = 1 << 3, /* broken plural in teh, less its teh: أسلح(ة) */
    CLASS_NAME      = 1 << 4,  /* proper name: بغداد */
    CLASS_NAME_AL   = 1 << 5,  /* proper name with the article: (ال)قاهرة */
    CLASS_BOUND     = 1 << 6,  /* stands before a pronoun only: مستوا(ه), رما(ه) */
    CLASS_PAST      = 1 << 7,  /* past: كتب, رمى */
    CLASS_PAST_TA   = 1 << 8,  /* past before ت and وا: رم(ت) */
    CLASS_PAST_NA   = 1 << 9,  /* past before ت, نا, تم, ن: قل(نا) */
    CLASS_NOW       = 1 << 10, /* present: (ي)قول */
    CLASS_NOW_LONG  = 1 << 11, /* present before ون, وا, ين: (ي)رم(ون) */
    CLASS_NOW_SHORT = 1 << 12, /* present cut short, and before ن: (ي)قل */
    CLASS_PARTICLE  = 1 << 13, /* particle, pronoun: whole */
    CLASS_AGENT     = 1 << 14, /* who does or is: plural in ون, ين: مراسل */

    CLASS_NOUNS = CLASS_NOUN | CLASS_FEMININE | CLASS_PLURAL | CLASS_PLURAL_TEH | CLASS_AGENT,
    CLASS_NAMES = CLASS_NAME | CLASS_NAME_AL,
    CLASS_PASTS = CLASS_PAST | CLASS_PAST_TA | CLASS_PAST_NA,
    CLASS_NOWS  = CLASS_NOW | CLASS_NOW_LONG | CLASS_NOW_SHORT,
    CLASS_VERBS = CLASS_PASTS | CLASS_NOWS,
    CLASS_ALL   = (1 << 15) - 1
};

enum affix_side {
    SIDE_JOINT,   /* before all else: و ف */
    SIDE_FRONT,   /* article, preposition, person of the present */
    SIDE_INNER,   /* between the core and a pronoun */
    SIDE_PRONOUN, /* last */
    SIDE_BACK,    /* last, where there is no pronoun */
    SIDES
};

/* When a row may be taken off a word whose core nobody knows. */
enum affix_guess {
    GUESS_NEVER,
    GUESS_ALWAYS,
    GUESS_BARE,      /* nothing was taken off the front but a joint */
    GUESS_DEFINITE,  /* an article was taken off */
    GUESS_INDEFINITE,/* no article was */
    GUESS_PERSON,    /* a person of the present was */
    GUESS_DERIVED    /* what remains begins like a derived noun: م ت ا */
};

enum affix_flag {
    AFFIX_DEFINITE = 1 << 0, /* an article: no tanwin and no pronoun at the other end */
    AFFIX_OPEN     = 1 << 1, /* cannot be joined to a definite word */
    AFFIX_KEPT     = 1 << 2, /* what is restored belongs to the stem, even of a listed core: nisba */
    AFFIX_PERSON   = 1 << 3, /* person of the present */
    AFFIX_VERBAL   = 1 << 4, /* off with the option `verbs` */
    AFFIX_DOUBLED  = 1 << 5  /* only where the same letters follow: لل + لجنة is written للجنة */
};

struct affix {
    const char *letters;  /* folded */
    uint8_t     size, count; /* of the letters: bytes, letters */
    uint8_t     side;     /* enum affix_side */
    uint16_t    takes;    /* enum word_class: what it joins to */
    uint8_t     cost;     /* of cutting here */
    uint8_t     guess;    /* enum affix_guess */
    uint8_t     keep;     /* letters that must remain of an unknown word */
    uint8_t     flags;    /* enum affix_flag */
    const char *restore;  /* takes its place on an unknown core */
    uint8_t     restore_size;
    const char *gloss;    /* for `explain` and for the reader */
    const char *example, *stem; /* a word it fires on, and what comes out */
};

/* Rows of one side stand together, those with the same outer letter too. */
extern const struct affix affixes[];
extern const unsigned     affix_count;

#endif
