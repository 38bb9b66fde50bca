/* A program that uses Xapian hard: ten million copies, moves and new objects in
 * old places, threads, a query of a megabyte. Run under exec and without; it
 * must neither crash nor grow.
 *
 *   host_objects DATABASE */
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

void
must (bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf (stderr, "host_objects: %s\n", what);
    std::exit (1);
}

/* Pages this process has in memory. */
long
pages ()
{
    long  all = 0, resident = 0;
    FILE *from = std::fopen ("/proc/self/statm", "r");

    must (from && std::fscanf (from, "%ld %ld", &all, &resident) == 2, "no /proc/self/statm");
    std::fclose (from);
    return resident;
}

std::string
terms (Xapian::TermGenerator &generator, const char *text)
{
    Xapian::Document document;
    std::string      all;

    generator.set_document (document);
    generator.set_termpos (0);
    generator.index_text (text);
    for (auto at = document.termlist_begin (); at != document.termlist_end (); ++at)
        all += *at + ' ';
    return all;
}

/* Each turn makes, copies, assigns, moves and drops: over ten operations. */
void
churn (unsigned turns)
{
    for (unsigned i = 0; i < turns; i++) {
        Xapian::TermGenerator one, copy (one), other;
        other = copy;
        one   = std::move (other);
        Xapian::QueryParser parser, twin (parser);
        parser = twin;
        Xapian::MSet found, again (found);
        again = std::move (found);
    }
}

void
reuse (const Xapian::Stem &arabic)
{
    const char       *text = "الوزراء في القاهرة";
    Xapian::TermGenerator with, without;
    with.set_stemmer (arabic);
    const std::string ours = terms (with, text), plain = terms (without, text);

    must (ours != plain, "the stemmer changes nothing");
    for (int i = 0; i < 3000; i++) {
        auto *generator = new Xapian::TermGenerator; /* most often where the last one was */
        if (i % 2)
            generator->set_stemmer (arabic);
        Xapian::TermGenerator copy (*generator), moved (std::move (*generator));
        delete generator;
        must (terms (i % 3 ? copy : moved, text) == (i % 2 ? ours : plain), "an object is taken for a former one");
    }
}

void
long_query (const Xapian::Database &database, const Xapian::Stem &arabic)
{
    Xapian::QueryParser parser;
    Xapian::Enquire     enquire (database);
    std::string         text;

    parser.set_stemmer (arabic);
    parser.set_database (database);
    while (text.size () < 1000000)
        text += "\"الوزراء (-+name: date:2023 «القاهرة ";
    try {
        enquire.set_query (parser.parse_query (text));
        enquire.get_mset (0, 10);
    } catch (const Xapian::QueryParserError &) {
        return; /* it may be refused */
    }
}

void
search (const char *path)
{
    Xapian::Database    database (path);
    Xapian::Stem        arabic ("arabic");
    Xapian::QueryParser parser;
    Xapian::Enquire     enquire (database);

    parser.set_stemmer (arabic);
    parser.set_database (database);
    for (int i = 0; i < 200; i++) {
        enquire.set_query (parser.parse_query ("القاهرة كتاب"));
        Xapian::MSet found = enquire.get_mset (0, 10), kept;
        kept = found;
        must (kept.size () > 0, "nothing found");
        must (kept.snippet ("القاهرة اليوم", 100, arabic).find ("<b>") != std::string::npos, "nothing lit");
    }
}

} // namespace

int
main (int count, char **arguments)
{
    must (count == 2, "needs a database");
    const Xapian::Stem arabic ("arabic");

    reuse (arabic);
    churn (50000);
    const long before = pages ();
    churn (950000);
    must (pages () < before + 256, "it grows");
    long_query (Xapian::Database (arguments[1]), arabic);

    std::vector<std::thread> threads;
    for (int i = 0; i < 4; i++)
        threads.emplace_back ([=] {
            reuse (Xapian::Stem ("arabic"));
            search (arguments[1]);
        });
    for (std::thread &thread : threads)
        thread.join ();
    return 0;
}
