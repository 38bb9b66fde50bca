/* list_rows.h - a list's text to a lexicon's block. */
#ifndef XARAB_CONFIG_LIST_ROWS_H
#define XARAB_CONFIG_LIST_ROWS_H

#include "base/lexicon.h"
#include "config/lists.h"

/* Who is told of bad rows; without a mistake function the first one fails. */
struct list_reading {
    const char       *path;
    mistake_function *mistake;
    void             *your;
    xarab_error      *error;
    size_t            mistakes; /* told so far */
};

/* Compiles the rows: block, lexicon and places are filled in. */
xarab_status list_compile (struct list_reading *, enum list_kind, struct span text, struct compiled_list *);

/* Tells of a row; for doubles.h. */
xarab_status list_tell (void *list_reading, unsigned line, const char *fault);

/* The setting that names the list. */
const struct setting *list_key (enum list_kind);

#endif
