/* spellings.h - which spellings of its names a query looks for in a database,
 * which not, and why; and what else was left out of it. For people. */
#ifndef XARAB_TOOL_SPELLINGS_H
#define XARAB_TOOL_SPELLINGS_H

#include "tool/command.h"

/* A line a spelling on stdout, name by name. Behind a search. */
xarab_status spellings_print (const xarab_query *, xarab_error *);

/* A line on stderr where words or spellings were left out; `where` may be "". */
void left_out_tell (const xarab_query *, const char *where);

#endif
