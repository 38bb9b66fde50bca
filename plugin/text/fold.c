/* Folding goes letter by letter through a table (struct fold_entry); letters
 * that marks may change are read again, with their marks, by fold_cluster. The
 * NEAR rows look at folded text when the word is done. */
#include "text/fold.h"

#include "text/fold_letters.h"
#include "text/folds.h"
#include "text/normal.h"
#include "text/utf8.h"

#include <pthread.h>
#include <stdlib.h>

size_t
fold_room (size_t size)
{
    return size > (SIZE_MAX - FOLD_SPARE) / FOLD_GROWTH ? SIZE_MAX : size * FOLD_GROWTH + FOLD_SPARE;
}

/* ---- making a fold ---- */

static void
add_drop (struct fold *fold, uint32_t from, uint32_t to)
{
    for (uint32_t letter = from; letter <= to && letter < FOLD_ROWS_END; letter++)
        fold->becomes[letter] = 0;
    if (to >= FOLD_ROWS_END && fold->drop_count < FOLD_RANGES) {
        fold->drops[fold->drop_count].from = from;
        fold->drops[fold->drop_count++].to = to;
    }
}

static void
add_drops (struct fold *fold, const char *what)
{
    char *next = (char *) (uintptr_t) what;

    while (*next) {
        uint32_t from = (uint32_t) strtoul (next, &next, 16), to = from;

        if (*next == '-')
            to = (uint32_t) strtoul (next + 1, &next, 16);
        add_drop (fold, from, to);
        next += *next == ' ';
    }
}

static void
add_letters (struct fold *fold, const char *what)
{
    const char *end = what + strlen (what);
    unsigned    size;

    for (uint32_t from, to; what < end; what += *what == ' ') {
        from = utf8_read (what, end, &size);
        what += size;
        to = utf8_read (what, end, &size);
        what += size;
        if (from < FOLD_ROWS_END)
            fold->becomes[from] = (uint16_t) to;
        else if (fold->extra_count < FOLD_EXTRA) {
            fold->extra[fold->extra_count].from = from;
            fold->extra[fold->extra_count++].to = to;
        }
    }
}

static void
add_near (struct fold_near_row *near, const char *what)
{
    char       *to[]   = { near->before, near->letter, near->after, near->becomes };
    size_t      room[] = { sizeof near->before, sizeof near->letter, sizeof near->after, sizeof near->becomes };
    struct span rest   = span_of (what), part;

    for (unsigned i = 0; i < 4 && span_next (&rest, ' ', &part); i++)
        if (part.len < room[i])
            memcpy (to[i], part.at, part.len);
}

static void
add_rows (struct fold *fold)
{
    for (unsigned letter = 0; letter < FOLD_ROWS_END; letter++)
        fold->becomes[letter] = (uint16_t) letter;
    for (unsigned i = 0; i < fold_row_count; i++) {
        const struct fold_row *row = &fold_rows[i];

        if (fold->off >> i & 1)
            continue;
        if (row->act == FOLD_DROP)
            add_drops (fold, row->what);
        else if (row->act == FOLD_LETTER)
            add_letters (fold, row->what);
        else if (row->act == FOLD_NEAR && fold->near_count < FOLD_NEARS)
            add_near (&fold->near[fold->near_count++], row->what);
    }
}

static struct fold_entry
make_entry (const struct fold *fold, uint32_t letter)
{
    struct fold_entry entry = { .size = FOLD_SLOW, .class = (uint8_t) class_of (letter) };
    struct folded     out[CLUSTER_MAX];
    char              own[UTF8_MAX], bytes[UTF8_MAX];
    unsigned          count, size = utf8_write (letter, own);

    if (fold_composes (fold, letter))
        return entry;
    if (class_byte (letter) & CLASS_PLAIN) {
        memcpy (bytes, own, size);
    } else {
        fold_cluster (fold, own, own, own + size, out, &count);
        size = count == 1 ? utf8_write (out[0].letter, bytes) : 0;
        if (count > 1 || size > 2)
            return entry;
    }
    memcpy (entry.bytes, bytes, size);
    entry.size = (uint8_t) size;
    if (entry.class >= CLASS_FORMAT && entry.class <= CLASS_ARABIC)
        entry.size |= FOLD_ARABIC;
    for (unsigned i = 0; i < fold->near_count; i++)
        if (size && span_is ((struct span) { bytes, size }, fold->near[i].letter))
            entry.size |= FOLD_NEAR_LETTER;
    return entry;
}

static void
make_fold (struct fold *fold, const struct fold_options *options)
{
    memset (fold, 0, sizeof *fold);
    fold->off = options->off;
    for (unsigned i = 0; i < fold_row_count; i++)
        if (options->keep_accents && strcmp (fold_rows[i].name, "accents") == 0)
            fold->off |= UINT32_C (1) << i;
    add_rows (fold);
    for (uint32_t letter = 0; letter < FOLD_LOW; letter++)
        fold->low[letter] = make_entry (fold, letter);
}

/* The standard one is made once, and copied where nothing else is asked for. */
struct fold *
fold_open (const struct fold_options *options)
{
    struct fold *fold = malloc (sizeof *fold);

    if (fold != NULL && options->off == 0 && ! options->keep_accents)
        *fold = *fold_standard ();
    else if (fold != NULL)
        make_fold (fold, options);
    return fold;
}

void
fold_close (struct fold *fold)
{
    free (fold);
}

static struct fold    standard;
static pthread_once_t standard_once = PTHREAD_ONCE_INIT;

static void
make_standard (void)
{
    make_fold (&standard, &(struct fold_options) { 0 });
}

const struct fold *
fold_standard (void)
{
    pthread_once (&standard_once, make_standard);
    return &standard;
}

/* ---- folding ---- */

static bool
has_letter (const char *letters, struct span letter)
{
    struct span all = span_of (letters);

    for (; all.len >= letter.len; all = span_after (all, letter.len))
        if (span_starts (all, letter))
            return true;
    return false;
}

/* Whether the row's letter stands at `at` of the folded text between its neighbours. */
static bool
near_at (const struct fold_near_row *near, struct span text, size_t at)
{
    if (memcmp (text.at + at, near->letter, 2) != 0)
        return false; /* most, and no letter of a row is shorter */

    struct span before = { text.at, at }, from = span_after (text, at), letter = span_of (near->letter);

    if (! span_starts (from, letter) || ! span_ends (before, span_of (near->before)))
        return false;
    from = span_after (from, letter.len);
    return from.len >= 2 && has_letter (near->after, (struct span) { from.at, 2 });
}

void
fold_near (const struct fold *fold, char *at, size_t size)
{
    for (unsigned i = 0; i < fold->near_count; i++)
        for (size_t place = 0; place + 2 <= size; place++)
            if (near_at (&fold->near[i], (struct span) { at, size }, place))
                memcpy (at + place, fold->near[i].becomes, strlen (fold->near[i].becomes));
}

static char *
put (char *to, const struct folded *letters, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        to += utf8_write (letters[i].letter, to);
    return to;
}

/* A word being folded. */
struct work {
    const char *at, *end;
    char       *to;
    const char *letter_at; /* the last letter not dropped (or the first of all), where marks look for one */
    char       *letter_to;
};

/* The long way, from the letter before when the one at hand may compose with it. */
static void
fold_slowly (const struct fold *fold, struct work *w, bool composes)
{
    struct folded out[CLUSTER_MAX];
    unsigned      count;

    if (composes && w->letter_at != NULL) {
        w->at = w->letter_at;
        w->to = w->letter_to;
    }
    w->letter_at = NULL;
    w->at        = fold_cluster (fold, w->at, w->at, w->end, out, &count);
    w->to        = put (w->to, out, count);
}

static void
fold_high (const struct fold *fold, struct work *w)
{
    unsigned size;
    uint32_t letter = utf8_read (w->at, w->end, &size);

    if (letter < FOLD_LOW || ! (class_byte (letter) & CLASS_PLAIN)) {
        fold_slowly (fold, w, fold_composes (fold, letter));
        return;
    }
    w->letter_at = w->at;
    w->letter_to = w->to;
    w->to += utf8_write (letter, w->to);
    w->at += size;
}

/* Folds one letter below U+0800; false when the bytes are none. */
static bool
fold_low (const struct fold *fold, struct work *w)
{
    const unsigned char *b    = (const unsigned char *) w->at;
    unsigned             size = 1, letter = b[0];

    if (letter >= 0x80) {
        if (letter < 0xc2 || letter > 0xdf || w->end - w->at < 2 || (b[1] & 0xc0) != 0x80)
            return false;
        letter = (letter & 0x1f) << 6 | (b[1] & 0x3f);
        size   = 2;
    }

    const struct fold_entry *entry = &fold->low[letter];

    if (entry->size & FOLD_SLOW) {
        fold_slowly (fold, w, fold_composes (fold, letter));
        return true;
    }
    if (entry->size & FOLD_SIZE || w->letter_at == NULL) {
        w->letter_at = w->at;
        w->letter_to = w->to;
    }
    w->to[0] = entry->bytes[0];
    w->to[1] = entry->bytes[1];
    w->to += entry->size & FOLD_SIZE;
    w->at += size;
    return true;
}

size_t
fold_word (const struct fold *fold, struct span word, char *to)
{
    struct work w = { word.at, span_end (word), to, NULL, NULL };

    while (w.at < w.end)
        if (! fold_low (fold, &w))
            fold_high (fold, &w);

    fold_near (fold, to, (size_t) (w.to - to));
    return (size_t) (w.to - to);
}

/* Where folded bytes came from, gathered cluster by cluster. */
struct range {
    size_t from, to;     /* of folded bytes, wanted */
    size_t first, last;  /* of the word's, found; first SIZE_MAX: nothing yet */
    size_t place;        /* folded bytes passed */
    bool   open;         /* the letter passed last is wanted, so what follows it is too */
};

/* Takes the letters of a cluster that spans [begin, end) of the word. */
static void
gather (struct range *r, const struct folded *letters, unsigned count, size_t begin, size_t end)
{
    char bytes[UTF8_MAX];

    for (unsigned i = 0; i < count; i++) {
        size_t size   = utf8_write (letters[i].letter, bytes);
        bool   wanted = r->place + size > r->from && r->place < r->to;
        size_t from   = i == 0 ? begin : letters[i].from;
        size_t to     = i == count - 1 ? end : letters[i].to;

        if (wanted) {
            r->first = from < r->first ? from : r->first;
            r->last  = to > r->last ? to : r->last;
        }
        r->open = wanted;
        r->place += size;
    }
    if (count == 0 && r->open)
        r->last = end;
}

struct span
fold_source (const struct fold *fold, struct span word, size_t from, size_t to)
{
    const char   *at = word.at, *end = span_end (word);
    struct range  r  = { from, to, SIZE_MAX, 0, 0, false };
    struct folded out[CLUSTER_MAX];
    unsigned      count;

    while (at < end && (r.place < to || r.open)) {
        size_t begin = (size_t) (at - word.at);

        at = fold_cluster (fold, word.at, at, end, out, &count);
        gather (&r, out, count, begin, (size_t) (at - word.at));
    }
    if (r.first == SIZE_MAX)
        return (struct span) { from ? end : word.at, 0 };
    if (from == 0)
        r.first = 0;
    return (struct span) { word.at + r.first, r.last - r.first };
}
