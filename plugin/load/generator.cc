/* TermGenerator: with our stemmer set, the text is cut, stemmed, and searched
 * for names and dates by our stages; the program's choices (prefix, weight,
 * strategy, stop words, spelling) hold. */
#include "load/generate.hpp"
#include "load/lives.hpp"
#include "load/stem.hpp"
#include "load/writer.hpp"

namespace xarab::load {

namespace {

using Xapian::TermGenerator;

struct generator_known : generator_choices {
    Xapian::Stem       stem;
    const arabic_stem *arabic = nullptr; /* inside `stem` */
};

lives<TermGenerator, generator_known> &
generators ()
{
    static auto *all = new lives<TermGenerator, generator_known>;
    return *all;
}

void
index (TermGenerator *self, generator_known &known, const Xapian::Utf8Iterator &text, Xapian::termcount wdf,
       const std::string &prefix, bool positions)
{
    const field_text      of { { text.raw (), text.left () }, wdf, prefix, positions };
    const Xapian::termpos last
        = generate (worker (known.arabic->stages), known, self->get_document (), of, self->get_termpos ());

    if (positions)
        self->set_termpos (last);
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
