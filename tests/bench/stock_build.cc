/* stock_build DB ARTICLES.jsonl - what Xapian's own tools would make of the
 * articles: TermGenerator with its Arabic stemmer, positions, the same document
 * data, date and id as ours; one commit at the end. */
#include <xapian.h>

#include <json-c/json.h>

#include <fstream>
#include <iostream>
#include <string>

namespace {

std::string
value_of (json_object *article, const char *key)
{
    json_object *value = nullptr;

    if (! json_object_object_get_ex (article, key, &value))
        return {};
    return { json_object_get_string (value), static_cast<size_t> (json_object_get_string_len (value)) };
}

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
        std::ifstream            file (arguments[2]);
        std::string              line;

        generator.set_stemmer (Xapian::Stem ("arabic"));
        while (std::getline (file, line)) {
            json_object *article = json_tokener_parse (line.c_str ());
            if (article == nullptr)
                return 1;
            add (database, generator, article);
            json_object_put (article);
        }
        database.commit ();
        return file.eof () ? 0 : 1;
    } catch (const Xapian::Error &error) {
        std::cerr << error.get_description () << "\n";
        return 1;
    }
}
