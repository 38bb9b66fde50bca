/* TermGenerator: with our stemmer set, the text is cut, stemmed, and searched
 * for names and dates by our stages; the program's choices (prefix, weight,
 * strategy, stop words, spelling) hold. */
#include "load/lives.hpp"
#include "load/stem.hpp"
#include "load/writer.hpp"

namespace xarab::load {

namespace {

using Xapian::TermGenerator;

struct generator_known {
    Xapian::Stem             stem;
    const arabic_stem       *arabic   = nullptr; /* inside `stem` */
    int                      strategy = TermGenerator::STEM_SOME;
    const Xapian::Stopper   *stopper  = nullptr;
    int                      stopping = TermGenerator::STOP_STEMMED;
    int                      flags    = 0;
    Xapian::WritableDatabase spellings;
    struct document          document {};

    generator_known () { document_begin (&document, DAY_NONE, REFERENCE_NONE); }
    generator_known (const generator_known &) = delete;
    ~generator_known () { document_free (&document); }
};

lives<TermGenerator, generator_known> &
generators ()
{
    static auto *all = new lives<TermGenerator, generator_known>;
    return *all;
}

/* One index_text: the stages' terms into the program's document. */
class indexing {
    generator_known   &known;
    Xapian::Document   document;
    const std::string &prefix;
    Xapian::termcount  wdf;
    bool               positions;
    bool               stopped = false; /* the word being taken is a stop word */
    uint32_t           position = 0;    /* of that word */
    std::string        text;

    void
    post (uint32_t at, Xapian::termcount weight)
    {
        if (at && positions)
            document.add_posting (text, at, weight);
        else
            document.add_term (text, weight);
    }

    void
    take_word (const term &word)
    {
        const struct span plain = span_after (word.text, prefix.size ());

        position = word.position;
        if (position > last)
            last = position;
        stopped = false;
        if (known.stopper && known.stopping != TermGenerator::STOP_NONE)
            stopped = (*known.stopper) (std::string (plain.at, plain.len));
        if (stopped && known.stopping == TermGenerator::STOP_ALL)
            return;
        if (known.flags & TermGenerator::FLAG_SPELLING && prefix.empty ())
            known.spellings.add_spelling (std::string (plain.at, plain.len));
        if (known.strategy == TermGenerator::STEM_ALL || known.strategy == TermGenerator::STEM_ALL_Z)
            return;
        text.assign (word.text.at, word.text.len);
        post (position, wdf * word.wdf);
    }

    void
    take_stem (const term &stem)
    {
        const bool bare  = known.strategy == TermGenerator::STEM_ALL; /* the stem in the word's place */
        const bool place = bare || known.strategy == TermGenerator::STEM_SOME_FULL_POS;

        if (stopped || known.strategy == TermGenerator::STEM_NONE)
            return;
        text.assign (stem.text.at + bare, stem.text.len - bare);
        post (place ? position : 0, wdf * stem.wdf);
    }

    void
    take_root (const term &root)
    {
        if (stopped || known.strategy == TermGenerator::STEM_NONE || known.strategy == TermGenerator::STEM_ALL)
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

    indexing (generator_known &known_, const Xapian::Document &document_, const std::string &prefix_,
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

/* The sink is called from C: what goes wrong there is thrown behind it. */
struct carried {
    indexing          &to;
    xarab_error        error {};
};

int
take_term (void *your, const term *found)
{
    auto &carry = *static_cast<carried *> (your);

    return guarded (&carry.error, [&] {
        carry.to.take (*found);
        return XARAB_OK;
    });
}

void
index (TermGenerator *self, generator_known &known, const Xapian::Utf8Iterator &text, Xapian::termcount wdf,
       const std::string &prefix, bool positions)
{
    const analyzer &stages = known.arabic->stages;
    xarab_worker   &memory = worker (stages);
    indexing        to (known, self->get_document (), prefix, wdf, positions);
    carried         carry { to, {} };
    field           where { prefix.empty () ? ROLE_TEXT : ROLE_LABEL, prefix.c_str (), prefix.empty () };

    to.last = known.document.position = self->get_termpos ();
    int stop = analyze_field (&stages, &memory.scratch, &known.document, &where, { text.raw (), text.left () },
                              { take_term, &carry });
    if (stop == ANALYZE_NO_MEMORY)
        throw std::bad_alloc ();
    if (stop != 0)
        raise (carry.error);
    if (positions)
        self->set_termpos (to.last);
    mark_document (self->get_document ());
}

typedef void index_function (TermGenerator *, const Xapian::Utf8Iterator &, Xapian::termcount, const std::string &);

template <int row, bool positions>
void
index_text (TermGenerator *self, const Xapian::Utf8Iterator &text, Xapian::termcount wdf, const std::string &prefix)
{
    generator_known *known = generators ().find (*self);

    if (! known || ! known->arabic || ! text.left ())
        return stock<index_function> (row) (self, text, wdf, prefix);
    index (self, *known, text, wdf, prefix, positions);
}

void
make (TermGenerator *self)
{
    stock<void (TermGenerator *)> (HOOK_generator_make) (self);
    generators ().begin (*self);
}

/* A setter: what it sets is noted, then libxapian's own is called. */
template <int row, typename Argument, typename Note>
void
set (TermGenerator *self, Argument argument, Note note)
{
    if (generator_known *known = generators ().find (*self))
        note (*known);
    stock<void (TermGenerator *, Argument)> (row) (self, argument);
}

void
set_stemmer (TermGenerator *self, const Xapian::Stem &stem)
{
    set<HOOK_generator_stemmer, const Xapian::Stem &> (self, stem, [&] (generator_known &known) {
        known.stem   = stem;
        known.arabic = ours (known.stem);
    });
}

void
set_stopper (TermGenerator *self, const Xapian::Stopper *stopper)
{
    set<HOOK_generator_stopper> (self, stopper, [&] (generator_known &known) { known.stopper = stopper; });
}

void
set_document (TermGenerator *self, const Xapian::Document &document)
{
    set<HOOK_generator_document, const Xapian::Document &> (self, document, [] (generator_known &known) {
        document_begin (&known.document, DAY_NONE, REFERENCE_NONE);
    });
}

void
set_database (TermGenerator *self, const Xapian::WritableDatabase &database)
{
    set<HOOK_generator_database, const Xapian::WritableDatabase &> (
        self, database, [&] (generator_known &known) { known.spellings = database; });
}

void
set_strategy (TermGenerator *self, int strategy)
{
    set<HOOK_generator_strategy> (self, strategy, [&] (generator_known &known) { known.strategy = strategy; });
}

void
set_stopping (TermGenerator *self, int stopping)
{
    set<HOOK_generator_stopping> (self, stopping, [&] (generator_known &known) { known.stopping = stopping; });
}

int
set_flags (TermGenerator *self, int toggle, int mask)
{
    if (generator_known *known = generators ().find (*self))
        known->flags = (known->flags & mask) ^ toggle;
    return stock<int (TermGenerator *, int, int)> (HOOK_generator_flags) (self, toggle, mask);
}

} // namespace

void
replace_generator ()
{
    replace (HOOK_generator_make, make);
    COUNTING (TermGenerator, generators, generator)::replace_all ();
    replace (HOOK_generator_stemmer, set_stemmer);
    replace (HOOK_generator_stopper, set_stopper);
    replace (HOOK_generator_document, set_document);
    replace (HOOK_generator_database, set_database);
    replace (HOOK_generator_strategy, set_strategy);
    replace (HOOK_generator_stopping, set_stopping);
    replace (HOOK_generator_flags, set_flags);
    replace (HOOK_generator_index, index_text<HOOK_generator_index, true>);
    replace (HOOK_generator_index_bare, index_text<HOOK_generator_index_bare, false>);
}

} // namespace xarab::load
