/* parts.hpp - small queries the rooms of this folder share. */
#ifndef XARAB_XAPIAN_PARTS_HPP
#define XARAB_XAPIAN_PARTS_HPP

#include <string>
#include <vector>

#include "xapian/tree.hpp"

namespace xarab {

inline Xapian::Query
scaled (const Xapian::Query &query, double factor)
{
    if (factor <= 0 || query.empty ())
        return Xapian::Query ();
    return factor == 1 ? query : Xapian::Query (Xapian::Query::OP_SCALE_WEIGHT, query, factor);
}

inline Xapian::Query
any_of (const std::vector<Xapian::Query> &parts)
{
    return Xapian::Query (Xapian::Query::OP_OR, parts.begin (), parts.end ());
}

/* What a part of the query asks of an article, and what only makes the article
 * better: a root alone finds nothing (كتاب is no search for مكتبة), but among
 * other words it tells which of the articles found are nearer. */
struct part {
    Xapian::Query finds, ranks;
};

inline part
weighed (const part &whole, double factor)
{
    return { scaled (whole.finds, factor), scaled (whole.ranks, factor) };
}

/* A level of a word that the database has, and what it is scaled by. */
struct level {
    term_kind        kind;
    std::string      term;
    double           factor;
    Xapian::doccount documents;
};

/* The loosest first. */
std::vector<level> levels_of (const target &, const query_node &word);

std::string term_text (term_kind, const char *field, struct span word);
double      class_weight (const target &, const query_node &);
part        word_query (const target &, const query_node &);

/* A phrase without its words. */
Xapian::Query phrase_alone (const target &, const query_node &);

/* Any node; depth is bounded by the parser's BRACKETS_MAX. */
part node_query (const target &, const query_node &);

/* The same weight for every document that matches. */
Xapian::Query fixed (const Xapian::Query &, double weight);

/* The days first…last, mentioned or published, by as few terms as cover them. */
Xapian::Query days_query (const Xapian::Database &, day_number first, day_number last, bool published);

/* A QUERY_DATE node: a filter where asked for by field, else a lift. */
Xapian::Query date_query (const target &, const query_node &);

} // namespace xarab

#endif
