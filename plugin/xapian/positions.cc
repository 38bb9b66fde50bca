#include "xapian/positions.h"

#include "xapian/handles.hpp"

using xarab::guarded;
using xarab::text_of;

xarab_status
xapian_positions (xapc_database *database, uint32_t id, xapc_bytes term, uint32_t *to, size_t room, size_t *count,
                  xarab_error *error)
{
    return guarded (error, [&] {
        const Xapian::Database &db    = database->database;
        const std::string       name  = text_of (term);
        size_t                  found = 0;

        for (auto at = db.positionlist_begin (id, name); at != db.positionlist_end (id, name); ++at, ++found)
            if (found < room)
                to[found] = *at;
        *count = found;
        return XARAB_OK;
    });
}
