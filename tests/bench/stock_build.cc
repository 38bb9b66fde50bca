/* stock_build DB ARTICLES.jsonl - what Xapian's own tools would make of the
 * articles: TermGenerator with its Arabic stemmer, positions, the same document
 * data, date and id as ours; one commit at the end. */
#include <xapian.h>

#include <iostream>

#include "../stock_articles.hpp"

namespace {

void
add (Xapian::WritableDatabase &database, Xapian::TermGenerator &generator, json_object *article)
{
    const std::string id = value_of (article, "id"), title = value_of (article, "title"),
                      text = value_of (article, "text"), date = value_of (article, "date");
    Xapian::Document document;

    generator.set_document (document);
    generator.index_text (title, 1, "S");
    generator.index_text (title);
    generator.increase_termpos ();
    generator.index_text (text);
    document.add_boolean_term ("Q" + id);
    document.add_value (4, date);
    document.set_data ("id=" + id + "\ncaption=" + title + "\ndate=" + date + "\nsample=" + text + "\n");
    database.add_document (document);
}

} // namespace

int
main (int count, char **arguments)
{
    if (count != 3)
        return 2;
    try {
        Xapian::WritableDatabase database (arguments[1], Xapian::DB_CREATE_OR_OVERWRITE);
        Xapian::TermGenerator    generator;

        generator.set_stemmer (Xapian::Stem ("arabic"));
        const bool whole
            = each_article (arguments[2], [&] (json_object *article) { add (database, generator, article); });
        database.commit ();
        return whole ? 0 : 1;
    } catch (const Xapian::Error &error) {
        std::cerr << error.get_description () << "\n";
        return 1;
    }
}
