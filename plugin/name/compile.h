/* compile.h - name lists from rows to lexicons.
 *
 * The built-in lists are compiled while the project is built, an operator's
 * when the configuration is read; both come this way. A list of pairs has one
 * entry for each pair and direction: key and payload are codes (match.h). */
#ifndef XARAB_NAME_COMPILE_H
#define XARAB_NAME_COMPILE_H

#include "base/lexicon.h"
#include "name/match.h"

/* The code of a name as a row spells it; false when it has no letters. */
bool compile_code (struct span name, struct name_code *);

/* Adds each of the names with each other, for aliases and (two names) vetoes;
 * names of the same letters are one. What is wrong with the row, or NULL. */
const char *compile_family (const struct span *names, unsigned count, struct lexicon_builder *);

/* What a row of an operator's list of names says of its word. */
const char *compile_kind (struct span kind, unsigned *bits);

#endif
