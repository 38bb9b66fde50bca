/* sides.h - two settings files, each with a database of the same articles.
 *
 * The database is one that is there, where its terms and weights are those of
 * both; or databases are made of the files of articles, in a folder that goes
 * away with the sides. */
#ifndef XARAB_TOOL_SIDES_H
#define XARAB_TOOL_SIDES_H

#include "tool/finder.h"
#include "tool/measure.h"

struct side {
    const char      *config;
    xarab_analyzer  *analyzer;
    xarab_worker    *worker;
    struct finder    finder;
    char             made[32]; /* the name of its database in the folder; "" for none */
    struct run       run;
    struct measures  measures;
};

struct sides {
    struct side side[2];
    char        folder[512]; /* of the databases made for this; "" for none */
};

/* Opens both: arguments are the two settings files, then files of articles
 * where no --db is given. What is wrong is told; an exit status. */
int sides_open (struct sides *, const struct invocation *);

/* The best `top` of each side for the queries of --queries. An exit status. */
int sides_rank (struct sides *, const struct invocation *, size_t top);

void sides_close (struct sides *);

#endif
