/* Writes class_table.h: the class byte of every code point, from ICU.
 * Run by `make tables`; the result is committed. */
#include "text/class.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uvernum.h>

enum { LAST = 0x10ffff, BLOCK = 128, BLOCKS = (LAST + 1) / BLOCK };

/* Punctuation by what it says; what is not here goes by its properties. */
static const struct {
    enum text_class class;
    uint32_t letters[32];
} named[] = {
    { CLASS_POINT, { '.', 0x2024, 0xfe52, 0xff0e } },
    { CLASS_STOP, { '!', '?', 0x061e, 0x061f, 0x06d4, 0x203c, 0x203d, 0x2047, 0x2048, 0x2049, 0x2026,
                    0x3002, 0xff01, 0xff1f, 0xff61, 0x2025, 0x2e2e, 0x061d } },
    { CLASS_COMMA, { ',', 0x060c, 0x060d, 0x3001, 0xfe50, 0xff0c, 0xff64 } },
    { CLASS_SEMICOLON, { ';', 0x061b, 0xfe54, 0xff1b } },
    { CLASS_COLON, { ':', 0xfe55, 0xff1a, 0xfe13 } },
    { CLASS_THOUSANDS, { 0x066c } },
    { CLASS_DECIMAL, { 0x066b } },
    { CLASS_APOSTROPHE, { '\'', 0x2018, 0x2019, 0xff07 } },
    { CLASS_QUOTE, { '"', 0xab, 0xbb, 0x201a, 0x201b, 0x201c, 0x201d, 0x201e, 0x201f, 0x2039, 0x203a,
                     0x300c, 0x300d, 0x300e, 0x300f, 0xff02, '`', 0xfd3e, 0xfd3f, 0x301d, 0x301e } },
    { CLASS_HYPHEN, { '-', 0x2010, 0x2011, 0xfe63, 0xff0d } },
    { CLASS_DASH, { 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2e3a, 0x2e3b, 0xfe58 } },
    { CLASS_SLASH, { '/', '\\', 0x2044, 0x2215, 0xff0f } },
    { CLASS_PERCENT, { '%', 0x066a, 0x0609, 0x060a, 0x2030, 0x2031, 0xfe6a, 0xff05 } },
    { CLASS_HASH, { '#', 0xff03 } },
    { CLASS_AT, { '@', 0xff20 } },
    { CLASS_SPACE, { '\t', 0x200b } },
    { CLASS_TATWEEL, { 0x0640 } },
    { CLASS_WORDS, { 0xfdfa, 0xfdfb } },
};

static bool
named_class (uint32_t c, enum text_class *class)
{
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
        for (const uint32_t *letter = named[i].letters; *letter; letter++)
            if (*letter == c) {
                *class = named[i].class;
                return true;
            }
    return false;
}

static bool
arabic (UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;

    return uscript_getScript (c, &status) == USCRIPT_ARABIC || uscript_hasScript (c, USCRIPT_ARABIC);
}

/* By general category, for what Word_Break leaves in Other. */
static enum text_class
other_class (UChar32 c)
{
    switch (u_charType (c)) {
    case U_SPACE_SEPARATOR: return CLASS_SPACE;
    case U_START_PUNCTUATION: return CLASS_OPEN;
    case U_END_PUNCTUATION: return CLASS_CLOSE;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CLASS_QUOTE;
    case U_DASH_PUNCTUATION: return CLASS_DASH;
    case U_CURRENCY_SYMBOL: return CLASS_CURRENCY;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_LETTER_NUMBER: return CLASS_IDEOGRAPH;
    default: return CLASS_OTHER;
    }
}

static enum text_class
class_from_icu (UChar32 c)
{
    enum text_class class;

    if (named_class ((uint32_t) c, &class))
        return class;
    switch (u_getIntPropertyValue (c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER: return arabic (c) ? CLASS_ARABIC : CLASS_LETTER;
    case U_WB_HEBREW_LETTER: return CLASS_HEBREW;
    case U_WB_KATAKANA: return CLASS_KATAKANA;
    case U_WB_NUMERIC: return CLASS_DIGIT;
    case U_WB_EXTENDNUMLET: return CLASS_UNDERSCORE;
    case U_WB_MIDLETTER:
    case U_WB_MIDNUMLET:
    case U_WB_MIDNUM: return CLASS_MIDDLE;
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE: return CLASS_LINE;
    case U_WB_FORMAT:
    case U_WB_ZWJ: return CLASS_FORMAT;
    case U_WB_EXTEND:
        if (c == 0x200c)
            return CLASS_FORMAT;
        return arabic (c) ? CLASS_MARK : CLASS_EXTEND;
    default: return other_class (c);
    }
}

/* Marks that go when accents go. */
static bool
accent (UChar32 c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff)
           || (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f) || (c >= 0x591 && c <= 0x5c7);
}

static bool
plain (UChar32 c, const UNormalizer2 *caseless)
{
    UErrorCode          status = U_ZERO_ERROR;
    const UNormalizer2 *nfc    = unorm2_getNFCInstance (&status);
    UChar               parts[64], folded[64], own[2];
    int32_t             own_size = 0, size;

    if (c == 0 || (c >= 0xd800 && c < 0xe000) || arabic (c) || accent (c) || c == 0x2019 || c < 0x250
        || u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType (c) == U_DECIMAL_DIGIT_NUMBER)
        return false;
    U16_APPEND_UNSAFE (own, own_size, c);
    size = unorm2_normalize (caseless, own, own_size, folded, 64, &status);
    if (U_FAILURE (status) || size != own_size || memcmp (folded, own, (size_t) size * sizeof *own) != 0)
        return false;
    size = unorm2_getDecomposition (nfc, c, parts, 64, &status);
    for (int32_t i = 0; i < size; i++)
        if (accent (parts[i]))
            return false;
    return true;
}

static uint8_t
byte_from_icu (UChar32 c)
{
    UErrorCode          status   = U_ZERO_ERROR;
    const UNormalizer2 *caseless = unorm2_getNFKCCasefoldInstance (&status);
    unsigned            byte     = class_from_icu (c);

    if (! unorm2_hasBoundaryBefore (caseless, c)
        && ! u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        byte |= CLASS_COMBINES;
    else if (plain (c, caseless))
        byte |= CLASS_PLAIN;
    return (uint8_t) byte;
}

static void
print_blocks (uint8_t (*blocks)[BLOCK], unsigned count)
{
    printf ("static const uint8_t class_blocks[%u][%d] = {", count, BLOCK);
    for (unsigned i = 0; i < count; i++) {
        printf ("\n    {");
        for (unsigned j = 0; j < BLOCK; j++)
            printf ("%s%u,", j % 32 ? "" : "\n     ", blocks[i][j]);
        printf (" },");
    }
    printf ("\n};\n");
}

int
main (void)
{
    static uint8_t  blocks[BLOCKS][BLOCK];
    static unsigned index[BLOCKS];
    unsigned        count = 0;

    for (unsigned i = 0; i < BLOCKS; i++) {
        unsigned same = 0;

        for (unsigned j = 0; j < BLOCK; j++)
            blocks[count][j] = byte_from_icu ((UChar32) (i * BLOCK + j));
        while (memcmp (blocks[same], blocks[count], BLOCK) != 0)
            same++;
        index[i] = same;
        count += same == count;
    }
    if (count > 256)
        return 1;
    printf ("/* class_table.h - generated by plugin/text/gen_class.c; do not edit.\n"
            " * Unicode %s (ICU %s). Regenerate: make tables */\n#include <stdint.h>\n\n", U_UNICODE_VERSION, U_ICU_VERSION);
    print_blocks (blocks, count);
    printf ("\nstatic const uint8_t class_index[%d] = {", BLOCKS);
    for (unsigned i = 0; i < BLOCKS; i++)
        printf ("%s%u,", i % 32 ? "" : "\n    ", index[i]);
    printf ("\n};\n");
    return 0;
}
