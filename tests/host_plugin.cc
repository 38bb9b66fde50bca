/* A plugin of a program that does not know Xapian itself: loaded, used and
 * closed by tests/host_loader. */
#include <xapian.h>

extern "C" __attribute__ ((visibility ("default"))) unsigned plugin_search (const char *path, const char *words);

unsigned
plugin_search (const char *path, const char *words)
{
    const Xapian::Database database (path);
    Xapian::QueryParser    parser;
    Xapian::Enquire        enquire (database);

    parser.set_stemmer (Xapian::Stem ("arabic"));
    parser.set_database (database);
    enquire.set_query (parser.parse_query (words));
    return enquire.get_mset (0, 10).size ();
}
