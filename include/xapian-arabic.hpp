/* xapian-arabic.hpp - Arabic for C++ programs that use Xapian.
 *
 *     xapian_arabic::Analyzer      arabic;
 *     xapian_arabic::TermGenerator generator (arabic);
 *     arabic.prepare (database);                    // once, before the first document
 *     generator.set_document (document, "2023-12-04");
 *     generator.index_text (text);
 *
 *     xapian_arabic::QueryParser parser (arabic, database);
 *     enquire.set_query (parser.parse_query ("باقري date:2023-12"));
 *     enquire.set_weighting_scheme (arabic.weighting ());
 *
 * The classes are used as Xapian's of the same names, on Xapian's own objects;
 * they throw Xapian's exceptions. Link with `pkg-config --libs xapian-arabic xapian-core`.
 *
 * Threads    An Analyzer may be shared, everything else is for one thread at a
 *            time. Copies of an Analyzer share one inside, which lives as long
 *            as anything made with it; only queries do not keep it (highlight
 *            asks for it).
 */
#ifndef XAPIAN_ARABIC_HPP
#define XAPIAN_ARABIC_HPP

#include <memory>
#include <new>
#include <string>

#include <xapian.h>

#include "xapian-arabic-objects.h"

namespace xapian_arabic {

inline xarab_text
text_of (const std::string &text)
{
    return { text.data (), text.size () };
}

namespace internal {

template <typename Kind>
void
throw_a (const std::string &what)
{
    throw Kind (what);
}

/* A sentence that begins with the name of one of Xapian's exceptions is one that
 * was caught: it is thrown again. */
inline void
throw_again (const std::string &detail)
{
    static const struct {
        const char *name;
        void (*thrown) (const std::string &);
    } kinds[] = {
        { "AssertionError", throw_a<Xapian::AssertionError> },
        { "DatabaseClosedError", throw_a<Xapian::DatabaseClosedError> },
        { "DatabaseCorruptError", throw_a<Xapian::DatabaseCorruptError> },
        { "DatabaseCreateError", throw_a<Xapian::DatabaseCreateError> },
        { "DatabaseError", throw_a<Xapian::DatabaseError> },
        { "DatabaseLockError", throw_a<Xapian::DatabaseLockError> },
        { "DatabaseModifiedError", throw_a<Xapian::DatabaseModifiedError> },
        { "DatabaseNotFoundError", throw_a<Xapian::DatabaseNotFoundError> },
        { "DatabaseOpeningError", throw_a<Xapian::DatabaseOpeningError> },
        { "DatabaseVersionError", throw_a<Xapian::DatabaseVersionError> },
        { "DocNotFoundError", throw_a<Xapian::DocNotFoundError> },
        { "FeatureUnavailableError", throw_a<Xapian::FeatureUnavailableError> },
        { "InternalError", throw_a<Xapian::InternalError> },
        { "InvalidArgumentError", throw_a<Xapian::InvalidArgumentError> },
        { "InvalidOperationError", throw_a<Xapian::InvalidOperationError> },
        { "NetworkError", throw_a<Xapian::NetworkError> },
        { "NetworkTimeoutError", throw_a<Xapian::NetworkTimeoutError> },
        { "QueryParserError", throw_a<Xapian::QueryParserError> },
        { "RangeError", throw_a<Xapian::RangeError> },
        { "SerialisationError", throw_a<Xapian::SerialisationError> },
        { "UnimplementedError", throw_a<Xapian::UnimplementedError> },
        { "WildcardError", throw_a<Xapian::WildcardError> },
    };
    const size_t name = detail.find (": ");

    for (const auto &kind : kinds)
        if (name != std::string::npos && detail.compare (0, name, kind.name) == 0)
            kind.thrown (detail.substr (name + 2));
}

} // namespace internal

/* Throws what Xapian throws of the kind. */
inline void
must (xarab_status status, const xarab_error &error)
{
    if (status != XARAB_OK)
        internal::throw_again (error.detail);
    switch (status) {
    case XARAB_OK: return;
    case XARAB_NO_MEMORY: throw std::bad_alloc ();
    case XARAB_BAD_QUERY: throw Xapian::QueryParserError (error.detail);
    case XARAB_MISUSED: throw Xapian::InvalidArgumentError (error.detail);
    case XARAB_MISMATCH: throw Xapian::DatabaseVersionError (error.detail);
    default: throw Xapian::InvalidOperationError (error.detail);
    }
}

class Analyzer {
    std::shared_ptr<xarab_analyzer> inside;

  public:
    /* As the settings file says; "": the one the environment's
     * XAPIAN_ARABIC_CONFIG names, or else the defaults. */
    explicit Analyzer (const std::string &config = "")
    {
        xarab_analyzer *opened;
        xarab_error     error;

        must (xarab_open (config.empty () ? nullptr : config.c_str (), &opened, &error), error);
        inside.reset (opened, xarab_close);
    }

    const std::shared_ptr<xarab_analyzer> &
    get () const
    {
        return inside;
    }

    /* Makes an empty database one of ours; throws DatabaseVersionError at one
     * made without us or with other settings. */
    void
    prepare (Xapian::WritableDatabase &database) const
    {
        xarab_error error;

        must (xarab_object_prepare (inside.get (), &database, &error), error);
    }

    /* For Enquire::set_weighting_scheme. */
    Xapian::BM25Weight
    weighting () const
    {
        double k1, b;

        xarab_object_weights (inside.get (), &k1, &b);
        return Xapian::BM25Weight (k1, 0, 1, b, 0);
    }
};

namespace internal {

class StemImplementation : public Xapian::StemImplementation {
    Analyzer     analyzer;
    Xapian::Stem ours;

  public:
    explicit StemImplementation (const Analyzer &analyzer_) : analyzer (analyzer_)
    {
        xarab_error error;

        must (xarab_object_stem (analyzer.get ().get (), &ours, &error), error);
    }

    std::string operator() (const std::string &word) override { return ours (word); }
    std::string get_description () const override { return ours.get_description (); }
};

} // namespace internal

/* A stemmer for Xapian's own TermGenerator and QueryParser, for snippets and
 * expansion. Words must have been folded for it to be all that is needed: the
 * classes below do that, and find names and dates. */
class Stem : public Xapian::Stem {
  public:
    explicit Stem (const Analyzer &analyzer = Analyzer ())
        : Xapian::Stem (new internal::StemImplementation (analyzer))
    {
    }
};

class TermGenerator {
    Analyzer                                                               analyzer;
    std::unique_ptr<xarab_generator, decltype (&xarab_generator_close)> inside { nullptr, xarab_generator_close };
    Xapian::Document                                                       document;
    Xapian::WritableDatabase                                               spellings;
    xarab_generator_options                                                options {};

    void
    set ()
    {
        xarab_error error;

        options.spellings = &spellings; /* of this one, wherever it was moved to */
        must (xarab_generator_set (inside.get (), &options, &error), error);
    }

    void
    index (const std::string &text, Xapian::termcount wdf, const std::string &prefix, bool positions)
    {
        xarab_error error;

        must (xarab_generator_index (inside.get (), text_of (text), wdf, text_of (prefix), positions, &error), error);
    }

  public:
    explicit TermGenerator (const Analyzer &analyzer_ = Analyzer ()) : analyzer (analyzer_)
    {
        xarab_generator *opened;
        xarab_error      error;

        must (xarab_generator_open (analyzer.get ().get (), &opened, &error), error);
        inside.reset (opened);
        options.strategy = Xapian::TermGenerator::STEM_SOME;
        options.stopping = Xapian::TermGenerator::STOP_STEMMED;
        set_document (document);
    }

    /* `date` (YYYY-MM-DD): the day its texts were written on, from which they
     * reckon "yesterday"; the document gets its terms and value. */
    void
    set_document (const Xapian::Document &document_, const std::string &date = "")
    {
        Xapian::Document given (document_);
        xarab_error      error;

        must (xarab_generator_set_document (inside.get (), &given, text_of (date), &error), error);
        document = given;
    }

    const Xapian::Document &get_document () const { return document; }

    void
    set_stemming_strategy (Xapian::TermGenerator::stem_strategy strategy)
    {
        options.strategy = strategy;
        set ();
    }

    /* The stopper must live as long as the generator. */
    void
    set_stopper (const Xapian::Stopper *stopper)
    {
        options.stopper = stopper;
        set ();
    }

    void
    set_stopper_strategy (Xapian::TermGenerator::stop_strategy strategy)
    {
        options.stopping = strategy;
        set ();
    }

    /* Longer words are left out; without it, what no term can hold. */
    void
    set_max_word_length (unsigned bytes)
    {
        options.longest = bytes;
        set ();
    }

    /* Where FLAG_SPELLING puts words. */
    void
    set_database (const Xapian::WritableDatabase &database)
    {
        spellings = database;
        set ();
    }

    Xapian::TermGenerator::flags
    set_flags (Xapian::TermGenerator::flags toggle, Xapian::TermGenerator::flags mask = Xapian::TermGenerator::flags (0))
    {
        const int before = options.flags;

        options.flags = (before & mask) ^ toggle;
        set ();
        return Xapian::TermGenerator::flags (before);
    }

    void
    index_text (const std::string &text, Xapian::termcount wdf = 1, const std::string &prefix = "")
    {
        index (text, wdf, prefix, true);
    }

    void
    index_text_without_positions (const std::string &text, Xapian::termcount wdf = 1, const std::string &prefix = "")
    {
        index (text, wdf, prefix, false);
    }

    Xapian::termpos get_termpos () const { return xarab_generator_position (inside.get ()); }
    void set_termpos (Xapian::termpos at) { xarab_generator_set_position (inside.get (), at); }
    void increase_termpos (Xapian::termpos by = 100) { set_termpos (get_termpos () + by); }
};

/* Reads the language of xapian-arabic-query(7). */
class QueryParser {
    Analyzer                                                         analyzer;
    std::unique_ptr<xarab_parser, decltype (&xarab_parser_close)> inside { nullptr, xarab_parser_close };

  public:
    /* Throws DatabaseVersionError at a database made with other settings; one
     * made without us is searched with Xapian's own Arabic stems. */
    QueryParser (const Analyzer &analyzer_, const Xapian::Database &database) : analyzer (analyzer_)
    {
        xarab_parser *opened;
        xarab_error   error;

        must (xarab_parser_open (analyzer.get ().get (), &database, &opened, &error), error);
        inside.reset (opened);
    }

    /* A field mapped here is yours, even one named name or date. Plain words are
     * looked for under every prefix of the field "". */
    void
    add_prefix (const std::string &field, const std::string &prefix)
    {
        xarab_error error;

        must (xarab_parser_add_prefix (inside.get (), text_of (field), text_of (prefix), &error), error);
    }

    void
    add_boolean_prefix (const std::string &field, const std::string &prefix, bool exclusive = true)
    {
        xarab_error error;

        must (xarab_parser_add_boolean_prefix (inside.get (), text_of (field), text_of (prefix), exclusive, &error),
              error);
    }

    /* The processor must live as long as the parser. */
    void
    add_rangeprocessor (Xapian::RangeProcessor *processor)
    {
        xarab_error error;

        must (xarab_parser_add_range (inside.get (), processor, &error), error);
    }

    void
    set_default_op (Xapian::Query::op operation)
    {
        xarab_error error;

        must (xarab_parser_set_operator (inside.get (), operation, &error), error);
    }

    /* The stopper must live as long as the parser. */
    void
    set_stopper (const Xapian::Stopper *stopper)
    {
        xarab_error error;

        must (xarab_parser_set_stopper (inside.get (), stopper, &error), error);
    }

    void
    set_stemming_strategy (Xapian::QueryParser::stem_strategy strategy)
    {
        xarab_error error;

        must (xarab_parser_set_strategy (inside.get (), strategy, &error), error);
    }

    /* How many words word* may stand for, and what is done where they are more. */
    void
    set_max_expansion (Xapian::termcount most, int limit = Xapian::Query::WILDCARD_LIMIT_ERROR,
                       unsigned flags = Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PARTIAL)
    {
        xarab_error error;

        must (xarab_parser_set_expansion (inside.get (), most, limit, flags, &error), error);
    }

    Xapian::Query
    parse_query (const std::string &text, unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD,
                 const std::string &prefix = "")
    {
        Xapian::Query query;
        xarab_error   error;

        must (xarab_parser_parse (inside.get (), text_of (text), flags, text_of (prefix), &query, &error), error);
        return query;
    }

    /* "Did you mean"; "" where there is nothing to change. `found`: whether the
     * query found anything; if not, rare words are changed too. */
    std::string
    get_corrected_query_string (bool found = true) const
    {
        std::string line (4096, '\0');
        xarab_error error;

        must (xarab_parser_suggest (inside.get (), found, &line[0], line.size (), &error), error);
        line.resize (line.find ('\0'));
        return line;
    }

    const Xapian::QueryParser &
    host () const
    {
        return *static_cast<const Xapian::QueryParser *> (xarab_parser_host (inside.get ()));
    }
    Xapian::TermIterator stoplist_begin () const { return host ().stoplist_begin (); }
    Xapian::TermIterator stoplist_end () const { return host ().stoplist_end (); }
    Xapian::TermIterator unstem_begin (const std::string &term) const { return host ().unstem_begin (term); }
    Xapian::TermIterator unstem_end (const std::string &term) const { return host ().unstem_end (term); }
};

/* One of our fields for a Xapian::QueryParser that stays the program's:
 *
 *     parser.add_boolean_prefix ("date", new FieldProcessor (arabic, database, "date"));
 *
 * It works where Xapian lets it: as a boolean prefix, so it filters and weighs
 * nothing; two of one field are joined by OR; a value in quotation marks may
 * hold blanks. Not for add_prefix, under which Xapian cuts the value into words
 * and joins what comes back into a phrase, which these queries cannot be part of. */
class FieldProcessor : public Xapian::FieldProcessor {
    QueryParser parser;
    std::string field;

  public:
    FieldProcessor (const Analyzer &analyzer, const Xapian::Database &database, const std::string &field_)
        : parser (analyzer, database), field (field_)
    {
    }

    Xapian::Query
    operator() (const std::string &value) override
    {
        std::string quoted;

        for (char one : value)
            if (one != '"')
                quoted += one;
        return parser.parse_query (field + ":\"" + quoted + '"');
    }
};

/* The text, escaped for HTML, with what the query speaks of between `open` and
 * `close`; about `size` bytes of its best parts, 0: all of it. The query is one
 * of our parser's with this analyzer, however it was joined with others. */
inline std::string
highlight (const Analyzer &analyzer, const Xapian::Query &query, const std::string &text, size_t size = 0,
           const std::string &open = "<strong>", const std::string &close = "</strong>",
           const std::string &omit = "…")
{
    const xarab_showing as { text_of (open), text_of (close), text_of (omit), size, false };
    std::string         shown;
    xarab_error         error;
    const auto          keep = [] (void *your, xarab_text found) {
        static_cast<std::string *> (your)->assign (found.at, found.size);
    };

    must (xarab_object_show (analyzer.get ().get (), &query, text_of (text), &as, keep, &shown, &error), error);
    return shown;
}

} // namespace xapian_arabic

#endif
