/* QueryParser: with our stemmer set, a query is read by ours. What only the
 * program's own parser understands is left to it. */
#include "load/ask.hpp"
#include "load/lives.hpp"
#include "load/stem.hpp"

namespace xarab::load {

namespace {

using Xapian::Query;
using Xapian::QueryParser;

struct parser_known : parser_choices {
    const arabic_stem *arabic   = nullptr; /* inside `stem` */
    bool               spelling = false;   /* corrections were asked for with the last line */
};

lives<QueryParser, parser_known> *const all_parsers = new lives<QueryParser, parser_known>;

lives<QueryParser, parser_known> &
parsers ()
{
    return *all_parsers;
}

typedef Query parse_function (QueryParser *, const std::string &, unsigned, const std::string &);

Query
parse (QueryParser *self, const std::string &text, unsigned flags, const std::string &prefix)
{
    parser_known *known = parsers ().find (*self);

    if (! known || ! known->arabic)
        return plain_parse (self, text, flags, prefix);
    known->spelling = flags & QueryParser::FLAG_SPELLING_CORRECTION;
    return ask (self, *known, worker (known->arabic->stages), text, flags, prefix);
}

/* What the program's dictionary corrects; where that is nothing, what the
 * database's own words do. */
std::string
corrected_line (const QueryParser *self)
{
    parser_known *known = parsers ().find (*self);

    if (! known || ! known->arabic || ! known->corrected)
        return plain_corrected (self);
    if (known->corrected->empty () && known->spelling && known->last)
        return corrected (*known, found_any (*known));
    return *known->corrected;
}

void
make (QueryParser *self)
{
    stock<void (QueryParser *)> (HOOK_parser_make) (self);
    parsers ().begin (*self);
}

/* A setter: libxapian's own is called, then what it set is noted. */
template <int row, typename... Arguments, typename Note>
void
set (QueryParser *self, Note note, Arguments... arguments)
{
    stock<void (QueryParser *, Arguments...)> (row) (self, arguments...);
    if (parser_known *known = parsers ().find (*self))
        note (*known);
}

void
set_stemmer (QueryParser *self, const Xapian::Stem &stem)
{
    set<HOOK_parser_stemmer, const Xapian::Stem &> (
        self,
        [&] (parser_known &known) {
            known.stem    = stem;
            known.arabic  = ours (known.stem);
            known.stock   = known.arabic ? known.arabic->stock : Xapian::Stem ();
            known.foreign = known.arabic && known.arabic->foreign;
        },
        stem);
}

void
set_strategy (QueryParser *self, int strategy)
{
    set<HOOK_parser_strategy, int> (self, [&] (parser_known &known) { known.strategy = strategy; }, strategy);
}

/* Ours around it belongs to the parser, and so goes with it. */
void
set_stopper (QueryParser *self, const Xapian::Stopper *stopper)
{
    either_stopper *either = stopper ? new either_stopper (stopper) : nullptr;

    if (either)
        either->release ();
    set<HOOK_parser_stopper, const Xapian::Stopper *> (
        self, [&] (parser_known &known) { known.stopper = either; }, either);
}

void
set_expansion (QueryParser *self, unsigned most, int kind, unsigned of)
{
    set<HOOK_parser_expansion, unsigned, int, unsigned> (
        self, [&] (parser_known &known) { known.expansion = known.expansion || of & QueryParser::FLAG_WILDCARD; }, most,
        kind, of);
}

void
set_database (QueryParser *self, const Xapian::Database &database)
{
    set<HOOK_parser_database, const Xapian::Database &> (
        self,
        [&] (parser_known &known) {
            known.database     = database;
            known.has_database = true;
            known.made         = origin::NOT_ASKED;
        },
        database);
}

void
add_prefix (QueryParser *self, const std::string &field, const std::string &prefix)
{
    set<HOOK_parser_prefix, const std::string &, const std::string &> (
        self, [&] (parser_known &known) { known.fields[field].push_back (prefix); }, field, prefix);
}

void
add_prefix_processor (QueryParser *self, const std::string &field, Xapian::FieldProcessor *processor)
{
    set<HOOK_parser_prefix_processor, const std::string &, Xapian::FieldProcessor *> (
        self, [&] (parser_known &known) { known.fields[field]; }, field, processor);
}

void
add_filter (QueryParser *self, const std::string &field, const std::string &prefix, const std::string *group)
{
    set<HOOK_parser_filter, const std::string &, const std::string &, const std::string *> (
        self, [&] (parser_known &known) { known.fields[field]; }, field, prefix, group);
}

void
add_filter_processor (QueryParser *self, const std::string &field, Xapian::FieldProcessor *processor,
                      const std::string *group)
{
    set<HOOK_parser_filter_processor, const std::string &, Xapian::FieldProcessor *, const std::string *> (
        self, [&] (parser_known &known) { known.fields[field]; }, field, processor, group);
}

void
add_range (QueryParser *self, Xapian::RangeProcessor *processor, const std::string *group)
{
    set<HOOK_parser_range, Xapian::RangeProcessor *, const std::string *> (
        self, [&] (parser_known &known) { known.ranges = true; }, processor, group);
}

} // namespace

Query
plain_parse (QueryParser *self, const std::string &text, unsigned flags, const std::string &prefix)
{
    return stock<parse_function> (HOOK_parser_parse) (self, text, flags, prefix);
}

std::string
plain_corrected (const QueryParser *self)
{
    return stock<std::string (const QueryParser *)> (HOOK_parser_corrected) (self);
}

void
plain_stemmer (QueryParser *self, const Xapian::Stem &stem)
{
    stock<void (QueryParser *, const Xapian::Stem &)> (HOOK_parser_stemmer) (self, stem);
}

void
replace_parser ()
{
    replace (HOOK_parser_make, make);
    COUNTING (QueryParser, parsers, parser)::replace_all ();
    replace (HOOK_parser_stemmer, set_stemmer);
    replace (HOOK_parser_strategy, set_strategy);
    replace (HOOK_parser_stopper, set_stopper);
    replace (HOOK_parser_database, set_database);
    replace (HOOK_parser_prefix, add_prefix);
    replace (HOOK_parser_prefix_processor, add_prefix_processor);
    replace (HOOK_parser_filter, add_filter);
    replace (HOOK_parser_filter_processor, add_filter_processor);
    replace (HOOK_parser_range, add_range);
    replace (HOOK_parser_expansion, set_expansion);
    replace (HOOK_parser_parse, parse);
    replace (HOOK_parser_corrected, corrected_line);
}

} // namespace xarab::load
