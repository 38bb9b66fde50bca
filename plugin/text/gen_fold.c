/* Writes fold_table.h: what NFKC and case folding make of each code point,
 * which pairs compose, how marks are ordered, and the plain partner of the
 * Arabic letters of far languages. From ICU; the result is committed. */
#include "text/class.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>

enum { LAST = 0x10ffff, BLOCK = 128, BLOCKS = (LAST + 1) / BLOCK, POOL = 1 << 16, PARTS = 20 };

static uint32_t pool[POOL];
static unsigned pool_size = 1;

static void
refuse (const char *why)
{
    fprintf (stderr, "gen_fold: %s\n", why);
    exit (1);
}

/* What `c` becomes, as code points; spaces stay only in ligatures of words. */
static unsigned
expand (UChar32 c, uint32_t parts[PARTS])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar      own[2], folded[64];
    int32_t    own_size = 0, size, at = 0;
    unsigned   count = 0;

    if (u_charType (c) == U_DECIMAL_DIGIT_NUMBER) {
        parts[0] = (uint32_t) ('0' + u_charDigitValue (c));
        return 1;
    }
    U16_APPEND_UNSAFE (own, own_size, c);
    size = unorm2_normalize (unorm2_getNFKCCasefoldInstance (&status), own, own_size, folded, 64, &status);
    if (U_FAILURE (status))
        refuse (u_errorName (status));
    if (size > 1 && folded[0] == ' ' && u_getCombiningClass (folded[1]) && class_of ((uint32_t) c) != CLASS_ARABIC)
        return 0; /* a mark made a letter by a space would cling to the letter before */
    while (at < size) {
        UChar32 part;

        U16_NEXT (folded, at, size, part);
        if (part == ' ' && class_of ((uint32_t) c) != CLASS_WORDS)
            continue;
        if (count == PARTS)
            refuse ("an expansion is longer than PARTS");
        parts[count++] = (uint32_t) part;
    }
    return count;
}

/* Whether the letter can stand in a word and is not taken out by a row. */
static bool
expandable (UChar32 c)
{
    unsigned class = class_of ((uint32_t) c);

    return ! (c >= 0xd800 && c < 0xe000) && ! u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
           && (class_starts_word (class) || class == CLASS_EXTEND || class == CLASS_MARK
               || class == CLASS_UNDERSCORE);
}

/* The place of the expansion in the pool, 0 when the letter stands for itself. */
static unsigned
place_of (UChar32 c)
{
    uint32_t parts[PARTS] = { 0 };
    unsigned count        = expandable (c) ? expand (c, parts) : 0;

    if (count == 0)
        return 0;
    if (count == 1 && parts[0] == (uint32_t) c)
        return 0;
    parts[0] |= (uint32_t) count << 24;
    for (unsigned i = 1; i + count <= pool_size; i++)
        if (memcmp (pool + i, parts, count * sizeof *parts) == 0)
            return i;
    if (pool_size + count > POOL)
        refuse ("the pool is full");
    memcpy (pool + pool_size, parts, count * sizeof *parts);
    pool_size += count;
    return pool_size - count;
}

static void
print_expansions (void)
{
    static uint16_t blocks[BLOCKS][BLOCK];
    static unsigned index[BLOCKS];
    unsigned        count = 0;

    for (unsigned i = 0; i < BLOCKS; i++) {
        unsigned same = 0;

        for (unsigned j = 0; j < BLOCK; j++)
            blocks[count][j] = (uint16_t) place_of ((UChar32) (i * BLOCK + j));
        while (memcmp (blocks[same], blocks[count], sizeof blocks[0]) != 0)
            same++;
        index[i] = same;
        count += same == count;
    }
    if (count > 256)
        refuse ("more than 256 blocks");
    printf ("static const uint16_t fold_blocks[%u][%d] = {", count, BLOCK);
    for (unsigned i = 0; i < count; i++) {
        printf ("\n    {");
        for (unsigned j = 0; j < BLOCK; j++)
            printf ("%s%u,", j % 20 ? "" : "\n     ", blocks[i][j]);
        printf (" },");
    }
    printf ("\n};\n\nstatic const uint8_t fold_index[%d] = {", BLOCKS);
    for (unsigned i = 0; i < BLOCKS; i++)
        printf ("%s%u,", i % 32 ? "" : "\n    ", index[i]);
    printf ("\n};\n\n/* Expansions; the first letter carries the count in its high byte. */\n"
            "static const uint32_t fold_pool[%u] = {", pool_size);
    for (unsigned i = 0; i < pool_size; i++)
        printf ("%s0x%x,", i % 12 ? "" : "\n    ", pool[i]);
    printf ("\n};\n");
}

struct pair {
    UChar32 first, second, whole;
};

static int
by_parts (const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->second > y->second) - (x->second < y->second);
}

static void
print_pairs (void)
{
    static struct pair  pairs[4096];
    UErrorCode          status = U_ZERO_ERROR;
    const UNormalizer2 *nfc    = unorm2_getNFCInstance (&status);
    unsigned            count  = 0;

    for (UChar32 c = 0; c <= LAST; c++) {
        UChar   raw[64];
        int32_t size = unorm2_getRawDecomposition (nfc, c, raw, 64, &status), at = 0;
        UChar32 first, second;

        if (size < 2 || (c >= 0xac00 && c <= 0xd7a3))
            continue;
        U16_NEXT (raw, at, size, first);
        U16_NEXT (raw, at, size, second);
        if (at == size && unorm2_composePair (nfc, first, second) == c)
            pairs[count++] = (struct pair) { first, second, c };
    }
    qsort (pairs, count, sizeof *pairs, by_parts);
    printf ("\n/* Letters that compose, in the order of their parts; then the same by the whole. */\n"
            "static const struct fold_pair { uint32_t first, second, whole; } fold_pairs[%u] = {", count);
    for (unsigned i = 0; i < count; i++)
        printf ("%s{0x%x,0x%x,0x%x},", i % 4 ? "" : "\n    ", (unsigned) pairs[i].first,
                (unsigned) pairs[i].second, (unsigned) pairs[i].whole);
    printf ("\n};\n\nstatic const uint16_t fold_wholes[%u] = {", count);
    for (UChar32 c = 0, n = 0; c <= LAST; c++)
        for (unsigned i = 0; i < count; i++)
            if (pairs[i].whole == c)
                printf ("%s%u,", n++ % 20 ? "" : "\n    ", i);
    printf ("\n};\n");
}

static void
print_orders (void)
{
    unsigned n = 0;

    printf ("\n/* Canonical combining classes other than 0, by ranges. */\n"
            "static const struct fold_order { uint32_t from, to; uint8_t order; } fold_orders[] = {");
    for (UChar32 c = 0, to; c <= LAST; c = to + 1) {
        unsigned order = u_getCombiningClass (c);

        for (to = c; to < LAST && u_getCombiningClass (to + 1) == order;)
            to++;
        if (order)
            printf ("%s{0x%x,0x%x,%u},", n++ % 5 ? "" : "\n    ", (unsigned) c, (unsigned) to, order);
    }
    printf ("\n};\n");
}

/* The letter that the name of a far letter begins with. */
static const struct {
    const char *name, *letter;
} partners[] = {
    { "BEH", "ب" }, { "TEH", "ت" }, { "THEH", "ث" }, { "JEEM", "ج" }, { "HAH", "ح" }, { "KHAH", "خ" },
    { "DAL", "د" }, { "THAL", "ذ" }, { "REH", "ر" }, { "ZAIN", "ز" }, { "SEEN", "س" }, { "SHEEN", "ش" },
    { "SAD", "ص" }, { "DAD", "ض" }, { "TAH", "ط" }, { "ZAH", "ظ" }, { "AIN", "ع" }, { "GHAIN", "غ" },
    { "FEH", "ف" }, { "QAF", "ق" }, { "KAF", "ك" }, { "LAM", "ل" }, { "MEEM", "م" }, { "NOON", "ن" },
    { "HEH", "ه" }, { "WAW", "و" }, { "YEH", "ي" }, { "ALEF", "ا" }, { "FARSI YEH", "ي" },
    { "KEHEH", "ك" }, { "GAF", "ك" }, { "PEH", "ب" }, { "TCHEH", "ج" }, { "VEH", "ف" },
    { "DOTLESS FEH", "ف" }, { "DOTLESS BEH", "ب" }, { "DOTLESS QAF", "ق" }, { "AFRICAN FEH", "ف" },
    { "AFRICAN QAF", "ق" }, { "AFRICAN NOON", "ن" }, { "GRAF", "ك" }, { "YEH BARREE", "ي" },
    { "ROHINGYA YEH", "ي" }, { "LOW ALEF", "ا" }, { "STRAIGHT WAW", "و" }, { "KASHMIRI YEH", "ي" },
    { "NOON GHUNNA", "ن" }, { "SMALL FARSI YEH", "ي" }, { "WAW WITH DOT", "و" }, { "TTEH", "ت" },
    { "THIN YEH", "ي" },
};

static const char *
partner_of (const char *name)
{
    static const char head[] = "ARABIC LETTER ";

    if (strncmp (name, head, sizeof head - 1) != 0)
        return NULL;
    name += sizeof head - 1;
    for (size_t i = 0; i < sizeof partners / sizeof partners[0]; i++) {
        size_t size = strlen (partners[i].name);

        if (strncmp (name, partners[i].name, size) == 0
            && (name[size] == '\0' || strncmp (name + size, " WITH", 5) == 0))
            return partners[i].letter;
    }
    return NULL;
}

static void
print_partners (void)
{
    static const UChar32 ranges[][2] = { { 0x750, 0x77f }, { 0x870, 0x8ff } };
    unsigned             n           = 0;

    printf ("\n/* Letters of the Arabic Supplement and Extended blocks, each with the plain letter\n"
            " * its Unicode name begins with. */\n#define FOLD_FAR_PAIRS");
    for (unsigned i = 0; i < 2; i++)
        for (UChar32 c = ranges[i][0]; c <= ranges[i][1]; c++) {
            UErrorCode  status = U_ZERO_ERROR;
            char        name[128], letter[5] = { 0 };
            int32_t     size = 0;
            const char *partner;

            u_charName (c, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
            if (! u_isalpha (c) || u_charType (c) == U_MODIFIER_LETTER)
                continue;
            if ((partner = partner_of (name)) == NULL)
                continue; /* tatweel with signs on it, dots: rows of folds.c drop what is to go */
            U8_APPEND_UNSAFE (letter, size, c);
            printf ("%s%s%s ", n % 24 ? "" : n ? "\" \\\n    \"" : " \\\n    \"", letter, partner);
            n++;
        }
    printf ("\"\n");
}

int
main (void)
{
    printf ("/* fold_table.h - generated by plugin/text/gen_fold.c; do not edit.\n"
            " * Unicode %s (ICU %s). Regenerate: make tables */\n#include <stdint.h>\n\n", U_UNICODE_VERSION, U_ICU_VERSION);
    print_expansions ();
    print_pairs ();
    print_orders ();
    print_partners ();
    return 0;
}
