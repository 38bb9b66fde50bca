/* Writes stem_list.h: the lists of plugin/data as lexicons of folded cores.
 *
 * usage: gen_stem DATA_DIRECTORY > stem_list.h */
#include "base/arena.h"
#include "stem/conjugate.h"
#include "stem/facts.h"

#include <stdio.h>
#include <stdlib.h>

enum { LETTER = 2 };

static struct facts words, whole, roots;

static bool
ends (struct span word, const char *tail)
{
    return span_ends (word, span_of (tail));
}

/* The word with its last letter exchanged, in the arena. */
static struct span
with_last (struct span word, const char *letter)
{
    struct span copy = arena_copy (&words.letters, word);

    if (! copy.at) {
        fputs ("gen_stem: out of memory\n", stderr);
        exit (1);
    }
    memcpy ((char *) copy.at + copy.len - LETTER, letter, LETTER);
    return copy;
}

/* A noun in its singular: the cores it shows. Folding comes before cutting,
 * since it looks at neighbours. */
static void
add_noun (struct span noun, struct span stem, unsigned classes, unsigned cost, unsigned origin)
{
    struct fact fact   = { .classes = (uint16_t) classes, .cost = (uint8_t) cost, .origin = (uint8_t) origin };
    struct span folded = facts_fold (&words, noun);

    stem = facts_fold (&words, stem);
    if (ends (noun, "ة")) {
        fact.classes = CLASS_FEMININE;
        facts_add (&words, span_before (folded, LETTER), stem, fact);
        return;
    }
    facts_add (&words, folded, stem, fact);
    if (ends (noun, "ى")) {
        fact.classes = CLASS_BOUND;
        facts_add (&words, with_last (folded, "ا"), stem, fact);
    }
}

static void
add_plural (struct span plural, struct span stem)
{
    struct fact fact   = { .classes = CLASS_PLURAL, .cost = 0, .origin = ORIGIN_PLURAL };
    struct span folded = facts_fold (&words, plural);

    if (ends (plural, "ة")) {
        fact.classes = CLASS_PLURAL_TEH;
        folded       = span_before (folded, LETTER);
    }
    facts_add (&words, folded, facts_fold (&words, stem), fact);
}

/* ---- verbs ---- */

struct verb_facts {
    struct span stem;
    unsigned    cost;
};

/* The list begins with the verbs met most often. */
static unsigned
rank_cost (unsigned rank)
{
    return rank < 400 ? 0 : rank < 1500 ? 1 : 3;
}

static void
take_core (void *your, struct span core, uint16_t classes, enum likely likely)
{
    static const uint8_t cost[] = { [LIKELY_PLAIN] = 0, [LIKELY_SHORT] = 1, [LIKELY_PASSIVE] = 3 };
    struct verb_facts   *verb   = your;

    facts_add (&words, facts_fold (&words, core), verb->stem,
               (struct fact) { .classes = classes, .cost = (uint8_t) (cost[likely] + verb->cost), .origin = ORIGIN_VERB });
}

static void
take_participle (void *your, struct span core, uint16_t classes, enum likely likely)
{
    (void) your;
    (void) likely;
    add_noun (core, core, classes, 1, ORIGIN_DERIVED);
}

static void
read_verbs (const char *path)
{
    struct list_file list;
    unsigned         rank = 0;

    list_open (&list, path);
    while (list_next (&list, 4)) {
        const struct span *cell = list.row.cell;
        struct verb        verb = { cell[0], cell[1], cell[2], cell[3] };
        struct verb_facts  mine = { facts_fold (&words, verb.past), rank_cost (rank++) };

        if (! conjugate (&verb, take_core, &mine))
            list_refuse (&list, "not a verb");
        add_noun (verb.noun, verb.noun, CLASS_NOUN, 0, ORIGIN_DERIVED);
        conjugate_participles (&verb, take_participle, NULL);
    }
    list_close (&list);
}

/* ---- nouns ---- */

static const char *
path_of (const char *directory, const char *file)
{
    static char path[4096];

    snprintf (path, sizeof path, "%s/%s", directory, file);
    return path;
}

int
main (int count, char **args)
{
    if (count != 2)
        return 1;
    generate_banner ("stem_list.h", "plugin/stem/gen_stem.c");
    read_verbs (path_of (args[1], "verbs.tsv"));
    facts_print (&words, "words");
    facts_print (&whole, "whole");
    facts_print (&roots, "roots");
    (void) add_plural;
    return 0;
}
