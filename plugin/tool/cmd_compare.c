/* compare: the same queries under two settings files: what moved, which
 * queries got better or worse, whether the difference is more than chance. */
#include "source/article.h"
#include "tool/finder.h"
#include "tool/lines.h"
#include "tool/measure.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { TOP_STANDARD = 100, TOP_SHOWN = 10, QUERIES_SHOWN = 10, ANSWERS_SHOWN = 3 };

struct side {
    const char      *config;
    xarab_analyzer  *analyzer;
    xarab_worker    *worker;
    struct finder    finder;
    char             made[32]; /* the name of its database in the folder; "" for none */
    struct run       run;
    struct measures  measures;
};

struct comparing {
    struct invocation *invocation;
    struct side        side[2];
    struct qrels       qrels;
    char               folder[512]; /* of the databases made for this; "" for none */
};

static int
open_side (struct side *side, const char *config)
{
    xarab_error error;

    side->config        = config;
    xarab_status status = xarab_open (config, &side->analyzer, &error);
    if (status == XARAB_OK)
        status = xarab_worker_open (side->analyzer, &side->worker, &error);
    return status == XARAB_OK ? EXIT_DONE : complain (config, &error);
}

static void
close_side (struct side *side)
{
    finder_close (&side->finder);
    run_free (&side->run);
    measures_free (&side->measures);
    xarab_worker_close (side->worker);
    xarab_close (side->analyzer);
}

/* Each article of the file into the writer; a bad one is told and left out. */
static xarab_status
put_articles (const struct side *side, xapc_writer *writer, const char *path, xarab_error *error)
{
    struct article_reader *reader;
    xarab_article          article;
    xarab_error            bad;
    xarab_status           status = article_open (path, &reader, error);

    if (status != XARAB_OK)
        return status;
    while (status == XARAB_OK) {
        enum article_result outcome = article_next (reader, &article, &bad);
        if (outcome == ARTICLE_END)
            break;
        if (outcome == ARTICLE_BAD)
            fprintf (stderr, "%s:%zu: %s\n", path, bad.line, bad.detail);
        else if (outcome == ARTICLE_FAILED)
            status = fail (error, bad.status, "%s: %s", path, bad.detail);
        else
            status = xarab_index_put (side->worker, writer, &article, error);
    }
    article_close (reader);
    return status;
}

static int
index_files (struct comparing *c, struct side *side, const char *name)
{
    char         path[sizeof c->folder + sizeof side->made + 1];
    xapc_writer *writer = NULL;
    xarab_error  error, closing;

    snprintf (side->made, sizeof side->made, "%s", name);
    snprintf (path, sizeof path, "%s/%s", c->folder, side->made);
    xarab_status status = xapc_writer_open (path, XAPC_CREATE, &writer, &error);
    if (status == XARAB_OK)
        status = xarab_index_prepare (side->analyzer, writer, &error);
    for (int i = 2; status == XARAB_OK && i < c->invocation->count; i++)
        status = put_articles (side, writer, c->invocation->arguments[i], &error);
    if (xapc_writer_close (writer, &closing) != XARAB_OK && status == XARAB_OK) {
        error  = closing;
        status = closing.status;
    }
    return status == XARAB_OK ? EXIT_DONE : complain (side->config, &error);
}

/* Whether a database's terms and weights are those of the side's settings. */
static bool
fits (const struct side *side, const char *path, xarab_error *error)
{
    xapc_database *database = NULL;
    xarab_status   status   = xapc_database_open (path, &database, error);

    if (status == XARAB_OK)
        status = xarab_index_check (side->analyzer, database, error);
    xapc_database_close (database);
    return status == XARAB_OK;
}

static int
open_database (struct side *side, const char *path, xarab_text today)
{
    xarab_error error;

    side->finder = (struct finder) { side->worker, NULL, side->config, today };
    if (xapc_database_open (path, &side->finder.database, &error) != XARAB_OK)
        return complain (path, &error);
    return EXIT_DONE;
}

/* One database for both where the files of articles are given and the settings
 * make the same terms; else one each. */
static int
make_databases (struct comparing *c, char path[2][sizeof c->folder + 40])
{
    const char *where = getenv ("TMPDIR");
    xarab_error error;
    int         status;

    snprintf (c->folder, sizeof c->folder, "%s/xapian-arabic.XXXXXX", where ? where : "/tmp");
    if (mkdtemp (c->folder) == NULL) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", c->folder, strerror (errno));
        c->folder[0] = '\0';
        return EXIT_FAILED;
    }
    snprintf (path[0], sizeof path[0], "%s/a", c->folder);
    snprintf (path[1], sizeof path[1], "%s/a", c->folder);
    status = index_files (c, &c->side[0], "a");
    if (status == EXIT_DONE && ! fits (&c->side[1], path[0], &error)) {
        snprintf (path[1], sizeof path[1], "%s/b", c->folder);
        status = index_files (c, &c->side[1], "b");
    }
    return status;
}

static int
find_databases (struct comparing *c)
{
    const struct options *o     = &c->invocation->options;
    xarab_text            today = span_text (span_of (o->date ? o->date : ""));
    char                  path[2][sizeof c->folder + 40];
    xarab_error           error;
    int                   status = EXIT_DONE;

    if (c->invocation->count > 2)
        status = make_databases (c, path);
    for (int s = 0; status == EXIT_DONE && s < 2; s++) {
        if (o->db != NULL && ! fits (&c->side[s], o->db, &error)) {
            fprintf (stderr, "xapian-arabic: %s: %s: %s\n", o->db, c->side[s].config, error.detail);
            fprintf (stderr, "xapian-arabic: name the files of its articles instead of --db\n");
            return error.status == XARAB_MISMATCH ? EXIT_MISUSED : EXIT_FAILED;
        }
        status = open_database (&c->side[s], o->db ? o->db : path[s], today);
    }
    return status;
}

/* Takes the databases that were made away: files in folders one deep. */
static void
remove_databases (const struct comparing *c)
{
    static const char *const files[] = { "flintlock", "iamglass", "docdata.glass", "position.glass", "postlist.glass",
                                         "spelling.glass", "synonym.glass", "termlist.glass" };
    char path[sizeof c->folder + 64];

    if (c->folder[0] == '\0')
        return;
    for (int s = 0; s < 2; s++) {
        if (c->side[s].made[0] == '\0')
            continue;
        for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
            snprintf (path, sizeof path, "%s/%s/%s", c->folder, c->side[s].made, files[f]);
            unlink (path);
        }
        snprintf (path, sizeof path, "%s/%s", c->folder, c->side[s].made);
        rmdir (path);
    }
    rmdir (c->folder);
}

/* The place of an id, from 1; 0: not among the results. */
static size_t
place (const struct ranking *ranking, struct span id)
{
    for (size_t i = 0; ranking != NULL && i < ranking->count; i++)
        if (id_compare (ranking->ids[i], id) == 0)
            return i + 1;
    return 0;
}

/* How much of the first results is the same, whoever is right. */
static void
print_moved (const struct comparing *c)
{
    size_t both = 0, all = 0, alike = 0;

    for (size_t q = 0; q < c->side[0].run.count; q++) {
        const struct ranking *a = &c->side[0].run.at[q], *b = run_find (&c->side[1].run, a->query);
        size_t                same = 0, kept = 0, top = a->count < TOP_SHOWN ? a->count : TOP_SHOWN;
        for (size_t i = 0; i < top; i++) {
            size_t there = place (b, a->ids[i]);
            same += there == i + 1;
            kept += there > 0 && there <= TOP_SHOWN;
        }
        alike += same == top && (b == NULL ? 0 : b->count < TOP_SHOWN ? b->count : TOP_SHOWN) == top;
        both += kept;
        all += top;
    }
    printf ("%zu queries; %zu with the same first %d; of A's first %d, %.1f %% are in B's\n", c->side[0].run.count, alike,
            TOP_SHOWN, TOP_SHOWN, all ? 100.0 * (double) both / (double) all : 100.0);
}

static double
difference (const struct comparing *c, size_t i, enum measure m)
{
    return c->side[1].measures.at[i].at[m] - c->side[0].measures.at[i].at[m];
}

static void
print_measure (const struct comparing *c, enum measure m, double *differences)
{
    size_t count = c->side[0].measures.count, stride = sizeof (struct measured) / sizeof (double);
    double low, high;

    for (size_t i = 0; i < count; i++)
        differences[i] = difference (c, i, m);
    measure_interval (differences, count, 1, &low, &high);
    printf ("%-8s %.4f  %.4f  %+.4f  [%+.4f, %+.4f]  p %.4f\n", measure_names[m],
            measure_mean (&c->side[0].measures.at[0].at[m], count, stride),
            measure_mean (&c->side[1].measures.at[0].at[m], count, stride), measure_mean (differences, count, 1), low,
            high, measure_chance (differences, count, 1));
}

static void
print_place (size_t place, const char *behind)
{
    if (place > 0)
        printf ("%zu%s", place, behind);
    else
        printf ("not found%s", behind);
}

/* The answers of a query whose place changed. */
static void
print_answers (const struct comparing *c, struct span query)
{
    const struct ranking *a = run_find (&c->side[0].run, query), *b = run_find (&c->side[1].run, query);
    size_t                first = qrels_query (&c->qrels, query), end = qrels_query_end (&c->qrels, first), shown = 0;

    for (size_t i = first; i < end && shown < ANSWERS_SHOWN; i++) {
        struct span id   = c->qrels.at[i].id;
        size_t      from = place (a, id), to = place (b, id);
        if (c->qrels.at[i].grade <= 0 || from == to)
            continue;
        printf ("      %.*s: ", (int) id.len, id.at);
        print_place (from, ", then ");
        print_place (to, "\n");
        shown++;
    }
}

/* The queries that changed most in one direction. */
static void
print_changed (const struct comparing *c, const size_t *order, double sign, const char *head)
{
    size_t count = c->side[0].measures.count, shown = 0;

    for (size_t n = 0; n < count && shown < QUERIES_SHOWN; n++) {
        size_t                i = sign > 0 ? order[count - 1 - n] : order[n];
        const struct measured *a = &c->side[0].measures.at[i], *b = &c->side[1].measures.at[i];
        const struct ranking  *ranking = run_find (&c->side[0].run, a->query);
        if (sign * difference (c, i, MEASURE_NDCG) <= 0)
            break;
        if (shown++ == 0)
            printf ("\n%s\n", head);
        printf ("  %.2f to %.2f  %.*s  \u2068%.*s\u2069\n", a->at[MEASURE_NDCG], b->at[MEASURE_NDCG],
                (int) a->query.len, a->query.at, ranking ? (int) ranking->text.len : 0, ranking ? ranking->text.at : "");
        print_answers (c, a->query);
    }
}

static int
by_difference (const void *a, const void *b, void *your)
{
    double x = difference (your, *(const size_t *) a, MEASURE_NDCG);
    double y = difference (your, *(const size_t *) b, MEASURE_NDCG);

    return x != y ? (x > y) - (x < y) : (*(const size_t *) a > *(const size_t *) b) - (*(const size_t *) a < *(const size_t *) b);
}

static bool
print_measures (struct comparing *c)
{
    size_t  count = c->side[0].measures.count, better = 0, worse = 0;
    double *differences = calloc (count, sizeof *differences);
    size_t *order       = calloc (count, sizeof *order);
    bool    ok          = differences != NULL && order != NULL;

    if (ok) {
        printf ("\n         A       B       B - A\n");
        for (unsigned m = 0; m < MEASURES; m++)
            print_measure (c, (enum measure) m, differences);
        for (size_t i = 0; i < count; i++) {
            order[i] = i;
            better += difference (c, i, MEASURE_NDCG) > 0;
            worse += difference (c, i, MEASURE_NDCG) < 0;
        }
        qsort_r (order, count, sizeof *order, by_difference, c);
        printf ("\nby nDCG@10, %zu queries are better, %zu worse, %zu the same\n", better, worse, count - better - worse);
        print_changed (c, order, 1, "better");
        print_changed (c, order, -1, "worse");
    }
    free (differences);
    free (order);
    return ok;
}

static int
compare (struct comparing *c)
{
    const struct options *o      = &c->invocation->options;
    int                   status = find_databases (c);

    for (int s = 0; status == EXIT_DONE && s < 2; s++)
        status = finder_rank_file (&c->side[s].finder, o->queries, o->top < 0 ? TOP_STANDARD : (size_t) o->top, &c->side[s].run);
    if (status != EXIT_DONE)
        return status;
    printf ("A: %s\nB: %s\n\n", c->side[0].config, c->side[1].config);
    print_moved (c);
    if (o->qrels == NULL)
        return EXIT_DONE;
    if (! qrels_read (&c->qrels, o->qrels))
        return EXIT_FAILED;
    for (int s = 0; s < 2; s++)
        if (! measure_run (&c->side[s].run, &c->qrels, &c->side[s].measures))
            return EXIT_FAILED;
    if (c->side[0].measures.count == 0) {
        fprintf (stderr, "xapian-arabic: %s: no judgement names an answer\n", o->qrels);
        return EXIT_FAILED;
    }
    return print_measures (c) ? EXIT_DONE : EXIT_FAILED;
}

int
command_compare (struct invocation *invocation)
{
    const struct options *o = &invocation->options;
    struct comparing      c = { .invocation = invocation };
    int                   status;

    if (invocation->count < 2 || o->queries == NULL || (o->db != NULL) == (invocation->count > 2)) {
        fprintf (stderr, "xapian-arabic compare: needs two settings files, --queries Q, and --db DB or files of articles\n");
        return EXIT_MISUSED;
    }
    status = open_side (&c.side[0], invocation->arguments[0]);
    if (status == EXIT_DONE)
        status = open_side (&c.side[1], invocation->arguments[1]);
    if (status == EXIT_DONE)
        status = compare (&c);
    close_side (&c.side[0]);
    close_side (&c.side[1]);
    remove_databases (&c);
    qrels_free (&c.qrels);
    return finish_output (status);
}
