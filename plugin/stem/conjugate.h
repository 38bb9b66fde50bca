/* conjugate.h - the cores a verb shows between its affixes, while building.
 *
 * Not a conjugation of every person: affixes.c takes the persons off, so a
 * verb is the handful of cores that remain (قال قل قول قيل for one of the
 * hollow kind), each with the affixes it stands between. */
#ifndef XARAB_STEM_CONJUGATE_H
#define XARAB_STEM_CONJUGATE_H

#include "base/span.h"

#include <stdint.h>

/* A row of plugin/data/verbs.tsv, correctly spelled. */
struct verb {
    struct span past, present, noun, type;
};

/* How likely a core is to be met, beside the others. */
enum likely { LIKELY_PLAIN, LIKELY_SHORT, LIKELY_PASSIVE };

/* Receives a core, spelled with its hamzas; `classes` from enum word_class. */
typedef void conjugate_take (void *your, struct span core, uint16_t classes, enum likely likely);

/* The verb's own cores. False when the row is no verb: a letter outside the
 * Arabic block, a present without its ي, an unknown type. */
bool conjugate (const struct verb *, conjugate_take *, void *your);

/* The participles, active then passive, each as a noun. */
void conjugate_participles (const struct verb *, conjugate_take *, void *your);

#endif
