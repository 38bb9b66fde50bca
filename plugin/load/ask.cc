#include "load/ask.hpp"

#include "load/widen.hpp"
#include "xapian/handles.hpp"

extern "C" {
#include "api/parser.h"
#include "query/host.h"
#include "xapian/build.h"
}

namespace xarab::load {

namespace {

using Xapian::Query;
using Xapian::QueryParser;

bool
has_field (void *your, struct span field)
{
    const auto *known = static_cast<const parser_choices *> (your);

    return field.len && known->fields.count (std::string (field.at, field.len));
}

bool
is_stop (void *your, struct span word)
{
    const auto *known = static_cast<const parser_choices *> (your);

    return known->stopper && (*known->stopper) (std::string (word.at, word.len));
}

/* Whether the program looks for words in its field, rather than for a value. */
bool
has_words (void *your, struct span field)
{
    const auto *known = static_cast<const parser_choices *> (your);
    auto        found = known->fields.find (std::string (field.at, field.len));

    return found != known->fields.end () && ! found->second.empty ();
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
                                 | QueryParser::FLAG_CJK_NGRAM | QueryParser::FLAG_NO_POSITIONS;

/* An empty database tells nothing: a program may set it before it adds to it. */
bool
has_database (const parser_choices &known)
{
    return known.has_database && known.database.get_doccount () > 0;
}

/* Puts back the stemmer whatever happens. */
class with_stemmer {
    QueryParser        *parser;
    const Xapian::Stem &before;

  public:
    with_stemmer (QueryParser *parser_, const Xapian::Stem &now, const Xapian::Stem &before_)
        : parser (parser_), before (before_)
    {
        plain_stemmer (parser, now);
    }
    ~with_stemmer () { plain_stemmer (parser, before); }
};

/* The words of a query, for as long as it is parsed. */
class with_typed {
    either_stopper *stopper;

  public:
    with_typed (either_stopper *stopper_, const typed_words &words) : stopper (stopper_)
    {
        if (stopper)
            stopper->typed = &words;
    }
    ~with_typed ()
    {
        if (stopper)
            stopper->typed = nullptr;
    }
};

/* One parse_query. */
class asking {
    QueryParser       *self;
    parser_choices    &known;
    const std::string &text;
    unsigned           flags;
    const std::string &prefix;
    host_language      language;
    xarab_worker      &memory;
    const analyzer    &stages;

    Query
    stock_query ()
    {
        with_stemmer plain (self, known.stock, known.stem);
        return plain_parse (self, text, flags, prefix);
    }

    std::string
    folded (struct span part)
    {
        struct buffer to {};

        if (! host_fold (&stages, &memory.scratch, part, &to)) {
            buffer_free (&to);
            throw std::bad_alloc ();
        }
        std::string all (to.at ? to.at : "", to.len);
        buffer_free (&to);
        return all;
    }

    bool
    stems_beside_words () const
    {
        return known.strategy == QueryParser::STEM_SOME || known.strategy == QueryParser::STEM_SOME_FULL_POS;
    }

    /* Whether the whole line is the program's parser's to read. */
    bool
    hosts_line (const std::string &line)
    {
        const Query::op joined = self->get_default_op ();

        return (flags & HOSTS_ALONE) || (joined != Query::OP_OR && joined != Query::OP_AND) || ! stems_beside_words ()
               || (known.expansion && flags & QueryParser::FLAG_WILDCARD && line.find ('*') != std::string::npos)
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

    std::shared_ptr<parsed>
    read (const std::string &line)
    {
        auto         to = std::make_shared<parsed> (*memory.owner, stages);
        xarab_error  error {};
        query_parser parser = worker_parser (&memory, {});

        to->text = line;
        if (query_parse (&parser, span_of_text (to->text), &to->tree, &error) != XARAB_OK)
            raise (error);
        return to;
    }

    /* Makes the tree what the program's settings ask for. */
    void
    apply_settings (parsed &to)
    {
        const std::vector<const char *> fields = prefixes ();

        if (known.stopper)
            host_stop (&language, &to.tree);
        if (self->get_default_op () == Query::OP_AND)
            host_need_all (&to.tree);
        if (! fields.empty () && ! host_spread (&to.tree, fields.data (), fields.size ()))
            throw std::bad_alloc ();
    }

    /* The line as words to light: the program's fields say where, not what. */
    std::shared_ptr<parsed>
    read_whole (std::string line)
    {
        host_blank_fields (&language, has_words, line.data (), line.size ());
        return read (line);
    }

    /* What the words are of what the program's parser made. */
    spoken
    listen (const Query &hosts)
    {
        spoken said;

        for (const auto &[term, word] : words_of (*self, hosts))
            said.words[term] = read (word);
        if (known.strategy == QueryParser::STEM_ALL)
            said.stem = known.stem;
        return said;
    }

    /* Our fields and the rest of a line. */
    void
    split (const std::string &line, std::string &ours_part, std::string &rest)
    {
        struct buffer mine {}, theirs {};
        const bool    there = host_split (&language, span_of_text (line), &mine, &theirs);

        if (there) {
            ours_part.assign (mine.at ? mine.at : "", mine.len);
            rest.assign (theirs.at ? theirs.at : "", theirs.len);
        }
        buffer_free (&mine);
        buffer_free (&theirs);
        if (! there)
            throw std::bad_alloc ();
    }

    /* The program's parser reads every line: it corrects spelling, lists stop
     * words and remembers what stems were. Where the line is ours, what it
     * makes of it hardly matters, nor what it cannot read. */
    Query
    hosts_query (const std::string &line, bool needed)
    {
        Query query;

        if (needed)
            return plain_parse (self, line, flags, prefix);
        as_far_as_readable ([&] { query = plain_parse (self, line, flags, prefix); });
        return query;
    }

    /* What does not touch us is read as without us. */
    bool
    concerns_us (const std::string &ours_part)
    {
        return ! known.foreign || ! ours_part.empty () || host_arabic (span_of_text (text));
    }

  public:
    asking (QueryParser *self_, parser_choices &known_, xarab_worker &memory_, const std::string &text_,
            unsigned flags_, const std::string &prefix_)
        : self (self_), known (known_), text (text_), flags (flags_), prefix (prefix_),
          language { known_.ranges ? unsigned (HOST_RANGES) : 0u, has_field, is_stop, &known_ },
          memory (memory_), stages (*memory_.analyzer)
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

    /* What was read without us, carrying what we can read of the line. */
    Query
    lighting (const Query &made)
    {
        std::string line (text);
        auto        whole = std::make_shared<parsed> (*memory.owner, stages);

        host_mask (&language, line.data (), line.size ());
        as_far_as_readable ([&] { whole = read_whole (line); });
        return carry (made, { whole, whole, {}, {}, {}, true, true });
    }

    Query
    as_ours ()
    {
        std::string line (text), ours_part, rest;

        host_mask (&language, line.data (), line.size ());
        split (line, ours_part, rest);
        if (! concerns_us (ours_part))
            return stock_query ();

        bool shared = hosts_line (line);
        auto whole  = shared ? read_whole (line) : read (line);
        shared      = shared || (! (flags & QueryParser::FLAG_PURE_NOT) && host_only_refuses (&whole->tree));
        recipe what { shared ? read (ours_part) : whole, whole, {}, {}, {}, shared, false };

        if (! has_database (known))
            what.stock = stock_query ();
        const typed_words words = words_typed (*whole);
        const with_typed  here (known.stopper, words);
        const std::string theirs = folded (span_of_text (rest));
        what.hosts               = hosts_query (theirs, shared);
        known.corrected          = correct_typed (text, words, theirs, plain_corrected (self));
        if (! shared)
            apply_settings (*whole);
        else
            what.said = listen (what.hosts);
        if (what.ours->empty () && ! host_arabic (span_of_text (text)))
            return what.hosts;
        if (! has_database (known))
            return carry (what.hosts, what);
        Query made = cook (known.database, what);
        if (! what.shared) {
            known.last       = what.ours;
            known.last_query = made;
        }
        return made;
    }
};

bool
stock_database (const xarab_analyzer &owner, parser_choices &known)
{
    if (! has_database (known))
        return false;
    if (known.made == origin::NOT_ASKED)
        known.made = has_our_terms (owner, known.database) ? origin::OURS : origin::STOCK;
    return known.made == origin::STOCK;
}

Query
answer (asking &now, const xarab_analyzer &owner, parser_choices &choices)
{
    choices.last.reset ();
    choices.corrected.reset ();
    return stock_database (owner, choices) ? now.as_stock () : now.as_ours ();
}

} // namespace

Query
ask (QueryParser *self, parser_choices &choices, xarab_worker &memory, const std::string &text, unsigned flags,
     const std::string &prefix)
{
    asking now (self, choices, memory, text, flags, prefix);

    return answer (now, *memory.owner, choices);
}

Query
ask_to_light (QueryParser *self, parser_choices &choices, xarab_worker &memory, const std::string &text, unsigned flags,
              const std::string &prefix)
{
    asking      now (self, choices, memory, text, flags, prefix);
    const Query made = answer (now, *memory.owner, choices);

    return made.empty () || parsed_of (made) ? made : now.lighting (made);
}

std::string
corrected (const parser_choices &choices, bool found)
{
    struct buffer to {};
    xarab_error   error {};
    xapc_database asked { choices.database, {} };

    if (! choices.last)
        return {};
    xarab_status status
        = suggest_for_database (&asked, &choices.last->tree, span_of_text (choices.last->text), found, &to, &error);
    std::string better (to.at ? to.at : "", to.len);
    buffer_free (&to);
    if (status != XARAB_OK)
        raise (error);
    return better;
}

bool
found_any (const parser_choices &choices)
{
    Xapian::Enquire enquire (choices.database);

    enquire.set_query (choices.last_query);
    return ! enquire.get_mset (0, 1).empty ();
}

} // namespace xarab::load
