/* facts.h - what the lists say, gathered and written as lexicons, while building. */
#ifndef XARAB_STEM_FACTS_H
#define XARAB_STEM_FACTS_H

#include "base/arena.h"
#include "base/generate.h"
#include "stem/words.h"

/* One reading of one core, folded. */
struct fact {
    struct span key, stem; /* in the arena of the facts */
    uint16_t    classes;
    uint8_t     cost, origin;
    bool        unlikely;  /* comes behind others of its cost */
    uint32_t    order;     /* of adding: earlier is likelier */
};

struct facts {
    struct buffer rows; /* struct fact */
    struct arena  letters;
    size_t        count;
};

/* The folded text of a correctly spelled one, in the arena. */
struct span facts_fold (struct facts *, struct span text);

/* Notes a fact of folded texts, which must stay. Stops the program when memory
 * is out. */
void facts_add (struct facts *, struct span key, struct span stem, struct fact like);

/* Prints the lexicon of all facts, readings of a core that agree joined, and
 * the filter of its cores (words.h). */
void facts_print (struct facts *, const char *name);

/* Prints a lexicon from keys to stems alone; of equal keys the first counts.
 * What `known` says of a key need not be listed. */
typedef size_t facts_rule (struct span key, char *to);
void facts_print_map (struct facts *, const char *name, facts_rule *known);

#endif
