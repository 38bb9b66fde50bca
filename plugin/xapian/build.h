/* build.h - tree.hpp for C: a query tree made ready for one database. */
#ifndef XARAB_XAPIAN_BUILD_H
#define XARAB_XAPIAN_BUILD_H

#include "query/tree.h"
#include "xapian-c.h"

/* Looks the tree's names up in the database (their spellings go into the tree)
 * and makes the query; `today` is what recency is reckoned from. */
xarab_status build_for_database (const struct analyzer *, const struct query_options *, xapc_database *,
                                 struct query *, day_number today, xapc_query **, xarab_error *);

/* Why the article with an id term is found or not: see xarab_query_explain. */
xarab_status explain_for_database (const struct analyzer *, const struct query_options *, xapc_database *,
                                   struct query *, day_number today, xapc_bytes id, xarab_verdict *,
                                   int (*take) (void *your, const xarab_reason *), void *your, xarab_error *);

/* The query with words the database does not have changed into ones it has:
 * see xarab_query_suggest. */
xarab_status suggest_for_database (xapc_database *, const struct query *, struct span text, bool found,
                                   struct buffer *to, xarab_error *);

#endif
