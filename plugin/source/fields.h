/* fields.h - what the fields of an article are called where it comes from.
 *
 * The section [fields] says it: "text = lead body" puts two together, "date =
 * pubDate|published" takes the first that is there, "author = by.name" looks
 * into an object. A field that is not set there has the names of its format. */
#ifndef XARAB_SOURCE_FIELDS_H
#define XARAB_SOURCE_FIELDS_H

#include "base/arena.h"
#include "config/settings.h"

/* In the order of struct field_keys and of a format's row of names. */
enum article_part { PART_ID, PART_TITLE, PART_TEXT, PART_DATE, PART_AUTHOR, PART_SOURCE, PART_KEYWORDS, PART_URL, PARTS };

struct field_names {
    const char *of[PARTS];
};

/* What the names are with these settings, where the format's own are `standard`. */
struct field_names fields_names (const struct field_keys *, const struct field_names *standard);

/* The part's name in [fields] and in our JSON lines. */
const char *fields_part_name (enum article_part);
xarab_text *fields_part (xarab_article *, enum article_part);

enum find_result { FIELD_FOUND, FIELD_NOT_THERE, FIELD_BAD, FIELD_NO_MEMORY };

/* Answers with the value called `key`; several values in one are to be joined
 * by `joiner` in the arena. */
struct field_finder {
    enum find_result (*find) (void *your, struct span key, const char *joiner, struct arena *, struct span *value);
    void *your;
};

/* Fills the parts that are there. False with the name of what was FIELD_BAD in
 * `*fault`, or an empty one when memory is out. */
bool fields_take (const struct field_names *, struct field_finder, struct arena *, xarab_article *,
                  struct span *fault);

#endif
