/* Classes, from what newsrooms and romanizations interchange:
 *
 *   a  initial vowel, ع           b  ب پ        r l m n  themselves
 *   s  all of د ت س and their emphatics, ش     g  ج غ ق ك گ خ چ
 *   f  ف ڤ                        h w y  only in front: ح ه, و, ي
 *
 * Vowels inside are dropped, letters of one class in a row are one, and ن before
 * ب is heard as م (جنبلاط). ال goes, also where it is no article (ألكسندر), so that
 * one key serves both. A name is looked for under a second key where one more
 * reading is common, and filed under the first. */
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

/* How a name is read when its first key is made, or else. */
struct reading {
    unsigned start;     /* letters passed over: the article */
    bool     affricate; /* تش and a final جي are read as the other of س and ج */
};

static unsigned
letter_at (const struct letters *word, unsigned i)
{
    return i < word->count ? word->at[i] : LETTER_NONE;
}

/* تش, چ and the ending of عراقجي: one sound, for which newsrooms have three letters. */
static bool
affricate_at (const struct letters *word, unsigned i)
{
    unsigned letter = word->at[i];

    if (letter == JEEM)
        return i + 2 == word->count && word->at[i + 1] == YEH;
    return letter == CHEH || (letter == TEH && letter_at (word, i + 1) == SHEEN)
           || (letter == SHEEN && i > 0 && word->at[i - 1] == TEH);
}

static char
key_at (const struct letters *word, unsigned i, struct reading reading)
{
    unsigned letter = word->at[i], next = letter_at (word, i + 1);

    if (i == reading.start && front_key[letter])
        return front_key[letter];
    if (reading.affricate && affricate_at (word, i))
        return letter_key[letter] == 's' ? 'g' : 's';
    if ((letter == DAL || letter == TEH) && next == JEEM)
        return 'g';
    if (letter == NOON && (next == BEH || next == PEH))
        return 'm';
    return letter_key[letter];
}

static size_t
key_make (const struct letters *word, struct reading reading, char *key)
{
    size_t size = 0;

    for (unsigned i = reading.start; i < word->count && size + 1 < NAME_KEY_ROOM; i++) {
        char next = key_at (word, i, reading);

        if (next != '\0' && (size == 0 || key[size - 1] != next))
            key[size++] = next;
    }
    return size;
}

/* The key of one reading; and for ألكسندر the key of أليكسندر, or the other way. */
static void
add_reading (const struct letters *word, struct reading reading, struct name_keys *keys)
{
    char   key[NAME_KEY_ROOM + 1] = "y";
    size_t size                   = key_make (word, reading, key + 1);

    keys_add (keys, (struct span) { key + 1, size });
    if (reading.start > 0 && size > 1 && key[1] == 'y')
        keys_add (keys, (struct span) { key + 2, size - 1 });
    else if (reading.start > 0)
        keys_add (keys, (struct span) { key, size + 1 });
}

/* With بن in front, or without: Maghrebi newsrooms write it together. */
static void
add_son (const struct letters *word, bool son, struct name_keys *keys)
{
    char           key[NAME_KEY_ROOM + 2] = "bn";
    struct letters rest;

    if (son)
        keys_add (keys, (struct span) { key, 2 + key_make (word, (struct reading) { 0, false }, key + 2) });
    else if (letters_after_son (word, &rest))
        keys_add (keys, (struct span) { key, key_make (&rest, (struct reading) { 0, false }, key) });
}

void
keys_arabic (const struct letters *word, bool son, struct name_keys *keys)
{
    struct reading reading = { letters_article (word) ? 2 : 0, false };

    add_reading (word, reading, keys);
    reading.affricate = true;
    add_reading (word, reading, keys);
    add_son (word, son, keys);
}
