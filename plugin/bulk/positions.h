/* positions.h - a list of positions as Glass keeps it (glass_positionlist.cc,
 * pack; the interpolative code of common/bitstream.cc). */
#ifndef XARAB_BULK_POSITIONS_H
#define XARAB_BULK_POSITIONS_H

#include <stddef.h>
#include <stdint.h>

/* Bytes that are enough for `count` positions. */
static inline size_t
positions_room (size_t count)
{
    return 16 + 4 * count;
}

/* `count` ascending positions, at least one; the end of what was written. */
unsigned char *positions_pack (unsigned char *to, const uint32_t *positions, size_t count);

#endif
