#include "tool/qrels.h"

#include "tool/lines.h"

#include <stdlib.h>

enum { CELLS = 4 };

bool
qrels_add (struct qrels *qrels, struct span query, struct span id, int grade)
{
    if (qrels->count == qrels->room) {
        size_t            room  = qrels->room ? 2 * qrels->room : 256;
        struct judgement *moved = realloc (qrels->at, room * sizeof *moved);
        if (moved == NULL)
            return false;
        qrels->at   = moved;
        qrels->room = room;
    }
    struct judgement fresh = { arena_copy (&qrels->arena, query), arena_copy (&qrels->arena, id), grade, qrels->count };
    if (fresh.query.at == NULL || fresh.id.at == NULL)
        return false;
    qrels->at[qrels->count++] = fresh;
    return true;
}

static int
by_pair (const void *a, const void *b)
{
    const struct judgement *x = a, *y = b;
    int                     far = id_compare (x->query, y->query);

    return far ? far : id_compare (x->id, y->id);
}

/* Of one pair, the judgement made last comes first. */
static int
by_pair_and_time (const void *a, const void *b)
{
    const struct judgement *x = a, *y = b;
    int                     far = by_pair (a, b);

    return far ? far : (x->nth < y->nth) - (x->nth > y->nth);
}

void
qrels_sort (struct qrels *qrels)
{
    size_t kept = 0;

    if (qrels->count == 0)
        return;
    qsort (qrels->at, qrels->count, sizeof qrels->at[0], by_pair_and_time);
    for (size_t i = 1; i < qrels->count; i++)
        if (by_pair (&qrels->at[kept], &qrels->at[i]) != 0)
            qrels->at[++kept] = qrels->at[i];
    qrels->count = kept + 1;
}

/* The cells of a line: between tabs where it has any, else between blanks.
 * Returns how many there are. */
static size_t
split (struct span line, struct span cell[CELLS])
{
    char   between = memchr (line.at, '\t', line.len) ? '\t' : ' ';
    size_t count   = 0;

    for (struct span part; span_next (&line, between, &part);) {
        if (between == ' ' && part.len == 0)
            continue;
        if (count < CELLS)
            cell[count] = part;
        count++;
    }
    return count;
}

/* One line; false for one that is no judgement. */
static bool
read_line (struct span line, struct span *query, struct span *id, int *grade)
{
    struct span cell[CELLS];
    size_t      count = split (line, cell);
    char       *end;

    if (count != 3 && count != CELLS)
        return false;
    struct span last = span_trim (cell[count - 1]);
    long        read = strtol (last.at, &end, 10);
    *query           = cell[0];
    *id              = cell[count - 2];
    *grade           = (int) read;
    return last.len > 0 && end == span_end (last) && query->len > 0 && id->len > 0 && read >= -1000 && read <= 1000;
}

bool
qrels_read (struct qrels *qrels, const char *path)
{
    struct lines lines = lines_of (&path);
    struct span  line, query, id;
    bool         sound = true;
    int          grade;

    while (sound && lines_next (&lines, &line)) {
        if (span_trim (line).len == 0)
            continue;
        sound = read_line (line, &query, &id, &grade);
        if (! sound)
            fprintf (stderr, "%s:%zu: no judgement; it is: query, id and grade, tabs between them\n", path,
                     lines.number);
        else if (! qrels_add (qrels, query, id, grade)) {
            fprintf (stderr, "xapian-arabic: %s\n", xarab_status_text (XARAB_NO_MEMORY));
            sound = false;
        }
    }
    qrels_sort (qrels);
    return lines_end (&lines) == EXIT_DONE && sound;
}

size_t
qrels_query_end (const struct qrels *qrels, size_t from)
{
    size_t end = from;

    while (end < qrels->count && id_compare (qrels->at[end].query, qrels->at[from].query) == 0)
        end++;
    return end;
}

/* The first of the sorted judgements that is not before the pair. */
static size_t
lower_bound (const struct qrels *qrels, struct span query, struct span id)
{
    struct judgement wanted = { .query = query, .id = id };
    size_t           low = 0, high = qrels->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_pair (&qrels->at[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t
qrels_query (const struct qrels *qrels, struct span query)
{
    size_t at = lower_bound (qrels, query, (struct span) { "", 0 });

    return at < qrels->count && id_compare (qrels->at[at].query, query) == 0 ? at : qrels->count;
}

const struct judgement *
qrels_find (const struct qrels *qrels, struct span query, struct span id)
{
    struct judgement wanted = { .query = query, .id = id };
    size_t           at     = lower_bound (qrels, query, id);

    return at < qrels->count && by_pair (&qrels->at[at], &wanted) == 0 ? &qrels->at[at] : NULL;
}

void
qrels_free (struct qrels *qrels)
{
    free (qrels->at);
    arena_free (&qrels->arena);
    *qrels = (struct qrels) { 0 };
}
