/* Writes match_list.h or find_list.h: the name lists of plugin/data compiled
 * for the match (by code) or for finding names in text (by folded word).
 *
 * usage: gen_names match|find DATA_DIRECTORY > FILE */
#include "base/generate.h"
#include "name/compile.h"
#include "name/known.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>

static const struct source_row {
    const char *file;
    unsigned    bits; /* of every row */
} source_rows[] = {
    { "persons-arab.tsv", KNOWN_ARABIC },
    { "persons-iranian.tsv", KNOWN_ARABIC },
    { "persons-kurdish.tsv", KNOWN_ARABIC },
    { "persons-turkish.tsv", 0 },
    { "persons-asian.tsv", 0 },
    { "persons-western.tsv", 0 },
    { "places.tsv", KNOWN_PLACE },
    { "organizations.tsv", KNOWN_ORGANIZATION },
};

#define COUNT(rows) (sizeof (rows) / sizeof (rows)[0])

enum { NAME_CELL, KIND_CELL, NOTE_CELL, LATIN_CELL };

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

/* The bits of a row by its kind and note. */
static unsigned
bits_of (const struct list_file *list, unsigned bits)
{
    static const struct { const char *kind; unsigned bits; } kinds[] = {
        { "given", KNOWN_GIVEN }, { "family", KNOWN_FAMILY }, { "both", KNOWN_GIVEN | KNOWN_FAMILY },
    };
    const struct tsv_row *row = &list->row;

    if (row->cells > NOTE_CELL && span_is (row->cell[NOTE_CELL], "word"))
        bits |= KNOWN_WORD;
    for (size_t i = 0; i < COUNT (kinds); i++)
        if (span_is (row->cell[KIND_CELL], kinds[i].kind))
            return bits | kinds[i].bits;
    if (! (bits & (KNOWN_PLACE | KNOWN_ORGANIZATION)))
        list_refuse (list, "kind %.*s; needs given, family or both", (int) row->cell[KIND_CELL].len,
                     row->cell[KIND_CELL].at);
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

static void
add_latin (const struct list_file *list, const struct name_code *arabic, struct code_pairs *latin)
{
    struct span rest = list->row.cells > LATIN_CELL ? list->row.cell[LATIN_CELL] : (struct span) { NULL, 0 };
    struct span cell;

    while (span_next (&rest, ',', &cell)) {
        cell = span_trim (cell);
        if (cell.len == 0 || span_is (cell, "-"))
            continue;

        struct name_code code = code_of_cell (list, cell);
        if (! pairs_add (latin, code_span (&code), code_span (arabic)))
            out_of_memory ();
    }
}

static void
read_for_match (const char *directory, const struct source_row *source, struct lexicon_builder *known,
                struct code_pairs *latin)
{
    struct list_file list = open_list (directory, source->file);

    while (list_next (&list, NOTE_CELL)) {
        struct name_code code = code_of_cell (&list, list.row.cell[NAME_CELL]);

        if (! lexicon_add (known, code_span (&code), bits_of (&list, source->bits), (struct span) { "", 0 }))
            out_of_memory ();
        add_latin (&list, &code, latin);
    }
    list_close (&list);
}

/* Aliases and vetoes: a name, another, and what a reader should know. */
static void
print_pairs (const char *directory, const char *file, const char *name)
{
    struct list_file       list    = open_list (directory, file);
    struct code_pairs      pairs   = { .bytes = { 0 } };
    struct lexicon_builder builder = { .count = 0 };

    while (list_next (&list, 2)) {
        struct name_code one = code_of_cell (&list, list.row.cell[0]), two = code_of_cell (&list, list.row.cell[1]);

        if (span_equal (code_span (&one), code_span (&two)))
            list_refuse (&list, "both are the same letters");
        if (! pairs_add (&pairs, code_span (&one), code_span (&two))
            || ! pairs_add (&pairs, code_span (&two), code_span (&one)))
            out_of_memory ();
    }
    if (! pairs_finish (&pairs, &builder))
        out_of_memory ();
    generate_lexicon (name, &builder);
    pairs_free (&pairs);
    lexicon_builder_free (&builder);
    list_close (&list);
}

static void
print_match (const char *directory)
{
    struct lexicon_builder known = { .count = 0 }, latin_list = { .count = 0 };
    struct code_pairs      latin = { .bytes = { 0 } };

    generate_banner ("match_list.h", "gen_names");
    for (size_t i = 0; i < COUNT (source_rows); i++)
        read_for_match (directory, &source_rows[i], &known, &latin);
    if (! pairs_finish (&latin, &latin_list))
        out_of_memory ();
    generate_lexicon ("name_known", &known);
    generate_lexicon ("name_latin", &latin_list);
    print_pairs (directory, "name-aliases.tsv", "name_aliases");
    print_pairs (directory, "name-vetoes.tsv", "name_vetoes");
    lexicon_builder_free (&known);
    lexicon_builder_free (&latin_list);
    pairs_free (&latin);
}

int
main (int count, char **arguments)
{
    if (count != 3)
        return 2;
    if (strcmp (arguments[1], "match") == 0)
        print_match (arguments[2]);
    return 0;
}
