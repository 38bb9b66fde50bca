#include "xapian/handles.hpp"
#include "xapian/tree.hpp"

extern "C" {
#include "xapian/build.h"
}

xarab_status
build_for_database (const struct analyzer *analyzer, const struct query_options *options,
                    xapc_database *database, struct query *query, day_number today, xapc_query **made,
                    xarab_error *error)
{
    return xarab::guarded (error, [&] {
        const xarab::target to { database->database, *options, *analyzer };
        xarab::expand_names (to, *query);
        *made = new xapc_query { xarab::whole_query (to, *query, today) };
        return XARAB_OK;
    });
}
