/* What separates two spellings of a name, priced.
 *
 * Each row of costs.def is one kind of difference. The costs were fitted by
 * logistic regression over pairs of spellings (the same name, another name that
 * looks alike, another name with the same key), rounded, and checked on folds
 * the fit had not seen; a row moves only with a measurement. `brief` applies
 * where the shorter name has at most three consonants: there one letter says
 * more. */
#include "name/align.h"

const struct change_row change_rows[CHANGE_ROWS] = {
#define ROW(name, cost, brief, gloss, one, other) { #name, gloss, one, other },
#include "name/costs.def"
#undef ROW
};

const struct change_price standard_prices[CHANGE_ROWS] = {
#define ROW(name, cost, brief, gloss, one, other) { cost, brief },
#include "name/costs.def"
#undef ROW
};

/* Where the letter decides alone. 0 is FIRST_LETTER, which no pair has. */
#define PAIR(a, b, row) [a][b] = row, [b][a] = row
static const uint8_t swap_rows[LETTERS][LETTERS] = {
    PAIR (HAMZA, ALEF, HAMZA_VOWEL), PAIR (HAMZA, WAW, HAMZA_VOWEL), PAIR (HAMZA, YEH, HAMZA_VOWEL),
    PAIR (AIN, HAMZA, AIN_ALEF), PAIR (AIN, ALEF, AIN_ALEF), PAIR (GHAIN, JEEM, GHAIN_JEEM), PAIR (GHAIN, QAF, GHAIN_QAF),
    PAIR (GHAIN, KAF, GHAIN_KAF), PAIR (JEEM, QAF, JEEM_QAF), PAIR (JEEM, KAF, JEEM_KAF),
    PAIR (QAF, KAF, QAF_KAF), PAIR (GAF, KAF, GAF_KAF), PAIR (GAF, GHAIN, GAF_GHAIN),
    PAIR (GAF, JEEM, GAF_JEEM), PAIR (GAF, QAF, GAF_QAF), PAIR (PEH, BEH, PEH_BEH),
    PAIR (VEH, FEH, VEH_FEH), PAIR (CHEH, JEEM, CHEH_JEEM), 
    PAIR (CHEH, SHEEN, CHEH_SHEEN), PAIR (JEH, ZAIN, JEH_ZAIN), PAIR (JEH, JEEM, JEH_JEEM),
    PAIR (JEH, SHEEN, JEH_SHEEN), PAIR (SEEN, SAD, SEEN_SAD), PAIR (SEEN, ZAIN, SEEN_ZAIN),
    PAIR (SEEN, THEH, SEEN_THEH), PAIR (ZAIN, SAD, ZAIN_SAD), PAIR (ZAIN, THEH, ZAIN_THEH),
    PAIR (ZAIN, ZAH, ZAIN_EMPHATIC), PAIR (ZAIN, THAL, ZAIN_EMPHATIC), PAIR (ZAIN, DAD, ZAIN_EMPHATIC),
    PAIR (DAD, ZAH, DAD_ZAH), PAIR (THAL, ZAH, THAL_ZAH), PAIR (DAL, THAL, DAL_THAL),
    PAIR (DAL, ZAH, DAL_DAD), PAIR (DAL, DAD, DAL_DAD), PAIR (TEH, TAH, TEH_TAH),
    PAIR (TEH, THEH, TEH_THEH), PAIR (TAH, THEH, TEH_THEH), PAIR (TEH, DAL, TEH_DAL),
    PAIR (TAH, DAL, TAH_DAL), PAIR (TEH, SEEN, TEH_HISS), PAIR (TEH, SHEEN, TEH_HISS),
    PAIR (HAH, HEH, HAH_HEH), PAIR (KHAH, HAH, KHAH_HAH), PAIR (KHAH, HEH, KHAH_HEH),
    PAIR (KHAH, KAF, KHAH_KAF), PAIR (KHAH, QAF, KHAH_KAF), PAIR (KHAH, JEEM, KHAH_JEEM),
    PAIR (KHAH, GHAIN, KHAH_JEEM), PAIR (KHAH, SHEEN, KHAH_SHEEN), PAIR (SHEEN, SEEN, SHEEN_SEEN),
    PAIR (SHEEN, JEEM, SHEEN_JEEM), PAIR (SHEEN, KAF, SHEEN_KAF), PAIR (CHEH, KAF, SHEEN_KAF),
    PAIR (JEEM, ZAIN, JEEM_ZAIN), PAIR (YEH, JEEM, YEH_JEEM), PAIR (YEH, LAM, YEH_LAM),
    PAIR (SEEN, KAF, SEEN_KAF), PAIR (FEH, BEH, FEH_BEH), PAIR (PEH, FEH, FEH_BEH),
    PAIR (VEH, BEH, FEH_BEH), PAIR (WAW, FEH, WAW_FEH), PAIR (WAW, VEH, WAW_FEH),
    PAIR (WAW, BEH, WAW_FEH), PAIR (MEEM, NOON, MEEM_NOON), PAIR (REH, LAM, REH_LAM),
};

enum place { AT_FIRST, INSIDE, AT_LAST };

/* Vowels, by place. */
static const uint8_t vowel_swap[3][2] = { /* inside, at the end: ا/و, ا/ي, و/ي */
    { ALEF_WAW_MIDDLE, ALEF_WAW_LAST },
    { ALEF_YEH_MIDDLE, ALEF_YEH_LAST },
    { WAW_YEH_MIDDLE, WAW_YEH_LAST },
};
static const uint8_t vowel_drop[3][4] = { /* the last column: beside another vowel */
    { ALEF_FIRST, ALEF_MIDDLE, ALEF_LAST, ALEF_BESIDE },
    { WAW_FIRST, WAW_MIDDLE, WAW_LAST, WAW_BESIDE },
    { YEH_FIRST, YEH_MIDDLE, YEH_LAST, YEH_BESIDE },
};

static enum place
place_of (const struct letters *word, unsigned i)
{
    return i == 0 ? AT_FIRST : i + 1 == word->count ? AT_LAST : INSIDE;
}

static unsigned
vowel_index (unsigned letter)
{
    return letter == ALEF ? 0 : letter == WAW ? 1 : 2;
}

static bool
vowel_at (const struct letters *word, unsigned i)
{
    return i < word->count && letter_is_vowel (word->at[i]);
}

static unsigned
drop_vowel (const struct letters *word, unsigned i)
{
    enum place place  = place_of (word, i);
    bool       beside = place == INSIDE && (vowel_at (word, i - 1) || vowel_at (word, i + 1));

    return vowel_drop[vowel_index (word->at[i])][beside ? 3 : place];
}

static bool
hisses (unsigned letter)
{
    return letter == SEEN || letter == SHEEN || letter == ZAIN || letter == JEEM || letter == CHEH
           || letter == SAD;
}

static bool
throaty (unsigned letter)
{
    return letter == GHAIN || letter == JEEM || letter == QAF || letter == KAF || letter == GAF;
}

static unsigned
drop_consonant (const struct letters *word, unsigned i)
{
    static const uint8_t heh[3] = { HEH_FIRST, HEH_MIDDLE, HEH_LAST };
    static const uint8_t any[3] = { CONSONANT_FIRST, CONSONANT_MIDDLE, CONSONANT_LAST };
    unsigned             letter = word->at[i];
    enum place           place  = place_of (word, i);

    if (letter == HEH)
        return heh[place];
    if (letter == AIN)
        return AIN_DROPPED;
    if (letter == HAMZA)
        return HAMZA_DROPPED;
    if ((letter == TEH || letter == DAL) && i + 1 < word->count && hisses (word->at[i + 1]))
        return TEH_HISSING;
    if (throaty (letter) && i > 0 && word->at[i - 1] == NOON)
        return AFTER_NOON;
    if (place == AT_LAST && (letter == TEH || letter == DAL))
        return STOP_LAST;
    if (place == AT_LAST && letter == SEEN)
        return HISS_LAST;
    return any[place];
}

unsigned
change_of_drop (const struct letters *word, unsigned i)
{
    if (i > 0 && word->at[i] == word->at[i - 1])
        return DOUBLE;
    return letter_is_vowel (word->at[i]) ? drop_vowel (word, i) : drop_consonant (word, i);
}

unsigned
change_of_swap (const struct letters *a, unsigned i, const struct letters *b, unsigned j)
{
    unsigned one = a->at[i], other = b->at[j];
    bool     last = i + 1 == a->count && j + 1 == b->count;

    if (letter_is_vowel (one) && letter_is_vowel (other)) {
        unsigned pair = vowel_index (one) + vowel_index (other) - 1;
        return vowel_swap[pair][last];
    }
    if (last && ((one == HEH && other == ALEF) || (one == ALEF && other == HEH)))
        return HEH_ALEF_LAST;
    if (swap_rows[one][other])
        return swap_rows[one][other];
    return letter_is_vowel (one) || letter_is_vowel (other) ? VOWEL_CONSONANT : CONSONANT;
}

/* فاعلي and فاعيل: no native name is of the second form, so the ي only moved. */
static bool
moved_nisba (const struct letters *a, unsigned i, const struct letters *b, unsigned j)
{
    return a->count == 5 && b->count == 5 && i == 3 && j == 3 && a->at[1] == ALEF && b->at[1] == ALEF
           && (a->at[3] == YEH || a->at[4] == YEH);
}

unsigned
change_of_move (const struct letters *a, unsigned i, const struct letters *b, unsigned j)
{
    if (! letter_is_vowel (a->at[i]) && ! letter_is_vowel (a->at[i + 1]))
        return MOVED_CONSONANT;
    return moved_nisba (a, i, b, j) ? MOVED_LAST_YEH : CHANGE_ROWS;
}

/* Of what tells a name from others: the article and عبد ال do not. */
unsigned
name_consonants (const struct letters *word)
{
    unsigned count = 0, first = letters_head (word);

    for (unsigned i = first; i < word->count; i++)
        count += i == first || ! (letter_is_vowel (word->at[i]) || word->at[i] == HAMZA);
    return count;
}

/* By consonants of the shorter name. */
static const uint16_t allowances[] = { 10, 100, 135, 150, 170, 225, 270 };

unsigned
name_allowance (unsigned consonants)
{
    unsigned last = sizeof allowances / sizeof allowances[0] - 1;

    return allowances[consonants < last ? consonants : last];
}
