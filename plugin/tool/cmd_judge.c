/* judge: the best results of each query walked through, a person says which
 * answer it; kept as qrels. What was judged before is not asked again. Of two
 * settings files the results of both are walked, and which found what is not
 * shown: A's first, B's first, A's second… each article once. */
#include "tool/lines.h"
#include "tool/result.h"
#include "tool/sides.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { TOP_STANDARD = 10 };

struct candidate {
    const struct ranking *ranking;
    struct span           id;   /* as in the database */
    unsigned              side; /* whose result it is */
    long                  from; /* the file's size before it was judged; -1: it was not */
};

struct judging {
    struct finder     finder;  /* of one settings file; of two, they are in … */
    struct run        run;
    struct sides      sides;
    struct finder    *found[2]; /* what finders and runs there are; NULL: one only */
    const struct run *runs[2];
    struct qrels      qrels; /* judged before */
    struct candidate *at;
    size_t            count, judged;
    FILE             *file;
    bool              color;
};

static bool
asked_already (const struct judging *j, size_t from, struct span id)
{
    for (size_t i = from; i < j->count; i++)
        if (id_compare (j->at[i].id, id) == 0)
            return true;
    return false;
}

/* What one query's rankings have, in turn. */
static void
gather_query (struct judging *j, const struct ranking *one, const struct ranking *other)
{
    const struct ranking *ranking[2] = { one, other };
    size_t                from = j->count, most = one->count;

    if (other != NULL && other->count > most)
        most = other->count;
    for (size_t i = 0; i < most; i++)
        for (unsigned side = 0; side < 2; side++) {
            const struct ranking *r = ranking[side];
            if (r == NULL || i >= r->count || qrels_find (&j->qrels, one->query, r->ids[i]) != NULL
                || asked_already (j, from, r->ids[i]))
                continue;
            j->at[j->count++] = (struct candidate) { one, r->ids[i], side, -1 };
        }
}

static size_t
count_ids (const struct run *run)
{
    size_t all = 0;

    for (size_t q = 0; run != NULL && q < run->count; q++)
        all += run->at[q].count;
    return all;
}

static bool
gather (struct judging *j)
{
    j->at = calloc (count_ids (j->runs[0]) + count_ids (j->runs[1]) + 1, sizeof *j->at);
    if (j->at == NULL)
        return false;
    for (size_t q = 0; q < j->runs[0]->count; q++)
        gather_query (j, &j->runs[0]->at[q], j->runs[1] ? run_find (j->runs[1], j->runs[0]->at[q].query) : NULL);
    return true;
}

/* The query, and the article as search shows it. */
static xarab_status
show (struct judging *j, size_t nth, xarab_error *error)
{
    const struct candidate *c       = &j->at[nth];
    const struct finder    *finder  = j->found[c->side];
    struct shown            shown   = { .worker = finder->worker, .color = j->color };
    xapc_results           *results = NULL;
    xarab_query            *query   = NULL;
    xapc_result             result;

    printf ("\n%zu of %zu   \u2068%.*s\u2069\n", nth + 1, j->count, (int) c->ranking->text.len, c->ranking->text.at);
    xarab_status status
        = xarab_query_parse (finder->worker, span_text (c->ranking->text), finder->today, &query, error);
    shown.query = query;
    if (status == XARAB_OK)
        status = finder_article (finder, c->id, &results, error);
    if (status == XARAB_OK)
        status = xapc_results_get (results, 0, &result, error);
    if (status == XARAB_OK)
        status = result_printer ("text") (&shown, &result, error);
    xapc_results_free (results);
    xarab_query_free (query);
    return status;
}

/* The first letter of the next line of standard input; 'q' at its end. */
static char
answer (const char *asked)
{
    char  *line = NULL;
    size_t room = 0;
    char   said = 'q';

    fputs (asked, stdout);
    fflush (stdout);
    if (getline (&line, &room, stdin) > 0)
        said = line[0];
    free (line);
    return said;
}

/* Each judgement is on disk before the next is asked for. */
static bool
keep (struct judging *j, struct candidate *c, int grade)
{
    c->from = ftell (j->file);
    j->judged++;
    fprintf (j->file, "%.*s\t%.*s\t%d\n", (int) c->ranking->query.len, c->ranking->query.at, (int) c->id.len, c->id.at,
             grade);
    return fflush (j->file) == 0 && fsync (fileno (j->file)) == 0;
}

/* Takes back the last judgement or skip before `nth`; where to go on. */
static size_t
undo (struct judging *j, size_t nth)
{
    if (nth == 0)
        return 0;
    struct candidate *c = &j->at[nth - 1];
    if (c->from >= 0 && ftruncate (fileno (j->file), c->from) == 0) {
        fseek (j->file, c->from, SEEK_SET);
        c->from = -1;
        j->judged--;
    }
    return nth - 1;
}

static int
ask_all (struct judging *j)
{
    xarab_error error;
    bool        kept = true, goes_on = true;

    for (size_t nth = 0; kept && goes_on && nth < j->count;) {
        if (show (j, nth, &error) != XARAB_OK)
            return complain (j->found[j->at[nth].side]->path, &error);
        switch (answer ("does it answer?  y yes  n no  s skip  u undo  q quit: ")) {
        case 'y': kept = keep (j, &j->at[nth++], 1); break;
        case 'n': kept = keep (j, &j->at[nth++], 0); break;
        case 's': nth++; break;
        case 'u': nth = undo (j, nth); break;
        case 'q': goes_on = false; break;
        default: puts ("y, n, s, u or q"); break;
        }
        if (nth == j->count && answer ("that was the last  u undo, all else ends: ") == 'u')
            nth = undo (j, nth);
    }
    if (! kept)
        fprintf (stderr, "xapian-arabic: the judgement could not be written: %s\n", strerror (errno));
    printf ("\n%zu judged, %zu left\n", j->judged, j->count - j->judged);
    return finish_output (kept ? EXIT_DONE : EXIT_FAILED);
}

/* The file is read where there is one, and written behind what it has. */
static int
open_qrels (struct judging *j, const char *path)
{
    if (access (path, F_OK) == 0 && ! qrels_read (&j->qrels, path))
        return EXIT_FAILED;
    j->file = fopen (path, "ae");
    if (j->file != NULL && fseek (j->file, 0, SEEK_END) == 0)
        return EXIT_DONE;
    fprintf (stderr, "xapian-arabic: %s: %s\n", path, strerror (errno));
    return EXIT_FAILED;
}

/* The results of the database named, by the settings in force. */
static int
rank_one (struct judging *j, struct invocation *invocation, size_t top)
{
    int status = finder_open (invocation, &j->finder);

    if (status == EXIT_DONE)
        status = finder_rank_file (&j->finder, invocation->options.queries, top, &j->run);
    j->found[0] = &j->finder;
    j->runs[0]  = &j->run;
    return status;
}

static int
rank_both (struct judging *j, const struct invocation *invocation, size_t top)
{
    int status = sides_open (&j->sides, invocation);

    if (status == EXIT_DONE)
        status = sides_rank (&j->sides, invocation, top);
    for (unsigned side = 0; side < 2; side++) {
        j->found[side] = &j->sides.side[side].finder;
        j->runs[side]  = &j->sides.side[side].run;
    }
    return status;
}

static int
judge (struct invocation *invocation, struct judging *j)
{
    const struct options *o      = &invocation->options;
    size_t                top    = o->top < 0 ? TOP_STANDARD : (size_t) o->top;
    int                   status = open_qrels (j, o->qrels);

    if (status == EXIT_DONE)
        status = invocation->count > 1 ? rank_both (j, invocation, top) : rank_one (j, invocation, top);
    if (status == EXIT_DONE)
        status = gather (j) ? ask_all (j) : EXIT_FAILED;
    return status;
}

int
command_judge (struct invocation *invocation)
{
    const struct options *o = &invocation->options;
    struct judging        j = { .color = isatty (STDOUT_FILENO) && ! o->no_color };

    if (o->queries == NULL || o->qrels == NULL || invocation->count == 1
        || (o->db != NULL) == (invocation->count > 2)) {
        fprintf (stderr, "xapian-arabic judge: needs --queries Q, --qrels FILE to write to, and --db DB or, behind two "
                         "settings files, files of articles\n");
        return EXIT_MISUSED;
    }
    int status = judge (invocation, &j);
    if (j.file != NULL && fclose (j.file) != 0)
        status = EXIT_FAILED;
    free (j.at);
    finder_close (&j.finder);
    sides_close (&j.sides);
    run_free (&j.run);
    qrels_free (&j.qrels);
    return status;
}
