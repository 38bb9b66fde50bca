#include "source/markup_ld.h"

#include "source/json_find.h"
#include "source/markup_rows.h"

#include <ctype.h>
#include <limits.h>

enum { LD_DEPTH = 32, FACT_NAME = 64 };

static bool
names_article (struct json_object *type)
{
    if (json_object_is_type (type, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length (type); i++)
            if (json_object_is_type (json_object_array_get_idx (type, i), json_type_string)
                && names_article (json_object_array_get_idx (type, i)))
                return true;
        return false;
    }
    struct span name = span_of (json_object_is_type (type, json_type_string) ? json_object_get_string (type) : "");

    return span_ends (name, span_of ("Article")) || span_ends (name, span_of ("BlogPosting"));
}

/* The first article in the value, its lists and its graph; NULL. */
static struct json_object *
ld_article (struct json_object *value, unsigned depth)
{
    struct json_object *below, *found = NULL;

    if (json_object_is_type (value, json_type_array)) {
        for (size_t i = 0; found == NULL && depth && i < json_object_array_length (value); i++)
            found = ld_article (json_object_array_get_idx (value, i), depth - 1);
        return found;
    }
    if (! json_object_is_type (value, json_type_object))
        return NULL;
    if (json_object_object_get_ex (value, "@type", &below) && names_article (below))
        return value;
    if (depth && json_object_object_get_ex (value, "@graph", &below))
        return ld_article (below, depth - 1);
    return NULL;
}

/* The fact's name has the key in small letters. */
static bool
add_fact (struct record *facts, const char *key, struct span value)
{
    char   name[FACT_NAME] = { IN_LD };
    size_t size            = 1;

    for (; *key != '\0' && size < sizeof name; key++)
        name[size++] = (char) tolower ((unsigned char) *key);
    return record_add (facts, (struct span) { name, size }, value);
}

static bool
add_facts (struct json_object *article, struct record *facts)
{
    struct arena arena = { 0 };
    struct span  value;
    bool         ok = true;

    for (size_t i = 0; ok && i < markup_rule_count; i++)
        if (markup_rules[i].place == IN_LD
            && json_find (article, span_of (markup_rules[i].key), "، ", &arena, &value) == FIELD_FOUND)
            ok = add_fact (facts, markup_rules[i].key, value);
    if (ok && json_find (article, span_of ("articleBody"), "\n", &arena, &value) == FIELD_FOUND)
        ok = add_fact (facts, "articleBody", value);
    arena_free (&arena);
    return ok;
}

bool
markup_ld (struct span script, struct record *facts)
{
    struct json_tokener *tokener = json_tokener_new_ex (LD_DEPTH);
    struct json_object  *value   = NULL, *article;
    bool                 ok      = true;

    if (tokener == NULL)
        return false;
    if (script.len != 0 && script.len <= INT_MAX)
        value = json_tokener_parse_ex (tokener, script.at, (int) script.len);
    if (value != NULL && (article = ld_article (value, LD_DEPTH)) != NULL)
        ok = add_facts (article, facts);
    json_object_put (value);
    json_tokener_free (tokener);
    return ok;
}
