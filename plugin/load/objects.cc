/* include/xapian-arabic-objects.h: what the preload does to a program's objects,
 * for programs that ask. */
#include "load/ask.hpp"
#include "load/generate.hpp"
#include "load/show.hpp"

#include "api/metadata.h"
#include "xapian/handles.hpp"
#include "xapian-arabic-objects.h"

namespace xarab::load {

Xapian::Query
plain_parse (Xapian::QueryParser *parser, const std::string &text, unsigned flags, const std::string &prefix)
{
    return parser->parse_query (text, flags, prefix);
}

std::string
plain_corrected (const Xapian::QueryParser *parser)
{
    return parser->get_corrected_query_string ();
}

void
plain_stemmer (Xapian::QueryParser *parser, const Xapian::Stem &stem)
{
    parser->set_stemmer (stem);
}

void
tell_difference (const xarab_error &error)
{
    raise (error);
}

namespace {

/* A worker that goes with what holds it; opened when first asked for. */
class own_worker {
    const xarab_analyzer *analyzer;
    xarab_worker         *opened = nullptr;

  public:
    explicit own_worker (const xarab_analyzer *analyzer_) : analyzer (analyzer_) {}
    own_worker (const own_worker &) = delete;
    ~own_worker () { xarab_worker_close (opened); }

    xarab_worker &
    operator* ()
    {
        xarab_error error;

        if (! opened && xarab_worker_open (analyzer, &opened, &error) != XARAB_OK)
            raise (error);
        return *opened;
    }
};

class own_stem : public Xapian::StemImplementation {
    own_worker worker;

  public:
    explicit own_stem (const xarab_analyzer *analyzer) : worker (analyzer) {}

    std::string
    operator() (const std::string &word) override
    {
        char   stem[2 * STEM_ROOM];
        size_t size;

        if (xarab_stem (&*worker, bytes_of (word), stem, sizeof stem, &size) != XARAB_OK)
            return word;
        return { stem, size };
    }

    std::string
    get_description () const override
    {
        return "xapian-arabic";
    }
};

[[maybe_unused]] const bool forks_are_minded = (keep_locks_over_forks (), true);

/* Every door of this file. */
template <typename Body>
xarab_status
at_the_door (xarab_error *error, Body body)
{
    return guarded (error, [&] {
        body ();
        return XARAB_OK;
    });
}

} // namespace

} // namespace xarab::load

using namespace xarab;
using namespace xarab::load;

struct xarab_generator {
    const xarab_analyzer *analyzer;
    own_worker            worker;
    generator_choices     choices;
    Xapian::Document      document;
    Xapian::termpos       position = 0;

    explicit xarab_generator (const xarab_analyzer *analyzer_) : analyzer (analyzer_), worker (analyzer_) {}
};

struct xarab_parser {
    const xarab_analyzer *analyzer;
    own_worker            worker;
    parser_choices        choices;
    Xapian::QueryParser   host;

    xarab_parser (const xarab_analyzer *analyzer_, const Xapian::Database &database)
        : analyzer (analyzer_), worker (analyzer_)
    {
        choices.stem         = Xapian::Stem (new own_stem (analyzer));
        choices.stock        = Xapian::Stem ("arabic");
        choices.database     = database;
        choices.has_database = true;
        host.set_stemmer (choices.stem);
        host.set_database (database);
    }
};

xarab_status
xarab_object_stem (const xarab_analyzer *analyzer, void *stem, xarab_error *error)
{
    return at_the_door (
        error, [&] { *static_cast<Xapian::Stem *> (stem) = Xapian::Stem (new own_stem (analyzer)); });
}

xarab_status
xarab_object_prepare (const xarab_analyzer *analyzer, void *writable_database, xarab_error *error)
{
    xarab_status prepared = XARAB_OK;
    xarab_status status   = guarded (error, [&] {
        auto       &database = *static_cast<Xapian::WritableDatabase *> (writable_database);
        xapc_writer writer { database, { database, {} } };

        prepared = xarab_index_prepare (analyzer, &writer, error);
        return XARAB_OK;
    });

    return status == XARAB_OK ? prepared : status;
}

void
xarab_object_weights (const xarab_analyzer *analyzer, double *k1, double *b)
{
    *k1 = analyzer->settings.query.bm25_k1;
    *b  = analyzer->settings.query.bm25_b;
}

/* ---- texts into a document ---- */

xarab_status
xarab_generator_open (const xarab_analyzer *analyzer, xarab_generator **generator, xarab_error *error)
{
    return at_the_door (error, [&] { *generator = new xarab_generator (analyzer); });
}

void
xarab_generator_close (xarab_generator *generator)
{
    delete generator;
}

/* The terms of the day, month and year that a document was published on, and
 * the value that results are sorted by. */
static void
add_published (Xapian::Document &document, day_number day, Xapian::valueno slot)
{
    const ymd    when = calendar_ymd (CALENDAR_GREGORIAN, day);
    char         terms[DATE_TERMS_MAX][DATE_TERM_ROOM], value[16];
    const size_t count = date_terms (day, day, true, terms, DATE_TERMS_MAX);

    for (size_t i = 0; i < count; i++)
        document.add_boolean_term (terms[i]);
    snprintf (value, sizeof value, "%04d%02u%02u", int (when.year), unsigned (when.month), unsigned (when.day));
    document.add_value (slot, value);
}

xarab_status
xarab_generator_set_document (xarab_generator *generator, void *document, xarab_text date, xarab_error *error)
{
    const day_number day = reference_day (text_span (date));

    if (date.size && day == DAY_NONE)
        return fail (error, XARAB_MISUSED, "'%.*s' is no date; a date is YYYY-MM-DD", (int) date.size, date.at);
    return at_the_door (error, [&] {
        generator->document = *static_cast<Xapian::Document *> (document);
        generator->position = 0;
        document_begin (&generator->choices.document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
        if (day != DAY_NONE)
            add_published (generator->document, day, Xapian::valueno (generator->analyzer->settings.index.date_slot));
    });
}

xarab_status
xarab_generator_set (xarab_generator *generator, const xarab_generator_options *options, xarab_error *error)
{
    return at_the_door (error, [&] {
        generator_choices &choices = generator->choices;

        choices.strategy = options->strategy;
        choices.stopper  = static_cast<const Xapian::Stopper *> (options->stopper);
        choices.stopping = options->stopping;
        choices.flags    = options->flags;
        choices.longest  = options->longest ? options->longest : SIZE_MAX;
        if (options->spellings)
            choices.spellings = *static_cast<const Xapian::WritableDatabase *> (options->spellings);
    });
}

xarab_status
xarab_generator_index (xarab_generator *generator, xarab_text text, uint32_t wdf, xarab_text prefix, bool positions,
                       xarab_error *error)
{
    return at_the_door (error, [&] {
        const std::string field = text_of (prefix);
        const field_text  of { text_span (text), wdf, field, positions };
        const auto last = generate (*generator->worker, generator->choices, generator->document, of, generator->position);

        if (positions)
            generator->position = last;
    });
}

uint32_t
xarab_generator_position (const xarab_generator *generator)
{
    return generator->position;
}

void
xarab_generator_set_position (xarab_generator *generator, uint32_t position)
{
    generator->position = position;
}

/* ---- queries ---- */

/* A database made without us is no mistake here; it is searched as it was made. */
static xarab_status
check_database (const xarab_analyzer *analyzer, const Xapian::Database &database, xarab_error *error)
{
    xapc_database asked { database, {} };

    if (database.get_metadata (METADATA_FORMAT).empty ())
        return XARAB_OK;
    return xarab_index_check (analyzer, &asked, error);
}

xarab_status
xarab_parser_open (const xarab_analyzer *analyzer, const void *database, xarab_parser **parser, xarab_error *error)
{
    xarab_status checked = XARAB_OK;
    xarab_status status  = at_the_door (error, [&] {
        const auto &of = *static_cast<const Xapian::Database *> (database);

        checked = check_database (analyzer, of, error);
        if (checked == XARAB_OK)
            *parser = new xarab_parser (analyzer, of);
    });

    return status == XARAB_OK ? checked : status;
}

void
xarab_parser_close (xarab_parser *parser)
{
    delete parser;
}

xarab_status
xarab_parser_add_prefix (xarab_parser *parser, xarab_text field, xarab_text prefix, xarab_error *error)
{
    return at_the_door (error, [&] {
        parser->host.add_prefix (text_of (field), text_of (prefix));
        parser->choices.fields[text_of (field)].push_back (text_of (prefix));
    });
}

xarab_status
xarab_parser_add_boolean_prefix (xarab_parser *parser, xarab_text field, xarab_text prefix, bool exclusive,
                                 xarab_error *error)
{
    return at_the_door (error, [&] {
        parser->host.add_boolean_prefix (text_of (field), text_of (prefix), exclusive);
        parser->choices.fields[text_of (field)];
    });
}

xarab_status
xarab_parser_add_range (xarab_parser *parser, void *range_processor, xarab_error *error)
{
    if (range_processor == nullptr)
        return fail (error, XARAB_MISUSED, "no range processor was given");
    return at_the_door (error, [&] {
        parser->host.add_rangeprocessor (static_cast<Xapian::RangeProcessor *> (range_processor));
        parser->choices.ranges = true;
    });
}

xarab_status
xarab_parser_set_operator (xarab_parser *parser, int operation, xarab_error *error)
{
    return at_the_door (error, [&] { parser->host.set_default_op (static_cast<Xapian::Query::op> (operation)); });
}

xarab_status
xarab_parser_set_stopper (xarab_parser *parser, const void *stopper, xarab_error *error)
{
    return at_the_door (error, [&] {
        const auto *programs = static_cast<const Xapian::Stopper *> (stopper);
        either_stopper *either = programs ? new either_stopper (programs) : nullptr;
        parser->host.set_stopper (either ? either->release () : nullptr);
        parser->choices.stopper = either;
    });
}

xarab_status
xarab_parser_set_strategy (xarab_parser *parser, int strategy, xarab_error *error)
{
    return at_the_door (error, [&] {
        parser->host.set_stemming_strategy (static_cast<Xapian::QueryParser::stem_strategy> (strategy));
        parser->choices.strategy = strategy;
    });
}

xarab_status
xarab_parser_set_expansion (xarab_parser *parser, uint32_t most, int limit, unsigned flags, xarab_error *error)
{
    return at_the_door (error, [&] {
        parser->host.set_max_expansion (most, limit, flags);
        parser->choices.expansion = parser->choices.expansion || (flags & Xapian::QueryParser::FLAG_WILDCARD);
    });
}

/* What went wrong in a query is told as the query's, not as Xapian's. */
static xarab_status
as_bad_query (xarab_status status, xarab_error *error)
{
    static const char mark[] = "QueryParserError: ";

    if (status != XARAB_XAPIAN || ! error || strncmp (error->detail, mark, sizeof mark - 1) != 0)
        return status;
    const std::string rest (error->detail + sizeof mark - 1);
    return fail (error, XARAB_BAD_QUERY, "%s", rest.c_str ());
}

xarab_status
xarab_parser_parse (xarab_parser *parser, xarab_text text, unsigned flags, xarab_text prefix, void *query,
                    xarab_error *error)
{
    xarab_status status = at_the_door (error, [&] {
        *static_cast<Xapian::Query *> (query)
            = ask_to_light (&parser->host, parser->choices, *parser->worker, text_of (text), flags, text_of (prefix));
    });

    return as_bad_query (status, error);
}

const void *
xarab_parser_host (const xarab_parser *parser)
{
    return &parser->host;
}

xarab_status
xarab_parser_suggest (const xarab_parser *parser, bool found, char *to, size_t room, xarab_error *error)
{
    if (room == 0)
        return fail (error, XARAB_MISUSED, "no room for the answer");
    return at_the_door (error, [&] {
        const std::string better = corrected (parser->choices, found);
        size_t            size   = better.size () < room ? better.size () : room - 1;

        while (size > 0 && size < better.size () && (static_cast<unsigned char> (better[size]) & 0xc0) == 0x80)
            size--;
        memcpy (to, better.data (), size);
        to[size] = '\0';
    });
}

xarab_status
xarab_object_show (const xarab_analyzer *analyzer, const void *query, xarab_text text, const xarab_showing *as,
                   void (*take) (void *your, xarab_text), void *your, xarab_error *error)
{
    bool         ours   = false;
    xarab_status status = at_the_door (error, [&] {
        const std::string all = text_of (text), open = text_of (as->open), close = text_of (as->close),
                          omit = text_of (as->omit);
        const auto       &asked = *static_cast<const Xapian::Query *> (query);
        const auto        none  = std::make_shared<parsed> (*analyzer, analyzer->analyzer);
        const auto        tree  = asked.empty () ? none : parsed_of (asked);

        ours = tree && &tree->owner == analyzer;
        if (! ours)
            return;
        own_worker        worker (analyzer);
        const unsigned    flags = as->only_marked ? unsigned (Xapian::MSet::SNIPPET_EMPTY_WITHOUT_MATCH) : 0u;
        const size_t      size  = as->size ? as->size : all.size ();
        const std::string shown = show (*worker, *tree, { all, size, flags, open, close, omit });
        take (your, bytes_of (shown));
    });

    if (status == XARAB_OK && ! ours)
        return fail (error, XARAB_MISUSED, "the query was not parsed by this library with this analyzer");
    return status;
}
