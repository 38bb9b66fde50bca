#include "escape.h"

#include "text/utf8.h"

#include <stdlib.h>

enum { RESULTS = 8, RESULT_ROOM = 4096 };

static char *
next_result (void)
{
    static char     results[RESULTS][RESULT_ROOM];
    static unsigned turn;

    return results[turn++ % RESULTS];
}

/* Reads {HEX} at `at`; its size, 0 when there is none. */
static size_t
read_escape (const char *at, uint32_t *letter)
{
    char *end;

    if (*at != '{' || at[1] == '\0' || strchr ("0123456789ABCDEF", at[1]) == NULL)
        return 0;
    *letter = (uint32_t) strtoul (at + 1, &end, 16);
    return *end == '}' ? (size_t) (end - at) + 1 : 0;
}

struct span
unescape (const char *cell)
{
    char *result = next_result (), *to = result;

    while (*cell && to - result < RESULT_ROOM - UTF8_MAX) {
        uint32_t letter;
        size_t   size = read_escape (cell, &letter);

        if (size == 0)
            *to++ = *cell++;
        else
            to += utf8_write (letter, to);
        cell += size;
    }
    return (struct span) { result, (size_t) (to - result) };
}

struct span
unhex (const char *cell)
{
    char  *result = next_result ();
    size_t size   = 0;

    for (; cell[0] && cell[1] && size < RESULT_ROOM; cell += 2) {
        char pair[3] = { cell[0], cell[1], '\0' };
        result[size++] = (char) strtoul (pair, NULL, 16);
    }
    return (struct span) { result, size };
}
