/* Classes, from what newsrooms and romanizations interchange:
 *
 *   a  initial vowel, ع           b  ب پ        r l m n  themselves
 *   s  all of د ت س and their emphatics, ش     g  ج غ ق ك گ خ چ
 *   f  ف ڤ                        h w y  only in front: ح ه, و, ي
 *
 * Vowels inside are dropped, letters of one class in a row are one, and so is
 * ت before ج (تشارلز). ال goes, also where it is no article (ألكسندر), so that one
 * key serves both; behind it a ي may be there or not (أليكسندر), so that such a
 * name is looked for under two keys. The first is the one the index uses. */
#include "name/key.h"

/* Only in front, and dropped inside. */
static const char front_key[LETTERS] = {
    [ALEF] = 'a', [AIN] = 'a', [HAH] = 'h', [HEH] = 'h', [WAW] = 'w', [YEH] = 'y',
};

static const char letter_key[LETTERS] = {
    [BEH] = 'b', [PEH] = 'b', [FEH] = 'f', [VEH] = 'f',
    [TEH] = 's', [THEH] = 's', [DAL] = 's', [THAL] = 's', [ZAIN] = 's', [SEEN] = 's', [SHEEN] = 's',
    [SAD] = 's', [DAD] = 's', [TAH] = 's', [ZAH] = 's', [JEH] = 's',
    [JEEM] = 'g', [GHAIN] = 'g', [QAF] = 'g', [KAF] = 'g', [GAF] = 'g', [KHAH] = 'g', [CHEH] = 'g',
    [REH] = 'r', [LAM] = 'l', [MEEM] = 'm', [NOON] = 'n',
};

void
keys_add (struct name_keys *keys, struct span key)
{
    if (keys->count == NAME_KEYS || key.len == 0 || key.len >= NAME_KEY_ROOM)
        return;
    for (unsigned i = 0; i < keys->count; i++)
        if (span_is (key, keys->key[i]))
            return;
    memcpy (keys->key[keys->count], key.at, key.len);
    keys->key[keys->count++][key.len] = '\0';
}

bool
keys_meet (const struct name_keys *a, const struct name_keys *b)
{
    for (unsigned i = 0; i < a->count; i++)
        for (unsigned j = 0; j < b->count; j++)
            if (strcmp (a->key[i], b->key[j]) == 0)
                return true;
    return false;
}

/* تش and دج: one sound, written with two letters. */
static bool
half_of_affricate (const struct letters *word, unsigned i)
{
    unsigned letter = word->at[i], next = i + 1 < word->count ? word->at[i + 1] : LETTER_NONE;

    return (letter == TEH && (next == SHEEN || next == CHEH || next == JEEM)) || (letter == DAL && next == JEEM);
}

static char
key_at (const struct letters *word, unsigned i, unsigned start)
{
    unsigned letter = word->at[i];

    if (i == start && front_key[letter])
        return front_key[letter];
    if (half_of_affricate (word, i))
        return 'g';
    if (letter == SHEEN && i > start && word->at[i - 1] == TEH)
        return 'g';
    return letter_key[letter];
}

static size_t
key_from (const struct letters *word, unsigned start, char *key)
{
    size_t size = 0;

    for (unsigned i = start; i < word->count && size + 1 < NAME_KEY_ROOM; i++) {
        char next = key_at (word, i, start);

        if (next != '\0' && (size == 0 || key[size - 1] != next))
            key[size++] = next;
    }
    return size;
}

void
keys_arabic (const struct letters *word, struct name_keys *keys)
{
    char     key[NAME_KEY_ROOM + 1] = "y";
    unsigned start = letters_article (word) ? 2 : 0;
    size_t   size  = key_from (word, start, key + 1);
    bool     leads = size > 1 && key[1] == 'y';

    keys_add (keys, (struct span) { key + 1, size });
    if (start == 0 || size == 0)
        return;
    keys_add (keys, leads ? (struct span) { key + 2, size - 1 } : (struct span) { key, size + 1 });
}
