/* foreign.h - Xapian's own stemmers, for words that are not ours to stem.
 *
 * They may be shared between threads: calls wait for each other. */
#ifndef XARAB_XAPIAN_FOREIGN_H
#define XARAB_XAPIAN_FOREIGN_H

#include "base/span.h"
#include "base/status.h"

struct foreign_stemmer;

/* `language` as Xapian::Stem knows it; XARAB_BAD_CONFIG lists what there is. */
xarab_status foreign_open (const char *language, struct foreign_stemmer **, xarab_error *);
void foreign_close (struct foreign_stemmer *);

/* A stem_foreign (stem/stem.h): `your` is the stemmer. */
size_t foreign_stem (void *your, struct span word, char to[256]);

#endif
