/* evaluate: how good the answers to judged queries are. */
#include "tool/finder.h"
#include "tool/json.h"
#include "tool/lines.h"
#include "tool/measure.h"

#include <errno.h>

enum { TOP_STANDARD = 100 };

/* The rankings to be measured: a run that was saved, or the database's. */
static int
fill_run (struct invocation *invocation, struct run *run)
{
    const struct options *options = &invocation->options;
    struct finder         finder;

    if (options->run != NULL)
        return run_read (run, options->run) ? EXIT_DONE : EXIT_FAILED;
    int status = finder_open (invocation, &finder);
    if (status == EXIT_DONE)
        status = finder_rank_file (&finder, options->queries, options->top < 0 ? TOP_STANDARD : (size_t) options->top, run);
    finder_close (&finder);
    return status;
}

static int
save_run (const struct run *run, const char *path)
{
    if (path == NULL || run_write (run, path))
        return EXIT_DONE;
    fprintf (stderr, "xapian-arabic: %s: %s\n", path, strerror (errno));
    return EXIT_FAILED;
}

static void
print_object (const char *key, struct span query, const double at[MEASURES])
{
    struct json_object *object = json_object_new_object ();

    json_object_object_add (object, key, json_string (query));
    for (size_t m = 0; m < MEASURES; m++)
        json_object_object_add (object, measure_names[m], json_object_new_double (at[m]));
    json_print (object);
}

/* The means and, as further objects, the ends of their 95 % intervals. */
static void
print_objects (const struct measures *measures)
{
    const size_t stride = sizeof measures->at[0] / sizeof (double);
    double       mean[MEASURES], low[MEASURES], high[MEASURES];

    for (size_t i = 0; i < measures->count; i++)
        print_object ("query", measures->at[i].query, measures->at[i].at);
    for (size_t m = 0; m < MEASURES; m++) {
        mean[m] = measure_mean (&measures->at[0].at[m], measures->count, stride);
        measure_interval (&measures->at[0].at[m], measures->count, stride, &low[m], &high[m]);
    }
    print_object ("mean", span_of ("all"), mean);
    print_object ("low", span_of ("all"), low);
    print_object ("high", span_of ("all"), high);
}

static void
print_table (const struct measures *measures, const struct run *run)
{
    size_t stride = sizeof measures->at[0] / sizeof (double), silent = 0;

    for (size_t i = 0; i < measures->count; i++) {
        const struct ranking *ranking = run_find (run, measures->at[i].query);
        silent += ranking == NULL || ranking->count == 0;
    }
    printf ("%zu quer%s judged, %zu without any result\n\n", measures->count, measures->count == 1 ? "y" : "ies", silent);
    for (size_t m = 0; m < MEASURES; m++) {
        double low, high;
        measure_interval (&measures->at[0].at[m], measures->count, stride, &low, &high);
        printf ("%-8s %.4f   [%.4f, %.4f]\n", measure_names[m],
                measure_mean (&measures->at[0].at[m], measures->count, stride), low, high);
    }
}

static int
measure_and_print (struct invocation *invocation, const struct run *run, const struct qrels *qrels)
{
    struct measures measures;
    int             status = EXIT_DONE;

    if (! measure_run (run, qrels, &measures)) {
        fprintf (stderr, "xapian-arabic: %s\n", xarab_status_text (XARAB_NO_MEMORY));
        return EXIT_FAILED;
    }
    if (measures.count == 0) {
        fprintf (stderr, "xapian-arabic: %s: no judgement names an answer\n", invocation->options.qrels);
        status = EXIT_FAILED;
    } else if (invocation->options.jsonl) {
        print_objects (&measures);
    } else {
        print_table (&measures, run);
    }
    measures_free (&measures);
    return finish_output (status);
}

int
command_evaluate (struct invocation *invocation)
{
    const struct options *o     = &invocation->options;
    struct run            run   = { 0 };
    struct qrels          qrels = { 0 };
    int                   status;

    if (o->qrels == NULL || (o->run == NULL) == (o->db == NULL || o->queries == NULL)) {
        fprintf (stderr, "xapian-arabic evaluate: needs --qrels R and --db DB --queries Q, or --qrels R and --run F\n");
        return EXIT_MISUSED;
    }
    status = qrels_read (&qrels, o->qrels) ? fill_run (invocation, &run) : EXIT_FAILED;
    if (status == EXIT_DONE)
        status = save_run (&run, o->save);
    if (status == EXIT_DONE)
        status = measure_and_print (invocation, &run, &qrels);
    run_free (&run);
    qrels_free (&qrels);
    return status;
}
