/* known.h - what the name lists say of a word. */
#ifndef XARAB_NAME_KNOWN_H
#define XARAB_NAME_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

enum known {
    KNOWN_GIVEN        = 1 << 0,
    KNOWN_FAMILY       = 1 << 1,
    KNOWN_PLACE        = 1 << 2,
    KNOWN_ORGANIZATION = 1 << 3,
    KNOWN_WORD         = 1 << 4,  /* an ordinary word as well: needs context */
    KNOWN_ARABIC       = 1 << 5,  /* of a list in which vowels tell names apart */
    KNOWN_COMMON       = 1 << 6,  /* an ordinary word: a name only where listed, and with context */
    KNOWN_TITLE        = 1 << 7,  /* a name follows: الدكتور */
    KNOWN_OFFICE       = 1 << 8,  /* a known name may follow: الرئيس */
    KNOWN_BEGINS       = 1 << 9,  /* the first word of a listed phrase: هونغ */
    KNOWN_NOT          = 1 << 10, /* the operator's row says: no name */
    KNOWN_HEAD         = 1 << 11, /* the first word of a compound: عبد */
    KNOWN_SON          = 1 << 12, /* بن, between the parts of a name */
    KNOWN_STOP         = 1 << 13, /* a stop word: never a name */
    KNOWN_NISBA        = 1 << 15, /* made from a place: المصري; only while lists are compiled */
    KNOWN_SECOND       = 1 << 16, /* the second word of a phrase */
    KNOWN_STOP_MAQSURA = 1 << 14, /* one where it is written with ى: على, not علي */

    KNOWN_PERSON = KNOWN_GIVEN | KNOWN_FAMILY,
    KNOWN_THING  = KNOWN_PLACE | KNOWN_ORGANIZATION,
    KNOWN_NAME   = KNOWN_PERSON | KNOWN_THING,

    /* What makes a name or leads to one; other words are asked about only where
     * a name is at stake. */
    KNOWN_WORTH_A_LOOK = KNOWN_NAME | KNOWN_HEAD | KNOWN_SON | KNOWN_TITLE | KNOWN_OFFICE | KNOWN_BEGINS
                         | KNOWN_SECOND,
};

/* Whether the lists say nothing of the word itself. */
static inline bool
known_nothing (uint32_t bits)
{
    return (bits & ~(uint32_t) (KNOWN_BEGINS | KNOWN_SECOND)) == 0;
}

/* A bit for each word worth a look, by its hash: most words of a text are not,
 * and the filter is small enough to stay at hand. */
enum { FILTER_BITS = 1 << 19 };

static inline uint32_t
filter_bit (uint32_t hash)
{
    return hash >> (32 - 19);
}

#endif
