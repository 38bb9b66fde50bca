/* config.h - the questions of `config` that need more than the file. */
#ifndef XARAB_TOOL_CONFIG_H
#define XARAB_TOOL_CONFIG_H

#include "tool/command.h"

/* --diff A B [FILE…]: which terms of a sample two settings files make otherwise. */
int config_diff (struct invocation *);

/* --needs-reindex DB: the keys that are not as the database was made. EXIT_FAILED
 * where one of them changes stored terms. */
int config_needs_reindex (struct invocation *);

#endif
