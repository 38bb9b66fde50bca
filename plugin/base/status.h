/* status.h - how a function inside says what went wrong. */
#ifndef XARAB_BASE_STATUS_H
#define XARAB_BASE_STATUS_H

#include "xapian-arabic.h"

/* The fixed text of a status; never NULL, read-only. */
const char *status_text (xarab_status);

/* Fills `error` (may be NULL) with one printed sentence and returns `status`.
 * A sentence that is too long is cut at a character's edge; control characters
 * become '?', because details quote hostile input. */
xarab_status fail (xarab_error *error, xarab_status status, const char *format, ...)
    __attribute__ ((format (printf, 3, 4)));

/* The same with the line of the file at fault. */
xarab_status fail_at (xarab_error *error, xarab_status status, size_t line, const char *format, ...)
    __attribute__ ((format (printf, 4, 5)));

#endif
