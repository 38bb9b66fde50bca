/* Enquire and MSet: weights as the settings say, names looked up in the
 * database searched, what matched lit in the text. */
#include "load/lives.hpp"
#include "load/show.hpp"
#include "load/stem.hpp"

namespace xarab::load {

namespace {

using Xapian::Enquire;
using Xapian::MSet;

struct enquire_known {
    Xapian::Database        database;
    std::shared_ptr<parsed> query;
    bool                    weighted = false; /* by the program */
};

struct mset_known {
    std::shared_ptr<parsed> query;
};

lives<Enquire, enquire_known> *const all_enquires = new lives<Enquire, enquire_known>;

lives<Enquire, enquire_known> &
enquires ()
{
    return *all_enquires;
}

lives<MSet, mset_known> *const all_msets = new lives<MSet, mset_known>;

lives<MSet, mset_known> &
msets ()
{
    return *all_msets;
}

void
make (Enquire *self, const Xapian::Database &database)
{
    stock<void (Enquire *, const Xapian::Database &)> (HOOK_enquire_make) (self, database);
    enquires ().begin (*self).database = database;
}

void
make_handled (Enquire *self, const Xapian::Database &database, void *handler)
{
    stock<void (Enquire *, const Xapian::Database &, void *)> (HOOK_enquire_make_handled) (self, database, handler);
    enquires ().begin (*self).database = database;
}

void
weigh (Enquire *self, const Xapian::Weight &weight)
{
    stock<void (Enquire *, const Xapian::Weight &)> (HOOK_enquire_weighting) (self, weight);
}

void
set_weighting (Enquire *self, const Xapian::Weight &weight)
{
    if (enquire_known *known = enquires ().find (*self))
        known->weighted = true;
    weigh (self, weight);
}

void
set_query (Enquire *self, const Xapian::Query &query, Xapian::termcount length)
{
    enquire_known *known = enquires ().find (*self);
    auto           put   = stock<void (Enquire *, const Xapian::Query &, Xapian::termcount)> (HOOK_enquire_query);

    if (! known)
        return put (self, query, length);
    auto before  = known->query;
    known->query = parsed_of (query);
    if (! known->weighted && known->query) {
        const query_options &options = settings ().settings.query;
        weigh (self, Xapian::BM25Weight (options.bm25_k1, 0, 1, options.bm25_b, 0));
    } else if (! known->weighted && before) {
        weigh (self, Xapian::BM25Weight ());
    }
    put (self, known->query ? complete (query, known->database) : query, length);
}

MSet
get_mset (const Enquire *self, Xapian::doccount first, Xapian::doccount count, Xapian::doccount check,
          const Xapian::RSet *relevant, const Xapian::MatchDecider *decider)
{
    typedef MSet   mset_function (const Enquire *, Xapian::doccount, Xapian::doccount, Xapian::doccount,
                                  const Xapian::RSet *, const Xapian::MatchDecider *);
    MSet           result = stock<mset_function> (HOOK_enquire_mset) (self, first, count, check, relevant, decider);
    enquire_known *known  = enquires ().find (*self);

    if (known && known->query)
        msets ().begin (result).query = known->query;
    return result;
}

std::string
snippet (const MSet *self, const std::string &text, size_t length, const Xapian::Stem &stem, unsigned flags,
         const std::string &open, const std::string &close, const std::string &omit)
{
    typedef std::string snippet_function (const MSet *, const std::string &, size_t, const Xapian::Stem &, unsigned,
                                          const std::string &, const std::string &, const std::string &);
    mset_known *known = msets ().find (*self);

    if (known && ours (stem))
        return show (worker (known->query->stages), *known->query, { text, length, flags, open, close, omit });
    return stock<snippet_function> (HOOK_mset_snippet) (self, text, length, stem, flags, open, close, omit);
}

} // namespace

void
replace_enquire ()
{
    replace (HOOK_enquire_make, make);
    replace (HOOK_enquire_make_handled, make_handled);
    COUNTING (Enquire, enquires, enquire)::replace_all ();
    replace (HOOK_enquire_query, set_query);
    replace (HOOK_enquire_weighting, set_weighting);
    replace (HOOK_enquire_mset, get_mset);
    COUNTING (MSet, msets, mset)::replace_all ();
    replace (HOOK_mset_snippet, snippet);
}

} // namespace xarab::load
