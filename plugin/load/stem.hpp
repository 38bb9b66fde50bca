/* stem.hpp - the stemmer a program gets where it asks for one of load.replaces. */
#ifndef XARAB_LOAD_STEM_HPP
#define XARAB_LOAD_STEM_HPP

#include "load/host.hpp"

namespace xarab::load {

/* One belongs to one Xapian::Stem and what was copied from it, and so to one
 * thread at a time. Where another language's stemmer is replaced, words that
 * are not Arabic get that language's stems, and lines without Arabic are left
 * to libxapian as a whole. */
class arabic_stem : public Xapian::StemImplementation {
    std::string language;

  public:
    const Xapian::Stem stock;   /* libxapian's own of that name */
    const bool         foreign; /* of another language than Arabic */
    const analyzer    &stages;

    arabic_stem (const std::string &language_, const Xapian::Stem &stock_);
    std::string operator() (const std::string &word) override;
    std::string get_description () const override;
};

/* While one lives, the Stems that its thread makes are libxapian's own. */
class stock_stems {
    const bool before;

  public:
    stock_stems ();
    ~stock_stems ();
    stock_stems (const stock_stems &) = delete;
};

/* Ours inside a Stem; NULL where it is another. */
const arabic_stem *ours (const Xapian::Stem &);

} // namespace xarab::load

#endif
