/* root.h - the root key by rules alone, for the program that lists what the rules miss. */
#ifndef XARAB_STEM_ROOT_H
#define XARAB_STEM_ROOT_H

#include "base/span.h"

/* Writes at most stem.len bytes, at least 1 of a non-empty stem. */
size_t root_by_rule (struct span stem, char *to);

#endif
