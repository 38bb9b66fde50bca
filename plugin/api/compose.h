/* compose.h - what a document holds beside its terms: data and values.
 *
 * The data are lines "name=value", as Omega reads them; the text is one of
 * them, its line breaks written U+2029. A value is the article's own day
 * (YYYYMMDD) in the date slot, in the slot behind it the mark that stories
 * nearly the same share, behind that the article's digest. Whoever stores articles composes them here, so that a
 * document is the same whichever way it went into a database. */
#ifndef XARAB_API_COMPOSE_H
#define XARAB_API_COMPOSE_H

#include "api/likeness.h"
#include "base/buffer.h"
#include "config/settings.h"

enum { COMPOSED_VALUES = 3 };

struct composed {
    struct buffer data; /* the caller frees it; what it held before is forgotten */
    struct composed_value {
        uint32_t slot;
        size_t   size;
        char     bytes[16];
    } value[COMPOSED_VALUES]; /* by slot, ascending */
    size_t values;
};

static inline uint32_t
digest_slot (const struct index_options *options)
{
    return (uint32_t) options->date_slot + 2;
}

/* `likeness` has seen the article's stems. False when memory is out. */
bool compose_document (const struct index_options *, const xarab_article *, const struct likeness *, struct composed *);

#endif
