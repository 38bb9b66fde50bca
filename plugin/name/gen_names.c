/* Writes match_list.h or find_list.h: the name lists of plugin/data compiled
 * for the match (by code) or for finding names in text (by folded word).
 *
 * usage: gen_names match|find DATA_DIRECTORY > FILE */
#include "base/arena.h"
#include "base/generate.h"
#include "base/hash.h"
#include "name/compile.h"
#include "name/find.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>

enum { NO_CELL = TSV_CELLS_MAX - 1 }; /* empty in every row */

static const struct source_row {
    const char *file;
    unsigned    bits;              /* of every row */
    uint8_t     kind, note, latin; /* cells */
} source_rows[] = {
    { "persons-arab.tsv", KNOWN_ARABIC, 1, 2, 3 },
    { "persons-iranian.tsv", KNOWN_ARABIC, 1, 2, 3 },
    { "persons-kurdish.tsv", KNOWN_ARABIC, 1, 2, 3 },
    { "persons-turkish.tsv", 0, 1, 2, 3 },
    { "persons-asian.tsv", 0, 1, 2, 3 },
    { "persons-western.tsv", 0, 1, 2, 3 },
    { "places.tsv", KNOWN_PLACE, NO_CELL, 1, 2 },
    { "organizations.tsv", KNOWN_ORGANIZATION, NO_CELL, 1, 2 },
};

#define COUNT(rows) (sizeof (rows) / sizeof (rows)[0])

/* Lists of words that are no names, of this room and of others. */
static const struct word_source {
    const char *file;
    unsigned    bits;
    uint8_t     cells; /* that hold words */
} word_sources[] = {
    { "common-words.tsv", KNOWN_COMMON, 1 },
    { "name-doubts.tsv", KNOWN_COMMON, 1 },
    { "nouns.tsv", KNOWN_COMMON, 1 },
    { "plurals.tsv", KNOWN_COMMON, 1 },
    { "verbs.tsv", KNOWN_COMMON, 2 },
    { "stop-words.tsv", KNOWN_STOP, 1 },
    { "particles.tsv", KNOWN_STOP, 1 },
};

static _Noreturn void
out_of_memory (void)
{
    fputs ("gen_names: out of memory\n", stderr);
    exit (1);
}

static struct list_file
open_list (const char *directory, const char *file)
{
    static char      path[4096];
    struct list_file list;

    snprintf (path, sizeof path, "%s/%s", directory, file);
    list_open (&list, path);
    return list;
}

static struct span
cell_of (const struct list_file *list, unsigned cell)
{
    return cell < list->row.cells ? list->row.cell[cell] : (struct span) { "", 0 };
}

/* The bits of a row by its kind and note. */
static unsigned
bits_of (const struct list_file *list, const struct source_row *source)
{
    static const struct { const char *kind; unsigned bits; } kinds[] = {
        { "given", KNOWN_GIVEN }, { "family", KNOWN_FAMILY }, { "both", KNOWN_GIVEN | KNOWN_FAMILY },
    };
    unsigned    bits = source->bits | (span_is (cell_of (list, source->note), "word") ? KNOWN_WORD : 0);
    struct span kind = cell_of (list, source->kind);

    for (size_t i = 0; i < COUNT (kinds); i++)
        if (span_is (kind, kinds[i].kind))
            return bits | kinds[i].bits;
    if (source->kind != NO_CELL)
        list_refuse (list, "kind %.*s; needs given, family or both", (int) kind.len, kind.at);
    return bits;
}

/* ---- for the match ---- */

static struct name_code
code_of_cell (const struct list_file *list, struct span cell)
{
    struct name_code code;

    if (! compile_code (cell, &code))
        list_refuse (list, "no letters in %.*s", (int) cell.len, cell.at);
    return code;
}

struct match_lists {
    struct lexicon_builder known, latin, spellings, things, aliases, vetoes;
};

static void
add_entry (struct lexicon_builder *builder, const struct name_code *key, unsigned value, struct span payload)
{
    if (! lexicon_add (builder, code_span (key), value, payload))
        out_of_memory ();
}

/* The Latin spellings of a name; the first is the usual one. */
static void
add_latin (const struct list_file *list, const struct source_row *source, const struct name_code *arabic,
           struct match_lists *to)
{
    struct span rest = cell_of (list, source->latin), cell;
    bool        first = true;

    while (span_next (&rest, ',', &cell)) {
        cell = span_trim (cell);
        if (cell.len == 0 || span_is (cell, "-"))
            continue;

        struct name_code code = code_of_cell (list, cell);

        add_entry (&to->latin, &code, 0, code_span (arabic));
        if (source->kind == NO_CELL)
            add_entry (&to->things, &code, 0, code_span (arabic));
        if (first)
            add_entry (&to->spellings, arabic, 0, code_span (&code));
        first = false;
    }
}

static void
read_for_match (const char *directory, const struct source_row *source, struct match_lists *to)
{
    struct list_file list = open_list (directory, source->file);

    while (list_next (&list, 2)) {
        struct name_code code = code_of_cell (&list, list.row.cell[0]);

        add_entry (&to->known, &code, bits_of (&list, source), (struct span) { "", 0 });
        add_latin (&list, source, &code, to);
    }
    list_close (&list);
}

/* Ordinary words, so that قطار is not taken for قطر. Names come first: a word on
 * both lists is a name. */
static void
read_words_for_match (const char *directory, const struct word_source *source, struct match_lists *to)
{
    struct list_file list = open_list (directory, source->file);

    while (list_next (&list, 1)) {
        struct name_code code;

        if (compile_code (list.row.cell[0], &code))
            add_entry (&to->known, &code, KNOWN_COMMON, (struct span) { "", 0 });
    }
    list_close (&list);
}

/* Aliases are families of names; vetoes two names and a reason. */
static void
read_families (const char *directory, const char *file, unsigned cells, struct lexicon_builder *to)
{
    struct list_file list = open_list (directory, file);

    while (list_next (&list, 2)) {
        const char *fault = compile_family (list.row.cell, list.row.cells < cells ? list.row.cells : cells, to);
        if (fault != NULL)
            list_refuse (&list, "%s", fault);
    }
    list_close (&list);
}

/* Places and organizations listed with one Latin name are one: غوغل, جوجل. */
static void
add_namesakes (struct match_lists *lists)
{
    struct buffer        block  = { 0 };
    size_t               cursor = 0;
    struct lexicon_entry one, other;

    if (! lexicon_finish (&lists->things, &block))
        out_of_memory ();

    struct lexicon things = { block.at, block.len };

    while (lexicon_each (things, &cursor, &one))
        for (unsigned nth = 0; lexicon_find_nth (things, one.key, hash_bytes (one.key), nth, &other); nth++)
            if (! span_equal (one.payload, other.payload)
                && ! lexicon_add (&lists->aliases, one.payload, 0, other.payload))
                out_of_memory ();
    buffer_free (&block);
}

static void
print_match (const char *directory)
{
    static struct match_lists lists;
    const struct { const char *name; struct lexicon_builder *list; } all[] = {
        { "name_known", &lists.known }, { "name_latin", &lists.latin }, { "name_spellings", &lists.spellings },
        { "name_aliases", &lists.aliases }, { "name_vetoes", &lists.vetoes },
    };

    generate_banner ("match_list.h", "gen_names");
    for (size_t i = 0; i < COUNT (source_rows); i++)
        read_for_match (directory, &source_rows[i], &lists);
    for (size_t i = 0; i < COUNT (word_sources); i++)
        read_words_for_match (directory, &word_sources[i], &lists);
    read_families (directory, "aliases.tsv", TSV_CELLS_MAX, &lists.aliases);
    read_families (directory, "vetoes.tsv", 2, &lists.vetoes);
    add_namesakes (&lists);
    for (size_t i = 0; i < COUNT (all); i++) {
        generate_lexicon (all[i].name, all[i].list);
        lexicon_builder_free (all[i].list);
    }
    lexicon_builder_free (&lists.things);
}

/* ---- for finding ---- */

struct fact {
    struct span word; /* folded, in the arena */
    unsigned    bits;
};

static struct facts {
    struct arena  letters;
    struct buffer rows; /* struct fact */
} facts;

static struct span
fold_cell (struct span cell)
{
    char *room = arena_take (&facts.letters, fold_room (cell.len) + 1);

    if (room == NULL)
        out_of_memory ();
    return (struct span) { room, fold_word (fold_standard (), cell, room) };
}

static void
add_fact (struct span word, unsigned bits)
{
    struct fact fact = { word, bits };

    if (! buffer_reserve (&facts.rows, sizeof fact))
        out_of_memory ();
    buffer_add (&facts.rows, (struct span) { (const char *) &fact, sizeof fact });
}

/* A family is written with its article and without. */
static void
add_without_article (struct span word, unsigned bits)
{
    struct span article = span_of ("ال");

    if (bits & KNOWN_FAMILY && ! (bits & KNOWN_WORD) && span_starts (word, article) && word.len > 10)
        add_fact (span_after (word, article.len), bits);
}

static void
add_words (struct span cell, unsigned bits)
{
    struct span rest = cell, first = { "", 0 }, second = { "", 0 };

    span_next (&rest, ' ', &first);
    if (span_next (&rest, ' ', &second)) {
        add_fact (fold_cell (first), KNOWN_BEGINS);
        add_fact (fold_cell (second), KNOWN_SECOND);
    }
    add_fact (fold_cell (cell), bits);
    add_without_article (fold_cell (cell), bits);
}

/* "مصر" to "مصري" and "المصريه": what ordinary words a place gives. Families that
 * are listed so and marked as nothing else stay names. */
static void
add_nisba (struct span place)
{
    static const char *const ends[] = { "يا", "يه", "ا", "ه" }, *const forms[] = { "ي", "يه", "يين", "يون" };
    struct span              article = span_of ("ال");

    if (memchr (place.at, ' ', place.len) != NULL)
        return;
    if (span_starts (place, article))
        place = span_after (place, article.len);
    for (size_t i = 0; i < COUNT (ends); i++)
        if (span_ends (place, span_of (ends[i])) && place.len > 8) {
            place = span_before (place, strlen (ends[i]));
            break;
        }
    for (size_t i = 0; i < 2 * COUNT (forms); i++) {
        char word[256];
        int  size = snprintf (word, sizeof word, "%s%.*s%s", i % 2 ? "ال" : "", (int) place.len, place.at, forms[i / 2]);

        add_fact (fold_cell ((struct span) { word, (size_t) size }), KNOWN_NISBA);
    }
}

static void
read_for_finding (const char *directory, const struct source_row *source)
{
    struct list_file list = open_list (directory, source->file);

    while (list_next (&list, 2)) {
        add_words (list.row.cell[0], bits_of (&list, source));
        if (source->bits & KNOWN_PLACE)
            add_nisba (fold_cell (list.row.cell[0]));
    }
    list_close (&list);
}

/* Folding makes على of the name علي; the text still tells them apart. */
static unsigned
bits_as_written (struct span word, unsigned bits)
{
    return bits == KNOWN_STOP && span_ends (word, span_of ("ى")) ? KNOWN_STOP_MAQSURA : bits;
}

static void
read_words (const char *directory, const struct word_source *source)
{
    struct list_file list = open_list (directory, source->file);

    while (list_next (&list, 1)) {
        unsigned bits = span_is (cell_of (&list, 2), "never") ? KNOWN_STOP : source->bits;

        for (unsigned i = 0; i < source->cells && i < list.row.cells; i++)
            add_words (list.row.cell[i], bits_as_written (list.row.cell[i], bits));
    }
    list_close (&list);
}

/* Titles that a name always follows, and offices that often stand alone. */
static void
read_titles (const char *directory)
{
    struct list_file list = open_list (directory, "titles.tsv");

    while (list_next (&list, 2))
        add_words (list.row.cell[0], span_is (list.row.cell[1], "sure") ? KNOWN_TITLE : KNOWN_OFFICE);
    list_close (&list);
}

/* Words with a part in the rules of find.c. */
static void
add_heads (void)
{
    static const char *const sons[] = { "بن", "ابن", "بنت" };
    struct span              head;

    for (unsigned r = 0; r < compound_rule_count; r++)
        for (struct span rest = span_of (compound_rules[r].heads); span_next (&rest, ' ', &head);)
            add_fact (fold_cell (head), KNOWN_HEAD);
    for (size_t i = 0; i < COUNT (sons); i++)
        add_fact (fold_cell (span_of (sons[i])), KNOWN_SON);
}

static int
by_word (const void *a, const void *b)
{
    return span_compare (((const struct fact *) a)->word, ((const struct fact *) b)->word);
}

/* A name that is also a common word needs context. */
static unsigned
settle_bits (unsigned bits)
{
    bool certain = bits & KNOWN_PERSON && ! (bits & KNOWN_WORD);

    if (bits & KNOWN_NISBA && ! certain)
        bits |= KNOWN_COMMON;
    if (bits & KNOWN_COMMON && bits & KNOWN_NAME)
        bits |= KNOWN_WORD;
    return bits & ~(unsigned) KNOWN_NISBA;
}

static void
print_filter (const struct fact *rows, size_t count)
{
    static uint32_t filter[FILTER_BITS / 32];

    for (size_t i = 0; i < count; i++) {
        uint32_t bit = filter_bit (hash_bytes (rows[i].word));

        if (rows[i].bits & KNOWN_WORTH_A_LOOK)
            filter[bit / 32] |= 1u << bit % 32;
    }
    printf ("\nstatic const uint32_t name_filter[%d] = {", FILTER_BITS / 32);
    for (size_t i = 0; i < COUNT (filter); i++)
        printf ("%s0x%x,", i % 12 ? "" : "\n", filter[i]);
    printf ("\n};\n");
}

/* One entry a word, with the bits of all its rows. */
static void
print_find (const char *directory)
{
    struct lexicon_builder builder = { .count = 0 };

    generate_banner ("find_list.h", "gen_names");
    for (size_t i = 0; i < COUNT (source_rows); i++)
        read_for_finding (directory, &source_rows[i]);
    for (size_t i = 0; i < COUNT (word_sources); i++)
        read_words (directory, &word_sources[i]);
    read_titles (directory);
    add_heads ();

    struct fact *rows  = (struct fact *) (void *) facts.rows.at;
    size_t       count = facts.rows.len / sizeof *rows;

    qsort (rows, count, sizeof *rows, by_word);
    for (size_t i = 0; i < count;) {
        struct fact fact = rows[i++];

        while (i < count && span_equal (rows[i].word, fact.word))
            fact.bits |= rows[i++].bits;
        fact.bits = settle_bits (fact.bits);
        if (! lexicon_add (&builder, fact.word, fact.bits, (struct span) { "", 0 }))
            out_of_memory ();
    }
    generate_lexicon ("name_words", &builder);
    lexicon_builder_free (&builder);
    print_filter (rows, count);
    lexicon_builder_free (&builder);
}

int
main (int count, char **arguments)
{
    if (count != 3)
        return 2;
    if (strcmp (arguments[1], "match") == 0)
        print_match (arguments[2]);
    else if (strcmp (arguments[1], "find") == 0)
        print_find (arguments[2]);
    else
        return 2;
    return 0;
}
