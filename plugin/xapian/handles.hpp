/* handles.hpp - what stands behind the opaque types of xapian-c.h.
 *
 * Each keeps, beside Xapian's object, the text it last answered with. */
#ifndef XARAB_XAPIAN_HANDLES_HPP
#define XARAB_XAPIAN_HANDLES_HPP

#include <memory>
#include <vector>

#include "xapian/guard.hpp"

struct xapc_database {
    Xapian::Database database;
    std::string      answer;
};

struct xapc_writer {
    Xapian::WritableDatabase database;
    xapc_database            readable; /* shares the writer's insides */
};

struct xapc_document {
    Xapian::Document document;
    std::string      answer;
};

struct xapc_query {
    Xapian::Query query;
};

struct xapc_results {
    Xapian::Enquire                enquire;
    Xapian::MSet                   mset;
    std::vector<Xapian::MSetIterator> at; /* of each result */
    std::string                    data, value;
};

namespace xarab {

/* The weighting of every search: an article's length counts however short it is. */
inline Xapian::BM25Weight
bm25 (double k1, double b)
{
    return Xapian::BM25Weight (k1, 0, 1, b, 0);
}

} // namespace xarab

/* A list of terms being walked. */
struct xapc_terms {
    Xapian::Database     database; /* keeps the list's source alive */
    Xapian::TermIterator at, end;
    std::string          term;
    bool                 counted; /* get_termfreq may be asked */
    bool                 weighed; /* get_wdf may be asked */
};

#endif
