/* ask.hpp - a query line read by our parser, with a program's QueryParser beside
 * it for what only that one understands. */
#ifndef XARAB_LOAD_ASK_HPP
#define XARAB_LOAD_ASK_HPP

#include <map>
#include <optional>
#include <vector>

#include "load/typed.hpp"

namespace xarab::load {

enum class origin { NOT_ASKED, OURS, STOCK };

/* What a program set on its parser. */
struct parser_choices {
    Xapian::Stem           stem;  /* with ours inside */
    Xapian::Stem           stock; /* libxapian's own of that name */
    int                    strategy = Xapian::QueryParser::STEM_SOME;
    either_stopper        *stopper  = nullptr; /* around the program's; the parser's own */
    Xapian::Database       database;
    bool                   has_database = false;
    origin                 made         = origin::NOT_ASKED; /* the database */
    bool                   ranges       = false;
    bool                   foreign      = false; /* another language's: lines without Arabic are libxapian's */
    bool                   expansion    = false; /* the program said how many words word* may stand for */
    std::optional<std::string> corrected;        /* of the last query, where it was ours */
    std::map<std::string, std::vector<std::string>> fields;  /* and their prefixes; filters have none */

    /* Of the last line, where we alone read it; else empty. */
    std::shared_ptr<parsed> last;
    Xapian::Query           last_query;
};

Xapian::Query ask (Xapian::QueryParser *, parser_choices &, xarab_worker &, const std::string &text,
                   unsigned flags, const std::string &prefix);

/* The same, whatever it comes to, but for an empty one, carrying the line to
 * light texts by. */
Xapian::Query ask_to_light (Xapian::QueryParser *, parser_choices &, xarab_worker &, const std::string &text,
                            unsigned flags, const std::string &prefix);

/* The last line with words the database does not have changed into near ones
 * it has; "" where there is nothing to change. For a line that `found` nothing,
 * rare words are changed too. */
std::string corrected (const parser_choices &, bool found);

/* Whether the last line found anything. */
bool found_any (const parser_choices &);

} // namespace xarab::load

#endif
