/* escape.h - fixture cells with what cannot be seen or typed.
 *
 * {200C} in a cell is that code point, so that invisible marks show in the
 * table. Results are static and overwritten by the eighth call after. */
#ifndef XARAB_TESTS_ESCAPE_H
#define XARAB_TESTS_ESCAPE_H

#include "base/span.h"

/* The cell with its {HEX} as themselves. */
struct span unescape (const char *cell);

/* Bytes written as hexadecimal digits. */
struct span unhex (const char *cell);

#endif
