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

/* The same weight for every document that matches. */
Xapian::Query fixed (const Xapian::Query &, double weight);

/* The days first…last, mentioned or published, by as few terms as cover them. */
Xapian::Query days_query (day_number first, day_number last, bool published);

/* A QUERY_DATE node: a filter where asked for by field, else a lift. */
Xapian::Query date_query (const target &, const query_node &);

} // namespace xarab

#endif
