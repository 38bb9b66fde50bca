/* repeat - a collection made as long as is wanted.
 *
 *     repeat COUNT FILE      COUNT articles on standard output: the JSON lines of
 *                            the file over and over; on standard error the bytes
 *
 * The first time they stand as they are. In the K-th copy the id has "K-" before
 * it, the year of the date moves by 4 K within 1980 … 2023, and of the words in
 * Arabic letters one in a hundred, wherever the dice fall, has a letter changed.
 * So words that were not met before keep coming, as in a collection that grows:
 * 35,316 articles of news have 247,000 words, twice as many 300,000, four times
 * as many 390,000, eight times as many 543,000. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGED_IN = 100, LETTERS_LEAST = 3, YEAR_FIRST = 1980, YEARS = 44 };

/* splitmix64 */
static uint64_t
dice (uint64_t *state)
{
    uint64_t z = *state += UINT64_C (0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C (0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C (0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* Where the string that is the value of a key begins, behind its quotation mark;
 * NULL. */
static char *
value_of (char *line, const char *key)
{
    char *at = strstr (line, key);

    if (at == NULL)
        return NULL;
    at += strlen (key);
    at += strspn (at, " :");
    return *at == '"' ? at + 1 : NULL;
}

static void
move_year (char *line, unsigned copy)
{
    char *date = value_of (line, "\"date\"");
    char  digits[8];

    if (date == NULL || strspn (date, "0123456789") != 4)
        return;
    unsigned year = (unsigned) strtoul (date, NULL, 10);
    if (year < YEAR_FIRST)
        return;
    snprintf (digits, sizeof digits, "%04u", YEAR_FIRST + (year - YEAR_FIRST + 4 * copy) % YEARS);
    memcpy (date, digits, 4);
}

static bool
is_arabic (const char *at)
{
    return ((unsigned char) at[0] & 0xfc) == 0xd8 && ((unsigned char) at[1] & 0xc0) == 0x80;
}

static void
change_letter (char *word, size_t letters, uint64_t thrown)
{
    static const char letters_of_words[] = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    size_t            place = (size_t) (thrown >> 16) % letters, which = (size_t) (thrown >> 32) % 28;

    memcpy (word + 2 * place, letters_of_words + 2 * which, 2);
}

static void
change_words (char *at, uint64_t *state)
{
    while (*at != '\0') {
        size_t letters = 0;

        while (is_arabic (at + 2 * letters))
            letters++;
        uint64_t thrown = letters >= LETTERS_LEAST ? dice (state) : 1;
        if (thrown % CHANGED_IN == 0)
            change_letter (at, letters, thrown);
        at += letters ? 2 * letters : 1;
    }
}

/* The copy of an article; false where it has no id that is a string. */
static bool
write_copy (char *line, unsigned copy, uint64_t *state, uint64_t *bytes)
{
    char *id = value_of (line, "\"id\""), *end = id ? strchr (id, '"') : NULL;

    if (end == NULL)
        return false;
    if (copy > 0) {
        char kept = *id;
        *id       = '\0'; /* what is before the id, then what is behind it */
        change_words (line, state);
        *id = kept;
        change_words (end, state);
        move_year (line, copy);
    }
    int head = copy > 0 ? printf ("%.*s%u-", (int) (id - line), line, copy) : printf ("%.*s", (int) (id - line), line);
    int rest = printf ("%s", id);
    *bytes += (uint64_t) (head > 0 ? head : 0) + (uint64_t) (rest > 0 ? rest : 0);
    return true;
}

/* One time through the file; how many articles it has, or below 0. */
static long
write_copies (FILE *file, unsigned copy, long left, uint64_t *bytes)
{
    uint64_t state = copy;
    char    *line  = NULL;
    size_t   room  = 0;
    long     count = 0;

    rewind (file);
    while (count < left && getline (&line, &room, file) > 0) {
        if (! write_copy (line, copy, &state, bytes)) {
            fprintf (stderr, "repeat: line %ld has no \"id\" that is a string\n", count + 1);
            count = -1;
            break;
        }
        count++;
    }
    free (line);
    return count;
}

int
main (int count, char **arguments)
{
    long     left = count == 3 ? strtol (arguments[1], NULL, 10) : 0;
    uint64_t bytes = 0;

    if (left <= 0) {
        fprintf (stderr, "usage: repeat COUNT FILE\n");
        return 2;
    }
    FILE *file = fopen (arguments[2], "re");
    if (file == NULL) {
        fprintf (stderr, "%s: %s\n", arguments[2], strerror (errno));
        return 1;
    }
    for (unsigned copy = 0; left > 0 && ! ferror (stdout); copy++) {
        long written = write_copies (file, copy, left, &bytes);

        if (written <= 0)
            return 1;
        left -= written;
    }
    fclose (file);
    if (fflush (stdout) != 0)
        return 1;
    fprintf (stderr, "%llu\n", (unsigned long long) bytes);
    return 0;
}
