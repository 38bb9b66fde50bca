#include "load/process.hpp"

#include <cstdio>
#include <set>
#include <vector>

#include <pthread.h>

namespace xarab::load {

namespace {

/* Every lock_over_fork, in the order they were made; they are never unmade. */
struct locks {
    std::mutex                    alone;
    std::vector<lock_over_fork *> all;
};

locks &
every_lock ()
{
    static auto *every = new locks;
    return *every;
}

lock_over_fork *const        saying = new lock_over_fork;
std::set<std::string> *const said   = new std::set<std::string>;

void
lock_all ()
{
    every_lock ().alone.lock ();
    for (lock_over_fork *one : every_lock ().all)
        one->lock ();
}

void
unlock_all ()
{
    for (lock_over_fork *one : every_lock ().all)
        one->unlock ();
    every_lock ().alone.unlock ();
}

} // namespace

lock_over_fork::lock_over_fork ()
{
    std::lock_guard<std::mutex> guard (every_lock ().alone);
    every_lock ().all.push_back (this);
}

void
keep_locks_over_forks ()
{
    pthread_atfork (lock_all, unlock_all, unlock_all);
}

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
    switch (error.status) {
    case XARAB_NO_MEMORY: throw std::bad_alloc ();
    case XARAB_BAD_QUERY: throw Xapian::QueryParserError (std::string ("xapian-arabic: ") + error.detail);
    default: throw Xapian::InvalidOperationError (std::string ("xapian-arabic: ") + error.detail);
    }
}

} // namespace xarab::load
