/* tree.hpp - our query tree to a Xapian::Query.
 *
 * A word is a family of nested levels: its root stands for all the words made
 * of it, its stem tells more, its exact spelling more still, and each level is
 * paid only for the idf it adds to the one below (the formula and what was
 * measured: doc/ranking.md). Names are looked up in the database by their key;
 * dates are filters that may lift. Nothing here knows Arabic: it counts terms. */
#ifndef XARAB_XAPIAN_TREE_HPP
#define XARAB_XAPIAN_TREE_HPP

#include <xapian.h>

extern "C" {
#include "date/calendar.h"
#include "query/tree.h"
#include "term/emit.h"
}

namespace xarab {

/* What is known of the database the query is for. */
struct target {
    const Xapian::Database      &database;
    const query_options         &options;
    const struct analyzer       &analyzer;
    unsigned                     prefix_terms = 1000; /* most terms that one word* stands for */
};

/* The target for this query: its prefixes share what one may stand for. */
target target_for (const target &, const struct query &);

/* Walks the keys of every name in the tree and files the database's spellings
 * in its nodes: those accepted, and those refused (for --explain). At most
 * names.spellings of a key are looked at, and the one asked for; the tree says
 * when there were more. */
void expand_names (const target &, struct query &);

Xapian::Query build_query (const target &, const struct query &);

/* The settings' gentle gain for articles published lately; empty where there is none. */
Xapian::Query recency_query (const target &, day_number today);

/* The whole query: what the tree asks for, recency beside it. */
Xapian::Query whole_query (const target &, const struct query &, day_number today);

} // namespace xarab

#endif
