/* known.h - what the name lists say of a word. */
#ifndef XARAB_NAME_KNOWN_H
#define XARAB_NAME_KNOWN_H

/* What a listed name is; the value of a row of the name lists. */
enum known {
    KNOWN_GIVEN        = 1 << 0,
    KNOWN_FAMILY       = 1 << 1,
    KNOWN_PLACE        = 1 << 2,
    KNOWN_ORGANIZATION = 1 << 3,
    KNOWN_WORD         = 1 << 4, /* an ordinary word as well: needs context */
    KNOWN_ARABIC       = 1 << 5, /* of the Arab, Iranian and Turkish lists: vowels tell such names apart */
};

#endif
