/* The keys of a name in Latin letters.
 *
 * A grapheme stands for one class of key.c or, where languages differ, for one
 * of several: ch is s (Charles تشارلز, Michel ميشيل) or g (Bach باخ). The readings
 * are kept in order of likelihood and the NAME_KEYS likeliest are looked for. */
#include "name/key.h"

enum { READINGS = 4, BEAM = 16 };

enum place { ANYWHERE, IN_FRONT, INSIDE, BEFORE_EI };

static const struct grapheme_row {
    const char *latin;
    uint8_t     place;
    const char *key[READINGS]; /* the likeliest first */
    const char *example;
} grapheme_rows[] = {
    { "tsch", ANYWHERE, { "s", "g" }, "Nietzsche" },
    { "tch", ANYWHERE, { "s", "g" }, "Tchad" },
    { "sch", ANYWHERE, { "s", "sg" }, "Schröder" },
    { "tsh", ANYWHERE, { "g", "s" }, "Tshisekedi" },
    { "dj", ANYWHERE, { "g" }, "Djokovic" },
    { "dg", ANYWHERE, { "g" }, "Edgar" },
    { "sh", ANYWHERE, { "s", "sh" }, "Bashar" },
    { "kh", ANYWHERE, { "g" }, "Khaled" },
    { "gh", IN_FRONT, { "g" }, "Ghassan" },
    { "gh", INSIDE, { "g", "" }, "Vaughan" },
    { "ch", ANYWHERE, { "s", "g" }, "Charles, Bach" },
    { "ph", ANYWHERE, { "f" }, "Philip" },
    { "zh", ANYWHERE, { "s", "g" }, "Zhang" },
    { "cz", ANYWHERE, { "s", "g" }, "Czapski" },
    { "ck", ANYWHERE, { "g" }, "Becker" },
    { "wh", IN_FRONT, { "w" }, "White" },
    { "al", IN_FRONT, { "al", "", "y" }, "Alexander: ال of ألكسندر is no part of the key" },
    { "el", IN_FRONT, { "al", "", "y" }, "Elias, ElBaradei" },
    { "il", IN_FRONT, { "al", "" }, "Ilham" },
    { "ou", IN_FRONT, { "w", "a" }, "Ouattara" },
    { "eu", IN_FRONT, { "y", "a" }, "Eugene" },
    { "gn", INSIDE, { "gn", "n" }, "Agnelli" },
    { "x", IN_FRONT, { "s", "g" }, "Xavier" },
    { "x", ANYWHERE, { "gs", "s", "g" }, "Alexander" },
    { "c", BEFORE_EI, { "s", "g" }, "Cecil" },
    { "c", ANYWHERE, { "g", "s" }, "Carter" },
    { "j", IN_FRONT, { "g", "y" }, "John, Johan" },
    { "j", INSIDE, { "g", "" }, "Jaljulia, Bjorn" },
    { "w", IN_FRONT, { "w", "f" }, "Walid, Wagner" },
    { "w", INSIDE, { "", "f" }, "Anwar, Lewinsky" },
    { "v", ANYWHERE, { "f", "w" }, "Victor" },
    { "h", IN_FRONT, { "h", "a" }, "Hassan, Hervé" },
    { "y", IN_FRONT, { "y", "a" }, "Yasser" },
    { "a", IN_FRONT, { "a" }, "Ahmad" },
    { "e", IN_FRONT, { "a", "y" }, "Edward" },
    { "i", IN_FRONT, { "a", "y" }, "Ibrahim" },
    { "o", IN_FRONT, { "a" }, "Omar" },
    { "u", IN_FRONT, { "a", "y" }, "Umar" },
    { "nb", ANYWHERE, { "mb" }, "Janbolat" },
    { "np", ANYWHERE, { "mb" }, "Kanpur" },
    { "b", ANYWHERE, { "b" }, "Bakr" },
    { "p", ANYWHERE, { "b" }, "Putin" },
    { "f", ANYWHERE, { "f" }, "Fahd" },
    { "t", ANYWHERE, { "s" }, "Tariq" },
    { "d", ANYWHERE, { "s" }, "Daoud" },
    { "s", ANYWHERE, { "s" }, "Samir" },
    { "z", ANYWHERE, { "s" }, "Zaki" },
    { "k", ANYWHERE, { "g" }, "Kamal" },
    { "q", ANYWHERE, { "g" }, "Qasim" },
    { "g", ANYWHERE, { "g" }, "Gamal" },
    { "r", ANYWHERE, { "r" }, "Rami" },
    { "l", ANYWHERE, { "l" }, "Leila" },
    { "m", ANYWHERE, { "m" }, "Mona" },
    { "n", ANYWHERE, { "n" }, "Nabil" },
};

#define COUNT(rows) (sizeof (rows) / sizeof (rows)[0])

struct reading {
    char     key[NAME_KEY_ROOM];
    unsigned size, doubt;
};

struct beam {
    struct reading at[BEAM * READINGS];
    unsigned       count;
};

static bool
stands (const struct grapheme_row *row, const struct letters *word, unsigned i)
{
    unsigned size = (unsigned) strlen (row->latin), next = i + size;

    if (next > word->count || memcmp (row->latin, word->at + i, size) != 0)
        return false;
    switch ((enum place) row->place) {
    case ANYWHERE: return true;
    case IN_FRONT: return i == 0;
    case INSIDE: return i > 0;
    case BEFORE_EI: return next < word->count && memchr ("eiy", word->at[next], 3) != NULL;
    }
    return false;
}

static const struct grapheme_row *
grapheme_at (const struct letters *word, unsigned i)
{
    for (size_t r = 0; r < COUNT (grapheme_rows); r++)
        if (stands (&grapheme_rows[r], word, i))
            return &grapheme_rows[r];
    return NULL;
}

static void
append (struct reading *reading, const char *more)
{
    for (; *more; more++)
        if ((reading->size == 0 || reading->key[reading->size - 1] != *more)
            && reading->size + 1 < NAME_KEY_ROOM)
            reading->key[reading->size++] = *more;
}

static bool
same_key (const struct reading *a, const struct reading *b)
{
    return a->size == b->size && memcmp (a->key, b->key, a->size) == 0;
}

/* Adds a reading before those of more doubt, unless the same key is there. */
static void
insert (struct beam *beam, const struct reading *reading)
{
    unsigned at = beam->count;

    for (unsigned i = 0; i < beam->count; i++)
        if (same_key (&beam->at[i], reading))
            return;
    while (at > 0 && beam->at[at - 1].doubt > reading->doubt) {
        beam->at[at] = beam->at[at - 1];
        at--;
    }
    beam->at[at] = *reading;
    beam->count++;
}

static void
read_grapheme (struct beam *beam, const struct grapheme_row *row)
{
    struct beam next = { .count = 0 };

    for (unsigned i = 0; i < beam->count; i++)
        for (unsigned r = 0; r < READINGS && row->key[r] != NULL; r++) {
            struct reading reading = beam->at[i];

            append (&reading, row->key[r]);
            reading.doubt += r;
            insert (&next, &reading);
        }
    if (next.count > BEAM)
        next.count = BEAM;
    memcpy (beam->at, next.at, next.count * sizeof next.at[0]);
    beam->count = next.count;
}

void
keys_latin (const struct letters *word, struct name_keys *keys)
{
    struct beam beam = { .count = 1 };

    beam.at[0] = (struct reading) { .size = 0 };
    for (unsigned i = 0; i < word->count;) {
        const struct grapheme_row *row = grapheme_at (word, i);

        if (row != NULL)
            read_grapheme (&beam, row);
        i += row ? (unsigned) strlen (row->latin) : 1;
    }
    for (unsigned i = 0; i < beam.count; i++)
        keys_add (keys, (struct span) { beam.at[i].key, beam.at[i].size });
}
