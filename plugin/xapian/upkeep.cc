/* xapian-c: a database looked over, and written anew. */
#include "xapian/handles.hpp"

#include <sstream>

using xarab::guarded;

xarab_status
xapc_database_verify (const char *path, void (*say) (void *your, const char *line), void *your, size_t *faults,
                      xarab_error *error)
{
    return guarded (error, [&] {
        std::ostringstream found;
        size_t             count = Xapian::Database::check (path, 0, &found);
        std::istringstream lines (found.str ());

        if (say)
            for (std::string line; std::getline (lines, line);)
                if (! line.empty ())
                    say (your, line.c_str ());
        *faults = count;
        return XARAB_OK;
    });
}

xarab_status
xapc_database_compact (xapc_database *from, const char *to, xarab_error *error)
{
    return guarded (error, [&] {
        from->database.compact (to, Xapian::DBCOMPACT_NO_RENUMBER);
        return XARAB_OK;
    });
}
