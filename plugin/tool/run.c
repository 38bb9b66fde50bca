#include "tool/run.h"

#include "tool/lines.h"

#include <errno.h>
#include <stdlib.h>

/* A row of a run: query Q0 id rank score tag. */
enum { CELL_QUERY, CELL_ID = 2, CELL_SCORE = 4, RUN_CELLS = 6 };

struct ranking *
run_query (struct run *run, struct span query, struct span text)
{
    if (run->count == run->room) {
        size_t          room  = run->room ? 2 * run->room : 64;
        struct ranking *moved = realloc (run->at, room * sizeof *moved);
        if (moved == NULL)
            return NULL;
        run->at   = moved;
        run->room = room;
    }
    struct ranking *fresh = &run->at[run->count];
    *fresh = (struct ranking) { .query = arena_copy (&run->arena, query), .text = arena_copy (&run->arena, text) };
    if (fresh->query.at == NULL || fresh->text.at == NULL)
        return NULL;
    run->count++;
    return fresh;
}

static int
id_byte (struct span id, size_t i)
{
    return id.at[i] == ' ' || id.at[i] == '\t' ? '_' : (unsigned char) id.at[i];
}

int
id_compare (struct span a, struct span b)
{
    size_t same = a.len < b.len ? a.len : b.len;

    for (size_t i = 0; i < same; i++)
        if (id_byte (a, i) != id_byte (b, i))
            return id_byte (a, i) - id_byte (b, i);
    return (a.len > b.len) - (a.len < b.len);
}

static void
write_id (FILE *file, struct span id)
{
    for (size_t i = 0; i < id.len; i++)
        putc (id_byte (id, i), file);
}

static bool
make_room (struct ranking *ranking)
{
    size_t       room    = ranking->room ? 2 * ranking->room : 16;
    struct span *ids     = realloc (ranking->ids, room * sizeof *ids);
    double      *weights = realloc (ranking->weights, room * sizeof *weights);

    if (ids != NULL)
        ranking->ids = ids;
    if (weights != NULL)
        ranking->weights = weights;
    if (ids == NULL || weights == NULL)
        return false;
    ranking->room = room;
    return true;
}

bool
run_add (struct run *run, struct ranking *ranking, struct span id, double weight)
{
    if (ranking->count == ranking->room && ! make_room (ranking))
        return false;
    ranking->ids[ranking->count]     = arena_copy (&run->arena, id);
    ranking->weights[ranking->count] = weight;
    return ranking->ids[ranking->count++].at != NULL;
}

const struct ranking *
run_find (const struct run *run, struct span query)
{
    for (size_t i = 0; i < run->count; i++)
        if (id_compare (run->at[i].query, query) == 0)
            return &run->at[i];
    return NULL;
}

/* The cells of a line between blanks; how many there are. */
static size_t
split (struct span line, struct span cell[RUN_CELLS])
{
    size_t count = 0;

    while ((line = span_trim (line)).len > 0) {
        size_t len = 0;
        while (len < line.len && line.at[len] != ' ' && line.at[len] != '\t')
            len++;
        if (count < RUN_CELLS)
            cell[count] = (struct span) { line.at, len };
        count++;
        line = span_after (line, len);
    }
    return count;
}

/* A run's lines stand together by query, mostly; else the ranking is looked up. */
static struct ranking *
ranking_of (struct run *run, struct span query)
{
    struct ranking *last  = run->count ? &run->at[run->count - 1] : NULL;
    struct span     blank = { "", 0 };

    if (last != NULL && span_equal (last->query, query))
        return last;
    last = (struct ranking *) (uintptr_t) run_find (run, query);
    return last != NULL ? last : run_query (run, query, blank);
}

bool
run_read (struct run *run, const char *path)
{
    struct lines lines = lines_of (&path);
    struct span  line, cell[RUN_CELLS];
    bool         sound = true;

    while (sound && lines_next (&lines, &line)) {
        if (span_trim (line).len == 0)
            continue;
        if (split (line, cell) != RUN_CELLS) {
            fprintf (stderr, "%s:%zu: no line of a run; it is: query Q0 id rank score tag\n", path, lines.number);
            sound = false;
            break;
        }
        struct ranking *ranking = ranking_of (run, cell[CELL_QUERY]);
        sound = ranking != NULL && run_add (run, ranking, cell[CELL_ID], strtod (cell[CELL_SCORE].at, NULL));
        if (! sound)
            fprintf (stderr, "xapian-arabic: %s\n", xarab_status_text (XARAB_NO_MEMORY));
    }
    return lines_end (&lines) == EXIT_DONE && sound;
}

bool
run_write (const struct run *run, const char *path)
{
    FILE *file = fopen (path, "we");

    if (file == NULL)
        return false;
    for (size_t q = 0; q < run->count; q++)
        for (size_t i = 0; i < run->at[q].count; i++) {
            write_id (file, run->at[q].query);
            fputs (" Q0 ", file);
            write_id (file, run->at[q].ids[i]);
            fprintf (file, " %zu %.6f xapian-arabic\n", i + 1, run->at[q].weights[i]);
        }
    bool written = ferror (file) == 0;
    return fclose (file) == 0 && written;
}

void
run_free (struct run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        free (run->at[i].ids);
        free (run->at[i].weights);
    }
    free (run->at);
    arena_free (&run->arena);
    *run = (struct run) { 0 };
}
