/* class.h - what a code point is to a reader who cuts text into words.
 *
 * The classes are Unicode's Word_Break property (UAX #29, Unicode 15), with
 * Arabic letters and marks kept apart from other scripts and punctuation told
 * apart by what it says to the reader. The table is generated from ICU by
 * gen_class.c and committed, so that two builds never cut differently. */
#ifndef XARAB_TEXT_CLASS_H
#define XARAB_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

#define TEXT_CLASSES(X)                                                         \
    X (OTHER)      /* symbols, punctuation without a name here, bad bytes */    \
    X (SPACE)                                                                   \
    X (LINE)       /* CR LF VT FF NEL LS PS */                                  \
    X (POINT)      /* . and its like, between letters or digits too */          \
    X (STOP)       /* ! ? ؟ … ۔ */                                              \
    X (COMMA)      /* , ، */                                                    \
    X (SEMICOLON)  /* ; ؛ */                                                    \
    X (COLON)                                                                   \
    X (THOUSANDS)  /* ٬ */                                                      \
    X (DECIMAL)    /* ٫ */                                                      \
    X (APOSTROPHE) /* ' ’ */                                                    \
    X (QUOTE)                                                                   \
    X (HYPHEN)     /* - ‐ ‑ */                                                  \
    X (DASH)                                                                    \
    X (SLASH)                                                                   \
    X (OPEN)                                                                    \
    X (CLOSE)                                                                   \
    X (PERCENT)                                                                 \
    X (CURRENCY)                                                                \
    X (HASH)                                                                    \
    X (AT)                                                                      \
    X (MIDDLE)     /* · and others that stand inside words */                   \
    X (UNDERSCORE) /* _ and others that join words and numbers */               \
    X (FORMAT)     /* joiners, bidi controls: not seen, not cut at */           \
    X (EXTEND)     /* combining marks of other scripts */                       \
    X (MARK)       /* Arabic combining marks */                                 \
    X (TATWEEL)    /* first class a word may begin with */                      \
    X (ARABIC)                                                                  \
    X (WORDS)      /* a ligature of several words: ﷺ */                         \
    X (LETTER)                                                                  \
    X (HEBREW)                                                                  \
    X (KATAKANA)                                                                \
    X (IDEOGRAPH)  /* a letter of a script without spaces */                    \
    X (DIGIT)

#define TEXT_CLASS_ENUM(name) CLASS_##name,
enum text_class { TEXT_CLASSES (TEXT_CLASS_ENUM) TEXT_CLASS_COUNT };
#undef TEXT_CLASS_ENUM

/* Bits beside the class in a class byte. */
enum {
    CLASS_MASK    = 0x3f,
    CLASS_PLAIN   = 0x40, /* no folding ever changes it */
    CLASS_COMBINES = 0x80 /* may compose with what stands before it */
};

/* The class byte of any code point up to U+10FFFF: a class and bits. */
uint8_t class_byte (uint32_t letter);

static inline enum text_class
class_of (uint32_t letter)
{
    return (enum text_class) (class_byte (letter) & CLASS_MASK);
}

static inline bool
class_starts_word (unsigned class)
{
    return class >= CLASS_TATWEEL;
}

/* Marks and controls that never begin or end a word of their own. */
static inline bool
class_clings (unsigned class)
{
    return class >= CLASS_FORMAT && class <= CLASS_MARK;
}

#endif
