#include "tool/spellings.h"

#include <stdio.h>

/* Arabic and Latin in one line keep their places in any terminal. */
#define ISOLATE "\u2068"
#define RELEASE "\u2069"

enum { REFUSED_SHOWN = 10 }; /* of a name: the nearest; a key may have hundreds */

struct listing {
    const char *name; /* whose spellings are being told */
    size_t      refused;
};

static void
end_name (const struct listing *listing)
{
    if (listing->refused > REFUSED_SHOWN)
        printf ("  -  and %zu farther\n", listing->refused - REFUSED_SHOWN);
    if (listing->name != NULL)
        putchar ('\n');
}

static int
print_spelling (void *your, const xarab_spelling *s)
{
    struct listing *listing = your;

    if (s->name.at != listing->name) {
        end_name (listing);
        *listing = (struct listing) { .name = s->name.at };
        printf (ISOLATE "%.*s" RELEASE " in this database:\n", (int) s->name.size, s->name.at);
    }
    if (! s->accepted && ++listing->refused > REFUSED_SHOWN)
        return 0;
    printf ("  %c  " ISOLATE "%.*s" RELEASE "  %.*s\n", s->accepted ? '+' : '-', (int) s->spelling.size, s->spelling.at,
            (int) s->why.size, s->why.at);
    return 0;
}

xarab_status
spellings_print (const xarab_query *query, xarab_error *error)
{
    struct listing listing = { 0 };
    xarab_status   status  = xarab_query_spellings (query, print_spelling, &listing, error);

    end_name (&listing);
    return status;
}

void
left_out_tell (const xarab_query *query, const char *where)
{
    char left_out[300];

    if (xarab_query_left_out (query, left_out, sizeof left_out) == XARAB_OK && left_out[0] != '\0')
        fprintf (stderr, "%s: %s\n", where[0] ? where : "xapian-arabic", left_out);
}
