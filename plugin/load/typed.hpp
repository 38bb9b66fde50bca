/* typed.hpp - the words of a query as they were typed, by their folded form.
 *
 * A program's parser is given folded words. Its list of stop words may spell
 * them as people write, and a corrected query is to read as what was typed but
 * for the words corrected. */
#ifndef XARAB_LOAD_TYPED_HPP
#define XARAB_LOAD_TYPED_HPP

#include <string>
#include <vector>

#include "load/parsed.hpp"

namespace xarab::load {

struct typed_word {
    std::string folded, written;
    size_t      start; /* byte of the text */
};

/* In no order. */
using typed_words = std::vector<typed_word>;
typed_words words_typed (const parsed &);

/* What stands before a program's stopper: a word is stopped in either
 * spelling. Lives as long as the parser it is set in. */
class either_stopper : public Xapian::Stopper {
    const Xapian::Internal::opt_intrusive_ptr<const Xapian::Stopper> programs;

  public:
    const typed_words *typed = nullptr; /* of the query being parsed */

    explicit either_stopper (const Xapian::Stopper *programs_) : programs (programs_) {}
    bool        operator() (const std::string &word) const override;
    std::string get_description () const override { return programs->get_description (); }
};

/* `text` with the words that differ between the folded line and the corrected
 * one replaced; empty where that is. */
std::string correct_typed (const std::string &text, typed_words, const std::string &folded, const std::string &corrected);

} // namespace xarab::load

#endif
