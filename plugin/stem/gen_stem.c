/* Writes stem_list.h: the lists of plugin/data as lexicons of folded cores.
 *
 * usage: gen_stem DATA_DIRECTORY > stem_list.h */
#include "base/arena.h"
#include "stem/facts.h"
#include "stem/family.h"
#include "stem/root.h"

#include <stdio.h>
#include <stdlib.h>

enum { LETTER = 2, LESS = 2 /* cost of a word seldom met */, RARE = 3 /* cost of a word another is likelier than */, CUT = 2 /* of one without its ي */ };

static struct facts words, roots;

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

/* noun, gloss, mark */
static void
read_nouns (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 2)) {
        struct span noun = list.row.cell[0], mark = list.row.cells > 2 ? list.row.cell[2] : span_of ("");

        add_noun (noun, noun, CLASS_NOUN, span_is (mark, "rare") ? RARE : span_is (mark, "less") ? LESS : 0, ORIGIN_WORD);
        if (span_is (mark, "cut"))
            add_noun (span_before (noun, LETTER), noun, CLASS_NOUN | CLASS_AGENT, CUT, ORIGIN_WORD);
    }
    list_close (&list);
}

/* core, what, stem, gloss */
static void
read_irregular (const char *path)
{
    static const struct {
        const char *what;
        uint16_t    classes;
    } kinds[] = { { "bound", CLASS_BOUND },
                  { "whole", CLASS_PLURAL | CLASS_PARTICLE },
                  { "past", CLASS_PASTS },
                  { "now", CLASS_NOWS } };
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 4)) {
        struct fact fact = { .origin = ORIGIN_IRREGULAR };

        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (span_is (list.row.cell[1], kinds[i].what))
                fact.classes = kinds[i].classes;
        if (! fact.classes)
            list_refuse (&list, "what is neither bound, whole, past nor now");
        facts_add (&words, facts_fold (&words, list.row.cell[0]), facts_fold (&words, list.row.cell[2]), fact);
    }
    list_close (&list);
}

/* plural, singular, gloss */
static void
read_plurals (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 3)) {
        add_plural (list.row.cell[0], list.row.cell[1]);
        add_noun (list.row.cell[1], list.row.cell[1], CLASS_NOUN, 0, ORIGIN_WORD);
    }
    list_close (&list);
}

/* ---- verbs ---- */

struct verb_facts {
    struct span stem, root; /* root: empty when the verb has none */
    unsigned    cost;
    bool        often;
};

/* Notes the root of a folded word. */
static void
add_root (struct span word, struct span root, unsigned cost)
{
    if (root.len)
        facts_add (&roots, word, root, (struct fact) { .cost = (uint8_t) cost });
}

static void
take_kin (void *your, struct span word)
{
    struct verb_facts *verb = your;
    struct span        copy = arena_copy (&words.letters, word);

    if (copy.at)
        add_root (copy, verb->root, 2);
}

static struct span
root_of (const struct verb *verb)
{
    char        room[FAMILY_ROOM];
    struct span root = arena_copy (&words.letters, (struct span) { room, family_root (verb, room) });

    return root.at ? root : (struct span) { "", 0 };
}

/* The list begins with the verbs met most often; of the first even the jussive
 * (يكن) is likelier than the plain present of most others. */
enum { OFTEN = 60 };

static unsigned
rank_cost (unsigned rank)
{
    return rank < 350 ? 0 : rank < 700 ? 1 : 2;
}

static void
take_core (void *your, struct span core, uint16_t classes, enum likely likely)
{
    static const uint8_t cost[] = { [LIKELY_PLAIN] = 0, [LIKELY_SHORT] = 2, [LIKELY_PASSIVE] = 3 };
    struct verb_facts   *verb   = your;

    facts_add (&words, facts_fold (&words, core), verb->stem,
               (struct fact) { .classes = classes, .cost = (uint8_t) (cost[likely] + verb->cost), .origin = ORIGIN_VERB,
                               .unlikely = classes & CLASS_NOW_SHORT && likely == LIKELY_SHORT && ! verb->often });
}

static void
take_participle (void *your, struct span core, uint16_t classes, enum likely likely)
{
    struct verb_facts *verb = your;

    (void) likely;
    add_root (facts_fold (&words, core), verb->root, 1);
    add_noun (core, core, classes, 1 + verb->cost, ORIGIN_DERIVED);
    if (ends (core, "ي"))
        add_noun (span_before (core, LETTER), core, classes, 1 + CUT + verb->cost, ORIGIN_DERIVED);
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
        struct verb_facts  mine = { facts_fold (&words, verb.past), root_of (&verb), rank_cost (rank), rank < OFTEN };

        rank++;
        if (! conjugate (&verb, take_core, &mine))
            list_refuse (&list, "not a verb");
        add_noun (verb.noun, verb.noun, CLASS_NOUN, mine.cost, ORIGIN_DERIVED);
        add_root (mine.stem, mine.root, 0);
        add_root (facts_fold (&words, verb.noun), mine.root, 0);
        conjugate_participles (&verb, take_participle, &mine);
        family_patterns (&verb, take_kin, &mine);
    }
    list_close (&list);
}

/* The root of a verb read before, or else by rule. */
static struct span
root_of_base (struct span base)
{
    const struct fact *fact = (const struct fact *) (const void *) roots.rows.at;
    static char        by_rule[256];

    for (size_t i = 0; i < roots.count; i++)
        if (fact[i].cost == 0 && span_equal (fact[i].key, base))
            return fact[i].stem;
    return (struct span) { by_rule, root_by_rule (base, by_rule) };
}

/* word, base, relation, gloss: words that share a root, each a noun of its own. */
static void
read_families (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 4)) {
        struct span word = list.row.cell[0], folded = facts_fold (&words, word);
        struct span root = arena_copy (&words.letters, root_of_base (facts_fold (&words, list.row.cell[1])));

        facts_add (&roots, folded, root, (struct fact) { 0 });
        if (! span_is (list.row.cell[2], "plural noun"))
            add_noun (word, word, CLASS_NOUN, 1, ORIGIN_DERIVED);
    }
    list_close (&list);
}

/* ---- names and particles ---- */

/* A name; one that always has its article is kept without. */
static void
add_name (struct span name, unsigned cost)
{
    struct fact fact   = { .classes = CLASS_NAME, .cost = (uint8_t) cost, .origin = ORIGIN_NAME };
    struct span folded = facts_fold (&words, name), article = span_of ("ال");

    if (span_starts (folded, article) && folded.len > 2 * article.len) {
        fact.classes = CLASS_NAME_AL;
        folded       = span_after (folded, article.len);
        facts_add (&words, folded, folded, (struct fact) { .classes = CLASS_NAME, .cost = RARE, .origin = ORIGIN_NAME });
    }
    facts_add (&words, folded, folded, fact);
}

/* Names met often: name, gloss. */
static void
read_names (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 2))
        add_name (list.row.cell[0], 0);
    list_close (&list);
}

/* Words that look inflected and are not: word, gloss. They take what nouns take
 * at their front and back, but are themselves what they seem to be. */
static void
read_protected (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 2)) {
        struct span word = list.row.cell[0];
        if (span_starts (word, span_of ("ال")))
            add_name (word, 0);
        else
            add_noun (word, word, CLASS_NOUN | CLASS_NAME, 0, ORIGIN_PROTECTED);
    }
    list_close (&list);
}

/* A name in ان, ون, ين is hardly ever the dual or plural of another word; one
 * that begins with a clitic or a person of the present may well be a verb. */
static unsigned
name_cost (struct span name, bool word)
{
    static const char clitics[] = "وفبلكيتسن";

    if (ends (name, "ان") || ends (name, "ون") || ends (name, "ين"))
        return 1;
    if (word)
        return 4;
    for (const char *c = clitics; *c; c += LETTER)
        if (memcmp (name.at, c, LETTER) == 0)
            return 4;
    return 1;
}

/* A list of the name room: a name and, in cell `note`, "word" where it is also a
 * word. Names of several words are no matter of the stemmer. */
static void
read_name_list (const char *path, unsigned note)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, note + 1)) {
        struct span name = list.row.cell[0];
        if (memchr (name.at, ' ', name.len) == NULL)
            add_name (name, name_cost (name, span_is (list.row.cell[note], "word")));
    }
    list_close (&list);
}

/* word, gloss and, where it is another, the stem */
static void
read_particles (const char *path)
{
    struct list_file list;

    list_open (&list, path);
    while (list_next (&list, 1)) {
        struct span folded = facts_fold (&words, list.row.cell[0]);
        struct span stem   = list.row.cells > 2 ? facts_fold (&words, list.row.cell[2]) : folded;

        facts_add (&words, folded, stem, (struct fact) { .classes = CLASS_PARTICLE, .origin = ORIGIN_PARTICLE });
    }
    list_close (&list);
}

/* What stem_root finds of an unlisted word; for one in ي it first looks for the
 * word without, so those are listed. */
static size_t
root_known (struct span word, char *to)
{
    return ends (word, "ي") ? 0 : root_by_rule (word, to);
}

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
    static const struct {
        const char *file;
        unsigned    note;
    } names[] = { { "persons-arab.tsv", 2 },    { "persons-iranian.tsv", 2 }, { "persons-kurdish.tsv", 2 },
                  { "persons-turkish.tsv", 2 }, { "persons-western.tsv", 2 }, { "persons-asian.tsv", 2 },
                  { "places.tsv", 1 },          { "organizations.tsv", 1 } };

    if (count != 2)
        return 1;
    generate_banner ("stem_list.h", "plugin/stem/gen_stem.c");
    read_particles (path_of (args[1], "particles.tsv"));
    read_irregular (path_of (args[1], "irregular.tsv"));
    read_nouns (path_of (args[1], "nouns.tsv"));
    read_plurals (path_of (args[1], "plurals.tsv"));
    read_verbs (path_of (args[1], "verbs.tsv"));
    read_families (path_of (args[1], "families.tsv"));
    read_protected (path_of (args[1], "protected.tsv"));
    read_names (path_of (args[1], "stem-names.tsv"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        read_name_list (path_of (args[1], names[i].file), names[i].note);
    facts_print (&words, "words");
    facts_print_map (&roots, "roots", root_known);
    return 0;
}
