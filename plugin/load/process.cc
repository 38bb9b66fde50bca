#include "load/process.hpp"

#include <cstdio>
#include <set>

#include "xapian-arabic.hpp"

namespace xarab::load {

namespace {

lock_over_fork *const        saying = new lock_over_fork;
std::set<std::string> *const said   = new std::set<std::string>;

} // namespace

void
say_once (const std::string &line)
{
    std::lock_guard<std::mutex> guard (*saying);
    if (said->insert (line).second)
        std::fprintf (stderr, "xapian-arabic: %s\n", line.c_str ());
}

void
raise (const xarab_error &error)
{
    xapian_arabic::internal::throw_again (error.detail);
    switch (error.status) {
    case XARAB_NO_MEMORY: throw std::bad_alloc ();
    case XARAB_BAD_QUERY: throw Xapian::QueryParserError (std::string ("xapian-arabic: ") + error.detail);
    default: throw Xapian::InvalidOperationError (std::string ("xapian-arabic: ") + error.detail);
    }
}

} // namespace xarab::load
