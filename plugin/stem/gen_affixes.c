/* Writes affix_list.h: where the rows of a side and an outer letter stand. */
#include "base/generate.h"
#include "stem/affixes.h"

#include <stdio.h>
#include <stdlib.h>

enum { LETTERS = 128 };

static unsigned
index_of (const struct affix *row)
{
    bool        front  = row->side == SIDE_JOINT || row->side == SIDE_FRONT;
    const char *letter = front ? row->letters : row->letters + row->size - 2;

    return ((unsigned) letter[0] & 1) << 6 | ((unsigned) letter[1] & 63);
}

static void
print_letter (unsigned side, unsigned letter)
{
    unsigned first = 0, count = 0;

    for (unsigned i = 0; i < affix_count; i++) {
        if (affixes[i].side != side || index_of (&affixes[i]) != letter)
            continue;
        if (count > 0 && first + count != i) {
            fprintf (stderr, "affixes.c: %s stands apart from its letter\n", affixes[i].gloss);
            exit (1);
        }
        if (count++ == 0)
            first = i;
    }
    if (count > 0)
        printf ("        [%u] = { %u, %u },\n", letter, first, count);
}

int
main (void)
{
    generate_banner ("affix_list.h", "plugin/stem/gen_affixes.c");
    printf ("static const struct {\n    uint8_t first, count;\n} affix_index[SIDES][%d] = {\n", LETTERS);
    for (unsigned side = 0; side < SIDES; side++) {
        printf ("    [%u] = {\n", side);
        for (unsigned letter = 0; letter < LETTERS; letter++)
            print_letter (side, letter);
        printf ("    },\n");
    }
    printf ("};\n");
    return 0;
}
