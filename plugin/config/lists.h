/* lists.h - an operator's own lists, compiled.
 *
 * A list is TSV as plugin/data has it. Opening it compiles it in memory, and
 * writes the compiled block of a long list to LIST.compiled where that can be
 * written; it is mapped from there as long as the list itself has not changed
 * (size and time), so that a program started for every request pays nothing for
 * a long list. `config --compile` does it for every list. */
#ifndef XARAB_CONFIG_LISTS_H
#define XARAB_CONFIG_LISTS_H

#include "config/read.h"

enum list_kind {
    LIST_PROTECT, LIST_OVERRIDES, LIST_PLURALS,
    LIST_NAMES, LIST_ALIASES, LIST_VETOES,
    LIST_STOP_WORDS, LIST_SYNONYMS, LIST_COSTS,
    LIST_KINDS
};

/* Which line an entry comes from: by its distance from the first. */
struct list_place {
    uint32_t at, line;
};

struct compiled_list {
    struct lexicon lexicon; /* empty where no list is set */
    struct buffer  block;   /* what was compiled here, or … */
    struct span    mapped;  /* … the file it was mapped from */
    struct buffer  places;  /* struct list_place, of each entry; none of a mapped one */
    struct file_stamp stamp;  /* of the list itself, as it was opened */
};

struct compiled_lists {
    struct compiled_list list[LIST_KINDS];
};

/* Opens every list the settings name; a relative path is reckoned from the
 * folder of the file it stands in. A bad row is told as file:line; without a
 * mistake function the first ends it with XARAB_BAD_LIST, with one the rest of
 * the list is loaded. A list that cannot be read is told like a row and the
 * others are opened, but then it returns XARAB_BAD_LIST all the same. */
xarab_status lists_open (const struct settings *, const struct config_facts *, mistake_function *, void *your,
                         struct compiled_lists *, xarab_error *);
void lists_close (struct compiled_lists *);

/* Whether a list is no longer the file that was opened. */
bool lists_changed (const struct settings *, const struct config_facts *, const struct compiled_lists *);

/* Compiles every list that is set and writes it beside itself. */
xarab_status lists_compile (const struct settings *, const struct config_facts *, mistake_function *, void *your,
                            xarab_error *);

/* ---- what must equal between an index and the running plugin ---- */

/* One line per key that changes stored terms or weights, "key=value\n"; a list's
 * value is the digest of what it was compiled to. */
bool config_fingerprint (const struct settings *, const struct compiled_lists *, struct buffer *to);

#endif
