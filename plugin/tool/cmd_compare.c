/* compare: the same queries under two settings files: what moved, which
 * queries got better or worse, whether the difference is more than chance. */
#include "tool/lines.h"
#include "tool/sides.h"

#include <stdlib.h>

enum { TOP_STANDARD = 100, TOP_SHOWN = 10, QUERIES_SHOWN = 10, ANSWERS_SHOWN = 3 };

struct comparing {
    const struct invocation *invocation;
    struct sides             sides;
    struct qrels             qrels;
};

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

    for (size_t q = 0; q < c->sides.side[0].run.count; q++) {
        const struct ranking *a = &c->sides.side[0].run.at[q], *b = run_find (&c->sides.side[1].run, a->query);
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
    printf ("%zu queries; %zu with the same first %d; of A's first %d, %.1f %% are in B's\n", c->sides.side[0].run.count, alike,
            TOP_SHOWN, TOP_SHOWN, all ? 100.0 * (double) both / (double) all : 100.0);
}

static double
difference (const struct comparing *c, size_t i, enum measure m)
{
    return c->sides.side[1].measures.at[i].at[m] - c->sides.side[0].measures.at[i].at[m];
}

static void
print_measure (const struct comparing *c, enum measure m, double *differences)
{
    size_t count = c->sides.side[0].measures.count, stride = sizeof (struct measured) / sizeof (double);
    double low, high;

    for (size_t i = 0; i < count; i++)
        differences[i] = difference (c, i, m);
    measure_interval (differences, count, 1, &low, &high);
    printf ("%-8s %.4f  %.4f  %+.4f  [%+.4f, %+.4f]  p %.4f\n", measure_names[m],
            measure_mean (&c->sides.side[0].measures.at[0].at[m], count, stride),
            measure_mean (&c->sides.side[1].measures.at[0].at[m], count, stride), measure_mean (differences, count, 1), low,
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
    const struct ranking *a = run_find (&c->sides.side[0].run, query), *b = run_find (&c->sides.side[1].run, query);
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
    size_t count = c->sides.side[0].measures.count, shown = 0;

    for (size_t n = 0; n < count && shown < QUERIES_SHOWN; n++) {
        size_t                i = sign > 0 ? order[count - 1 - n] : order[n];
        const struct measured *a = &c->sides.side[0].measures.at[i], *b = &c->sides.side[1].measures.at[i];
        const struct ranking  *ranking = run_find (&c->sides.side[0].run, a->query);
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
    size_t  count = c->sides.side[0].measures.count, better = 0, worse = 0;
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
    int                   status = sides_open (&c->sides, c->invocation);

    if (status == EXIT_DONE)
        status = sides_rank (&c->sides, c->invocation, o->top < 0 ? TOP_STANDARD : (size_t) o->top);
    if (status != EXIT_DONE)
        return status;
    printf ("A: %s\nB: %s\n\n", c->sides.side[0].config, c->sides.side[1].config);
    print_moved (c);
    if (o->qrels == NULL)
        return EXIT_DONE;
    if (! qrels_read (&c->qrels, o->qrels))
        return EXIT_FAILED;
    for (int s = 0; s < 2; s++)
        if (! measure_run (&c->sides.side[s].run, &c->qrels, &c->sides.side[s].measures))
            return EXIT_FAILED;
    if (c->sides.side[0].measures.count == 0) {
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
    status = compare (&c);
    sides_close (&c.sides);
    qrels_free (&c.qrels);
    return finish_output (status);
}
