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

/* The same for vetoes of names that the aliases join. */
xarab_status doubles_across (const struct compiled_list *aliases, const struct compiled_list *vetoes,
                             double_function *tell, void *your);

#endif
