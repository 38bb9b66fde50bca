/* family.h - the root key of a verb and so of all its kin, while building. */
#ifndef XARAB_STEM_FAMILY_H
#define XARAB_STEM_FAMILY_H

#include "stem/conjugate.h"

enum { FAMILY_ROOM = 16 };

/* What else must hold for a form. */
enum form_if { IF_ANY, IF_DOUBLED, IF_ASSIMILATED, IF_NOUN_ALIKE };

/* The past of a form: digits are letters of the root, other letters stand for
 * themselves. `root` says what the key is made of. The first that fits counts. */
struct verb_form {
    const char  *past, *root;
    enum form_if only;
    const char  *gloss, *example, *key;
};

extern const struct verb_form family_forms[];
extern const unsigned         family_form_count;

/* Writes the key of the verb's root (folded, as root.h writes them) and returns
 * its bytes; 0 when the verb has no form of the table. */
size_t family_root (const struct verb *, char to[FAMILY_ROOM]);

/* Words of the commonest patterns over the root of a sound verb of form I,
 * folded (أمير, أمان, ميعاد): words perhaps, so good for a root key only. */
typedef void family_take (void *your, struct span word);
void family_patterns (const struct verb *, family_take *, void *your);

#endif
