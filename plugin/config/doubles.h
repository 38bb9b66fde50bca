/* doubles.h - rows of an operator's lists that say what another row said, or
 * something else about the same.
 *
 * Both are told by file and line, and do no harm: what stands first holds. */
#ifndef XARAB_CONFIG_DOUBLES_H
#define XARAB_CONFIG_DOUBLES_H

#include "config/lists.h"

/* Calls `tell` for each row that another row of its list repeats or, where a
 * word has `one` answer, contradicts. What `tell` returns ends it, but XARAB_OK. */
typedef xarab_status double_function (void *your, unsigned line, const char *fault);
xarab_status doubles_find (const struct compiled_list *, bool one, double_function *tell, void *your);

/* Two lists that speak of one word. */
struct across {
    enum list_kind told, other; /* a row of this is told, for one of that */
    enum { ACROSS_ANY, ACROSS_ALIKE, ACROSS_UNLIKE } when; /* whatever they say of it, or where both say the same, or not */
    const char *fault;          /* behind "line N of the " */
};

/* The same for each row of the one list that the other is against. */
xarab_status doubles_across (const struct across *, const struct compiled_lists *, double_function *tell, void *your);

#endif
