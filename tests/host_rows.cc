/* Rows of what Xapian's TermGenerator and QueryParser make of a text, run in a
 * program linked with Xapian alone: under exec and without.
 *
 *   host_rows terms FILE DATABASE    a row: options, text, every term "term:wdf[positions]"
 *   host_rows query FILE DATABASE    a row: options, query, its description
 *
 * The database is made for the words of dictionaries. A failing row is told as file:line; exit status 1. Options stand with a comma
 * between them; which there are: the two tables below. */
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Xapian::QueryParser;
using Xapian::TermGenerator;

std::vector<std::string>
split (const std::string &text, char at)
{
    std::vector<std::string> parts;
    std::istringstream       from (text);

    for (std::string part; std::getline (from, part, at);)
        parts.push_back (part);
    return parts;
}

struct option {
    std::string name, value;
};

std::vector<option>
read_options (const std::string &cell)
{
    std::vector<option> options;

    for (const std::string &one : split (cell, ',')) {
        const size_t equals = one.find ('=');
        options.push_back ({ one.substr (0, equals), equals == std::string::npos ? "" : one.substr (equals + 1) });
    }
    return options;
}

[[noreturn]] void
unknown (const option &one)
{
    std::fprintf (stderr, "host_rows: no option '%s'\n", one.name.c_str ());
    std::exit (2);
}

/* "stop=the" and the like: words are taken from '+' to '+'. */
void
stop_words (Xapian::SimpleStopper &stopper, const std::string &words)
{
    for (const std::string &word : split (words, '+'))
        stopper.add (word);
}

/* ---- terms ---- */

constexpr struct {
    const char                  *name;
    TermGenerator::stem_strategy strategy;
} generator_strategies[] = {
    { "none", TermGenerator::STEM_NONE },   { "some", TermGenerator::STEM_SOME },
    { "all", TermGenerator::STEM_ALL },     { "all_z", TermGenerator::STEM_ALL_Z },
    { "full", TermGenerator::STEM_SOME_FULL_POS },
};

constexpr struct {
    const char                  *name;
    TermGenerator::stop_strategy strategy;
} stop_strategies[] = {
    { "stop_none", TermGenerator::STOP_NONE },
    { "stop_all", TermGenerator::STOP_ALL },
    { "stop_stemmed", TermGenerator::STOP_STEMMED },
};

/* What a row's options make of a generator, and of its call. */
struct indexing {
    Xapian::SimpleStopper stopper;
    TermGenerator         generator;
    std::string           prefix;
    unsigned              weight    = 1;
    bool                  positions = true;
    bool                  spelling  = false;

    void
    apply (const option &one)
    {
        for (const auto &row : generator_strategies)
            if (one.name == row.name)
                return generator.set_stemming_strategy (row.strategy);
        for (const auto &row : stop_strategies)
            if (one.name == row.name)
                return generator.set_stopper_strategy (row.strategy);
        if (one.name == "stem")
            generator.set_stemmer (Xapian::Stem (one.value));
        else if (one.name == "stop") {
            stop_words (stopper, one.value);
            generator.set_stopper (&stopper);
        } else if (one.name == "prefix")
            prefix = one.value;
        else if (one.name == "weight")
            weight = static_cast<unsigned> (std::stoul (one.value));
        else if (one.name == "longest")
            generator.set_max_word_length (static_cast<unsigned> (std::stoul (one.value)));
        else if (one.name == "from")
            generator.set_termpos (static_cast<unsigned> (std::stoul (one.value)));
        else if (one.name == "bare")
            positions = false;
        else if (one.name == "cjk")
            generator.set_flags (TermGenerator::FLAG_CJK_NGRAM);
        else if (one.name == "spelling")
            spelling = true;
        else
            unknown (one);
    }
};

std::string
print_terms (const Xapian::Document &document)
{
    std::ostringstream to;

    for (auto term = document.termlist_begin (); term != document.termlist_end (); ++term) {
        const char *between = "[";

        to << (to.tellp () > 0 ? " " : "") << *term << ':' << term.get_wdf ();
        for (auto at = term.positionlist_begin (); at != term.positionlist_end (); ++at, between = ",")
            to << between << *at;
        if (*between == ',')
            to << ']';
    }
    return to.str ();
}

std::string
terms_of (const std::string &options, const std::string &text, const Xapian::WritableDatabase &words)
{
    indexing         now;
    Xapian::Document document;

    now.generator.set_document (document);
    for (const option &one : read_options (options))
        now.apply (one);
    if (now.spelling) {
        now.generator.set_database (words);
        now.generator.set_flags (TermGenerator::FLAG_SPELLING);
    }
    if (now.positions)
        now.generator.index_text (text, now.weight, now.prefix);
    else
        now.generator.index_text_without_positions (text, now.weight, now.prefix);
    return print_terms (document);
}

/* ---- queries ---- */

constexpr struct {
    const char *name;
    unsigned    flag;
} flags[] = {
    { "any_case", QueryParser::FLAG_BOOLEAN_ANY_CASE }, { "wildcard", QueryParser::FLAG_WILDCARD },
    { "pure_not", QueryParser::FLAG_PURE_NOT },         { "partial", QueryParser::FLAG_PARTIAL },
    { "spelling", QueryParser::FLAG_SPELLING_CORRECTION }, { "synonym", QueryParser::FLAG_SYNONYM },
    { "auto", QueryParser::FLAG_AUTO_SYNONYMS },        { "cjk", QueryParser::FLAG_CJK_NGRAM },
    { "flat", QueryParser::FLAG_NO_POSITIONS },         { "multi", QueryParser::FLAG_AUTO_MULTIWORD_SYNONYMS },
    { "accumulate", QueryParser::FLAG_ACCUMULATE },
};

constexpr struct {
    const char                *name;
    QueryParser::stem_strategy strategy;
} parser_strategies[] = {
    { "none", QueryParser::STEM_NONE },   { "some", QueryParser::STEM_SOME },
    { "all", QueryParser::STEM_ALL },     { "all_z", QueryParser::STEM_ALL_Z },
    { "full", QueryParser::STEM_SOME_FULL_POS },
};

constexpr struct {
    const char       *name;
    Xapian::Query::op op;
} operators[] = {
    { "and", Xapian::Query::OP_AND },       { "near", Xapian::Query::OP_NEAR },
    { "phrase", Xapian::Query::OP_PHRASE }, { "max", Xapian::Query::OP_MAX },
};

/* A field whose values the program understands by itself. */
struct own_field : Xapian::FieldProcessor {
    Xapian::Query
    operator() (const std::string &value) override
    {
        return Xapian::Query ("XOWN" + value);
    }
};

struct asking {
    Xapian::SimpleStopper    stopper;
    Xapian::RangeProcessor   range { 1, "$" };
    QueryParser              parser;
    unsigned                 on = QueryParser::FLAG_DEFAULT;
    std::string              prefix, show, before;

    /* The fields and words that rows may speak of. */
    explicit asking (Xapian::WritableDatabase words)
    {
        parser.add_prefix ("author", "A");
        parser.add_prefix ("title", "XT");
        parser.add_boolean_prefix ("site", "H");
        parser.add_boolean_prefix ("kind", "XK");
        parser.add_boolean_prefix ("one", "XA", new std::string ("group"));
        parser.add_boolean_prefix ("other", "XB", new std::string ("group"));
        parser.add_prefix ("own", (new own_field)->release ());
        parser.add_boolean_prefix ("only", (new own_field)->release ());
        parser.add_rangeprocessor (&range);
        for (const char *word : { "bridge", "بغداد", "المدرسه" })
            words.add_spelling (word, 3);
        words.add_synonym ("car", "automobile");
        words.add_synonym ("sea food", "fish");
        words.add_synonym ("نفط", "بترول");
        words.add_synonym ("سوق نفط", "اوبك");
        parser.set_database (words);
    }

    void
    apply (const option &one)
    {
        for (const auto &row : flags)
            if (one.name == row.name)
                on |= row.flag;
            else if (one.name == std::string ("no_") + row.name)
                on &= ~row.flag;
        for (const auto &row : parser_strategies)
            if (one.name == row.name)
                parser.set_stemming_strategy (row.strategy);
        for (const auto &row : operators)
            if (one.name == row.name)
                parser.set_default_op (row.op);
        if (one.name == "stem")
            parser.set_stemmer (Xapian::Stem (one.value));
        else if (one.name == "stop") {
            stop_words (stopper, one.value);
            parser.set_stopper (&stopper);
        } else if (one.name == "prefix")
            prefix = one.value;
        else if (one.name == "bare")
            on = 0;
        else if (one.name == "most")
            parser.set_max_expansion (static_cast<unsigned> (std::stoul (one.value)));
        else if (one.name == "show")
            show = one.value;
        else if (one.name == "before") /* a query that is parsed first */
            before = one.value;
    }
};

std::string
join (Xapian::TermIterator from, const Xapian::TermIterator &end)
{
    std::string all;

    for (; from != end; ++from)
        all += (all.empty () ? "" : " ") + *from;
    return all;
}

/* A description without "Query(…)" around it; what carries our tree, which
 * weighs nothing, as "[ours]". */
std::string
without_carrier (std::string all)
{
    const std::string carrier = " AND_MAYBE PostingSource(Xapian::FixedWeightPostingSource(wt=0)))";

    all = all.substr (6, all.size () - 7);
    for (size_t at = all.find (carrier); at != std::string::npos; at = all.find (carrier))
        all.replace (at, carrier.size (), ")[ours]");
    return all;
}

/* The description, or what the option "show" asks for. */
std::string
query_of (const std::string &options, const std::string &text, const Xapian::WritableDatabase &words)
{
    asking now (words);

    for (const option &one : read_options (options))
        now.apply (one);
    try {
        if (! now.before.empty ())
            now.parser.parse_query (now.before, now.on & ~unsigned (QueryParser::FLAG_ACCUMULATE));
        const Xapian::Query query = now.parser.parse_query (text, now.on, now.prefix);
        if (now.show == "corrected")
            return now.parser.get_corrected_query_string ();
        if (now.show == "stopped")
            return join (now.parser.stoplist_begin (), now.parser.stoplist_end ());
        if (! now.show.empty ()) /* the words of this stem */
            return join (now.parser.unstem_begin (now.show), now.parser.unstem_end (now.show));
        return without_carrier (query.get_description ());
    } catch (const Xapian::Error &error) {
        return error.get_msg ();
    }
}

} // namespace

/* A parser asks nothing of an empty database. */
void
add_document (Xapian::WritableDatabase &to)
{
    Xapian::Document      document;
    Xapian::TermGenerator generator;

    generator.set_stemmer (Xapian::Stem ("arabic"));
    generator.set_document (document);
    generator.index_text ("خبر");
    to.add_document (document);
    to.commit ();
}

int
main (int count, char **arguments)
{
    if (count != 4) {
        std::fprintf (stderr, "usage: host_rows terms|query FILE DATABASE\n");
        return 2;
    }
    const bool    terms = std::strcmp (arguments[1], "terms") == 0, print = std::getenv ("PRINT_ROWS") != nullptr;
    std::ifstream from (arguments[2]);
    Xapian::WritableDatabase words (arguments[3], Xapian::DB_CREATE_OR_OVERWRITE);
    add_document (words);
    unsigned      number = 0, rows = 0, bad = 0;

    for (std::string line; std::getline (from, line);) {
        number++;
        if (line.empty () || line[0] == '#')
            continue;
        std::vector<std::string> cells = split (line, '\t');
        cells.resize (4);
        const std::string have = terms ? terms_of (cells[0], cells[1], words)
                                       : query_of (cells[0], cells[1], words);
        rows++;
        if (print)
            std::cout << cells[0] << '\t' << cells[1] << '\t' << have << '\t' << cells[3] << '\n';
        else if (have != cells[2] && ++bad)
            std::cout << arguments[2] << ':' << number << ": " << cells[1] << ": got " << have << ", want " << cells[2]
                      << '\n';
    }
    std::fprintf (stderr, "%u rows, %u differ\n", rows, bad);
    return rows == 0 || bad > 0;
}
