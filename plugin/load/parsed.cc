#include "load/parsed.hpp"

#include "load/widen.hpp"

#include <unordered_map>
#include <vector>

#include "api/metadata.h"
#include "xapian/handles.hpp"

namespace xarab::load {

namespace {

using Xapian::Query;

/* The leaf: it matches everything and weighs nothing; to a remote database it
 * goes as what it is derived from. */
class carrier : public Xapian::FixedWeightPostingSource {
    const void *leaf = nullptr; /* the address it is known by */

  public:
    const recipe what;

    explicit carrier (const recipe &what_) : Xapian::FixedWeightPostingSource (0), what (what_) {}
    carrier (const carrier &) = delete;
    ~carrier () override;
    static Query leaf_with (const recipe &);
};

struct carriers {
    lock_over_fork                                    alone;
    std::unordered_map<const void *, const carrier *> by_leaf;
};

carriers *const every_carrier = new carriers;

carriers &
all_carriers ()
{
    return *every_carrier;
}

carrier::~carrier ()
{
    std::lock_guard<std::mutex> guard (all_carriers ().alone);
    all_carriers ().by_leaf.erase (leaf);
}

Query
carrier::leaf_with (const recipe &what)
{
    auto *made = new carrier (what);
    Query leaf (made->release ());

    made->leaf = leaf.internal.get ();
    std::lock_guard<std::mutex> guard (all_carriers ().alone);
    all_carriers ().by_leaf[made->leaf] = made;
    return leaf;
}

const carrier *
carrier_at (const Query &leaf)
{
    if (leaf.get_type () != Query::LEAF_POSTING_SOURCE)
        return nullptr;
    std::lock_guard<std::mutex> guard (all_carriers ().alone);
    auto                        at = all_carriers ().by_leaf.find (leaf.internal.get ());
    return at == all_carriers ().by_leaf.end () ? nullptr : at->second;
}

/* However deep a program nests: last parts first, where ours are. */
const carrier *
carrier_in (const Query &query)
{
    std::vector<Query> left { query };
    const carrier     *found = nullptr;

    while (! found && ! left.empty ()) {
        const Query one = left.back ();

        left.pop_back ();
        found = carrier_at (one);
        for (size_t i = 0; ! found && i < one.get_num_subqueries (); i++)
            left.push_back (one.get_subquery (i));
    }
    return found;
}

/* A query that matches nothing and is not empty: an empty one would be asked
 * for as no query at all. */
Query
nothing ()
{
    return Query ("XN/");
}

Query
made_for (const Xapian::Database &database, const recipe &what)
{
    if (! has_our_terms (what.ours->owner, database))
        return what.stock.empty () ? what.hosts : what.stock;
    const target to { database, what.ours->owner.settings.query, what.ours->stages };
    const Query  hosts = widen (to, what.hosts, what.said);
    if (what.whole != what.ours)
        expand_names (to, what.whole->tree);
    if (what.ours->empty ())
        return hosts;
    expand_names (to, what.ours->tree);
    Query query = build_query (to, what.ours->tree);
    if (query.empty () && (what.shared || hosts.empty ()))
        query = nothing ();
    if (query.empty ())
        return hosts;
    return what.shared && ! hosts.empty () ? Query (Query::OP_AND, hosts, query) : query;
}

/* Whether a query of this kind can be taken apart and put together again. */
bool
rebuildable (Query::op kind)
{
    switch (kind) {
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_XOR:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SYNONYM:
    case Query::OP_MAX: return true;
    default: return false;
    }
}

constexpr unsigned DEPTH_MAX = 100;

Query
completed (const Query &query, const Xapian::Database &database, unsigned depth)
{
    const Query::op    kind  = query.get_type ();
    const size_t       count = query.get_num_subqueries ();
    std::vector<Query> parts;

    if (! rebuildable (kind) || depth == DEPTH_MAX)
        return query;
    const carrier *own = kind == Query::OP_AND_MAYBE && count == 2 ? carrier_at (query.get_subquery (1)) : nullptr;
    if (own)
        return own->what.complete ? query : cook (database, own->what);
    for (size_t i = 0; i < count; i++)
        parts.push_back (completed (query.get_subquery (i), database, depth + 1));
    return Query (kind, parts.begin (), parts.end ());
}

} // namespace

Query
carry (const Query &meanwhile, recipe what)
{
    return Query (Query::OP_AND_MAYBE, meanwhile.empty () ? nothing () : meanwhile, carrier::leaf_with (what));
}

Query
cook (const Xapian::Database &database, recipe what)
{
    const Query made = made_for (database, what);

    what.complete = true;
    what.hosts = what.stock = Query ();
    return carry (made, what);
}

std::shared_ptr<parsed>
parsed_of (const Query &query)
{
    const carrier *found = carrier_in (query);

    return found ? found->what.whole : nullptr;
}

Query
complete (const Query &query, const Xapian::Database &database)
{
    const carrier *found = carrier_in (query);

    return found && ! found->what.complete ? completed (query, database, 0) : query;
}

bool
has_our_terms (const xarab_analyzer &owner, const Xapian::Database &database)
{
    xarab_error error;

    if (database.get_metadata (METADATA_FORMAT).empty ())
        return owner.settings.load.mixed || database.get_doccount () == 0;
    xapc_database asked { database, {} };
    if (xarab_index_check (&owner, &asked, &error) == XARAB_MISMATCH)
        tell_difference (error);
    return true;
}

} // namespace xarab::load
