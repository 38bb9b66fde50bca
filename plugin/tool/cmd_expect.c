/* expect: what a query must find, or must not, held against a database. */
#include "tool/finder.h"
#include "tool/lines.h"

#include <stdlib.h>

enum { CELLS = 4, LOOK_AT_LEAST = 100, TOP_MAX = 100000 };

struct expectation {
    struct span query, id;
    bool        must;
    size_t      top; /* within the first so many */
};

static bool
read_row (struct span line, struct expectation *to)
{
    struct span cell[CELLS], part;
    size_t      count = 0;
    char       *end;

    for (; span_next (&line, '\t', &part); count++)
        if (count < CELLS)
            cell[count] = part;
    if (count != CELLS)
        return false;
    struct span top  = span_trim (cell[3]);
    long        read = strtol (top.at, &end, 10);
    *to              = (struct expectation) { cell[0], cell[1], span_is (cell[2], "must"), (size_t) read };
    return (to->must || span_is (cell[2], "must-not")) && top.len > 0 && end == span_end (top) && read > 0
           && read <= TOP_MAX;
}

/* The place of the id, from 1; 0 where it is not among the results. */
static size_t
place_of (const struct ranking *ranking, struct span id)
{
    for (size_t i = 0; i < ranking->count; i++)
        if (id_compare (ranking->ids[i], id) == 0)
            return i + 1;
    return 0;
}

static bool
holds (const struct expectation *row, const struct ranking *ranking, const struct lines *lines)
{
    size_t place = place_of (ranking, row->id);
    bool   in    = place > 0 && place <= row->top;

    if (in == row->must)
        return true;
    printf ("%s:%zu: %.*s: '%.*s' ", lines->path, lines->number, (int) row->query.len, row->query.at,
            (int) row->id.len, row->id.at);
    if (in || place > 0)
        printf ("is at %zu", place);
    else
        printf ("is not found");
    printf (", %s be in the first %zu\n", row->must ? "must" : "must not", row->top);
    return false;
}

/* One row; 1 when it holds. */
static size_t
check_row (const struct finder *finder, struct span line, const struct lines *lines, int *status)
{
    struct expectation row;
    struct run         run  = { 0 };
    xarab_error        error;
    size_t             held = 0;

    if (! read_row (line, &row)) {
        fprintf (stderr, "%s:%zu: needs query, id, must or must-not, and a number, tabs between them\n", lines->path,
                 lines->number);
        *status = EXIT_MISUSED;
        return 0;
    }
    size_t top = row.top > LOOK_AT_LEAST ? row.top : LOOK_AT_LEAST;
    if (finder_rank (finder, &run, row.query, row.query, top, &error) != XARAB_OK) {
        fprintf (stderr, "%s:%zu: %s\n", lines->path, lines->number, error.detail);
        *status = EXIT_FAILED;
    } else {
        held = holds (&row, &run.at[0], lines);
    }
    run_free (&run);
    return held;
}

static int
check_rows (struct invocation *invocation, const struct finder *finder)
{
    struct lines lines = lines_over (invocation);
    struct span  line;
    size_t       rows = 0, held = 0;
    int          status = EXIT_DONE;

    while (lines_next (&lines, &line)) {
        if (span_trim (line).len == 0 || line.at[0] == '#')
            continue;
        held += check_row (finder, line, &lines, &status);
        rows++;
    }
    printf ("%zu of %zu hold\n", held, rows);
    int ended = lines_end (&lines);
    if (status == EXIT_DONE && (rows == 0 || held < rows))
        status = EXIT_FAILED;
    return status == EXIT_DONE ? ended : status;
}

int
command_expect (struct invocation *invocation)
{
    struct finder finder;

    if (invocation->options.db == NULL || invocation->count == 0) {
        fprintf (stderr, "xapian-arabic expect: needs --db DB and files of expectations; - is standard input\n");
        return EXIT_MISUSED;
    }
    int status = finder_open (invocation, &finder);
    if (status == EXIT_DONE)
        status = check_rows (invocation, &finder);
    finder_close (&finder);
    return status;
}
