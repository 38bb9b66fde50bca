/* TermGenerator: with our stemmer set, the text is cut, stemmed, and searched
 * for names and dates by our stages; the program's choices (prefix, weight,
 * strategy, stop words, spelling) hold. */
#include "load/generate.hpp"
#include "load/lives.hpp"
#include "load/stem.hpp"
#include "load/writer.hpp"

#include <cstring>

extern "C" {
#include "query/host.h"
}

namespace xarab::load {

namespace {

using Xapian::TermGenerator;

struct generator_known : generator_choices {
    Xapian::Stem       stem;
    const arabic_stem *arabic = nullptr; /* inside `stem` */
};

lives<TermGenerator, generator_known> *const all_generators = new lives<TermGenerator, generator_known>;

lives<TermGenerator, generator_known> &
generators ()
{
    return *all_generators;
}

/* Whole lines that are ours to index, or libxapian's. */
struct stretch {
    struct span text;
    bool        ours;
};

/* Lines without Arabic are libxapian's where the program asked for another
 * language's stemmer, or for the n-grams of Chinese, which it alone makes. */
stretch
next_stretch (const generator_known &known, struct span *rest)
{
    stretch next { *rest, true };

    if (! known.arabic->foreign && ! (known.flags & TermGenerator::FLAG_CJK_NGRAM)) {
        rest->len = 0;
        return next;
    }
    next.text.len = 0;
    while (rest->len) {
        const void *found = memchr (rest->at, '\n', rest->len);
        size_t      size  = found ? static_cast<const char *> (found) + 1 - rest->at : rest->len;
        const bool  ours  = host_arabic ({ rest->at, size });

        if (next.text.len && ours != next.ours)
            break;
        next.ours = ours;
        next.text.len += size;
        *rest = span_after (*rest, size);
    }
    return next;
}

void
index_ours (TermGenerator *self, generator_known &known, struct span text, Xapian::termcount wdf,
            const std::string &prefix, bool positions)
{
    const field_text      of { text, wdf, prefix, positions };
    const Xapian::termpos last
        = generate (worker (known.arabic->stages), known, self->get_document (), of, self->get_termpos ());

    if (positions)
        self->set_termpos (last);
}

typedef void index_function (TermGenerator *, const Xapian::Utf8Iterator &, Xapian::termcount, const std::string &);

template <int row, bool positions>
void
index_text (TermGenerator *self, const Xapian::Utf8Iterator &text, Xapian::termcount wdf, const std::string &prefix)
{
    generator_known *known = generators ().find (*self);
    struct span      rest { text.raw (), text.left () };

    if (! known || ! known->arabic || ! rest.len)
        return stock<index_function> (row) (self, text, wdf, prefix);
    while (rest.len) {
        const stretch next = next_stretch (*known, &rest);

        if (next.ours)
            index_ours (self, *known, next.text, wdf, prefix, positions);
        else
            stock<index_function> (row) (self, Xapian::Utf8Iterator (next.text.at, next.text.len), wdf, prefix);
    }
    mark_document (self->get_document ());
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
        if (known.arabic)
            expect_documents ();
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

void
set_longest (TermGenerator *self, unsigned bytes)
{
    set<HOOK_generator_longest> (self, bytes, [&] (generator_known &known) { known.longest = bytes; });
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
    replace (HOOK_generator_longest, set_longest);
    replace (HOOK_generator_index, index_text<HOOK_generator_index, true>);
    replace (HOOK_generator_index_bare, index_text<HOOK_generator_index_bare, false>);
}

} // namespace xarab::load
