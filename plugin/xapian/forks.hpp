/* forks.hpp - locks that a fork minds.
 *
 * A child has the thread that forked and no other: a lock that another held
 * would stay locked in it for ever. */
#ifndef XARAB_XAPIAN_FORKS_HPP
#define XARAB_XAPIAN_FORKS_HPP

#include <mutex>

namespace xarab {

/* A lock that stands free in the child when another thread forks. It is made
 * while the library is loaded, never at a first use (a static inside a function
 * is made under a guard that a fork does not mind), and never unmade. */
class lock_over_fork : public std::mutex {
  public:
    lock_over_fork ();
};

/* From now on a fork waits for every lock_over_fork. */
void keep_locks_over_forks ();

} // namespace xarab

#endif
