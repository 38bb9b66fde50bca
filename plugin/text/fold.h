/* fold.h - one spelling for each word, with the way back to the caller's bytes.
 *
 * In: one word as it stands in the text. Out: UTF-8 without marks, tatweel,
 * joiners and bidi controls; presentation forms taken apart; one letter for the
 * letters writers interchange. Folding a folded word changes nothing.
 *
 * The standard folding, which dates, names, stems and all built-in lists read:
 *     أ إ آ ٱ → ا    ى → ي    ة → ه    ؤ ئ → ء (ء stays)    هيئة هيئته → هياه هياته
 *     tashkeel, superscript alef, Quranic signs, tatweel, joiners, bidi marks: none
 *     digits of any script → 0-9;  ک ی گ چ پ ژ ڤ … → the Arabic partner
 *     other scripts: NFKC, full case folding, no accents;  ’ → '
 *
 * Each folding is a row of folds.c and a switch of the config. A fold is
 * immutable once made and shared between threads. */
#ifndef XARAB_TEXT_FOLD_H
#define XARAB_TEXT_FOLD_H

#include "base/span.h"
#include "text/folds.h"

#include <stdint.h>

struct fold_options {
    uint32_t off;          /* bit i: fold_rows[i] (folds.h) is switched off */
    bool     keep_accents; /* Latin and others: é stays é; the same as the row "accents" off */
};

struct fold; /* made by fold_open, given back by fold_close */

struct fold *fold_open (const struct fold_options *); /* NULL when memory is out */
void         fold_close (struct fold *);

/* U+FDFA, 3 bytes, becomes 33, the most of all letters for its size (a bad byte
 * becomes the 3 bytes of U+FFFD); and some to spare for writing without looking. */
enum { FOLD_GROWTH = 11, FOLD_SPARE = 16 };

/* Bytes that folding a word of `size` bytes can take at most. */
size_t fold_room (size_t size);

/* Folds `word` into `to`, which has fold_room (word.len) bytes; returns the
 * bytes written. May be 0: a word of marks alone. */
size_t fold_word (const struct fold *, struct span word, char *to);

/* The bytes of `word` from which folded bytes [from, to) came; marks that
 * follow the last letter belong to it. */
struct span fold_source (const struct fold *, struct span word, size_t from, size_t to);

/* What the built-in lists were folded with: every row on. */
const struct fold *fold_standard (void);

#endif
