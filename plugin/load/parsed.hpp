/* parsed.hpp - our tree inside a program's query.
 *
 * A program joins the query its parser gave it with filters of its own, hands
 * it on, copies it. So that the tree is found again (to look names up in the
 * database of an Enquire, to light a text), the query carries a leaf that
 * weighs nothing and belongs to the tree; the leaf's life is the tree's. */
#ifndef XARAB_LOAD_PARSED_HPP
#define XARAB_LOAD_PARSED_HPP

#include <memory>

#include "load/process.hpp"
#include "xapian/tree.hpp"

namespace xarab::load {

/* What a query line was understood as. */
struct parsed {
    const xarab_analyzer &owner;
    const analyzer       &stages; /* the owner's, or the owner's with another stemmer for Latin words */
    std::string           text;   /* what the tree was read from */
    struct query          tree {};

    parsed (const xarab_analyzer &owner_, const analyzer &stages_) : owner (owner_), stages (stages_) {}
    parsed (const parsed &) = delete;
    ~parsed () { query_free (&tree); }
};

/* How the query for a database is put together. */
struct recipe {
    std::shared_ptr<parsed> ours;
    Xapian::Query           hosts;    /* what the program's parser made of its part */
    Xapian::Query           stock;    /* all of it as without us; for a database not ours */
    bool                    shared;   /* `hosts` is to match too, not only to stand in */
    bool                    complete; /* made for its database already */
};

/* The query a recipe gives in a database, carrying the recipe. */
Xapian::Query cook (const Xapian::Database &, recipe);

/* The same where the database is not known yet: `meanwhile` carrying the recipe. */
Xapian::Query carry (const Xapian::Query &meanwhile, recipe);

/* The tree that a query carries, however it was joined with others; empty for
 * a query that is not ours. */
std::shared_ptr<parsed> parsed_of (const Xapian::Query &);

/* The query with what was not yet made for a database made for this one. */
Xapian::Query complete (const Xapian::Query &, const Xapian::Database &);

/* Whether a database's terms are ours. One made with other settings is, and
 * that is said. */
bool has_our_terms (const xarab_analyzer &, const Xapian::Database &);

} // namespace xarab::load

#endif
