/* process.hpp - what the preload (host.hpp) and the library's objects (objects.cc)
 * share, and the three things in which they differ. */
#ifndef XARAB_LOAD_PROCESS_HPP
#define XARAB_LOAD_PROCESS_HPP

#include <string>

#include "xapian/forks.hpp"
#include "xapian/guard.hpp"

extern "C" {
#include "api/stages.h"
}

namespace xarab::load {

/* One line on stderr, the first time only that this is said. */
void say_once (const std::string &line);

/* Throws what Xapian throws of the kind. */
[[noreturn]] void raise (const xarab_error &);

inline struct span
span_of_text (const std::string &text)
{
    return { text.data (), text.size () };
}

/* libxapian's own functions: behind the hooks in the preload, by their names
 * in the library. */
Xapian::Query plain_parse (Xapian::QueryParser *, const std::string &text, unsigned flags, const std::string &prefix);
std::string   plain_corrected (const Xapian::QueryParser *);
void plain_stemmer (Xapian::QueryParser *, const Xapian::Stem &);

/* A database of ours was made with other settings: the preload says so once
 * and goes on, the library refuses. */
void tell_difference (const xarab_error &);

} // namespace xarab::load

#endif
