/* lists.h - an operator's own lists, compiled.
 *
 * A list is TSV as plugin/data has it. Opening it compiles it in memory;
 * `config --compile` writes the compiled block to LIST.compiled, which is then
 * mapped as long as the list itself has not changed (size and time), so that a
 * program started for every request pays nothing for a long list. */
#ifndef XARAB_CONFIG_LISTS_H
#define XARAB_CONFIG_LISTS_H

#include "config/settings.h"

enum list_kind {
    LIST_PROTECT, LIST_OVERRIDES, LIST_PLURALS,
    LIST_NAMES, LIST_ALIASES, LIST_VETOES,
    LIST_STOP_WORDS, LIST_SYNONYMS,
    LIST_KINDS
};

struct compiled_list {
    struct lexicon lexicon; /* empty where no list is set */
    struct buffer  block;   /* what was compiled here, or … */
    struct span    mapped;  /* … the file it was mapped from */
};

struct compiled_lists {
    struct compiled_list list[LIST_KINDS];
};

/* Opens every list the settings name; relative paths are reckoned from the
 * folder of `config` (may be NULL). A bad row is told as file:line; without a
 * mistake function the first ends it with XARAB_BAD_LIST, with one the rest of
 * the list is loaded. */
xarab_status lists_open (const struct settings *, const char *config, mistake_function *, void *your,
                         struct compiled_lists *, xarab_error *);
void lists_close (struct compiled_lists *);

/* Compiles every list that is set and writes it beside itself. */
xarab_status lists_compile (const struct settings *, const char *config, mistake_function *, void *your,
                            xarab_error *);

/* The digest of all lists that change stored terms; goes into the fingerprint. */
uint64_t lists_digest (const struct compiled_lists *);

#endif
