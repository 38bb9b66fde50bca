/* parsed.hpp - our tree inside a program's query.
 *
 * A program joins the query its parser gave it with filters of its own, hands
 * it on, copies it. So that the tree is found again (to look names up in the
 * database of an Enquire, to light a text), the query carries a leaf that
 * weighs nothing and belongs to the tree; the leaf's life is the tree's. */
#ifndef XARAB_LOAD_PARSED_HPP
#define XARAB_LOAD_PARSED_HPP

#include <map>
#include <memory>
#include <string>

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
    bool empty () const { return ! tree.root || ! tree.root->child; }
};

/* The terms of a query by the program's parser that stand for plain Arabic
 * words, each word read by ours. */
struct spoken {
    std::map<std::string, std::shared_ptr<parsed>> words;
    Xapian::Stem                                   stem; /* terms are stems without a prefix; a none: are words */
};

/* How the query for a database is put together. */
struct recipe {
    std::shared_ptr<parsed> ours;     /* to be matched */
    std::shared_ptr<parsed> whole;    /* the whole line, to light texts by; often the same */
    spoken                  said;     /* in `hosts` */
    Xapian::Query           hosts;    /* what the program's parser made of its part */
    Xapian::Query           stock;    /* all of it as without us; for a database not ours */
    bool                    shared;   /* `hosts` is to match too, not only to stand in */
    bool                    complete; /* made for its database already */
};

/* The query a recipe gives in a database, carrying the recipe. */
Xapian::Query cook (const Xapian::Database &, recipe);

/* The same where the database is not known yet: `meanwhile` carrying the recipe. */
Xapian::Query carry (const Xapian::Query &meanwhile, recipe);

/* The tree of the whole line that a query carries, however it was joined with
 * others; empty for a query that is not ours. */
std::shared_ptr<parsed> parsed_of (const Xapian::Query &);

/* The query with what was not yet made for a database made for this one. */
Xapian::Query complete (const Xapian::Query &, const Xapian::Database &);

/* Whether a database's terms are ours. One made with other settings is, and
 * that is said. */
bool has_our_terms (const xarab_analyzer &, const Xapian::Database &);

} // namespace xarab::load

#endif
