/* sink.h - where the stages' terms go.
 *
 * Stages emit terms in reading order to one function; who receives them (a
 * Xapian document, a printer, a counter, the bulk builder) is no concern of
 * theirs. */
#ifndef XARAB_TERM_SINK_H
#define XARAB_TERM_SINK_H

#include "base/span.h"

#include <stdint.h>

enum term_kind {
    TERM_WORD,       /* one spelling, folded */
    TERM_STEM,
    TERM_ROOT,
    TERM_NAME,       /* key/spelling; filter, weighs nothing */
    TERM_MENTIONED,  /* day, month or year the text speaks of; likewise */
    TERM_PUBLISHED,  /* the article's own; likewise */
    TERM_ID,
    TERM_KINDS
};

enum { TERM_SIZE_MAX = 245 }; /* Xapian's limit in bytes; a NUL counts twice */

struct term {
    struct span text;      /* with its prefix */
    struct span source;    /* the caller's bytes it came from */
    uint32_t    position;  /* 0: none */
    uint16_t    wdf;       /* 0: a filter */
    uint8_t     kind;      /* enum term_kind */
    uint32_t    met;       /* as word_forms: the same number, the same word, stem and root */
};

/* Called once per term. Return 0 to go on; any other value stops the analysis
 * and becomes its result. What it receives is valid until it returns. */
typedef int term_function (void *your, const struct term *);

struct term_sink {
    term_function *take;
    void          *your;
};

/* A sink that counts: `your` is a struct term_count. */
struct term_count {
    size_t terms, bytes, kind[TERM_KINDS];
};
int term_count (void *your, const struct term *);

#endif
