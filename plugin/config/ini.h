/* ini.h - the bytes of an INI file to sections, keys and faults. */
#ifndef XARAB_CONFIG_INI_H
#define XARAB_CONFIG_INI_H

#include "base/span.h"

/* Each returns whether the reading goes on. */
struct ini_calls {
    bool (*section) (void *your, size_t line, struct span name);
    bool (*key) (void *your, size_t line, const char *section, const char *name, const char *value);
    bool (*fault) (void *your, size_t line, const char *sentence);
};

/* Reads all lines, or until a call stops it. */
void ini_read (struct span text, const struct ini_calls *, void *your);

#endif
