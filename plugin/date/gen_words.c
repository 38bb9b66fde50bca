/* gen_words.c - writes date_words_list.h from plugin/data/date-words.tsv.
 *
 * Every form a row allows becomes a key: with the article, and with proclitics
 * before either. Rows come before forms, so that a whole word is never read as
 * proclitic and rest (واحد is one, not "and Sunday"); among equals the earlier
 * row wins. An entry of several words is a key of its own; its first word is
 * marked as a head, with what it is without proclitics as payload. */
#include "base/generate.h"
#include "base/hash.h"
#include "date/date.h"
#include "date/words.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS_MAX = 4096, KEYS_MAX = 1 << 15, SLOTS = KEYS_MAX * 2, WORD_ROOM = 96, FOLD_ROOM = 4096 };

struct entry {
    char        text[WORD_ROOM]; /* folded */
    struct word word;
    bool        proclitics, conjunctions, article, bare;
};

static struct entry rows[ROWS_MAX];
static size_t       row_count;

static struct span heads[ROWS_MAX];
static size_t      head_count;

static char                   keys[KEYS_MAX][WORD_ROOM];
static size_t                 key_count;
static uint32_t               slots[SLOTS]; /* key index + 1 */
static struct lexicon_builder builder;
static uint32_t               filter[FILTER_BITS / 32], anchors[FILTER_BITS / 32];

static const char *const class_names[] = {
#define WORD_TEXT(name, text) [WORD_##name] = text,
    WORD_CLASSES (WORD_TEXT)
};

static uint8_t
class_of (const struct list_file *list, struct span name)
{
    for (uint8_t i = 1; i < WORD_CLASS_COUNT; i++)
        if (span_is (name, class_names[i]))
            return i;
    list_refuse (list, "no class '%.*s'", (int) name.len, name.at);
}

/* A number, or a calendar's letter and a month, or that and "-" and a day. */
static int16_t
value_of (const struct list_file *list, struct span text)
{
    static const char calendars[] = "ghjb";
    char              copy[16]    = "";
    char             *rest        = copy;
    int               value = 0, day = 0;

    if (text.len == 0 || text.len >= sizeof copy)
        list_refuse (list, "bad value");
    memcpy (copy, text.at, text.len);
    const char *letter = strchr (calendars, copy[0]);

    if (letter == NULL)
        return (int16_t) atoi (copy);
    value = (int) (letter - calendars);
    if (*++rest == '\0')
        return (int16_t) value;
    value = value * MONTH_RADIX + (int) strtol (rest, &rest, 10);
    if (*rest == '-')
        day = atoi (rest + 1);
    return (int16_t) (day ? value * DAY_RADIX + day : value);
}

/* Folds each part of a row's word, joined with one blank. */
static void
fold_parts (const struct list_file *list, struct span text, char *to)
{
    struct span part;
    char        folded[FOLD_ROOM];
    size_t      len = 0, added;

    while (span_next (&text, ' ', &part)) {
        if (fold_room (part.len) > sizeof folded)
            list_refuse (list, "word too long");
        added = fold_word (fold_standard (), part, folded);
        if (len + added + 2 > WORD_ROOM)
            list_refuse (list, "word too long");
        if (len)
            to[len++] = ' ';
        memcpy (to + len, folded, added);
        len += added;
    }
    to[len] = '\0';
}

static void
read_row (struct list_file *list)
{
    struct entry *entry = &rows[row_count++];
    struct span   forms = list->row.cell[3];

    if (row_count == ROWS_MAX)
        list_refuse (list, "more than %d rows", ROWS_MAX);
    fold_parts (list, list->row.cell[0], entry->text);
    entry->word.class = class_of (list, list->row.cell[1]);
    entry->word.value = value_of (list, list->row.cell[2]);
    for (size_t i = 0; i < forms.len; i++)
        switch (forms.at[i]) {
        case '.':
            entry->bare = true;
            break;
        case '?':
            entry->bare = true;
            entry->word.flags |= WORD_UNSURE;
            break;
        case '!':
            entry->bare = true;
            entry->word.flags |= WORD_UNSURE | WORD_RARE;
            break;
        case 'a':
            entry->article = true;
            break;
        case 'p':
            entry->proclitics = true;
            break;
        case 'w':
            entry->conjunctions = true;
            break;
        case 'm':
            entry->word.flags |= WORD_MADDA;
            break;
        case 'L':
            entry->word.value = (int16_t) (entry->word.value | REGION_LEVANT << REGION_SHIFT);
            break;
        case 'B':
            entry->word.value = (int16_t) (entry->word.value | REGION_LIBYA << REGION_SHIFT);
            break;
        case 'I':
            entry->word.value = (int16_t) (entry->word.value | REGION_IRAN << REGION_SHIFT);
            break;
        case 'k':
            entry->bare = true;
            entry->word.flags |= WORD_ACRONYM;
            break;
        default:
            list_refuse (list, "no form '%c'", forms.at[i]);
        }

    const char *blank = strchr (entry->text, ' ');
    if (blank)
        heads[head_count++] = (struct span) { entry->text, (size_t) (blank - entry->text) };
}

static bool
is_head (const char *text)
{
    for (size_t i = 0; i < head_count; i++)
        if (span_is (heads[i], text))
            return true;
    return false;
}

/* Whether an entry that begins with this word is an anchor, and none of its
 * other words is one: then the head must speak for it. */
static bool
anchors_phrase (const char *head)
{
    for (size_t i = 0; i < row_count; i++) {
        const char *rest  = strchr (rows[i].text, ' ');
        bool        other = false;

        if (! rest || ! span_is ((struct span) { rows[i].text, (size_t) (rest - rows[i].text) }, head)
            || ! word_is_anchor (rows[i].word))
            continue;
        for (size_t k = 0; k < row_count; k++)
            other |= strcmp (rows[k].text, rest + 1) == 0 && word_is_anchor (rows[k].word);
        if (! other)
            return true;
    }
    return false;
}

/* Adds a key unless it is there already. */
static void
add_key (const char *text, struct word word, const char *base)
{
    struct span key  = span_of (text);
    uint32_t    hash = hash_bytes (key), slot = hash % SLOTS;
    struct span payload = { NULL, 0 };

    for (; slots[slot]; slot = (slot + 1) % SLOTS)
        if (strcmp (keys[slots[slot] - 1], text) == 0)
            return;
    if (key_count == KEYS_MAX || key.len >= WORD_ROOM) {
        fprintf (stderr, "gen_words: too many forms\n");
        exit (1);
    }
    memcpy (keys[key_count], text, key.len + 1);
    slots[slot] = (uint32_t) ++key_count;
    if (base && is_head (base)) {
        word.flags |= WORD_HEAD;
        payload = span_of (base);
    }
    filter_add (filter, hash);
    if (word_is_anchor (word) || (word.flags & WORD_HEAD && anchors_phrase (base)))
        filter_add (anchors, hash);
    if (! lexicon_add (&builder, key, word_pack (word), payload)) {
        fprintf (stderr, "gen_words: out of memory\n");
        exit (1);
    }
}

/* Proclitics in the order they may stand; the article joins ل as لل. */
static const struct {
    const char *letters;
    uint16_t    flags;
} proclitics[] = {
    { "و", WORD_WITH_AND },
    { "ف", WORD_WITH_AND },
    { "ب", WORD_WITH_IN },
    { "ل", WORD_WITH_FOR },
    { "ك", WORD_WITH_AS },
    { "وب", WORD_WITH_AND | WORD_WITH_IN },
    { "ول", WORD_WITH_AND | WORD_WITH_FOR },
    { "فب", WORD_WITH_AND | WORD_WITH_IN },
    { "فل", WORD_WITH_AND | WORD_WITH_FOR },
};

enum { CONJUNCTIONS = 2, PROCLITICS = sizeof proclitics / sizeof proclitics[0] };

static void
add_with_proclitics (const char *text, struct word word, size_t count)
{
    static const char article[] = "ال";
    char              form[WORD_ROOM * 2];

    for (size_t i = 0; i < count; i++) {
        struct word with = word;
        bool joins = proclitics[i].flags & WORD_WITH_FOR && strncmp (text, article, sizeof article - 1) == 0;

        with.flags |= proclitics[i].flags;
        snprintf (form, sizeof form, "%s%.*s", proclitics[i].letters, WORD_ROOM, joins ? text + 2 : text);
        add_key (form, with, text);
    }
}

/* The forms of one row: as they stand, or with proclitics. */
static void
add_forms (const struct entry *entry, bool with_proclitics)
{
    char        definite[WORD_ROOM + 8];
    struct word the   = entry->word;
    size_t      count = entry->proclitics ? PROCLITICS : CONJUNCTIONS;

    if (with_proclitics && (! (entry->proclitics || entry->conjunctions) || strchr (entry->text, ' ')))
        return;
    snprintf (definite, sizeof definite, "ال%.*s", WORD_ROOM, entry->text);
    the.flags = (uint16_t) ((the.flags & ~(WORD_UNSURE | WORD_RARE)) | WORD_THE);
    if (! with_proclitics) {
        if (entry->bare)
            add_key (entry->text, entry->word, entry->text);
        if (entry->article)
            add_key (definite, the, definite);
        return;
    }
    if (entry->bare)
        add_with_proclitics (entry->text, entry->word, count);
    if (entry->article)
        add_with_proclitics (definite, the, count);
}

static void
add_heads (bool with_proclitics)
{
    for (size_t i = 0; i < head_count; i++) {
        char text[WORD_ROOM];

        snprintf (text, sizeof text, "%.*s", (int) heads[i].len, heads[i].at);
        if (with_proclitics)
            add_with_proclitics (text, (struct word) { 0 }, PROCLITICS);
        else
            add_key (text, (struct word) { 0 }, text);
    }
}

static void
print_filter (const char *name, const uint32_t *bits)
{
    printf ("\nconst uint32_t %s[FILTER_BITS / 32] = {", name);
    for (size_t i = 0; i < FILTER_BITS / 32; i++)
        printf ("%s0x%x,", i % 12 ? "" : "\n", bits[i]);
    printf ("\n};\n");
}

int
main (int argc, char **argv)
{
    struct list_file list;

    if (argc != 2)
        return 2;
    list_open (&list, argv[1]);
    while (list_next (&list, 4))
        read_row (&list);
    list_close (&list);
    for (int with_proclitics = 0; with_proclitics < 2; with_proclitics++) {
        for (size_t i = 0; i < row_count; i++)
            add_forms (&rows[i], with_proclitics);
        add_heads (with_proclitics);
    }
    generate_banner ("date_words_list.h", "gen_words");
    generate_lexicon ("date_words", &builder);
    print_filter ("word_filter", filter);
    print_filter ("anchor_filter", anchors);
    lexicon_builder_free (&builder);
    return 0;
}
