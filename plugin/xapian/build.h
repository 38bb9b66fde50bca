/* build.h - tree.hpp for C: a query tree made ready for one database. */
#ifndef XARAB_XAPIAN_BUILD_H
#define XARAB_XAPIAN_BUILD_H

#include "query/tree.h"
#include "xapian-c.h"

/* Looks the tree's names up in the database (their spellings go into the tree)
 * and makes the query; `today` is what recency is reckoned from. */
xarab_status build_for_database (const struct analyzer *, const struct query_options *, xapc_database *,
                                 struct query *, day_number today, xapc_query **, xarab_error *);

#endif
