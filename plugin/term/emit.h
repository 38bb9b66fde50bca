/* emit.h - the terms of one piece of text, given to the sink.
 *
 * Each function walks what analyze_piece left in the scratch and returns 0 or
 * what the sink returned. A term over TERM_SIZE_MAX bytes is not emitted. */
#ifndef XARAB_TERM_EMIT_H
#define XARAB_TERM_EMIT_H

#include "term/analyzer.h"

struct emitter {
    const struct analyzer *analyzer;
    struct scratch        *scratch;
    struct document       *document;
    const struct field    *field;
    struct term_sink       sink;
    bool                   placed; /* words of this field have positions */
};

int emit_words (struct emitter *);
int emit_names (struct emitter *);
int emit_dates (struct emitter *, struct span text);

/* The article's own day: D, M and Y terms. */
int emit_published (struct term_sink, day_number);

/* The article's id: "Q" and the id, or its digest where that is too long. */
size_t id_term (struct span id, char to[TERM_SIZE_MAX]);

/* "XN" key "/" spelling; 0 when it would be too long. */
size_t name_term (const char *key, struct span spelling, char to[TERM_SIZE_MAX]);

#endif
