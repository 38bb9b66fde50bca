/* A cluster is a letter with what clings to it: marks that compose or are
 * dropped. It is expanded (NFKC, case), then taken apart, stripped, ordered
 * and put together again (NFC) and passed through the letter rows, until
 * nothing changes; rows that are switched off may leave marks that compose with
 * the new letter, so once is not always enough. */
#include "text/normal.h"

#include "text/fold_table.h"
#include "text/folds.h"
#include "text/utf8.h"

enum { HANGUL = 0xac00, HANGUL_L = 0x1100, HANGUL_V = 0x1161, HANGUL_T = 0x11a7,
       HANGUL_LS = 19, HANGUL_VS = 21, HANGUL_TS = 28,
       HANGUL_ALL = HANGUL_LS * HANGUL_VS * HANGUL_TS };

enum { ROUNDS = 4, TATWEEL = 0x640, HAMZA_ABOVE = 0x654, HAMZA = 0x621 };

struct cluster {
    struct folded at[CLUSTER_MAX];
    unsigned      count;
};

static void
add (struct cluster *c, struct folded f)
{
    if (c->count < CLUSTER_MAX)
        c->at[c->count++] = f;
}

static unsigned
order_of (uint32_t letter)
{
    size_t low = 0, high = sizeof fold_orders / sizeof fold_orders[0];

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (letter < fold_orders[middle].from)
            high = middle;
        else if (letter > fold_orders[middle].to)
            low = middle + 1;
        else
            return fold_orders[middle].order;
    }
    return 0;
}

static const struct fold_pair *
pair_of_whole (uint32_t whole)
{
    size_t low = 0, high = sizeof fold_wholes / sizeof fold_wholes[0];

    while (low < high) {
        size_t                  middle = (low + high) / 2;
        const struct fold_pair *pair   = &fold_pairs[fold_wholes[middle]];

        if (pair->whole == whole)
            return pair;
        if (whole < pair->whole)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static uint32_t
compose_hangul (uint32_t first, uint32_t second)
{
    if (first - HANGUL_L < HANGUL_LS && second - HANGUL_V < HANGUL_VS)
        return HANGUL + ((first - HANGUL_L) * HANGUL_VS + second - HANGUL_V) * HANGUL_TS;
    if (first - HANGUL < HANGUL_ALL && (first - HANGUL) % HANGUL_TS == 0 && second > HANGUL_T
        && second - HANGUL_T < HANGUL_TS)
        return first + second - HANGUL_T;
    return 0;
}

/* The letter that two make, or 0: Unicode's pairs, and the hamza that Quranic
 * spelling sets on a tatweel for want of a seat. */
static uint32_t
compose (uint32_t first, uint32_t second)
{
    size_t low = 0, high = sizeof fold_pairs / sizeof fold_pairs[0];

    while (low < high) {
        size_t                  middle = (low + high) / 2;
        const struct fold_pair *pair   = &fold_pairs[middle];

        if (pair->first == first && pair->second == second)
            return pair->whole;
        if (first < pair->first || (first == pair->first && second < pair->second))
            high = middle;
        else
            low = middle + 1;
    }
    if (first == TATWEEL && second == HAMZA_ABOVE)
        return HAMZA;
    return compose_hangul (first, second);
}

/* Marks that may be part of a letter, and so are not dropped before letters
 * are put together; accents go first. Tatweel carries a hamza. */
static bool
part_of_letter (uint32_t letter)
{
    return (letter >= 0x653 && letter <= 0x655) || letter == TATWEEL;
}

/* Adds the letter in its parts, without those that are dropped. */
static void
take_apart (const struct fold *fold, struct cluster *c, struct folded f)
{
    const struct fold_pair *pair;
    uint32_t                marks[8];
    unsigned                count = 0;

    while (count < 8 && (pair = pair_of_whole (f.letter)) != NULL) {
        marks[count++] = pair->second;
        f.letter       = pair->first;
    }
    for (;;) {
        if (part_of_letter (f.letter) || ! fold_drops (fold, f.letter))
            add (c, f);
        else if (c->count)
            c->at[c->count - 1].to = f.to;
        if (count == 0)
            return;
        f.letter = marks[--count];
    }
}

/* Canonical order: marks by their class, those of one class as they stood. */
static void
sort_marks (struct cluster *c)
{
    for (unsigned i = 1; i < c->count; i++) {
        struct folded f     = c->at[i];
        unsigned      order = order_of (f.letter), to = i;

        for (; order && to > 0 && order_of (c->at[to - 1].letter) > order; to--)
            c->at[to] = c->at[to - 1];
        c->at[to] = f;
    }
}

static void
put_together (struct cluster *c)
{
    unsigned kept = 0, starter = CLUSTER_MAX, last = 0;

    for (unsigned i = 0; i < c->count; i++) {
        struct folded f     = c->at[i];
        unsigned      order = order_of (f.letter);
        bool          open  = starter < kept && (starter + 1 == kept || last < order);
        uint32_t      whole = open ? compose (c->at[starter].letter, f.letter) : 0;

        if (whole) {
            c->at[starter].letter = whole;
            if (f.to > c->at[starter].to)
                c->at[starter].to = f.to;
            continue;
        }
        if (order == 0)
            starter = kept;
        last          = order;
        c->at[kept++] = f;
    }
    c->count = kept;
}

static uint32_t
become (const struct fold *fold, uint32_t letter)
{
    if (letter < FOLD_ROWS_END)
        return fold->becomes[letter];
    for (unsigned i = 0; i < fold->extra_count; i++)
        if (fold->extra[i].from == letter)
            return fold->extra[i].to;
    return letter;
}

static void
apply_letters (const struct fold *fold, struct cluster *c)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < c->count; i++) {
        if (fold_drops (fold, c->at[i].letter)) {
            if (kept && c->at[i].to > c->at[kept - 1].to)
                c->at[kept - 1].to = c->at[i].to;
            continue;
        }
        c->at[kept]          = c->at[i];
        c->at[kept++].letter = become (fold, c->at[i].letter);
    }
    c->count = kept;
}

/* One round; whether anything changed. */
static bool
settle (const struct fold *fold, struct cluster *c)
{
    struct cluster parts = { .count = 0 };
    bool           same;

    for (unsigned i = 0; i < c->count; i++)
        take_apart (fold, &parts, c->at[i]);
    sort_marks (&parts);
    put_together (&parts);
    apply_letters (fold, &parts);
    same = parts.count == c->count;
    for (unsigned i = 0; same && i < c->count; i++)
        same = parts.at[i].letter == c->at[i].letter;
    *c = parts;
    return ! same;
}

/* Which of the three EXPAND rows speaks of this letter: bits as rows stand. */
static bool
expands (const struct fold *fold, unsigned class)
{
    unsigned row = class == CLASS_DIGIT ? 2
                   : class >= CLASS_MARK && class <= CLASS_WORDS ? 0 : 1;

    return (fold->off >> row & 1) == 0;
}

static void
expand (const struct fold *fold, struct cluster *c, struct folded f)
{
    unsigned        place = fold_blocks[fold_index[f.letter >> 7]][f.letter & 0x7f];
    const uint32_t *part  = fold_pool + place;
    unsigned        count = place ? part[0] >> 24 : 0;

    if (count == 0 || ! expands (fold, class_of (f.letter))) {
        add (c, f);
        return;
    }
    for (unsigned i = 0; i < count; i++)
        add (c, (struct folded) { part[i] & 0xffffff, f.from, f.to });
}

bool
fold_drops (const struct fold *fold, uint32_t letter)
{
    if (letter < FOLD_ROWS_END)
        return letter != 0 && fold->becomes[letter] == 0;
    for (unsigned i = 0; i < fold->drop_count; i++)
        if (letter >= fold->drops[i].from && letter <= fold->drops[i].to)
            return true;
    return false;
}

bool
fold_composes (const struct fold *fold, uint32_t letter)
{
    return (class_byte (letter) & CLASS_COMBINES) != 0
           && (part_of_letter (letter) || ! fold_drops (fold, letter));
}

const char *
fold_cluster (const struct fold *fold, const char *start, const char *at, const char *end,
              struct folded out[CLUSTER_MAX], unsigned *count)
{
    struct cluster c = { .count = 0 };

    do {
        unsigned size;
        uint32_t letter = utf8_read (at, end, &size);

        if (c.count && ! fold_composes (fold, letter) && ! fold_drops (fold, letter))
            break;
        expand (fold, &c, (struct folded) { letter, (size_t) (at - start), (size_t) (at - start) + size });
        at += size;
    } while (at < end);

    for (unsigned round = 0; round < ROUNDS && settle (fold, &c); round++)
        continue;
    memcpy (out, c.at, c.count * sizeof *out);
    *count = c.count;
    return at;
}
