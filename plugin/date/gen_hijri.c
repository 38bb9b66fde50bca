/* gen_hijri.c - writes hijri_list.h: the first day of every month of
 * plugin/data/umm-al-qura.tsv, counted from the first of the table. */
#include "base/generate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MONTH_SHORTEST = 28, MONTH_LONGEST = 31 };

static unsigned
number (const struct list_file *list, struct span text)
{
    unsigned value = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || value > 9999)
            list_refuse (list, "'%.*s' is no number", (int) text.len, text.at);
        value = 10 * value + (unsigned) (text.at[i] - '0');
    }
    return value;
}

/* Prints the starts of the row's months and returns the day after the last. */
static unsigned
months (const struct list_file *list, unsigned start)
{
    struct span rest  = list->row.cell[1], part;
    unsigned    count = 0;

    for (; span_next (&rest, ' ', &part); count++) {
        unsigned days = number (list, part);

        if (days < MONTH_SHORTEST || days > MONTH_LONGEST)
            list_refuse (list, "a month of %u days", days);
        printf ("%u,", start);
        start += days;
    }
    if (count != 12)
        list_refuse (list, "%u months; a year has 12", count);
    printf ("\n");
    return start;
}

int
main (int argc, char **argv)
{
    struct list_file list;
    unsigned         first = 0, next = 0, start = 0;

    if (argc != 2)
        return 2;
    list_open (&list, argv[1]);
    generate_banner ("hijri_list.h", "gen_hijri");
    printf ("static const uint16_t hijri_starts[] = {\n");
    while (list_next (&list, 2)) {
        unsigned year = number (&list, list.row.cell[0]);

        if (next && year != next)
            list_refuse (&list, "%u does not follow %u", year, next - 1);
        if (! next)
            first = year;
        next  = year + 1;
        start = months (&list, start);
    }
    printf ("%u\n};\nenum { HIJRI_FIRST = %u, HIJRI_LAST = %u };\n", start, first, next - 1);
    if (start > UINT16_MAX)
        list_refuse (&list, "the table spans %u days; it holds %u", start, UINT16_MAX);
    list_close (&list);
    return 0;
}
