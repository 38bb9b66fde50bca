/* xapian-c: queries. */
#include <algorithm>

#include "xapian/handles.hpp"

using xarab::bytes_of;
using xarab::guarded;
using xarab::text_of;

static xarab_status
give (xapc_query **query, const Xapian::Query &made)
{
    *query = new xapc_query { made };
    return XARAB_OK;
}

xarab_status
xapc_query_term (xapc_bytes term, uint32_t wqf, xapc_query **query, xarab_error *error)
{
    return guarded (error, [&] { return give (query, Xapian::Query (text_of (term), wqf)); });
}

xarab_status
xapc_query_all (xapc_query **query, xarab_error *error)
{
    return guarded (error, [&] { return give (query, Xapian::Query (std::string ())); });
}

xarab_status
xapc_query_none (xapc_query **query, xarab_error *error)
{
    return guarded (error, [&] { return give (query, Xapian::Query ()); });
}

static Xapian::Query::op
operator_of (xapc_operator op)
{
    static const Xapian::Query::op ops[] = {
        Xapian::Query::OP_AND,    Xapian::Query::OP_OR,      Xapian::Query::OP_AND_NOT,
        Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_FILTER, Xapian::Query::OP_SYNONYM,
        Xapian::Query::OP_MAX,    Xapian::Query::OP_PHRASE,  Xapian::Query::OP_NEAR,
    };

    return ops[op];
}

xarab_status
xapc_query_join (xapc_operator op, xapc_query *const *parts, size_t count, unsigned window, xapc_query **query,
                 xarab_error *error)
{
    return guarded (error, [&] {
        std::vector<Xapian::Query> from;
        from.reserve (count);
        for (size_t i = 0; i < count; i++)
            from.push_back (parts[i]->query);
        bool     placed = op == XAPC_PHRASE || op == XAPC_NEAR;
        unsigned reach  = ! placed ? 0 : window ? window : static_cast<unsigned> (count);
        return give (query, Xapian::Query (operator_of (op), from.begin (), from.end (), reach));
    });
}

xarab_status
xapc_query_scale (const xapc_query *from, double factor, xapc_query **query, xarab_error *error)
{
    return guarded (error, [&] {
        return give (query, Xapian::Query (Xapian::Query::OP_SCALE_WEIGHT, from->query, factor));
    });
}

xarab_status
xapc_query_range (uint32_t slot, const xapc_bytes *from, const xapc_bytes *to, xapc_query **query,
                  xarab_error *error)
{
    return guarded (error, [&] {
        if (from && to)
            return give (query, Xapian::Query (Xapian::Query::OP_VALUE_RANGE, slot, text_of (*from), text_of (*to)));
        if (from)
            return give (query, Xapian::Query (Xapian::Query::OP_VALUE_GE, slot, text_of (*from)));
        if (to)
            return give (query, Xapian::Query (Xapian::Query::OP_VALUE_LE, slot, text_of (*to)));
        return give (query, Xapian::Query (std::string ()));
    });
}

xarab_status
xapc_query_prefix (xapc_bytes prefix, unsigned most, xapc_query **query, xarab_error *error)
{
    return guarded (error, [&] {
        return give (query, Xapian::Query (Xapian::Query::OP_WILDCARD, text_of (prefix), most,
                                           Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM));
    });
}

/* FixedWeightPostingSource over one term's documents is Xapian's, and the only
 * posting source that works on remote databases; the query filters it. */
xarab_status
xapc_query_fixed (xapc_database *database, const xapc_query *from, double weight, xapc_query **query,
                  xarab_error *error)
{
    (void) database;
    return guarded (error, [&] {
        auto         *source = new Xapian::FixedWeightPostingSource (weight);
        Xapian::Query fixed (source->release ());
        return give (query, Xapian::Query (Xapian::Query::OP_FILTER, fixed, from->query));
    });
}

xarab_status
xapc_query_describe (const xapc_query *query, char *to, size_t room, xarab_error *error)
{
    return guarded (error, [&] {
        const std::string text = query->query.get_description ();
        if (room) {
            size_t size = std::min (text.size (), room - 1);
            std::copy_n (text.begin (), size, to);
            to[size] = '\0';
        }
        return XARAB_OK;
    });
}

void
xapc_query_free (xapc_query *query)
{
    delete query;
}
