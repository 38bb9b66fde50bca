/* match.h - lookups and the distance behind name_match. */
#ifndef XARAB_NAME_MATCH_H
#define XARAB_NAME_MATCH_H

#include "name/letters.h"
#include "name/name.h"

/* A name in the form lists are looked up by: one byte a letter, words apart by
 * a blank, no article, Persian letters as folding writes them. */
enum { NAME_CODE_ROOM = NAME_PARTS * (NAME_LETTERS + 1) };

struct name_code {
    char   at[NAME_CODE_ROOM];
    size_t len;
};

/* From a form, or for other scripts from the name's own bytes. */
void code_make (struct span name, const struct name_form *, struct name_code *);

/* Of one word. */
void code_word (const struct letters *, struct name_code *);

/* The form of a code; what code_make left out (the article) stays out. */
void code_read (struct span code, struct name_form *);

static inline struct span
code_span (const struct name_code *code)
{
    return (struct span) { code->at, code->len };
}

#endif
