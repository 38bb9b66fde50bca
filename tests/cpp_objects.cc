/* xapian-arabic.hpp on Xapian's objects, without the preload. Built by
 * t_examples.sh against an installation; prints what does not hold. Its argument
 * is a folder to write to. */
#include <iostream>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include <xapian-arabic.hpp>

using namespace xapian_arabic;

static int failed;

static void
check (const char *what, bool holds)
{
    if (! holds) {
        failed++;
        std::cout << "FAILED: " << what << "\n";
    }
}

template <typename Kind, typename Body>
static void
throws (const char *what, Body body)
{
    try {
        body ();
        check (what, false);
    } catch (const Kind &) {
    }
}

static const char text[] = "قال السيد محمد باقري إن الوزراء قرأوا كِتَابًا يوم 4 كانون الأول 2023";

static std::vector<std::string>
terms (TermGenerator &generator)
{
    Xapian::Document document;

    generator.set_document (document);
    generator.index_text (text);
    return { document.termlist_begin (), document.termlist_end () };
}

static void
stems ()
{
    Stem stem;

    check ("a stemmer", stem ("وبالمدارس") == stem ("مدرسة") && ! stem ("مدرسة").empty ());
    const Xapian::Stem copy (stem);
    stem = Stem ();
    check ("its copy", copy ("المدارس") == stem ("مدرسة"));

    Xapian::TermGenerator plain;
    Xapian::Document      document;
    plain.set_stemmer (stem);
    plain.set_document (document);
    plain.index_text ("المدارس");
    const std::set<std::string> found (document.termlist_begin (), document.termlist_end ());
    check ("in Xapian's own generator", found.count ("Z" + stem ("مدرسة")) == 1);
}

static void
generators (const Analyzer &arabic, const std::string &folder)
{
    TermGenerator    generator (arabic);
    Xapian::Document document;
    const auto       wanted = terms (generator);

    check ("a document teaches the next nothing", terms (generator) == wanted);
    generator.set_document (document, "2023-12-04");
    generator.set_stemming_strategy (Xapian::TermGenerator::STEM_NONE);
    generator.index_text ("الوزراء", 3, "XT");
    const std::set<std::string> found (document.termlist_begin (), document.termlist_end ());
    check ("no stems, a prefix, the day", found == std::set<std::string> { "D20231204", "M202312", "Y2023", "XTالوزراء" });
    check ("the value", document.get_value (4) == "20231204");
    generator.increase_termpos ();
    check ("positions", generator.get_termpos () == 101);

    Xapian::SimpleStopper stopper;
    stopper.add ("الوزراء");
    generator.set_stopper (&stopper);
    generator.set_stopper_strategy (Xapian::TermGenerator::STOP_ALL);
    generator.set_document (document = Xapian::Document ());
    generator.index_text_without_positions ("الوزراء كتاب");
    check ("stop words", document.termlist_count () == 1 && *document.termlist_begin () == "كتاب");
    check ("flags", generator.set_flags (Xapian::TermGenerator::FLAG_SPELLING) == 0
                        && generator.set_flags (Xapian::TermGenerator::flags (0))
                               == Xapian::TermGenerator::FLAG_SPELLING);
    throws<Xapian::InvalidArgumentError> ("no date", [&] { generator.set_document (document, "soon"); });

    TermGenerator moved (std::move (generator));
    moved.set_document (document);
    moved.set_stopper (nullptr);
    moved.index_text ("كتاب");
    check ("a moved generator", moved.get_termpos () == 1);
    moved.set_max_word_length (8);
    moved.set_document (document = Xapian::Document ());
    moved.index_text_without_positions ("كتاب المكتبات");
    check ("a word too long", document.termlist_count () == 1);

    /* another generator's database is not its own's */
    {
        Xapian::WritableDatabase       spellings (folder + "/words", Xapian::DB_CREATE_OR_OVERWRITE);
        std::unique_ptr<TermGenerator> first (new TermGenerator (arabic));
        first->set_database (spellings);
        TermGenerator second (std::move (*first));
        first.reset ();
        second.set_flags (Xapian::TermGenerator::FLAG_SPELLING);
        second.index_text ("مكتبات");
        spellings.commit ();
        check ("spellings of a moved generator", spellings.spellings_begin () != spellings.spellings_end ());
    }
}

static std::set<Xapian::docid>
found (const Xapian::Database &database, const Xapian::Query &query)
{
    std::set<Xapian::docid> ids;
    Xapian::Enquire         enquire (database);

    enquire.set_query (query);
    const Xapian::MSet all = enquire.get_mset (0, 10);
    for (auto one = all.begin (); one != all.end (); ++one)
        ids.insert (*one);
    return ids;
}

static void
queries (const Analyzer &arabic)
{
    typedef std::set<Xapian::docid> ids;
    Xapian::WritableDatabase database ("", Xapian::DB_BACKEND_INMEMORY);
    TermGenerator            generator (arabic);

    arabic.prepare (database);
    for (const char *one : { text, "البقر في الحقل الأخضر", "اجتمع الوزراء" }) {
        Xapian::Document document;
        generator.set_document (document);
        generator.index_text (one);
        document.add_boolean_term ("Kx");
        database.add_document (document);
    }

    QueryParser parser (arabic, database);
    throws<Xapian::InvalidArgumentError> ("no range processor", [&] { parser.add_rangeprocessor (nullptr); });
    check ("a name", found (database, parser.parse_query ("باقير")) == ids { 1 });
    check ("a day", found (database, parser.parse_query ("date:2023-12-04")) == ids { 1 });
    check ("a form", found (database, parser.parse_query ("الوزير")) == ids { 1, 3 });
    parser.set_stemming_strategy (Xapian::QueryParser::STEM_NONE);
    check ("a form, words alone", found (database, parser.parse_query ("الوزير")).empty ());
    parser.set_stemming_strategy (Xapian::QueryParser::STEM_SOME);
    parser.set_max_expansion (1);
    check ("a beginning of one", found (database, parser.parse_query ("اجتم*")) == ids { 3 });
    throws<Xapian::WildcardError> ("of more", [&] { found (database, parser.parse_query ("ال*")); });
    parser.set_default_op (Xapian::Query::OP_AND);
    check ("both", found (database, parser.parse_query ("الوزير البقر")).empty ());
    parser.add_boolean_prefix ("kind", "K");
    check ("a field of the program's", found (database, parser.parse_query ("kind:x الحقول")) == ids { 2 });
    parser.parse_query ("البقرر");
    check ("did you mean", parser.get_corrected_query_string (false) == "البقر");
    throws<Xapian::QueryParserError> ("a day that makes no sense", [&] { parser.parse_query ("date:soon"); });

    const Xapian::Query joined (Xapian::Query::OP_FILTER, parser.parse_query ("باقير"), Xapian::Query ("Kx"));
    check ("lit", highlight (arabic, joined, "<محمد باقري>", 0, "[", "]") == "&lt;محمد [باقري]&gt;");
    throws<Xapian::InvalidArgumentError> ("a query of another's", [&] { highlight (arabic, Xapian::Query ("x"), text); });
    throws<Xapian::InvalidArgumentError> ("another analyzer's", [&] { highlight (Analyzer (), joined, text); });

    /* the fields in a parser that stays the program's */
    Xapian::QueryParser plain;
    plain.add_boolean_prefix ("date", (new FieldProcessor (arabic, database, "date"))->release ());
    plain.add_boolean_prefix ("name", (new FieldProcessor (arabic, database, "name"))->release ());
    check ("a date field", found (database, plain.parse_query ("date:2023-12")) == ids { 1 });
    check ("a name field", found (database, plain.parse_query ("name:\"محمد باقير\"")) == ids { 1 });
    throws<Xapian::QueryParserError> ("a field's mistake", [&] { plain.parse_query ("date:soon"); });

    Xapian::WritableDatabase stock ("", Xapian::DB_BACKEND_INMEMORY);
    stock.add_document (Xapian::Document ());
    throws<Xapian::DatabaseVersionError> ("a stock database", [&] { arabic.prepare (stock); });
    throws<Xapian::InvalidOperationError> ("settings that are not there", [] { Analyzer ("/nowhere/a.conf"); });
    stock.close ();
    throws<Xapian::DatabaseClosedError> ("a database closed", [&] { QueryParser (arabic, stock); });
    const Xapian::Query plainly = parser.parse_query ("kind:x news", 0);
    check ("lit, though Xapian's parser read it", highlight (arabic, plainly, "news", 0, "[", "]") == "[news]");
    check ("nothing lit", highlight (arabic, Xapian::Query (), "news") == "news");
}

static void
threads (const Analyzer &arabic)
{
    TermGenerator            generator (arabic);
    const auto               wanted = terms (generator);
    std::vector<std::thread> all;
    bool                     same[8] = {};

    for (bool &one : same)
        all.emplace_back ([&] {
            TermGenerator own (arabic);
            one = true;
            for (int i = 0; i < 20; i++)
                one = one && terms (own) == wanted;
        });
    for (std::thread &one : all)
        one.join ();
    for (bool one : same)
        check ("a thread", one);
}

int
main (int, char **arguments)
try {
    const Analyzer arabic;

    stems ();
    generators (arabic, arguments[1]);
    queries (arabic);
    threads (arabic);
    return failed != 0;
} catch (const Xapian::Error &error) {
    std::cout << error.get_description () << "\n";
    return 1;
}
