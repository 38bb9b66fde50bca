#include "name/romanize.h"

/* Graphemes and the Arabic letters they stand for, by first letter, longer
 * before shorter. The costs are minus logarithms of how often the grapheme was
 * written so, counted over aligned pairs (European names by expectation and
 * maximization over pairs of spellings; Arabic names over the project's own
 * lists), in hundredths and rounded to 5. */
const struct roman_row roman_rows[] = {
    { "aa", u"ا", ANYWHERE, { 40, 155 } }, { "aa", u"ع", ANYWHERE, { 165, 85 } },
    { "aa", u"عا", ANYWHERE, { NEVER, 155 } }, { "aa", u"ا", AT_END, { NEVER, 35 } },
    { "aa", u"ع", AT_END, { NEVER, 225 } }, { "ai", u"ا", ANYWHERE, { 260, NEVER } },
    { "ai", u"اي", ANYWHERE, { 115, 330 } }, { "ai", u"ي", ANYWHERE, { 75, 20 } },
    { "ai", u"اي", AT_END, { 20, 15 } }, { "au", u"و", ANYWHERE, { 15, 15 } },
    { "ay", u"اي", ANYWHERE, { 85, NEVER } }, { "ay", u"ي", ANYWHERE, { 85, 15 } },
    { "ay", u"اي", AT_END, { 30, NEVER } }, { "ay", u"ي", AT_END, { 215, NEVER } },
    { "a", u"ع", AT_START, { 340, 80 } }, { "a", u"عا", AT_START, { NEVER, 245 } },
    { "a", u"", ANYWHERE, { 270, 100 } }, { "a", u"ا", ANYWHERE, { 25, 100 } },
    { "a", u"ع", ANYWHERE, { NEVER, 280 } }, { "a", u"ه", ANYWHERE, { NEVER, 275 } },
    { "a", u"", AT_END, { NEVER, 265 } }, { "a", u"ه", AT_END, { 360, 65 } },
    { "bb", u"ب", ANYWHERE, { 15, 15 } }, { "b", u"ب", ANYWHERE, { 15, 15 } },
    { "cc", u"ك", ANYWHERE, { 15, NEVER } }, { "ch", u"تش", ANYWHERE, { 65, 75 } },
    { "ch", u"خ", ANYWHERE, { 225, NEVER } }, { "ch", u"ك", ANYWHERE, { 140, 90 } },
    { "ck", u"ك", ANYWHERE, { 15, NEVER } }, { "c", u"س", AT_START, { 305, 165 } },
    { "c", u"ك", AT_START, { NEVER, 40 } }, { "c", u"", ANYWHERE, { 380, NEVER } },
    { "c", u"س", ANYWHERE, { 220, 80 } }, { "c", u"ك", ANYWHERE, { 30, 90 } },
    { "dd", u"د", ANYWHERE, { 15, 15 } }, { "dh", u"ظ", AT_START, { NEVER, 110 } },
    { "dh", u"ذ", ANYWHERE, { NEVER, 130 } }, { "dh", u"ض", ANYWHERE, { NEVER, 105 } },
    { "dh", u"ظ", ANYWHERE, { NEVER, 140 } }, { "dj", u"ج", ANYWHERE, { 15, 15 } },
    { "d", u"ض", AT_START, { NEVER, 225 } }, { "d", u"", ANYWHERE, { 480, NEVER } },
    { "d", u"د", ANYWHERE, { 15, 25 } }, { "d", u"ض", ANYWHERE, { NEVER, 255 } },
    { "d", u"", AT_END, { 380, NEVER } },
    { "eau", u"و", ANYWHERE, { 15, NEVER } }, { "ea", u"ي", ANYWHERE, { 15, NEVER } },
    { "ee", u"ي", ANYWHERE, { 15, 15 } }, { "ei", u"اي", ANYWHERE, { 135, NEVER } },
    { "ei", u"ي", ANYWHERE, { 50, 15 } }, { "ei", u"ي", AT_END, { 30, NEVER } },
    { "eu", u"و", ANYWHERE, { 15, NEVER } }, { "ey", u"ي", ANYWHERE, { 15, 15 } },
    { "e", u"", AT_START, { NEVER, 330 } }, { "e", u"ا", AT_START, { 40, 100 } },
    { "e", u"اي", AT_START, { 225, 235 } }, { "e", u"ع", AT_START, { NEVER, 105 } },
    { "e", u"ي", AT_START, { 280, NEVER } }, { "e", u"", ANYWHERE, { 120, 40 } },
    { "e", u"ا", ANYWHERE, { 340, 335 } }, { "e", u"ع", ANYWHERE, { NEVER, 290 } },
    { "e", u"ي", ANYWHERE, { 65, 230 } }, { "e", u"", AT_END, { 100, NEVER } },
    { "e", u"ه", AT_END, { 370, 265 } },
    { "ff", u"ف", ANYWHERE, { 15, 15 } }, { "f", u"ف", ANYWHERE, { 15, 15 } },
    { "gg", u"ج", ANYWHERE, { 65, NEVER } }, { "gg", u"غ", ANYWHERE, { 105, NEVER } },
    { "gh", u"غ", ANYWHERE, { 15, 15 } }, { "g", u"", ANYWHERE, { 355, NEVER } },
    { "g", u"ج", ANYWHERE, { 135, 105 } }, { "g", u"غ", ANYWHERE, { 60, 195 } },
    { "g", u"ق", ANYWHERE, { 430, 95 } }, { "g", u"ج", AT_END, { 250, NEVER } },
    { "g", u"غ", AT_END, { 30, NEVER } },
    { "h", u"ح", AT_START, { 245, 55 } }, { "h", u"ه", AT_START, { 25, NEVER } },
    { "h", u"", ANYWHERE, { 170, 230 } }, { "h", u"ح", ANYWHERE, { 270, 105 } },
    { "h", u"ه", ANYWHERE, { 50, 90 } }, { "h", u"", AT_END, { 155, 335 } },
    { "h", u"ه", AT_END, { NEVER, 50 } },
    { "ia", u"يا", ANYWHERE, { 15, 15 } }, { "ie", u"ي", ANYWHERE, { 20, 30 } },
    { "ie", u"يا", ANYWHERE, { 350, 220 } }, { "ii", u"ي", ANYWHERE, { 15, NEVER } },
    { "io", u"يو", ANYWHERE, { 15, 15 } }, { "iu", u"يو", ANYWHERE, { 15, 15 } },
    { "iy", u"ي", ANYWHERE, { 15, 15 } }, { "i", u"ا", AT_START, { 95, 85 } },
    { "i", u"اي", AT_START, { 85, 215 } }, { "i", u"ع", AT_START, { NEVER, 150 } },
    { "i", u"عي", AT_START, { NEVER, 245 } }, { "i", u"", ANYWHERE, { 295, 225 } },
    { "i", u"ا", ANYWHERE, { 465, NEVER } }, { "i", u"ي", ANYWHERE, { 25, 30 } },
    { "i", u"", AT_END, { 540, NEVER } }, { "i", u"ع", AT_END, { NEVER, 635 } },
    { "i", u"عي", AT_END, { NEVER, 500 } },
    { "j", u"ي", AT_START, { 340, 330 } }, { "j", u"", ANYWHERE, { 370, 355 } },
    { "j", u"ج", ANYWHERE, { 35, 20 } }, { "j", u"خ", ANYWHERE, { 405, NEVER } },
    { "j", u"ي", ANYWHERE, { 225, 410 } },
    { "kh", u"خ", ANYWHERE, { 15, 15 } }, { "kk", u"ك", ANYWHERE, { 15, 15 } },
    { "k", u"ق", ANYWHERE, { NEVER, 160 } }, { "k", u"ك", ANYWHERE, { 15, 40 } },
    { "k", u"ق", AT_END, { 390, 90 } },
    { "ll", u"ل", ANYWHERE, { 15, 15 } }, { "l", u"", AT_START, { NEVER, 275 } },
    { "l", u"", ANYWHERE, { 435, NEVER } }, { "l", u"ل", ANYWHERE, { 15, 15 } },
    { "mm", u"م", ANYWHERE, { 15, 15 } }, { "m", u"م", ANYWHERE, { 15, 15 } },
    { "nn", u"ن", ANYWHERE, { 15, 15 } }, { "n", u"ن", ANYWHERE, { 15, 15 } },
    { "oe", u"و", ANYWHERE, { 15, NEVER } }, { "oo", u"و", ANYWHERE, { 15, 15 } },
    { "ou", u"", ANYWHERE, { 315, NEVER } }, { "ou", u"او", ANYWHERE, { 340, NEVER } },
    { "ou", u"عو", ANYWHERE, { NEVER, 395 } }, { "ou", u"و", ANYWHERE, { 25, 15 } },
    { "oy", u"وي", ANYWHERE, { 15, NEVER } }, { "o", u"", AT_START, { NEVER, 245 } },
    { "o", u"او", AT_START, { 25, 235 } }, { "o", u"ع", AT_START, { NEVER, 40 } },
    { "o", u"", ANYWHERE, { 335, 70 } }, { "o", u"او", ANYWHERE, { 455, 445 } },
    { "o", u"ع", ANYWHERE, { NEVER, 225 } }, { "o", u"و", ANYWHERE, { 20, 140 } },
    { "o", u"و", AT_END, { NEVER, 25 } },
    { "ph", u"ف", ANYWHERE, { 15, 15 } }, { "pp", u"ب", ANYWHERE, { 15, NEVER } },
    { "p", u"ب", ANYWHERE, { 15, 15 } },
    { "qu", u"ك", ANYWHERE, { 95, NEVER } }, { "qu", u"كو", ANYWHERE, { 75, NEVER } },
    { "q", u"ق", ANYWHERE, { 15, 15 } },
    { "rr", u"ر", ANYWHERE, { 15, 15 } }, { "r", u"ر", ANYWHERE, { 15, 15 } },
    { "sch", u"ش", ANYWHERE, { 15, NEVER } }, { "sh", u"ش", ANYWHERE, { 15, 15 } },
    { "ss", u"س", ANYWHERE, { 15, 15 } }, { "sz", u"س", ANYWHERE, { 15, NEVER } },
    { "s", u"ص", AT_START, { 475, NEVER } }, { "s", u"", ANYWHERE, { 460, 370 } },
    { "s", u"ز", ANYWHERE, { 335, NEVER } }, { "s", u"س", ANYWHERE, { 20, 50 } },
    { "s", u"ص", ANYWHERE, { NEVER, 150 } }, { "s", u"", AT_END, { 440, NEVER } },
    { "s", u"ز", AT_END, { 265, NEVER } }, { "s", u"س", AT_END, { NEVER, 25 } },
    { "s", u"ص", AT_END, { NEVER, 300 } },
    { "tch", u"تش", ANYWHERE, { 15, NEVER } }, { "th", u"ث", ANYWHERE, { 15, 35 } },
    { "th", u"ذ", ANYWHERE, { NEVER, 185 } }, { "ts", u"تس", ANYWHERE, { 15, NEVER } },
    { "tt", u"ت", ANYWHERE, { 15, 15 } }, { "tz", u"تز", ANYWHERE, { 35, NEVER } },
    { "tz", u"تس", ANYWHERE, { 260, NEVER } }, { "tz", u"ز", ANYWHERE, { 260, NEVER } },
    { "t", u"ط", AT_START, { 390, 80 } }, { "t", u"", ANYWHERE, { 465, 365 } },
    { "t", u"ت", ANYWHERE, { 15, 70 } }, { "t", u"ط", ANYWHERE, { 450, 105 } },
    { "t", u"", AT_END, { 320, NEVER } }, { "t", u"ت", AT_END, { NEVER, 35 } },
    { "t", u"ط", AT_END, { NEVER, 190 } },
    { "ue", u"و", ANYWHERE, { 135, NEVER } }, { "ue", u"وي", ANYWHERE, { 85, NEVER } },
    { "ue", u"ي", ANYWHERE, { 180, NEVER } }, { "ui", u"ي", ANYWHERE, { 15, 15 } },
    { "uu", u"و", ANYWHERE, { 15, NEVER } }, { "u", u"ا", AT_START, { NEVER, 160 } },
    { "u", u"ع", AT_START, { NEVER, 40 } }, { "u", u"", ANYWHERE, { 230, 45 } },
    { "u", u"ا", ANYWHERE, { 330, 420 } }, { "u", u"ع", ANYWHERE, { NEVER, 285 } },
    { "u", u"و", ANYWHERE, { 30, 185 } }, { "u", u"و", AT_END, { 15, NEVER } },
    { "v", u"ف", ANYWHERE, { 15, 15 } },
    { "w", u"", AT_START, { 355, NEVER } }, { "w", u"", ANYWHERE, { 380, 410 } },
    { "w", u"و", ANYWHERE, { 20, 15 } },
    { "x", u"", ANYWHERE, { 210, NEVER } }, { "x", u"كس", ANYWHERE, { 30, NEVER } },
    { "ya", u"يا", ANYWHERE, { 15, 15 } }, { "ye", u"ي", ANYWHERE, { 15, 15 } },
    { "yo", u"يو", ANYWHERE, { 15, 15 } }, { "yu", u"يو", ANYWHERE, { 15, 15 } },
    { "y", u"", ANYWHERE, { 385, 200 } }, { "y", u"ي", ANYWHERE, { 15, 30 } },
    { "zh", u"ج", ANYWHERE, { 110, NEVER } }, { "zh", u"ز", ANYWHERE, { 65, NEVER } },
    { "zz", u"ز", ANYWHERE, { 15, 15 } }, { "z", u"ذ", AT_START, { NEVER, 310 } },
    { "z", u"ذ", ANYWHERE, { NEVER, 345 } }, { "z", u"ز", ANYWHERE, { 15, 25 } },
    { "z", u"س", ANYWHERE, { 470, NEVER } }, { "z", u"ظ", ANYWHERE, { NEVER, 285 } },
};
const unsigned roman_count = sizeof roman_rows / sizeof roman_rows[0];

/* What no row knows. */
enum { DROP_VOWEL = 400, DROP_CONSONANT = 600, ADD_VOWEL = 450, ADD_CONSONANT = 700, EXCHANGE = 800, ARTICLE_COST = 50 };

/* What a letter of a name may cost on the average, by habit. */
static const unsigned allowed[HABITS] = { 105, 85 };

/* Above every sum: 64 letters dropped and 64 added are 83,200 hundredths, so
 * sums of hopeless pairs stop here. */
enum { TOO_FAR = 60000 };

struct cell {
    uint16_t sum, row;
    uint8_t  latin, arabic; /* letters taken to come here */
};

struct sheet {
    const struct letters *latin, *arabic;
    unsigned              habit;
    uint16_t              first_row[27]; /* of each Latin letter */
    struct cell           at[NAME_LETTERS + 1][NAME_LETTERS + 1];
};

static void
reach (struct sheet *sheet, unsigned i, unsigned j, struct cell by, unsigned cost)
{
    struct cell *to  = &sheet->at[i + by.latin][j + by.arabic];
    unsigned     sum = sheet->at[i][j].sum + cost;

    if (sum < to->sum) {
        *to     = by;
        to->sum = (uint16_t) sum;
    }
}

static bool
latin_fits (const struct roman_row *row, const struct letters *latin, unsigned i)
{
    unsigned size = (unsigned) strlen (row->latin);

    if (i + size > latin->count || (row->place == AT_START && i != 0)
        || (row->place == AT_END && i + size != latin->count))
        return false;
    return memcmp (row->latin, latin->at + i, size) == 0;
}

/* Folding has made ئ of Latin i and e a bare ء. */
static bool
reads_as (unsigned letter, unsigned wanted)
{
    return letter == wanted || (letter == HAMZA && wanted == YEH);
}

/* How many letters of `arabic` at j are the row's; -1 when they are not. */
static int
arabic_fits (const struct roman_row *row, const struct letters *arabic, unsigned j)
{
    int count = 0;

    for (const char16_t *letter = row->arabic; *letter; letter++, j++, count++)
        if (j >= arabic->count || ! reads_as (arabic->at[j], letter_of (*letter)))
            return -1;
    return count;
}

static bool
drops_easily (unsigned latin)
{
    return memchr ("aeiouyh", (int) latin, 7) != NULL;
}

static void
by_rows (struct sheet *sheet, unsigned i, unsigned j)
{
    unsigned letter = sheet->latin->at[i] - 'a';

    for (unsigned r = sheet->first_row[letter]; r < sheet->first_row[letter + 1]; r++) {
        const struct roman_row *row = &roman_rows[r];

        if (row->cost[sheet->habit] == NEVER || ! latin_fits (row, sheet->latin, i))
            continue;
        int taken = arabic_fits (row, sheet->arabic, j);
        if (taken >= 0)
            reach (sheet, i, j, (struct cell) { 0, (uint16_t) r, (uint8_t) strlen (row->latin), (uint8_t) taken },
                   row->cost[sheet->habit]);
    }
}

static void
leave_cell (struct sheet *sheet, unsigned i, unsigned j)
{
    bool     more_latin = i < sheet->latin->count, more_arabic = j < sheet->arabic->count;
    uint16_t row = (uint16_t) roman_count;

    if (more_latin) {
        by_rows (sheet, i, j);
        reach (sheet, i, j, (struct cell) { 0, row, 1, 0 },
               drops_easily (sheet->latin->at[i]) ? DROP_VOWEL : DROP_CONSONANT);
    }
    if (more_arabic)
        reach (sheet, i, j, (struct cell) { 0, row, 0, 1 },
               letter_is_vowel (sheet->arabic->at[j]) || sheet->arabic->at[j] == HAMZA ? ADD_VOWEL : ADD_CONSONANT);
    if (more_latin && more_arabic)
        reach (sheet, i, j, (struct cell) { 0, row, 1, 1 }, EXCHANGE);
}

static void
prepare (struct sheet *sheet, const struct letters *latin, const struct letters *arabic)
{
    unsigned row = 0;

    sheet->latin  = latin;
    sheet->arabic = arabic;
    for (unsigned letter = 0; letter <= 26; letter++) {
        while (row < roman_count && (unsigned) roman_rows[row].latin[0] < 'a' + letter)
            row++;
        sheet->first_row[letter] = (uint16_t) row;
    }
}

static unsigned
fill (struct sheet *sheet, enum habit habit)
{
    unsigned m = sheet->latin->count, n = sheet->arabic->count;

    sheet->habit = habit;
    for (unsigned i = 0; i <= m; i++)
        for (unsigned j = 0; j <= n; j++)
            sheet->at[i][j].sum = TOO_FAR;
    sheet->at[0][0] = (struct cell) { .sum = 0 };
    if (letters_article (sheet->arabic))
        reach (sheet, 0, 0, (struct cell) { 0, (uint16_t) roman_count, 0, 2 }, ARTICLE_COST);
    for (unsigned i = 0; i <= m; i++)
        for (unsigned j = 0; j <= n; j++)
            leave_cell (sheet, i, j);
    return sheet->at[m][n].sum;
}

static void
read_back (const struct sheet *sheet, struct roman_steps *steps)
{
    unsigned i = sheet->latin->count, j = sheet->arabic->count, count = 0;

    for (unsigned x = i, y = j; x + y > 0; count++) {
        const struct cell *cell = &sheet->at[x][y];
        x -= cell->latin;
        y -= cell->arabic;
    }
    steps->count = count;
    steps->habit = (uint8_t) sheet->habit;
    while (count-- > 0) {
        struct cell cell = sheet->at[i][j];
        i -= cell.latin;
        j -= cell.arabic;
        steps->at[count] = (struct roman_step) {
            cell.row, (uint16_t) (cell.sum - sheet->at[i][j].sum), (uint8_t) i, cell.latin, (uint8_t) j, cell.arabic,
        };
    }
}

unsigned
romanize_distance (const struct letters *latin, const struct letters *arabic, struct roman_steps *steps)
{
    struct sheet sheet; /* large: only the cells in use are cleared */
    unsigned     best   = TOO_FAR;
    unsigned     length = latin->count + arabic->count;

    if (latin->count == 0 || arabic->count == 0)
        return TOO_FAR;
    prepare (&sheet, latin, arabic);
    for (unsigned habit = 0; habit < HABITS; habit++) {
        unsigned far = fill (&sheet, habit) * 2000 / (length * allowed[habit]);
        if (far >= best)
            continue;
        best = far;
        if (steps != NULL)
            read_back (&sheet, steps);
    }
    return best;
}

unsigned
romanize_cost (const struct roman_steps *steps, unsigned step)
{
    return steps->at[step].cost;
}

/* The row to read letter i by: the longest grapheme, then the cheapest. */
static const struct roman_row *
likeliest (const struct letters *latin, unsigned i)
{
    const struct roman_row *best = NULL;

    for (unsigned r = 0; r < roman_count; r++) {
        const struct roman_row *row = &roman_rows[r];

        if (row->cost[HABIT_EUROPEAN] == NEVER || ! latin_fits (row, latin, i))
            continue;
        if (best == NULL || strlen (row->latin) > strlen (best->latin)
            || (strlen (row->latin) == strlen (best->latin)
                && row->cost[HABIT_EUROPEAN] < best->cost[HABIT_EUROPEAN]))
            best = row;
    }
    return best;
}

void
romanize_guess (const struct letters *latin, struct letters *arabic)
{
    arabic->count = 0;
    for (unsigned i = 0; i < latin->count;) {
        const struct roman_row *row = likeliest (latin, i);

        for (const char16_t *letter = row ? row->arabic : u""; *letter; letter++)
            if (arabic->count < NAME_LETTERS)
                arabic->at[arabic->count++] = (uint8_t) letter_of (*letter);
        i += row ? (unsigned) strlen (row->latin) : 1;
    }
}
