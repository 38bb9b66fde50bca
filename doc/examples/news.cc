/* news.cc - two texts into a database, and a search, in C++.
 *
 *     c++ news.cc $(pkg-config --cflags --libs xapian-arabic xapian-core) -o news
 *     ./news news.db باقير
 */
#include <iostream>

#include <xapian-arabic.hpp>

static const struct {
    const char *date, *text;
} articles[] = {
    { "2023-12-04", "قال السيد محمد باقري إن العمل انتهى أمس." },
    { "2023-12-05", "البقر في الحقل الأخضر." },
};

static void
index (const xapian_arabic::Analyzer &arabic, Xapian::WritableDatabase database)
{
    xapian_arabic::TermGenerator generator (arabic);

    arabic.prepare (database);
    for (const auto &article : articles) {
        Xapian::Document document;

        generator.set_document (document, article.date);
        generator.index_text (article.text);
        document.set_data (article.text);
        database.add_document (document);
    }
    database.commit ();
}

static void
search (const xapian_arabic::Analyzer &arabic, const Xapian::Database &database, const std::string &words)
{
    xapian_arabic::QueryParser parser (arabic, database);
    Xapian::Enquire            enquire (database);
    const Xapian::Query        query = parser.parse_query (words);

    enquire.set_query (query);
    enquire.set_weighting_scheme (arabic.weighting ());
    const Xapian::MSet found = enquire.get_mset (0, 10);
    for (auto one = found.begin (); one != found.end (); ++one)
        std::cout << *one << "  " << xapian_arabic::highlight (arabic, query, one.get_document ().get_data (), 200)
                  << "\n";
    if (const std::string better = parser.get_corrected_query_string (! found.empty ()); ! better.empty ())
        std::cout << "did you mean: " << better << "\n";
}

int
main (int count, char **arguments)
try {
    if (count != 3) {
        std::cerr << "usage: news DATABASE QUERY\n";
        return 2;
    }
    const xapian_arabic::Analyzer arabic;
    index (arabic, Xapian::WritableDatabase (arguments[1], Xapian::DB_CREATE_OR_OVERWRITE));
    search (arabic, Xapian::Database (arguments[1]), arguments[2]);
    return 0;
} catch (const Xapian::Error &error) {
    std::cerr << "news: " << error.get_description () << "\n";
    return 1;
}
