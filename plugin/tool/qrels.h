/* qrels.h - which articles answer a query: TREC's qrels.
 *
 * A line is "query TAB id TAB grade", or TREC's four columns with a number
 * between query and id. A grade of 0 or less is a judgement too: no answer.
 * Of two judgements of one pair the last counts. */
#ifndef XARAB_TOOL_QRELS_H
#define XARAB_TOOL_QRELS_H

#include "tool/run.h"

struct judgement {
    struct span query, id;
    int         grade;
    size_t      nth; /* in the order they were made */
};

struct qrels {
    struct arena      arena;
    struct judgement *at; /* sorted by query and id once read */
    size_t            count, room;
};

/* What is wrong with a file is told on stderr; false then. */
bool qrels_read (struct qrels *, const char *path);

/* A judgement more, behind the others; false when memory is out. */
bool qrels_add (struct qrels *, struct span query, struct span id, int grade);
void qrels_sort (struct qrels *);

/* The judgements of one query, which stand together; `from` is where to begin,
 * the first of the next query is returned. */
size_t qrels_query_end (const struct qrels *, size_t from);

/* The first judgement of a query, of sorted ones; qrels->count where there is none. */
size_t qrels_query (const struct qrels *, struct span query);

/* The judgement of a pair; NULL. */
const struct judgement *qrels_find (const struct qrels *, struct span query, struct span id);

void qrels_free (struct qrels *);

#endif
