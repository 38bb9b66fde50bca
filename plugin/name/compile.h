/* compile.h - name lists from rows to lexicons.
 *
 * The built-in lists are compiled while the project is built, an operator's
 * when the configuration is read; both come this way. */
#ifndef XARAB_NAME_COMPILE_H
#define XARAB_NAME_COMPILE_H

#include "base/buffer.h"
#include "base/lexicon.h"
#include "name/match.h"

/* Pairs of codes that belong together, either way round; zeroed is empty. */
struct code_pairs {
    struct buffer bytes; /* code '\n' code '\n' … */
    struct buffer places; /* uint32_t: where each pair begins */
};

/* The code of a name as a row spells it; false when it has no letters. */
bool compile_code (struct span name, struct name_code *);

/* Adds the pair from one to the other; false when memory is out. */
bool pairs_add (struct code_pairs *, struct span from, struct span to);

/* Every code with all it was paired with, once each. */
bool pairs_finish (struct code_pairs *, struct lexicon_builder *);

void pairs_free (struct code_pairs *);

#endif
