/* QueryParser: with our stemmer set, a query is read by ours. What only the
 * program's own parser understands is left to it. */
#include "load/lives.hpp"
#include "load/parsed.hpp"
#include "load/stem.hpp"

#include <map>
#include <vector>

extern "C" {
#include "api/parser.h"
#include "query/host.h"
}

namespace xarab::load {

namespace {

using Xapian::Query;
using Xapian::QueryParser;

enum class origin { NOT_ASKED, OURS, STOCK };

struct parser_known {
    Xapian::Stem           stem;
    const arabic_stem     *arabic   = nullptr; /* inside `stem` */
    int                    strategy = QueryParser::STEM_SOME;
    const Xapian::Stopper *stopper  = nullptr;
    Xapian::Database       database;
    bool                   has_database = false;
    origin                 made         = origin::NOT_ASKED; /* the database */
    bool                   ranges       = false;
    std::map<std::string, std::vector<std::string>> fields;  /* and their prefixes; filters have none */
};

lives<QueryParser, parser_known> &
parsers ()
{
    static auto *all = new lives<QueryParser, parser_known>;
    return *all;
}

typedef Query parse_function (QueryParser *, const std::string &, unsigned, const std::string &);

Query
stock_parse (QueryParser *self, const std::string &text, unsigned flags, const std::string &prefix)
{
    return stock<parse_function> (HOOK_parser_parse) (self, text, flags, prefix);
}

bool
has_field (void *your, struct span field)
{
    const auto *known = static_cast<const parser_known *> (your);

    return field.len && known->fields.count (std::string (field.at, field.len));
}

bool
is_stop (void *your, struct span word)
{
    const auto *known = static_cast<const parser_known *> (your);

    return known->stopper && (*known->stopper) (std::string (word.at, word.len));
}

/* Which of our syntax a program's flags turn on. */
constexpr struct {
    unsigned flag, syntax;
} syntaxes[] = {
    { QueryParser::FLAG_BOOLEAN, HOST_OPERATORS }, { QueryParser::FLAG_PHRASE, HOST_PHRASES },
    { QueryParser::FLAG_LOVEHATE, HOST_SIGNS },    { QueryParser::FLAG_WILDCARD, HOST_STARS },
    { QueryParser::FLAG_SYNONYM, HOST_SYNONYMS },
};

/* With these the program's parser does what ours has no word for. */
constexpr unsigned HOSTS_ALONE = QueryParser::FLAG_BOOLEAN_ANY_CASE | QueryParser::FLAG_PARTIAL
                                 | QueryParser::FLAG_AUTO_SYNONYMS | QueryParser::FLAG_AUTO_MULTIWORD_SYNONYMS
                                 | QueryParser::FLAG_CJK_NGRAM;

/* Puts back the stemmer whatever happens. */
class with_stemmer {
    QueryParser        *parser;
    const Xapian::Stem &before;

    static void
    set (QueryParser *parser, const Xapian::Stem &stem)
    {
        stock<void (QueryParser *, const Xapian::Stem &)> (HOOK_parser_stemmer) (parser, stem);
    }

  public:
    with_stemmer (QueryParser *parser_, const Xapian::Stem &now, const Xapian::Stem &before_)
        : parser (parser_), before (before_)
    {
        set (parser, now);
    }
    ~with_stemmer () { set (parser, before); }
};

/* One parse_query. */
class asking {
    QueryParser       *self;
    parser_known      &known;
    const std::string &text;
    unsigned           flags;
    const std::string &prefix;
    host_language      language;
    const analyzer    &stages;

    Query
    stock_query ()
    {
        with_stemmer plain (self, known.arabic->stock, known.stem);
        return stock_parse (self, text, flags, prefix);
    }

    std::string
    folded (struct span part)
    {
        struct buffer to {};

        if (! host_fold (&stages, &worker (stages).scratch, part, &to)) {
            buffer_free (&to);
            throw std::bad_alloc ();
        }
        std::string all (to.at ? to.at : "", to.len);
        buffer_free (&to);
        return all;
    }

    /* Whether the whole line is the program's parser's to read. */
    bool
    hosts_line (const std::string &line)
    {
        const Query::op joined = self->get_default_op ();

        return (flags & HOSTS_ALONE) || (joined != Query::OP_OR && joined != Query::OP_AND)
               || host_speaks (&language, span_of_text (line));
    }

    /* Plain words are looked for under these. */
    std::vector<const char *>
    prefixes ()
    {
        std::vector<const char *> all;
        auto                      mapped = known.fields.find ("");

        if (! prefix.empty ())
            all.push_back (prefix.c_str ());
        else if (mapped != known.fields.end ())
            for (const std::string &one : mapped->second)
                all.push_back (one.c_str ());
        return all;
    }

    void
    parse_ours (parsed &to)
    {
        const std::vector<const char *> fields = prefixes ();
        xarab_error                     error {};
        query_parser                    parser = worker_parser (&worker (stages), {});

        if (query_parse (&parser, span_of_text (to.text), &to.tree, &error) != XARAB_OK)
            raise (error);
        if (known.stopper)
            host_stop (&language, &to.tree);
        if (self->get_default_op () == Query::OP_AND)
            host_need_all (&to.tree);
        if (! fields.empty () && ! host_spread (&to.tree, fields.data (), fields.size ()))
            throw std::bad_alloc ();
    }

    /* Our fields and the rest of a line. */
    void
    split (const std::string &line, std::string &ours_part, std::string &rest)
    {
        struct buffer mine {}, theirs {};
        const bool    memory = host_split (&language, span_of_text (line), &mine, &theirs);

        if (memory) {
            ours_part.assign (mine.at ? mine.at : "", mine.len);
            rest.assign (theirs.at ? theirs.at : "", theirs.len);
        }
        buffer_free (&mine);
        buffer_free (&theirs);
        if (! memory)
            throw std::bad_alloc ();
    }

    /* The program's parser reads every line: it corrects spelling, lists stop
     * words and remembers what stems were. Where the line is ours, what it
     * makes of it hardly matters, nor what it cannot read. */
    Query
    hosts_query (const std::string &rest, bool needed)
    {
        const std::string line = folded (span_of_text (rest));
        Query             query;

        if (needed)
            return stock_parse (self, line, flags, prefix);
        guarded (nullptr, [&] {
            query = stock_parse (self, line, flags, prefix);
            return XARAB_OK;
        });
        return query;
    }

  public:
    asking (QueryParser *self_, parser_known &known_, const std::string &text_, unsigned flags_,
            const std::string &prefix_)
        : self (self_), known (known_), text (text_), flags (flags_), prefix (prefix_),
          language { known_.ranges ? unsigned (HOST_RANGES) : 0u, has_field, is_stop, &known_ }, stages (known_.arabic->stages)
    {
        for (const auto &one : syntaxes)
            if (flags & one.flag)
                language.syntax |= one.syntax;
    }

    Query
    as_stock ()
    {
        return stock_query ();
    }

    Query
    as_hosts ()
    {
        return hosts_query (text, true);
    }

    Query
    as_ours ()
    {
        auto        ours = std::make_shared<parsed> (stages);
        std::string line (text), ours_part, rest;
        recipe      what { ours, {}, {}, false, false };

        host_mask (&language, line.data (), line.size ());
        what.shared = hosts_line (line);
        split (line, ours_part, rest);
        ours->text = what.shared ? ours_part : line;
        parse_ours (*ours);
        if (! known.has_database)
            what.stock = stock_query ();
        what.hosts = hosts_query (rest, what.shared);
        if (! ours->tree.root->child)
            return what.hosts;
        return known.has_database ? cook (known.database, what) : carry (what.hosts, what);
    }
};

bool
stock_database (parser_known &known)
{
    if (! known.has_database)
        return false;
    if (known.made == origin::NOT_ASKED)
        known.made = has_our_terms (known.database) ? origin::OURS : origin::STOCK;
    return known.made == origin::STOCK;
}

Query
parse (QueryParser *self, const std::string &text, unsigned flags, const std::string &prefix)
{
    parser_known *known = parsers ().find (*self);

    if (! known || ! known->arabic)
        return stock_parse (self, text, flags, prefix);
    asking now (self, *known, text, flags, prefix);
    if (stock_database (*known))
        return now.as_stock ();
    if (known->strategy != QueryParser::STEM_SOME && known->strategy != QueryParser::STEM_SOME_FULL_POS)
        return now.as_hosts ();
    return now.as_ours ();
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
            known.stem   = stem;
            known.arabic = ours (known.stem);
        },
        stem);
}

void
set_strategy (QueryParser *self, int strategy)
{
    set<HOOK_parser_strategy, int> (self, [&] (parser_known &known) { known.strategy = strategy; }, strategy);
}

void
set_stopper (QueryParser *self, const Xapian::Stopper *stopper)
{
    set<HOOK_parser_stopper, const Xapian::Stopper *> (
        self, [&] (parser_known &known) { known.stopper = stopper; }, stopper);
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
    replace (HOOK_parser_parse, parse);
}

} // namespace xarab::load
