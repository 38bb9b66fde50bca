/* finish.h - a database's tables out of all runs, by several threads. */
#ifndef XARAB_BULK_FINISH_H
#define XARAB_BULK_FINISH_H

#include "bulk/bulk.h"
#include "bulk/run.h"

/* Writes all files of the database into `folder`; takes the runs' files away.
 * `runs` are sorted; `made` is how many were, for further ones' names. */
xarab_status finish_database (const char *folder, uint32_t revision, const xarab_analyzer *,
                              const struct bulk_options *, struct run_list *runs, unsigned made, uint32_t documents,
                              struct bulk_counts *, xarab_error *);

#endif
