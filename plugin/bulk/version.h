/* version.h - the file that makes tables a database: "iamglass". */
#ifndef XARAB_BULK_VERSION_H
#define XARAB_BULK_VERSION_H

#include "bulk/tables.h"

/* Writes it, with a new UUID, and waits until it is on disk. */
xarab_status version_write (const char *folder, uint32_t revision, const struct table_root roots[GLASS_TABLES],
                            const struct totals *, xarab_error *);

/* The revision for what takes the place of the database in the folder; 1 where there
 * is none. A reader that reopens goes over to the new tables only if the revision is
 * another one; else it would hold the new totals against the old tables. */
uint32_t version_next (const char *folder);

/* Whether the database in the folder is of the version known here;
 * XARAB_MISMATCH if not. */
xarab_status version_check (const char *folder, xarab_error *);

#endif
