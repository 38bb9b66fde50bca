/* What Xapian finds by itself, with its own Arabic stemmer: the other half of
 * `make demo`. The articles go into a database in memory, then each query is
 * answered with a line "N articles" and a line "id TAB date TAB title" for
 * each article found, best first, and an empty line.
 *
 *   stock_search ARTICLES.jsonl QUERY... */
#include <xapian.h>

#include <iostream>

#include "stock_articles.hpp"

namespace {

void
add (Xapian::WritableDatabase &database, Xapian::TermGenerator &generator, json_object *article)
{
    Xapian::Document document;

    generator.set_document (document);
    generator.index_text (value_of (article, "title"));
    generator.increase_termpos ();
    generator.index_text (value_of (article, "text"));
    document.set_data (value_of (article, "id") + '\t' + value_of (article, "date") + '\t'
                       + value_of (article, "title"));
    database.add_document (document);
}

bool
fill (Xapian::WritableDatabase &database, const char *path)
{
    Xapian::TermGenerator generator;

    generator.set_stemmer (Xapian::Stem ("arabic"));
    return each_article (path, [&] (json_object *article) { add (database, generator, article); });
}

void
answer (const Xapian::Database &database, const char *words)
{
    Xapian::QueryParser parser;
    Xapian::Enquire     enquire (database);

    parser.set_stemmer (Xapian::Stem ("arabic"));
    parser.set_stemming_strategy (Xapian::QueryParser::STEM_SOME);
    parser.set_database (database);
    enquire.set_query (parser.parse_query (words));

    Xapian::MSet found = enquire.get_mset (0, database.get_doccount ());
    std::cout << found.size () << " articles\n";
    for (Xapian::MSetIterator i = found.begin (); i != found.end (); ++i)
        std::cout << i.get_document ().get_data () << '\n';
    std::cout << '\n';
}

} // namespace

int
main (int count, char **arguments)
{
    if (count < 3) {
        std::cerr << "usage: stock_search ARTICLES.jsonl QUERY...\n";
        return 2;
    }
    try {
        Xapian::WritableDatabase database ("", Xapian::DB_BACKEND_INMEMORY);
        if (! fill (database, arguments[1])) {
            std::cerr << "stock_search: " << arguments[1] << ": cannot be read as articles\n";
            return 1;
        }
        for (int i = 2; i < count; i++)
            answer (database, arguments[i]);
    } catch (const Xapian::Error &error) {
        std::cerr << "stock_search: " << error.get_description () << '\n';
        return 1;
    }
}
