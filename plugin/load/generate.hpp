/* generate.hpp - a text's terms into a program's document, as a TermGenerator
 * with the program's choices would put them. */
#ifndef XARAB_LOAD_GENERATE_HPP
#define XARAB_LOAD_GENERATE_HPP

#include "load/process.hpp"

namespace xarab::load {

/* What a program set, and what the document's earlier texts taught. */
struct generator_choices {
    int                      strategy = Xapian::TermGenerator::STEM_SOME;
    const Xapian::Stopper   *stopper  = nullptr;
    int                      stopping = Xapian::TermGenerator::STOP_STEMMED;
    int                      flags    = 0;
    size_t                   longest  = SIZE_MAX; /* bytes of a word; ours has no limit of its own */
    Xapian::WritableDatabase spellings;
    struct document          document {};

    generator_choices () { document_begin (&document, DAY_NONE, REFERENCE_NONE); }
    generator_choices (const generator_choices &) = delete;
    ~generator_choices () { document_free (&document); }
};

struct field_text {
    struct span        text;
    Xapian::termcount  wdf;
    const std::string &prefix;
    bool               positions;
};

/* Returns the highest position given, counted on from `from`. */
Xapian::termpos generate (xarab_worker &, generator_choices &, const Xapian::Document &, const field_text &,
                          Xapian::termpos from);

} // namespace xarab::load

#endif
