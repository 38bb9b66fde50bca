/* judge: the best results of each query walked through, a person says which
 * answer it; kept as qrels. What was judged before is not asked again. */
#include "tool/finder.h"
#include "tool/lines.h"
#include "tool/result.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { TOP_STANDARD = 10 };

struct candidate {
    const struct ranking *ranking;
    struct span           id;   /* as in the database */
    long                  from; /* the file's size before it was judged; -1: it was not */
};

struct judging {
    struct finder     finder;
    struct run        run;
    struct qrels      qrels; /* judged before */
    struct candidate *at;
    size_t            count, judged;
    FILE             *file;
    bool              color;
};

static bool
gather (struct judging *j)
{
    size_t all = 1;

    for (size_t q = 0; q < j->run.count; q++)
        all += j->run.at[q].count;
    j->at = calloc (all, sizeof *j->at);
    if (j->at == NULL)
        return false;
    for (size_t q = 0; q < j->run.count; q++)
        for (size_t i = 0; i < j->run.at[q].count; i++)
            if (qrels_find (&j->qrels, j->run.at[q].query, j->run.at[q].ids[i]) == NULL)
                j->at[j->count++] = (struct candidate) { &j->run.at[q], j->run.at[q].ids[i], -1 };
    return true;
}

/* The query, and the article as search shows it. */
static xarab_status
show (struct judging *j, size_t nth, xarab_error *error)
{
    const struct candidate *c       = &j->at[nth];
    struct shown            shown   = { .worker = j->finder.worker, .color = j->color };
    xapc_results           *results = NULL;
    xarab_query            *query   = NULL;
    xapc_result             result;

    printf ("\n%zu of %zu   \u2068%.*s\u2069\n", nth + 1, j->count, (int) c->ranking->text.len, c->ranking->text.at);
    xarab_status status
        = xarab_query_parse (j->finder.worker, span_text (c->ranking->text), j->finder.today, &query, error);
    shown.query = query;
    if (status == XARAB_OK)
        status = finder_article (&j->finder, c->id, &results, error);
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
            return complain (j->finder.path, &error);
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

static int
judge (struct invocation *invocation, struct judging *j)
{
    const struct options *o      = &invocation->options;
    int                   status = open_qrels (j, o->qrels);

    if (status == EXIT_DONE)
        status = finder_open (invocation, &j->finder);
    if (status == EXIT_DONE)
        status = finder_rank_file (&j->finder, o->queries, o->top < 0 ? TOP_STANDARD : (size_t) o->top, &j->run);
    if (status == EXIT_DONE)
        status = gather (j) ? ask_all (j) : EXIT_FAILED;
    return status;
}

int
command_judge (struct invocation *invocation)
{
    const struct options *o = &invocation->options;
    struct judging        j = { .color = isatty (STDOUT_FILENO) && ! o->no_color };

    if (o->db == NULL || o->queries == NULL || o->qrels == NULL) {
        fprintf (stderr, "xapian-arabic judge: needs --db DB, --queries Q and --qrels FILE to write to\n");
        return EXIT_MISUSED;
    }
    int status = judge (invocation, &j);
    if (j.file != NULL && fclose (j.file) != 0)
        status = EXIT_FAILED;
    free (j.at);
    finder_close (&j.finder);
    run_free (&j.run);
    qrels_free (&j.qrels);
    return status;
}
