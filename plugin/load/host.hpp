/* host.hpp - what the replaced functions share.
 *
 * Each file of this room takes the place of a few functions of libxapian (its
 * replace_… says which) and calls what they replace by stock(). Whatever goes
 * wrong reaches the program as an exception of Xapian's, as it would without us. */
#ifndef XARAB_LOAD_HOST_HPP
#define XARAB_LOAD_HOST_HPP

#include "load/process.hpp"

extern "C" {
#include "load/door.h"
}

namespace xarab::load {

extern hook *door_hooks;

/* libxapian's own function. */
template <typename Function>
Function *
stock (int i)
{
    return reinterpret_cast<Function *> (door_hooks[i].original);
}

template <typename Function>
void
replace (int i, Function *ours)
{
    if (door_hooks[i].original)
        door_hooks[i].called = reinterpret_cast<hook_function *> (ours);
}

/* The settings in force. */
const xarab_analyzer &settings ();

/* Reads them anew where a file of theirs, settings or list, is another one by
 * now; where that fails, a line on stderr says so and they stay. */
void refresh_settings ();

/* This thread's memory, to be used with that analyzer. */
xarab_worker &worker (const analyzer &);

void replace_stem ();
void replace_generator ();
void replace_parser ();
void replace_enquire ();
void replace_writer ();

} // namespace xarab::load

#endif
