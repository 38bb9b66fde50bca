#include "tool/measure.h"

#include <math.h>
#include <stdlib.h>

enum { DEPTH_TOP = 10, DEPTH_RECALL = 100, SAMPLES = 1000, FLIPS = 10000 };

const char *const measure_names[MEASURES] = { "nDCG@10", "MRR@10", "R@100", "AP" };

static int
falling (const void *a, const void *b)
{
    int x = *(const int *) a, y = *(const int *) b;

    return (x < y) - (x > y);
}

static double
discount (size_t rank)
{
    return 1 / log2 ((double) rank + 2);
}

/* The gain of the best order there could be. */
static double
ideal_gain (const struct qrels *qrels, size_t first, size_t end)
{
    int   *grades = calloc (end - first, sizeof *grades);
    double gain   = 0;

    if (grades == NULL)
        return NAN;
    for (size_t i = first; i < end; i++)
        grades[i - first] = qrels->at[i].grade;
    qsort (grades, end - first, sizeof *grades, falling);
    for (size_t i = 0; i < end - first && i < DEPTH_TOP && grades[i] > 0; i++)
        gain += grades[i] * discount (i);
    free (grades);
    return gain;
}

static void
measure_ranking (const struct ranking *ranking, const struct qrels *qrels, size_t answers, double ideal,
                 struct measured *to)
{
    size_t found = 0, recalled = 0;
    double gain = 0, precision = 0;

    for (size_t i = 0; i < ranking->count; i++) {
        const struct judgement *judgement = qrels_find (qrels, ranking->query, ranking->ids[i]);
        if (judgement == NULL || judgement->grade <= 0)
            continue;
        found++;
        recalled += i < DEPTH_RECALL;
        precision += (double) found / (double) (i + 1);
        if (i < DEPTH_TOP)
            gain += judgement->grade * discount (i);
        if (i < DEPTH_TOP && to->at[MEASURE_MRR] == 0)
            to->at[MEASURE_MRR] = 1 / (double) (i + 1);
    }
    to->at[MEASURE_NDCG]   = gain / ideal;
    to->at[MEASURE_RECALL] = (double) recalled / (double) answers;
    to->at[MEASURE_AP]     = precision / (double) answers;
}

static size_t
count_answers (const struct qrels *qrels, size_t first, size_t end)
{
    size_t answers = 0;

    for (size_t i = first; i < end; i++)
        answers += qrels->at[i].grade > 0;
    return answers;
}

bool
measure_run (const struct run *run, const struct qrels *qrels, struct measures *to)
{
    *to = (struct measures) { .at = calloc (qrels->count + 1, sizeof *to->at) };
    for (size_t first = 0, end; to->at != NULL && first < qrels->count; first = end) {
        end            = qrels_query_end (qrels, first);
        size_t answers = count_answers (qrels, first, end);
        if (answers == 0)
            continue;
        struct measured      *measured = &to->at[to->count++];
        const struct ranking *ranking  = run_find (run, qrels->at[first].query);
        double                ideal    = ideal_gain (qrels, first, end);
        measured->query                = qrels->at[first].query;
        if (isnan (ideal)) {
            measures_free (to);
            break;
        }
        if (ranking != NULL)
            measure_ranking (ranking, qrels, answers, ideal, measured);
    }
    return to->at != NULL;
}

void
measures_free (struct measures *measures)
{
    free (measures->at);
    *measures = (struct measures) { 0 };
}

double
measure_mean (const double *values, size_t count, size_t stride)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i * stride];
    return count ? sum / (double) count : 0;
}

/* Numbers that look random: splitmix64. */
static uint64_t
draw (uint64_t *state)
{
    uint64_t mixed = *state += UINT64_C (0x9e3779b97f4a7c15);

    mixed = (mixed ^ (mixed >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C (0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

static int
rising (const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;

    return (x > y) - (x < y);
}

void
measure_interval (const double *values, size_t count, size_t stride, double *low, double *high)
{
    double   means[SAMPLES];
    uint64_t state = 1;

    for (size_t s = 0; s < SAMPLES; s++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += values[draw (&state) % count * stride];
        means[s] = count ? sum / (double) count : 0;
    }
    qsort (means, SAMPLES, sizeof means[0], rising);
    *low  = means[SAMPLES / 40];
    *high = means[SAMPLES - 1 - SAMPLES / 40];
}

double
measure_chance (const double *differences, size_t count, size_t stride)
{
    const double rounding = 1e-12;
    double       real     = fabs (measure_mean (differences, count, stride)) * (double) count - rounding;
    uint64_t     state    = 2;
    size_t       as_far   = 0;

    for (size_t f = 0; f < FLIPS; f++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            sum += draw (&state) >> 63 ? differences[i * stride] : -differences[i * stride];
        as_far += fabs (sum) >= real;
    }
    return (double) (as_far + 1) / (FLIPS + 1);
}
