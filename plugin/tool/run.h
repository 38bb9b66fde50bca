/* run.h - many queries and the ranked ids that answer each: a TREC run.
 *
 * Texts live in the run's arena. A run's columns stand between blanks: a blank
 * of an id is written '_', and the two are one wherever ids are compared. */
#ifndef XARAB_TOOL_RUN_H
#define XARAB_TOOL_RUN_H

#include "base/arena.h"
#include "tool/command.h"

struct ranking {
    struct span  query, text; /* a run that was read has no texts */
    struct span *ids;         /* the best first */
    double      *weights;
    size_t       count, room;
};

struct run {
    struct arena    arena;
    struct ranking *at;
    size_t          count, room;
};

/* A new ranking behind the last; NULL when memory is out. */
struct ranking *run_query (struct run *, struct span query, struct span text);

/* A new last id; false when memory is out. */
bool run_add (struct run *, struct ranking *, struct span id, double weight);

/* The ranking of a query; NULL. */
const struct ranking *run_find (const struct run *, struct span query);

/* Orders ids of queries and articles, a blank and '_' as one. */
int id_compare (struct span a, struct span b);

/* Lines "query Q0 id rank score tag". What is wrong with a file is told on
 * stderr; false then. */
bool run_read (struct run *, const char *path);

/* False with errno set. */
bool run_write (const struct run *, const char *path);

void run_free (struct run *);

#endif
