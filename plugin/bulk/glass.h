/* glass.h - what is known of Xapian's Glass format.
 *
 * Facts of version 2016-03-14, which Xapian 1.4.0 to 1.4.x write, each with
 * the file under backends/glass/ or common/ of xapian-core 1.4.22 it was read
 * from. All else in this room follows from here.
 *
 * A database is a folder: a file "iamglass" and a B-tree file for each of six
 * tables, of which empty ones but postlist and termlist may be missing.
 *
 * iamglass (glass_version.cc, GlassVersion::write)
 *   GLASS_MAGIC and the version in 2 bytes, 16 bytes UUID, revision; for each
 *   table in the order of glass_defs.h: root block, level << 2 | sequential << 1
 *   | fake root, entries, block size >> 11, least size that is compressed, and
 *   as a string the free list; then documents, last id - documents, least
 *   length, greatest wdf, greatest length - greatest wdf, oldest changeset,
 *   total length, greatest spelling frequency. All but the first three are
 *   packed numbers.
 *   The free list (glass_freelist.h): revision, blocks in the file, and two
 *   cursors of two numbers, all 0 where no block is free.
 *
 * Block (glass_table.h): revision 4 bytes, level 1, greatest free run 2, free
 *   2, end of directory 2; a directory of 2-byte offsets in the order of keys;
 *   items fill the block from its end. Numbers are big-endian.
 * Leaf item (LeafItem): 2 bytes size - 3 with three flags, key size 1, key;
 *   component number 2 unless it is the first; bytes of the tag. The first leaf
 *   begins with an item of an empty key and nothing else (fake_root_item).
 *   A tag longer than an item goes into several (glass_table.cc, add).
 * Branch item (BItem): block 4 bytes, key size 1, key, component 2. The key is
 *   cut behind the first byte that tells it from the key before
 *   (enter_key_above_leaf); a branch block's first key is empty
 *   (add_branch_item).
 * Compressed tags are raw deflate streams (common/compression_stream.cc).
 *
 * Keys and tags
 *   postlist  "\0\xc0" name → metadata                      (glass_metadata.cc)
 *             "\0\xd0" slot, packed last → frequency, least value as a string,
 *             greatest value unless it is the same             (glass_values.cc)
 *             "\0\xd8" slot, first id sorted → value, then gap - 1 and value
 *             for each further document                        (glass_values.cc)
 *             "\0\xe0" or term → documents, wdf of all, first id - 1, and a
 *             chunk; later chunks: key as below, first id sorted (glass_postlist.cc)
 *             A chunk: '1' if it is the last, else '0'; last id - first id;
 *             wdf, then gap - 1 and wdf for each further document. Lengths of
 *             documents are the list of "\0\xe0", with 0 documents and 0 wdf.
 *   docdata   id sorted → data; none where empty              (glass_docdata.h)
 *   termlist  id sorted → length, number of terms, terms  (glass_termlisttable.cc)
 *             id sorted, NUL → gaps between the slots in use   (glass_values.cc)
 *   position  term sorted, id sorted → positions        (glass_positionlist.h, .cc)
 *   spelling  'W' word → frequency packed last; 'H' 'T' 'B' and two bytes, 'M'
 *             and three → words                             (glass_spelling.cc)
 *   A term as a key has 0xff behind each NUL, and a NUL behind it unless it is
 *   the whole key (common/pack.h, pack_string_preserving_sort). */
#ifndef XARAB_BULK_GLASS_H
#define XARAB_BULK_GLASS_H

#include "base/span.h"

#include <stdint.h>

#define GLASS_MAGIC "\x0f\x0dXapian Glass" /* glass_version.cc */

enum {
    GLASS_MAGIC_SIZE = 14,
    GLASS_VERSION    = (2016 - 2014) << 9 | 3 << 5 | 14, /* DATE_TO_VERSION (2016, 3, 14) */
    GLASS_UUID_SIZE  = 16,

    /* glass_defs.h */
    GLASS_BLOCK_SIZE = 8192,

    /* glass_table.h */
    GLASS_DIRECTORY      = 11, /* DIR_START */
    GLASS_KEY_MAX        = 255,
    GLASS_ITEM_HEAD      = 3,      /* I2 + K1 */
    GLASS_COMPONENT      = 2,      /* X2 */
    GLASS_ITEMS_A_BLOCK  = 4,      /* BLOCK_CAPACITY */
    GLASS_ITEM_MAX       = (GLASS_BLOCK_SIZE - GLASS_DIRECTORY - GLASS_ITEMS_A_BLOCK * 2) / GLASS_ITEMS_A_BLOCK,
    GLASS_COMPONENTS_MAX = 65535,  /* BYTE_PAIR_RANGE - 1 */
    GLASS_LEVELS         = 10,     /* BTREE_CURSOR_LEVELS */
    GLASS_COMPRESSED     = 0x8000, /* flags of an item's size */
    GLASS_LAST           = 0x4000,
    GLASS_FIRST          = 0x2000,

    GLASS_SPLIT_ROOM   = 34,   /* glass_table.cc, add: a rest of a block worth filling, over the key */
    GLASS_COMPRESS_MIN = 18,   /* glass_version.cc, COMPRESS_MIN: longer tags are compressed */
    GLASS_CHUNK        = 2000, /* glass_postlist.cc, CHUNKSIZE; glass_values.cc, CHUNK_SIZE_THRESHOLD */

    GLASS_NUMBER_MAX   = 10, /* bytes of a packed number */
    GLASS_WORD_XOR     = 96, /* backends/prefix_compressed_strings.h, MAGIC_XOR_VALUE */
};

/* glass_defs.h, in the order they stand in iamglass. */
enum glass_table {
    GLASS_POSTLIST,
    GLASS_DOCDATA,
    GLASS_TERMLIST,
    GLASS_POSITION,
    GLASS_SPELLING,
    GLASS_SYNONYM,
    GLASS_TABLES
};

/* ---- common/pack.h; each returns the end of what it wrote ---- */

/* pack_uint: 7 bits a byte, the low ones first. */
static inline unsigned char *
pack_number (unsigned char *to, uint64_t number)
{
    for (; number >= 128; number >>= 7)
        *to++ = (unsigned char) (number | 0x80);
    *to++ = (unsigned char) number;
    return to;
}

/* pack_uint_last: as many bytes as it takes, the low ones first; none for 0. */
static inline unsigned char *
pack_last (unsigned char *to, uint64_t number)
{
    for (; number != 0; number >>= 8)
        *to++ = (unsigned char) number;
    return to;
}

/* pack_uint_preserving_sort of a 32-bit number: at most 5 bytes. */
static inline unsigned char *
pack_sorted (unsigned char *to, uint32_t number)
{
    if (number < 0x8000) {
        *to++ = (unsigned char) (number >> 8);
        *to++ = (unsigned char) number;
        return to;
    }

    unsigned size = (32 + 5 - (unsigned) __builtin_clz (number)) / 7;
    unsigned mask = 0xffu << (10 - size);

    for (unsigned i = size - 1; i > 0; i--, number >>= 8)
        to[i] = (unsigned char) number;
    to[0] = (unsigned char) (number | mask);
    return to + size;
}

/* pack_string_preserving_sort without the NUL that may follow it. A key has
 * room for any term: NULs count twice against the limit (TERM_SIZE_MAX). */
static inline unsigned char *
pack_term (unsigned char *to, struct span term)
{
    if (memchr (term.at, '\0', term.len) == NULL) {
        memcpy (to, term.at, term.len);
        return to + term.len;
    }
    for (size_t i = 0; i < term.len; i++) {
        *to++ = (unsigned char) term.at[i];
        if (term.at[i] == '\0')
            *to++ = 0xff;
    }
    return to;
}

#endif
