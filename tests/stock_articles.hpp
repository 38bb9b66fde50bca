/* Articles in JSON lines for programs that know Xapian alone. */
#ifndef STOCK_ARTICLES_HPP
#define STOCK_ARTICLES_HPP

#include <json-c/json.h>

#include <fstream>
#include <string>

inline std::string
value_of (json_object *article, const char *key)
{
    json_object *value = nullptr;

    if (! json_object_object_get_ex (article, key, &value))
        return {};
    return { json_object_get_string (value), static_cast<size_t> (json_object_get_string_len (value)) };
}

/* Whether the file was read to its end; each line of it is taken as an article. */
template <typename Take>
bool
each_article (const char *path, Take take)
{
    std::ifstream file (path);
    std::string   line;

    while (std::getline (file, line)) {
        json_object *article = json_tokener_parse (line.c_str ());
        if (article == nullptr)
            return false;
        take (article);
        json_object_put (article);
    }
    return file.eof ();
}

#endif
