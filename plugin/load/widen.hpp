/* widen.hpp - other spellings of a name in what a program's own parser made.
 *
 * That parser knows words and stems. For each of its words that is a name in a
 * database, the database's other spellings are put beside it, as our own
 * parser does. Inside phrases and NEAR words stay as typed. */
#ifndef XARAB_LOAD_WIDEN_HPP
#define XARAB_LOAD_WIDEN_HPP

#include "load/parsed.hpp"

namespace xarab::load {

/* Each term of the query that stands for a plain Arabic word, and the word. */
std::map<std::string, std::string> words_of (const Xapian::QueryParser &, const Xapian::Query &);

Xapian::Query widen (const target &, const Xapian::Query &, const spoken &);

} // namespace xarab::load

#endif
