/* words.h - what a word can mean in a date.
 *
 * The rows of plugin/data/date-words.tsv, compiled with every form a row
 * allows (articles, proclitics), so that a token costs one bit test, and a
 * probe only if the bit is set. Shared by the reader and by gen_words.c. */
#ifndef XARAB_DATE_WORDS_H
#define XARAB_DATE_WORDS_H

#include "base/lexicon.h"

/* The classes of the list, in the order of the enum; the second is how the
 * list spells it. What `value` is, the list's header says. */
#define WORD_CLASSES(X)                                                                                    \
    X (NUMBER, "number")                                                                                   \
    X (ORDINAL, "ordinal")                                                                                 \
    X (MONTH, "month")                                                                                     \
    X (WEEKDAY, "weekday")                                                                                 \
    X (TODAY, "today")                                                                                     \
    X (UNIT, "unit")                                                                                       \
    X (SIDE, "side")                                                                                       \
    X (NEXT, "next")                                                                                       \
    X (SAME, "same")                                                                                       \
    X (THAT, "that")                                                                                       \
    X (THIS, "this")                                                                                       \
    X (LAST, "last")                                                                                       \
    X (PART, "part")                                                                                       \
    X (HALF, "half")                                                                                       \
    X (DECADE, "decade")                                                                                   \
    X (SEASON, "season")                                                                                   \
    X (FEAST, "feast")                                                                                     \
    X (ERA, "era")                                                                                         \
    X (KIND, "kind")                                                                                       \
    X (MEETS, "meets")                                                                                     \
    X (FROM, "from")                                                                                       \
    X (TO, "to")                                                                                           \
    X (BETWEEN, "between")                                                                                 \
    X (IN, "in")                                                                                           \
    X (AND, "and")                                                                                         \
    X (AGO, "ago")                                                                                         \
    X (AFTER, "after")                                                                                     \
    X (ABOUT, "about")                                                                                     \
    X (NOW, "now")                                                                                         \
    X (CLOCK, "clock")                                                                                     \
    X (DAYPART, "daypart")                                                                                 \
    X (EVERY, "every")         /* words that only speak for or against what stands beside them */          \
    X (NAMING, "naming")                                                                                   \
    X (COUNTED, "counted")                                                                                 \
    X (NUMBERED, "numbered")                                                                               \
    X (DAYKIND, "daykind")                                                                                 \
    X (FUTURE, "future")                                                                                   \
    X (PAST, "past")                                                                                       \
    X (SPORT, "sport")                                                                                     \
    X (GENERAL, "general")                                                                                 \
    X (PLAIN, "plain")

#define WORD_ENUM(name, text) WORD_##name,
enum word_class { WORD_NONE, WORD_CLASSES (WORD_ENUM) WORD_CLASS_COUNT };

enum word_flag {
    WORD_UNSURE  = 1 << 0, /* also another word: more must speak for a date */
    WORD_RARE    = 1 << 1, /* hardly ever a date: even more must */
    WORD_THE     = 1 << 2, /* with the article */
    WORD_HEAD    = 1 << 3, /* may begin an entry of several words */
    WORD_ACRONYM = 1 << 4, /* only where the token is one */
    WORD_WITH_AND = 1 << 5, /* proclitics: و ف */
    WORD_WITH_IN  = 1 << 6, /* ب */
    WORD_WITH_FOR = 1 << 7, /* ل */
    WORD_WITH_AS  = 1 << 8, /* ك */
    WORD_MADDA    = 1 << 9, /* sure when written with آ */
    WORD_HERE     = 1 << 10, /* set while reading: a month of a region asked for */
    WORD_PROCLITICS = WORD_WITH_AND | WORD_WITH_IN | WORD_WITH_FOR | WORD_WITH_AS
};

enum unit { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, UNIT_QUARTER };
enum unit_count { COUNT_ONE = 1, COUNT_TWO, COUNT_MANY };

/* Months: calendar * MONTH_RADIX + month; feasts: that * DAY_RADIX + day. A
 * month in the list has its regions above (enum date_region << REGION_SHIFT). */
enum { MONTH_RADIX = 16, DAY_RADIX = 32, REGION_SHIFT = 6 };

struct word {
    int16_t  value;
    uint8_t  class; /* enum word_class */
    uint16_t flags; /* enum word_flag */
};

/* An entry's value: 16 bits of value, 6 of class, 10 of flags. */
static inline uint32_t
word_pack (struct word word)
{
    return (uint16_t) word.value | (uint32_t) word.class << 16 | (uint32_t) word.flags << 22;
}

static inline struct word
word_unpack (uint32_t packed)
{
    return (struct word) { (int16_t) (packed & 0xffff), packed >> 16 & 0x3f, (uint16_t) (packed >> 22) };
}

/* Words of one entry at most, and the bytes they take with blanks between. */
enum { PHRASE_WORDS = 4, PHRASE_ROOM = 128 };

/* A filter before the list: two bits for a word, by the two halves of its hash.
 * One word in twenty passes that is not in the list. */
enum { FILTER_BITS = 1 << 16 };

static inline bool
filter_has (const uint32_t filter[FILTER_BITS / 32], uint32_t hash)
{
    uint32_t low = hash % FILTER_BITS, high = hash / FILTER_BITS;

    return filter[low / 32] >> low % 32 & filter[high / 32] >> high % 32 & 1;
}

static inline void
filter_add (uint32_t filter[FILTER_BITS / 32], uint32_t hash)
{
    uint32_t low = hash % FILTER_BITS, high = hash / FILTER_BITS;

    filter[low / 32] |= UINT32_C (1) << low % 32;
    filter[high / 32] |= UINT32_C (1) << high % 32;
}

extern const uint32_t word_filter[FILTER_BITS / 32], anchor_filter[FILTER_BITS / 32];

/* Whether a word of this hash can be in the list; most others cannot. */
static inline bool
word_possible (uint32_t hash)
{
    return filter_has (word_filter, hash);
}

/* Whether it can be a word that makes a run worth reading. */
static inline bool
word_anchor (uint32_t hash)
{
    return filter_has (anchor_filter, hash);
}

/* Classes without which a run of words has no date. */
static inline bool
word_is_anchor (struct word word)
{
    return (word.class >= WORD_MONTH && word.class <= WORD_UNIT) || word.class == WORD_HALF
           || (word.class >= WORD_DECADE && word.class <= WORD_FEAST)
           || (word.class == WORD_NUMBER && word.value >= 1000);
}

/* The word, or class WORD_NONE. `base` becomes the word without proclitics
 * when it may begin a phrase (WORD_HEAD). */
struct word word_find (struct span folded, uint32_t hash, struct span *base);

/* An entry of several words, joined with single blanks. */
bool word_find_phrase (struct span phrase, struct word *);

#endif
