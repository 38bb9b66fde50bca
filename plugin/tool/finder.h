/* finder.h - queries put to a database by the commands that measure and judge. */
#ifndef XARAB_TOOL_FINDER_H
#define XARAB_TOOL_FINDER_H

#include "tool/qrels.h"
#include "xapian-c.h"

struct finder {
    xarab_worker  *worker;
    xapc_database *database;
    const char    *path;  /* of the database, for messages */
    xarab_text     today; /* what أمس is reckoned from; zeroed: the clock's */
};

/* Opens the database --db names for the invocation's worker; a database made
 * otherwise is told. An exit status. */
int  finder_open (struct invocation *, struct finder *);
void finder_close (struct finder *);

/* The best `top` ids for one query, as a new ranking of the run. */
xarab_status finder_rank (const struct finder *, struct run *, struct span query, struct span text, size_t top,
                          xarab_error *);

/* The same for every line "qid TAB text" of a file; what cannot be read is told
 * and the rest answered. An exit status. */
int finder_rank_file (const struct finder *, const char *path, size_t top, struct run *);

/* The article with an id, as results of one; XARAB_NOT_FOUND. */
xarab_status finder_article (const struct finder *, struct span id, xapc_results **, xarab_error *);

#endif
