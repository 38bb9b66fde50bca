// A look into databases with Xapian alone, for the tests of archives.
//
//   probe dump DB           everything a reader can see, in lines to be compared
//   probe read DB STOP      opens DB again and again until the file STOP is there;
//                           each time all its articles must be of one author.
//                           Prints how often it was opened, found mixed, not there.
#include <xapian.h>

#include <cstdio>
#include <cstring>
#include <set>
#include <string>
#include <unistd.h>

static void
print_bytes (const std::string &bytes)
{
    for (unsigned char c : bytes)
        if (c < 0x20 || c == '\\')
            std::printf ("\\%02x", c);
        else
            std::putchar (c);
}

static void
dump_document (const Xapian::Database &db, Xapian::docid id)
{
    const Xapian::Document document = db.get_document (id);

    std::printf ("document %u length %u data ", id, db.get_doclength (id));
    print_bytes (document.get_data ());
    for (auto value = document.values_begin (); value != document.values_end (); ++value) {
        std::printf ("\n value %u ", value.get_valueno ());
        print_bytes (*value);
    }
    for (auto term = db.termlist_begin (id); term != db.termlist_end (id); ++term) {
        std::printf ("\n ");
        print_bytes (*term);
        std::printf (" %u", term.get_wdf ());
        for (auto at = db.positionlist_begin (id, *term); at != db.positionlist_end (id, *term); ++at)
            std::printf (" @%u", *at);
    }
    std::putchar ('\n');
}

static int
dump (const char *path)
{
    const Xapian::Database db (path);

    std::printf ("articles %u length %llu\n", db.get_doccount (), static_cast<unsigned long long> (db.get_total_length ()));
    for (auto key = db.metadata_keys_begin (); key != db.metadata_keys_end (); ++key) {
        std::printf ("metadata %s ", (*key).c_str ());
        print_bytes (db.get_metadata (*key));
        std::putchar ('\n');
    }
    for (auto id = db.postlist_begin (""); id != db.postlist_end (""); ++id)
        dump_document (db, *id);
    for (auto term = db.allterms_begin (); term != db.allterms_end (); ++term) {
        print_bytes (*term);
        std::printf (" %u %u\n", term.get_termfreq (), db.get_collection_freq (*term));
    }
    return 0;
}

static std::string
author_of (const std::string &data)
{
    const auto at = data.find ("\nauthor=");

    return at == std::string::npos ? "" : data.substr (at + 8, data.find ('\n', at + 1) - at - 8);
}

static int
read_until (const char *path, const char *stop)
{
    unsigned opened = 0, mixed = 0, missing = 0;

    do {
        try {
            const Xapian::Database db (path);
            std::set<std::string>  authors;
            Xapian::doccount       articles = 0;
            for (auto id = db.postlist_begin (""); id != db.postlist_end (""); ++id, ++articles)
                authors.insert (author_of (db.get_document (*id).get_data ()));
            opened++;
            mixed += authors.size () != 1 || articles != db.get_doccount ();
        } catch (const Xapian::Error &error) {
            if (missing++ == 0)
                std::fprintf (stderr, "%s\n", error.get_description ().c_str ());
        }
        usleep (2000);
    } while (access (stop, F_OK) != 0);
    std::printf ("%u %u %u\n", opened, mixed, missing);
    return 0;
}

int
main (int count, char **arguments)
{
    try {
        if (count == 3 && std::strcmp (arguments[1], "dump") == 0)
            return dump (arguments[2]);
        if (count == 4 && std::strcmp (arguments[1], "read") == 0)
            return read_until (arguments[2], arguments[3]);
    } catch (const Xapian::Error &error) {
        std::fprintf (stderr, "%s: %s\n", arguments[2], error.get_description ().c_str ());
        return 1;
    }
    std::fprintf (stderr, "usage: probe dump DB | read DB STOP\n");
    return 2;
}
