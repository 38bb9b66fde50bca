/* positions.h - where a term stands in a document; not part of the public binding. */
#ifndef XARAB_XAPIAN_POSITIONS_H
#define XARAB_XAPIAN_POSITIONS_H

#include "xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The term's positions in document `id`, ascending, at most `room` of them into
 * `to`; *count becomes how many there are: none where positions are not kept or
 * the document does not have the term. */
xarab_status xapian_positions (xapc_database *, uint32_t id, xapc_bytes term, uint32_t *to, size_t room,
                               size_t *count, xarab_error *);

#ifdef __cplusplus
}
#endif
#endif
