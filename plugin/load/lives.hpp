/* lives.hpp - what we know of a program's objects, for as long as they live.
 *
 * Xapian's objects are handles: copies share one inside, which goes with the
 * last of them. Knowledge is kept under the inside's address, and every copy
 * made or dropped by the program is counted, so that it goes at the same moment
 * and a new inside at the old address starts with none. */
#ifndef XARAB_LOAD_LIVES_HPP
#define XARAB_LOAD_LIVES_HPP

#include <unordered_map>

#include "load/host.hpp"

namespace xarab::load {

template <typename Object, typename Known>
class lives {
    struct life {
        size_t handles = 1;
        Known  known;
    };
    lock_over_fork                         alone;
    std::unordered_map<const void *, life> of;

  public:
    Known *
    find (const Object &object)
    {
        std::lock_guard<std::mutex> guard (alone);
        auto                        at = of.find (object.internal.get ());
        return at == of.end () ? nullptr : &at->second.known;
    }

    /* A new inside with one handle. */
    Known &
    begin (const Object &object)
    {
        std::lock_guard<std::mutex> guard (alone);
        of.erase (object.internal.get ());
        return of[object.internal.get ()].known;
    }

    void
    one_more (const Object &object)
    {
        std::lock_guard<std::mutex> guard (alone);
        auto                        at = of.find (object.internal.get ());
        if (at != of.end ())
            at->second.handles++;
    }

    /* To be called before the handle lets go. What was known is destroyed
     * outside the lock: it may hold objects of the program. */
    void
    one_less (const Object &object)
    {
        typename decltype (of)::node_type last;
        std::lock_guard<std::mutex>       guard (alone);
        auto                              at = of.find (object.internal.get ());
        if (at != of.end () && --at->second.handles == 0)
            last = of.extract (at);
    }
};

/* The functions that count, for the rows of FOUR (…) in hooks.def. `Table`
 * gives the class's lives; `copy` is the first row. */
template <typename Object, auto &Table, int copy_row, int assign_row, int take_row, int drop_row>
struct counting {
    static void
    copy (Object *self, const Object *other)
    {
        stock<void (Object *, const Object *)> (copy_row) (self, other);
        Table ().one_more (*self);
    }

    static Object *
    assign (Object *self, const Object *other)
    {
        Table ().one_more (*other);
        Table ().one_less (*self);
        return stock<Object *(Object *, const Object *)> (assign_row) (self, other);
    }

    static Object *
    take (Object *self, Object *other)
    {
        if (self != other)
            Table ().one_less (*self);
        return stock<Object *(Object *, Object *)> (take_row) (self, other);
    }

    static void
    drop (Object *self)
    {
        Table ().one_less (*self);
        stock<void (Object *)> (drop_row) (self);
    }

    static void
    replace_all ()
    {
        replace (copy_row, copy);
        replace (assign_row, assign);
        replace (take_row, take);
        replace (drop_row, drop);
    }
};

} // namespace xarab::load

#define COUNTING(object, table, row) \
    counting<object, table, HOOK_##row##_copy, HOOK_##row##_assign, HOOK_##row##_take, HOOK_##row##_drop>

#endif
