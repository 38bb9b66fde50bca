/* version.h - the file that makes tables a database: "iamglass". */
#ifndef XARAB_BULK_VERSION_H
#define XARAB_BULK_VERSION_H

#include "bulk/tables.h"

/* Writes it, with a new UUID, and waits until it is on disk. */
xarab_status version_write (const char *folder, const struct table_root roots[GLASS_TABLES], const struct totals *,
                            xarab_error *);

/* Whether the database in the folder is of the version known here;
 * XARAB_MISMATCH if not. */
xarab_status version_check (const char *folder, xarab_error *);

#endif
