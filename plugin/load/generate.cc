#include "load/generate.hpp"

namespace xarab::load {

namespace {

using Xapian::TermGenerator;

/* One index_text: the stages' terms into the program's document. */
class indexing {
    generator_choices &known;
    Xapian::Document   document;
    const std::string &prefix;
    Xapian::termcount  wdf;
    bool               positions;
    bool               skipped  = false; /* the word being taken: neither it nor its stem is stored */
    bool               stopped  = false; /* it is a stop word */
    uint32_t           position = 0;     /* it has */
    std::string        text;

    void
    post (uint32_t at, Xapian::termcount weight)
    {
        if (at && positions)
            document.add_posting (text, at, weight);
        else
            document.add_term (text, weight);
    }

    /* A list of stop words may spell them as they are written, or folded. */
    bool
    is_stop (struct span folded, struct span written)
    {
        if (! known.stopper || known.stopping == TermGenerator::STOP_NONE)
            return false;
        return (*known.stopper) (std::string (folded.at, folded.len))
               || (*known.stopper) (std::string (written.at, written.len));
    }

    bool
    stems_only () const
    {
        return known.strategy == TermGenerator::STEM_ALL || known.strategy == TermGenerator::STEM_ALL_Z;
    }

    void
    take_word (const term &word)
    {
        const struct span plain = span_after (word.text, prefix.size ());

        position = word.position;
        if (position > last)
            last = position;
        stopped = is_stop (plain, word.source);
        skipped = plain.len > known.longest || (stopped && known.stopping == TermGenerator::STOP_ALL);
        if (skipped)
            return;
        if (known.flags & TermGenerator::FLAG_SPELLING && prefix.empty ())
            known.spellings.add_spelling (std::string (plain.at, plain.len));
        if (stems_only ())
            return;
        text.assign (word.text.at, word.text.len);
        post (position, wdf * word.wdf);
    }

    /* STOP_STEMMED speaks of stems beside words. */
    bool
    without_stem () const
    {
        return skipped || known.strategy == TermGenerator::STEM_NONE || (stopped && ! stems_only ());
    }

    void
    take_stem (const term &stem)
    {
        const bool bare = known.strategy == TermGenerator::STEM_ALL; /* the stem in the word's place */

        if (without_stem ())
            return;
        text.assign (stem.text.at + bare, stem.text.len - bare);
        post (known.strategy == TermGenerator::STEM_SOME ? 0 : position, wdf * stem.wdf);
    }

    void
    take_root (const term &root)
    {
        if (without_stem () || known.strategy == TermGenerator::STEM_ALL)
            return;
        text.assign (root.text.at, root.text.len);
        document.add_term (text, wdf * root.wdf);
    }

    void
    take_filter (const term &filter)
    {
        text.assign (filter.text.at, filter.text.len);
        document.add_boolean_term (text);
    }

  public:
    uint32_t last = 0; /* the highest position given */

    indexing (generator_choices &known_, const Xapian::Document &document_, const std::string &prefix_,
              Xapian::termcount wdf_, bool positions_)
        : known (known_), document (document_), prefix (prefix_), wdf (wdf_), positions (positions_)
    {
    }

    void
    take (const term &found)
    {
        switch (found.kind) {
        case TERM_WORD: return take_word (found);
        case TERM_STEM: return take_stem (found);
        case TERM_ROOT: return take_root (found);
        default: return take_filter (found);
        }
    }
};

/* The sink is called from C: what is thrown there is thrown on behind it. */
struct carried {
    indexing          &to;
    std::exception_ptr thrown {};
};

int
take_term (void *your, const term *found)
{
    auto &carry = *static_cast<carried *> (your);

    return ! done_or_kept (carry.thrown, [&] { carry.to.take (*found); });
}

} // namespace

Xapian::termpos
generate (xarab_worker &memory, generator_choices &choices, const Xapian::Document &document, const field_text &of,
          Xapian::termpos from)
{
    indexing to (choices, document, of.prefix, of.wdf, of.positions);
    carried  carry { to, {} };
    field    where { of.prefix.empty () ? ROLE_TEXT : ROLE_LABEL, of.prefix.c_str (), of.prefix.empty () };

    to.last = choices.document.position = from;
    int stop = analyze_field (memory.analyzer, &memory.scratch, &choices.document, &where, of.text,
                              { take_term, &carry });
    if (stop == ANALYZE_NO_MEMORY)
        throw std::bad_alloc ();
    if (stop != 0)
        std::rethrow_exception (carry.thrown);
    return to.last;
}

} // namespace xarab::load
