/* prefixes.h - the beginning of each kind of term, and why that letter. */
#ifndef XARAB_TERM_PREFIXES_H
#define XARAB_TERM_PREFIXES_H

#include "term/analyzer.h"

/* Of the two that stand before most words, also their bytes. */
#define TERM_STEM_LETTERS "Z"
#define TERM_ROOT_LETTERS "XR"
enum { TERM_STEM_PREFIX = sizeof TERM_STEM_LETTERS - 1, TERM_ROOT_PREFIX = sizeof TERM_ROOT_LETTERS - 1 };

extern const struct term_prefix {
    enum term_kind kind;
    const char    *letters;
    const char    *reason;
} term_prefixes[TERM_KINDS];

/* The fields of an article that are searched, in the order they are analyzed:
 * a name found in the title is a name in the text. */
struct article_field {
    const char  *key;  /* in JSON lines and queries */
    const char  *name; /* the same in Arabic */
    struct field field;
};
extern const struct article_field article_fields[];
extern const size_t               article_field_count;

/* The field a query or an article calls `key`, in either language; NULL. */
const struct article_field *article_field (struct span key);

#endif
