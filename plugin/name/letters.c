/* Names to letters: code points, then words, then compounds.
 *
 * What is not kept: which hamza (أ إ آ ا are one letter, ؤ ئ ء another), ى and ي, ة
 * and ه, marks, joiners, apostrophes. Doubled letters and the article stay:
 * dropping them has a price the distance knows. */
#include "name/letters.h"

#include "text/fold.h"
#include "text/utf8.h"

enum { NOTHING = 0, ENDS_PART = 250, OTHER = 251 };

/* U+0621 to U+064A, the letters Arabic itself writes, in the order of Unicode. */
static const uint8_t basic_letters[] = {
    HAMZA, ALEF, ALEF, HAMZA, ALEF, HAMZA, ALEF, BEH, HEH, TEH, THEH, JEEM, HAH, KHAH, DAL, THAL,
    REH, ZAIN, SEEN, SHEEN, SAD, DAD, TAH, ZAH, AIN, GHAIN, KAF, KAF, YEH, YEH, YEH, NOTHING, FEH,
    QAF, KAF, LAM, MEEM, NOON, HEH, WAW, YEH, YEH,
};

/* Marks and the letters of other languages up to U+06FF, in order; what is not
 * named is OTHER. */
static const struct arabic_row {
    uint16_t from, to;
    uint8_t  letter;
} arabic_rows[] = {
    { 0x064b, 0x065f, NOTHING }, { 0x0670, 0x0670, NOTHING }, { 0x0671, 0x0673, ALEF },
    { 0x0674, 0x0674, NOTHING }, { 0x0675, 0x0675, ALEF }, { 0x0676, 0x0677, WAW },
    { 0x0678, 0x0678, YEH }, { 0x0679, 0x067d, TEH }, { 0x067e, 0x067e, PEH }, { 0x067f, 0x067f, TEH },
    { 0x0681, 0x0685, HAH }, { 0x0686, 0x0687, CHEH }, { 0x0688, 0x0690, DAL }, { 0x0691, 0x0697, REH },
    { 0x0698, 0x0698, JEH }, { 0x0699, 0x0699, REH }, { 0x069a, 0x069c, SEEN }, { 0x069d, 0x069e, SAD },
    { 0x069f, 0x069f, TAH }, { 0x06a0, 0x06a0, GAF }, { 0x06a1, 0x06a3, FEH }, { 0x06a4, 0x06a6, VEH },
    { 0x06a7, 0x06a7, QAF }, { 0x06a8, 0x06a8, GAF }, { 0x06a9, 0x06aa, KAF }, { 0x06ab, 0x06ab, KAF },
    { 0x06ac, 0x06ac, GAF }, { 0x06ad, 0x06ad, GAF }, { 0x06ae, 0x06ae, KAF }, { 0x06af, 0x06b4, GAF },
    { 0x06b5, 0x06b8, LAM }, { 0x06b9, 0x06bd, NOON }, { 0x06be, 0x06be, HEH },
    { 0x06bf, 0x06bf, CHEH }, { 0x06c0, 0x06c3, HEH }, { 0x06c4, 0x06ca, WAW }, { 0x06cb, 0x06cb, VEH },
    { 0x06cc, 0x06ce, YEH }, { 0x06cf, 0x06cf, WAW }, { 0x06d0, 0x06d3, YEH },
    { 0x06d4, 0x06d4, ENDS_PART }, { 0x06d5, 0x06d5, HEH }, { 0x06d6, 0x06ed, NOTHING },
};

/* Latin letters whose accent changes the sound; others lose it by folding. */
static const struct latin_row {
    uint16_t    upper, lower;
    const char *letters; /* at most two */
    const char *gloss;
} latin_rows[] = {
    { 0x00c6, 0x00e6, "ae", "æ, Danish" },      { 0x00c7, 0x00e7, "ch", "ç, Turkish Çavuşoğlu" },
    { 0x00d0, 0x00f0, "dh", "ð, Icelandic" },   { 0x00d1, 0x00f1, "ny", "ñ, Spanish" },
    { 0x00d8, 0x00f8, "o", "ø, Danish" },       { 0x00de, 0x00fe, "th", "þ, Icelandic" },
    { 0x00df, 0x00df, "ss", "ß, German" },      { 0x0106, 0x0107, "ch", "ć, Serbian" },
    { 0x010c, 0x010d, "ch", "č, Czech" },       { 0x0110, 0x0111, "dj", "đ, Serbian" },
    { 0x011e, 0x011f, "gh", "ğ, Turkish" },     { 0x0130, 0x0131, "i", "ı, Turkish" },
    { 0x0141, 0x0142, "l", "ł, Polish" },       { 0x0152, 0x0153, "oe", "œ, French" },
    { 0x015e, 0x015f, "sh", "ş, Turkish" },     { 0x0160, 0x0161, "sh", "š, Czech" },
    { 0x017d, 0x017e, "zh", "ž, Czech" },       { 0x0218, 0x0219, "sh", "ș, Romanian" },
    { 0x1e0e, 0x1e0f, "dh", "ḏ for ذ" },        { 0x1e20, 0x1e21, "gh", "ḡ for غ" },
    { 0x1e2a, 0x1e2b, "kh", "ḫ for خ" },        { 0x1e6e, 0x1e6f, "th", "ṯ for ث" },
};

/* What stands inside a name and is no letter of it. */
static const struct between_row {
    uint32_t from, to;
    uint8_t  means;
    const char *gloss;
} between_rows[] = {
    { 0x0000, 0x0020, ENDS_PART, "blanks" },
    { '\'', '\'', NOTHING, "apostrophe: O'Neil" },
    { '0', '9', OTHER, "digits" },
    { 0x0021, 0x0040, ENDS_PART, "ASCII signs" },
    { 0x005b, 0x005f, ENDS_PART, "ASCII signs" },
    { '`', '`', NOTHING, "for ع" },
    { 0x007b, 0x007f, ENDS_PART, "ASCII signs" },
    { 0x0080, 0x00bf, ENDS_PART, "Latin-1 signs" },
    { 0x02b0, 0x036f, NOTHING, "ʿ ʾ and combining marks" },
    { 0x0600, 0x061a, NOTHING, "Arabic marks" },
    { 0x061b, 0x061f, ENDS_PART, "Arabic punctuation" },
    { 0x0660, 0x0669, OTHER, "digits" },
    { 0x066a, 0x066f, ENDS_PART, "Arabic punctuation" },
    { 0x200b, 0x200f, NOTHING, "joiners and direction marks" },
    { 0x2018, 0x201b, NOTHING, "apostrophes" },
    { 0x2010, 0x2029, ENDS_PART, "dashes, quotation marks" },
    { 0x202a, 0x202e, NOTHING, "direction marks" },
    { 0x202f, 0x205f, ENDS_PART, "spaces and signs" },
    { 0x2060, 0x206f, NOTHING, "direction marks" },
    { 0xfe00, 0xfe0f, NOTHING, "variation selectors" },
    { 0xfeff, 0xfeff, NOTHING, "byte order mark" },
};

#define COUNT(rows) (sizeof (rows) / sizeof (rows)[0])

static uint8_t
other_letter (uint32_t code)
{
    for (size_t i = 0; i < COUNT (arabic_rows); i++)
        if (code >= arabic_rows[i].from && code <= arabic_rows[i].to)
            return arabic_rows[i].letter;
    return OTHER;
}

static uint8_t
arabic_letter (uint32_t code)
{
    if (code >= 0x0621 && code < 0x0621 + COUNT (basic_letters))
        return basic_letters[code - 0x0621];
    return other_letter (code);
}

unsigned
letter_of (uint32_t code)
{
    unsigned letter = arabic_letter (code);

    return letter < LETTERS ? letter : LETTER_NONE;
}

static uint8_t
between (uint32_t code)
{
    for (size_t i = 0; i < COUNT (between_rows); i++)
        if (code >= between_rows[i].from && code <= between_rows[i].to)
            return between_rows[i].means;
    return OTHER;
}

static const char *
latin_letters (uint32_t code)
{
    for (size_t i = 0; i < COUNT (latin_rows); i++)
        if (code == latin_rows[i].upper || code == latin_rows[i].lower)
            return latin_rows[i].letters;
    return NULL;
}

/* ---- one word after another ---- */

struct reader {
    struct name_form *form;
    bool              open; /* the last part still takes letters */
};

static void
take_letter (struct reader *r, uint8_t letter, uint8_t script)
{
    struct name_form *form = r->form;

    if (form->script == SCRIPT_NONE)
        form->script = script;
    if (form->script != script)
        form->script = SCRIPT_OTHER;
    if (! r->open) {
        if (form->parts == NAME_PARTS)
            return;
        form->part[form->parts++].count = 0;
        r->open                         = true;
    }

    struct letters *part = &form->part[form->parts - 1];

    if (part->count < NAME_LETTERS)
        part->at[part->count++] = letter;
}

static void
take_latin (struct reader *r, const char *letters)
{
    for (; *letters; letters++)
        take_letter (r, (uint8_t) *letters, SCRIPT_LATIN);
}

static void
take_code (struct reader *r, uint32_t code)
{
    if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') {
        take_letter (r, (uint8_t) (code | 0x20), SCRIPT_LATIN);
        return;
    }

    const char *latin = latin_letters (code);

    if (latin != NULL) {
        take_latin (r, latin);
        return;
    }

    uint8_t letter = code > 0x0620 && code < 0x0700 ? arabic_letter (code) : (uint8_t) OTHER;

    if (letter == OTHER)
        letter = between (code);
    if (letter == ENDS_PART)
        r->open = false;
    else if (letter == OTHER)
        take_letter (r, OTHER, SCRIPT_OTHER);
    else if (letter != NOTHING)
        take_letter (r, letter, SCRIPT_ARABIC);
}

/* Letters of other blocks (é, presentation forms) become those they fold to. */
static void
take_folded (struct reader *r, struct span source)
{
    char        folded[256];
    size_t      size = fold_room (source.len) <= sizeof folded ? fold_word (fold_standard (), source, folded) : 0;
    const char *at   = folded, *end = folded + size;

    while (at < end) {
        unsigned used;

        take_code (r, utf8_read (at, end, &used));
        at += used;
    }
}

static bool
folds_away (uint32_t code)
{
    return (code >= 0xc0 && code < 0x2b0 && latin_letters (code) == NULL)
           || (code >= 0x1e00 && code < 0x1f00 && latin_letters (code) == NULL)
           || (code >= 0x750 && code < 0x780) || (code >= 0xfb00 && code < 0xfdf0)
           || (code >= 0xfe70 && code < 0xfeff);
}

static void
read_parts (struct span name, struct name_form *form)
{
    struct reader r   = { form, false };
    const char   *at  = name.at, *end = span_end (name);

    while (at < end) {
        unsigned used;
        uint32_t code = utf8_read (at, end, &used);

        if (folds_away (code))
            take_folded (&r, (struct span) { at, used });
        else
            take_code (&r, code);
        at += used;
    }
}

/* ---- compounds ---- */

enum join { STANDS_ALONE, JOIN_NEXT, JOIN_BEFORE, LEAVE_OUT };

/* Words that make one name with their neighbour. */
#define WORD(text) text, sizeof text - 1
static const struct compound_row {
    const char *word;
    uint8_t     size; /* its bytes */
    uint8_t     join;
    const char *gloss, *example;
} compound_rows[] = {
    { WORD ("عبد"), JOIN_NEXT, "servant of", "عبد العزيز" },
    { WORD ("أبو"), JOIN_NEXT, "father of", "أبو ظبي" },
    { WORD ("أبي"), JOIN_NEXT, "father of, genitive", "أبي طالب" },
    { WORD ("أبا"), JOIN_NEXT, "father of, accusative", "أبا بكر" },
    { WORD ("أم"), JOIN_NEXT, "mother of", "أم درمان" },
    { WORD ("آل"), JOIN_NEXT, "house of", "آل ثاني" },
    { WORD ("ذو"), JOIN_NEXT, "he of", "ذو الفقار" },
    { WORD ("الدين"), JOIN_BEFORE, "of the faith", "نور الدين" },
    { WORD ("الله"), JOIN_BEFORE, "of God", "نصر الله" },
    { WORD ("الإسلام"), JOIN_BEFORE, "of Islam", "سيف الإسلام" },
    { WORD ("بن"), LEAVE_OUT, "son of", "محمد بن سلمان" },
    { WORD ("ابن"), LEAVE_OUT, "son of", "ابن خلدون" },
    { WORD ("بنت"), LEAVE_OUT, "daughter of", "فاطمة بنت مبارك" },
    { WORD ("abd"), JOIN_NEXT, "servant of", "Abd al-Rahman" },
    { WORD ("abdul"), JOIN_NEXT, "servant of the", "Abdul Aziz" },
    { WORD ("abdel"), JOIN_NEXT, "servant of the", "Abdel-Rahman" },
    { WORD ("abdal"), JOIN_NEXT, "servant of the", "Abdal-Aziz" },
    { WORD ("abu"), JOIN_NEXT, "father of", "Abu Dhabi" },
    { WORD ("abou"), JOIN_NEXT, "father of", "Abou Diaby" },
    { WORD ("umm"), JOIN_NEXT, "mother of", "Umm Kulthum" },
    { WORD ("om"), JOIN_NEXT, "mother of", "Om Kalthoum" },
    { WORD ("al"), LEAVE_OUT, "the", "al-Assad" },
    { WORD ("el"), LEAVE_OUT, "the", "el-Sisi" },
    { WORD ("bin"), LEAVE_OUT, "son of", "Mohammed bin Salman" },
    { WORD ("ibn"), LEAVE_OUT, "son of", "Ibn Khaldun" },
    { WORD ("ben"), LEAVE_OUT, "son of", "Ben Ali" },
    { WORD ("bint"), LEAVE_OUT, "daughter of", "Fatima bint Mubarak" },
};

bool
letters_are (const struct letters *letters, const char *text)
{
    const char *end = text + strlen (text);
    unsigned    i   = 0;

    for (; text < end; i++) {
        unsigned used;
        uint32_t code = utf8_read (text, end, &used);

        if (i == letters->count || letters->at[i] != (code < 128 ? code : arabic_letter (code)))
            return false;
        text += used;
    }
    return i == letters->count;
}

static const struct compound_row *
compound_of (const struct letters *part)
{
    unsigned size = part->count * (part->at[0] < LETTERS ? 2u : 1u);

    for (size_t i = 0; i < COUNT (compound_rows); i++)
        if (compound_rows[i].size == size && letters_are (part, compound_rows[i].word))
            return &compound_rows[i];
    return NULL;
}

static void
letters_add (struct letters *to, const struct letters *more)
{
    for (unsigned i = 0; i < more->count && to->count < NAME_LETTERS; i++)
        to->at[to->count++] = more->at[i];
}

/* Joins the words of compounds; a name of such words alone is left as it is. */
static void
join_compounds (struct name_form *form)
{
    unsigned kept = 0;
    bool     open = false; /* the part kept last waits for its second half */

    for (unsigned i = 0; i < form->parts; i++) {
        const struct compound_row *row  = compound_of (&form->part[i]);
        enum join                  join = row != NULL ? row->join : STANDS_ALONE;

        if (join == LEAVE_OUT && i + 1 < form->parts) {
            form->son = form->son || i == 0;
            continue;
        }
        if (open || (join == JOIN_BEFORE && kept > 0))
            letters_add (&form->part[kept - 1], &form->part[i]);
        else if (kept++ != i)
            form->part[kept - 1] = form->part[i];
        open = join == JOIN_NEXT;
    }
    form->parts = kept;
}

/* abdurrahman, abdessalam: the l of the article is heard as the next letter. */
static void
restore_article (struct letters *word)
{
    static const char heads[][5] = { "abdu", "abde", "abda", "abdo" };

    if (word->count < 7 || word->at[4] != word->at[5] || word->at[4] == 'l' || word->at[4] == 'u')
        return;
    for (size_t i = 0; i < COUNT (heads); i++)
        if (memcmp (word->at, heads[i], 4) == 0)
            word->at[4] = 'l';
}

void
form_read (struct span name, struct name_form *form)
{
    form->parts  = 0;
    form->script = SCRIPT_NONE;
    form->son    = false;
    read_parts (name, form);
    if (form->script == SCRIPT_ARABIC || form->script == SCRIPT_LATIN)
        join_compounds (form);
    for (unsigned i = 0; form->script == SCRIPT_LATIN && i < form->parts; i++)
        restore_article (&form->part[i]);
}

void
form_join (const struct name_form *form, struct letters *all)
{
    all->count = 0;
    for (unsigned i = 0; i < form->parts; i++)
        letters_add (all, &form->part[i]);
}

bool
letters_article (const struct letters *word)
{
    return word->count >= 5 && word->at[0] == ALEF && word->at[1] == LAM;
}

unsigned
letters_head (const struct letters *word)
{
    static const uint8_t head[] = { AIN, BEH, DAL, ALEF, LAM };
    unsigned             same = 0;

    while (same < sizeof head && same < word->count && word->at[same] == head[same])
        same++;
    if (same == sizeof head && word->count >= sizeof head + 2)
        return sizeof head;
    return letters_article (word) ? 2 : 0;
}

bool
letters_after_son (const struct letters *word, struct letters *rest)
{
    if (word->count < 6 || word->at[0] != BEH || word->at[1] != NOON)
        return false;
    rest->count = (uint8_t) (word->count - 2);
    memcpy (rest->at, word->at + 2, rest->count);
    return true;
}

const char *
letter_text (unsigned letter)
{
    static const char *const texts[LETTERS] = {
        "",  "ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط",
        "ظ", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي", "ء", "پ", "چ", "ژ", "گ", "ڤ",
    };

    return letter < LETTERS ? texts[letter] : "";
}
