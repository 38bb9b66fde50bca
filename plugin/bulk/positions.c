#include "bulk/positions.h"

#include "bulk/glass.h"

/* Bits are written from the low end of each byte. */
struct bits {
    unsigned char *to;
    uint64_t       pending;
    unsigned       count; /* of pending, below 8 between calls */
};

/* One of `outof` values: the middle ones take a bit less where there is one to
 * spare. */
static void
put_value (struct bits *bits, uint32_t value, uint32_t outof)
{
    if (outof <= 1)
        return;

    unsigned size  = 32 - (unsigned) __builtin_clz (outof - 1);
    uint32_t spare = (uint32_t) ((UINT64_C (1) << size) - outof);
    uint32_t half  = (outof - spare) / 2;

    if (spare != 0 && value >= half + spare)
        value = (value - (half + spare)) | UINT32_C (1) << (size - 1);
    else if (spare != 0 && value >= half)
        size--;
    bits->pending |= (uint64_t) value << bits->count;
    for (bits->count += size; bits->count >= 8; bits->count -= 8, bits->pending >>= 8)
        *bits->to++ = (unsigned char) bits->pending;
}

/* What lies between two positions already written: the middle one, then both
 * halves. The left one is gone into, the right one is the next round; a list of
 * n positions goes log2 (n) deep. */
static void
put_between (struct bits *bits, const uint32_t *at, size_t first, size_t last)
{
    while (first + 1 < last) {
        size_t   middle = first + (last - first) / 2;
        uint32_t outof  = at[last] - at[first] - (uint32_t) (last - first) + 1;

        put_value (bits, at[middle] - at[first] - (uint32_t) (middle - first), outof);
        put_between (bits, at, first, middle);
        first = middle;
    }
}

unsigned char *
positions_pack (unsigned char *to, const uint32_t *positions, size_t count)
{
    uint32_t last = positions[count - 1];

    to = pack_number (to, last);
    if (count == 1)
        return to;

    struct bits bits = { to, 0, 0 };

    put_value (&bits, positions[0], last);
    put_value (&bits, (uint32_t) (count - 2), last - positions[0]);
    put_between (&bits, positions, 0, count - 1);
    if (bits.count > 0)
        *bits.to++ = (unsigned char) bits.pending;
    return bits.to;
}
