/* measure.h - how good rankings are, and whether a difference is chance.
 *
 * nDCG@10 with the grade as gain; MRR@10; R@100; AP over all that was ranked.
 * A query whose judgements name no answer is not measured; one that was
 * answered by nothing counts 0. Random numbers begin at the same place each
 * time: the same input gives the same figures. */
#ifndef XARAB_TOOL_MEASURE_H
#define XARAB_TOOL_MEASURE_H

#include "tool/qrels.h"

enum measure { MEASURE_NDCG, MEASURE_MRR, MEASURE_RECALL, MEASURE_AP, MEASURES };
extern const char *const measure_names[MEASURES];

struct measured {
    struct span query;
    double      at[MEASURES];
};

struct measures {
    struct measured *at; /* by query, in the order of the judgements */
    size_t           count;
};

/* Every query of the judgements that has an answer. False when memory is out. */
bool measure_run (const struct run *, const struct qrels *, struct measures *);
void measures_free (struct measures *);

/* The mean of `count` values, `stride` doubles apart. */
double measure_mean (const double *values, size_t count, size_t stride);

/* The middle 95 % of the means of samples drawn with replacement. */
void measure_interval (const double *values, size_t count, size_t stride, double *low, double *high);

/* How often differences of random sign have a mean as far from 0: two-sided. */
double measure_chance (const double *differences, size_t count, size_t stride);

#endif
