/* A program that uses Xapian hard, to be run under exec and without; it must
 * neither crash nor grow nor take an object for a former one.
 *
 *   host_objects churn DATABASE    made, copied, moved, dropped: TURNS times (50000) each of 20 objects
 *   host_objects query DATABASE    a query of a megabyte
 *   host_objects threads FOLDER    eight threads, each with a database of its own
 *   host_objects workers DATABASE  forked while threads are busy
 *   host_objects first DATABASE    forked while a thread uses Xapian for the first time */
#include <xapian.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

const char *const text = "قال السيد محمد باقري إن الوزراء اجتمعوا في القاهرة يوم 4 كانون الأول 2023";

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
terms (Xapian::TermGenerator &generator)
{
    Xapian::Document document;
    std::string      all;

    generator.set_document (document);
    generator.index_text (text);
    for (auto at = document.termlist_begin (); at != document.termlist_end (); ++at)
        all += *at + ' ';
    return all;
}

/* Twenty objects a turn. */
void
turn (const Xapian::Database &database, const Xapian::Stem &arabic, const Xapian::Query &query)
{
    Xapian::TermGenerator one, copy (one), other;
    one.set_stemmer (arabic);
    other = copy;
    one   = std::move (other);
    Xapian::TermGenerator moved (std::move (one));

    Xapian::SimpleStopper stopper;
    Xapian::QueryParser   parser, twin (parser);
    parser.set_stemmer (arabic);
    parser.set_stopper (&stopper);
    parser = twin;
    Xapian::QueryParser gone (std::move (twin));

    Xapian::Enquire enquire (database), same (enquire);
    enquire.set_query (query);
    same = enquire;
    Xapian::Enquire taken (std::move (same));

    Xapian::MSet found, again (found);
    again = std::move (found);
    Xapian::Query carried (query), held (Xapian::Query::OP_FILTER, carried, Xapian::Query ("Q1"));
}

Xapian::Query
parsed (const Xapian::Database &database, const Xapian::Stem &arabic, const char *words)
{
    Xapian::QueryParser parser;

    parser.set_stemmer (arabic);
    parser.set_database (database);
    return parser.parse_query (words);
}

/* The address of an object that is gone is another's: nothing of it must stick. */
void
reuse (const Xapian::Stem &arabic)
{
    Xapian::TermGenerator with, without;
    with.set_stemmer (arabic);
    const std::string ours = terms (with), plain = terms (without);

    must (ours != plain, "the stemmer changes nothing");
    for (int i = 0; i < 1000; i++) {
        auto *generator = new Xapian::TermGenerator; /* most often where the last one was */
        if (i % 2)
            generator->set_stemmer (arabic);
        Xapian::TermGenerator copy (*generator), moved (std::move (*generator));
        delete generator;
        must (terms (i % 3 ? copy : moved) == (i % 2 ? ours : plain), "an object is taken for a former one");
    }
}

void
churn (const char *path)
{
    const Xapian::Database database (path);
    const Xapian::Stem     arabic ("arabic");
    const Xapian::Query    query = parsed (database, arabic, "القاهرة باقير");
    const char            *asked = std::getenv ("TURNS");
    const long             turns = asked ? std::atol (asked) : 50000;

    reuse (arabic);
    for (long i = 0; i < turns / 10; i++)
        turn (database, arabic, query);
    const long before = pages ();
    for (long i = 0; i < turns; i++)
        turn (database, arabic, query);
    must (pages () < before + 256, "it grows");
    reuse (arabic);
}

void
search (const Xapian::Database &database, int times)
{
    const Xapian::Stem arabic ("arabic");
    Xapian::Enquire    enquire (database);

    for (int i = 0; i < times; i++) {
        enquire.set_query (parsed (database, arabic, "القاهرة باقير"));
        Xapian::MSet found = enquire.get_mset (0, 10), kept;
        kept = found;
        must (kept.size () > 0, "nothing found");
        must (kept.snippet ("القاهرة اليوم", 100, arabic).find ("<b>") != std::string::npos, "nothing lit");
    }
}

void
long_query (const char *path)
{
    const Xapian::Database database (path);
    Xapian::Enquire        enquire (database);
    std::string            all;

    while (all.size () < 1000000)
        all += "\"الوزراء (-+name: date:2023 «القاهرة ";
    try {
        enquire.set_query (parsed (database, Xapian::Stem ("arabic"), all.c_str ()));
        enquire.get_mset (0, 10);
    } catch (const Xapian::QueryParserError &) {
        return; /* it may be refused */
    }
}

void
own_database (const std::string &path)
{
    Xapian::WritableDatabase database (path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator    generator;

    generator.set_stemmer (Xapian::Stem ("arabic"));
    for (int i = 0; i < 100; i++) {
        Xapian::Document document;
        generator.set_document (document);
        generator.index_text (text);
        database.add_document (document);
    }
    database.commit ();
    search (database, 50);
    reuse (Xapian::Stem ("arabic"));
}

void
threads (const std::string &folder)
{
    std::vector<std::thread> all;

    for (int i = 0; i < 8; i++)
        all.emplace_back (own_database, folder + "/" + std::to_string (i));
    for (std::thread &one : all)
        one.join ();
}

/* What a program with threads does all the time, under a lock of the C library
 * that a fork does not mind. */
void
tell_time (const std::atomic<bool> &done)
{
    std::tm local;

    while (! done) {
        const std::time_t now = std::time (nullptr);
        localtime_r (&now, &local);
    }
}

/* Words that are not Arabic: under text.latin_stemmer one stemmer is shared. */
void
stem_words (const std::atomic<bool> &done)
{
    const Xapian::Stem arabic ("arabic");
    std::string        word = "aaaaaaaarunning"; /* each time another: those met before are remembered */

    while (! done) {
        arabic (word);
        for (size_t at = 0; ++word[at] > 'z' && at < 8; at++)
            word[at] = 'a';
    }
}

/* The clock is asked anew each quarter of an hour; not in the midst of this. */
void
wait_for_quarter ()
{
    while (std::time (nullptr) % 900 > 870)
        sleep (1);
}

/* A child has only the thread that forked: locks the others held stay free. */
void
workers (const char *path)
{
    std::vector<std::thread> busy;
    std::atomic<bool>        done (false);

    wait_for_quarter ();
    search (Xapian::Database (path), 1);
    for (int i = 0; i < 4; i++)
        busy.emplace_back ([path] { search (Xapian::Database (path), 200); });
    busy.emplace_back ([&done] { tell_time (done); });
    busy.emplace_back ([&done] { stem_words (done); });
    for (int i = 0; i < 16; i++) {
        const pid_t child = fork ();
        must (child >= 0, "cannot fork");
        if (child == 0) {
            alarm (30);
            search (Xapian::Database (path), 5);
            must (! Xapian::Stem ("arabic") ("running").empty (), "no stem");
            reuse (Xapian::Stem ("arabic"));
            _exit (0);
        }
        int status = 0;
        must (waitpid (child, &status, 0) == child, "a forked worker is lost");
        must (status != SIGALRM, "a forked worker waits for ever");
        must (status == 0, "a forked worker fails");
    }
    done = true;
    for (std::thread &one : busy)
        one.join ();
}

/* A process that has not used Xapian yet, but for what its thread begins now. */
[[noreturn]] void
begin_and_fork ()
{
    pid_t       children[10];
    std::thread one ([] { Xapian::Stem ("arabic"); });
    bool        fine = true;

    for (pid_t &child : children) {
        child = fork ();
        if (child == 0) {
            alarm (20);
            _exit (Xapian::Stem ("arabic") ("المدارس") == Xapian::Stem ("arabic") ("المدرسة") ? 0 : 1);
        }
        usleep (200);
    }
    one.join ();
    for (pid_t child : children) {
        int status = 1;
        fine       = waitpid (child, &status, 0) == child && status == 0 && fine;
    }
    _exit (fine ? 0 : 1);
}

void
first (const char *)
{
    for (int i = 0; i < 20; i++) {
        const pid_t child = fork ();
        if (child == 0)
            begin_and_fork ();
        int status = 1;
        must (waitpid (child, &status, 0) == child && status == 0, "a worker forked at the first use fails");
    }
}

constexpr struct {
    const char *name;
    void (*run) (const char *);
} modes[] = {
    { "churn", churn },
    { "query", long_query },
    { "threads", [] (const char *folder) { threads (folder); } },
    { "workers", workers },
    { "first", first },
};

} // namespace

int
main (int count, char **arguments)
{
    for (const auto &mode : modes)
        if (count == 3 && std::strcmp (mode.name, arguments[1]) == 0) {
            mode.run (arguments[2]);
            return 0;
        }
    std::fprintf (stderr, "usage: host_objects churn|query|threads|workers|first PATH\n");
    return 2;
}
