/* hash.h - one hash for every word table.
 *
 * Computed once when a word is folded and carried with the token, so that no
 * table hashes it again. The value is part of compiled lists (lexicon.h):
 * changing this function changes their format version. */
#ifndef XARAB_BASE_HASH_H
#define XARAB_BASE_HASH_H

#include "base/span.h"

#include <stdint.h>

static inline uint64_t
hash_mix (uint64_t a, uint64_t b)
{
    a = (a ^ b) * UINT64_C (0x9fb21c651e98df25);
    return a ^ (a >> 32);
}

/* Bytes at..at+count, count ≤ 8, as a number that does not depend on the
 * machine's byte order. */
static inline uint64_t
hash_load (const char *at, size_t count)
{
    unsigned char b[8] = { 0 };

    memcpy (b, at, count);
    return (uint64_t) b[0] | (uint64_t) b[1] << 8 | (uint64_t) b[2] << 16 | (uint64_t) b[3] << 24
           | (uint64_t) b[4] << 32 | (uint64_t) b[5] << 40 | (uint64_t) b[6] << 48
           | (uint64_t) b[7] << 56;
}

/* hash_bytes for a span behind which 7 more bytes may be read: the same value,
 * sooner. */
static inline uint32_t
hash_padded (struct span s)
{
    uint64_t hash = UINT64_C (0x2545f4914f6cdd1d) ^ s.len;

    for (; s.len >= 8; s = span_after (s, 8))
        hash = hash_mix (hash, hash_load (s.at, 8));
    if (s.len)
        hash = hash_mix (hash, hash_load (s.at, 8) & (UINT64_MAX >> (64 - 8 * s.len)));
    hash = hash_mix (hash, UINT64_C (0x9e3779b97f4a7c15));
    return (uint32_t) (hash ^ (hash >> 29));
}

/* Bytes at..at+4, likewise. */
static inline uint64_t
hash_load_4 (const char *at)
{
    unsigned char b[4];

    memcpy (b, at, 4);
    return (uint64_t) b[0] | (uint64_t) b[1] << 8 | (uint64_t) b[2] << 16 | (uint64_t) b[3] << 24;
}

/* hash_load of 1 to 7 bytes without a loop: two loads that overlap, whose
 * common bytes fall on themselves. */
static inline uint64_t
hash_tail (const char *at, size_t count)
{
    if (count >= 4)
        return hash_load_4 (at) | hash_load_4 (at + count - 4) << (8 * (count - 4));

    const unsigned char *b = (const unsigned char *) at;

    return (uint64_t) b[0] | (uint64_t) b[count / 2] << (8 * (count / 2))
           | (uint64_t) b[count - 1] << (8 * (count - 1));
}

static inline uint32_t
hash_bytes (struct span s)
{
    uint64_t hash = UINT64_C (0x2545f4914f6cdd1d) ^ s.len;

    for (; s.len >= 8; s = span_after (s, 8))
        hash = hash_mix (hash, hash_load (s.at, 8));
    if (s.len)
        hash = hash_mix (hash, hash_tail (s.at, s.len));
    hash = hash_mix (hash, UINT64_C (0x9e3779b97f4a7c15));
    return (uint32_t) (hash ^ (hash >> 29));
}

#endif
