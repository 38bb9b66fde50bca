/* fold_letters.h - a fold's tables, for the loops that fold while they cut.
 *
 * U+0000–U+07FF, two bytes or one, is nearly all of a newspaper: there the
 * class and the folded bytes of a letter are one look away. */
#ifndef XARAB_TEXT_FOLD_LETTERS_H
#define XARAB_TEXT_FOLD_LETTERS_H

#include "text/class.h"

#include <stdbool.h>
#include <stdint.h>
#include <stddef.h>

enum { FOLD_LOW = 0x800, FOLD_ROWS_END = 0x900, FOLD_RANGES = 64, FOLD_EXTRA = 8, FOLD_NEARS = 4 };

/* Bits of fold_entry.size. */
enum { FOLD_SIZE = 3, FOLD_SLOW = 4, FOLD_NEAR_LETTER = 8, FOLD_ARABIC = 16 };

struct fold_entry {
    char    bytes[2]; /* what is written */
    uint8_t size;     /* how many of them, 0 to 2; FOLD_SLOW: ask fold_word instead;
                         FOLD_NEAR_LETTER: fold_near must see the word when it is done;
                         FOLD_ARABIC: stands inside Arabic words, and is not SLOW */
    uint8_t class;    /* enum text_class */
};

struct fold {
    struct fold_entry low[FOLD_LOW];
    uint16_t          becomes[FOLD_ROWS_END]; /* the letter rows; 0: dropped */
    struct { uint32_t from, to; } drops[FOLD_RANGES];
    struct { uint32_t from, to; } extra[FOLD_EXTRA]; /* letter rows past the table */
    unsigned drop_count, extra_count;
    uint32_t off;
    struct fold_near_row {
        char before[8], letter[8], after[24], becomes[8]; /* NUL-terminated */
    } near[FOLD_NEARS];
    unsigned near_count;
};

/* Applies the NEAR rows to folded bytes, in place; their number stays. */
void fold_near (const struct fold *, char *at, size_t size);

#endif
