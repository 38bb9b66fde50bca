/* show.hpp - a text with what a query speaks of lit, escaped for HTML. */
#ifndef XARAB_LOAD_SHOW_HPP
#define XARAB_LOAD_SHOW_HPP

#include "load/parsed.hpp"

namespace xarab::load {

/* What of a text is to be shown, and how. */
struct showing {
    const std::string &text;
    size_t             length;
    unsigned           flags;
    const std::string &open, &close, &omit;
};

/* The worker has the query's stages. */
std::string show (xarab_worker &, const parsed &query, const showing &);

} // namespace xarab::load

#endif
