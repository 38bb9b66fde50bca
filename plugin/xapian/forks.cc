#include "xapian/forks.hpp"

#include <vector>

#include <pthread.h>

namespace xarab {

namespace {

/* Every lock_over_fork, in the order they were made. */
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

} // namespace xarab
