/* stages.h - the stages opened for printing and for the doors; not installed.
 *
 * An xarab_analyzer is the settings and the analyzer made of them; a worker is
 * one thread's scratch. Whoever includes this may read both. */
#ifndef XARAB_API_STAGES_H
#define XARAB_API_STAGES_H

#include "config/lists.h"
#include "config/settings.h"
#include "date/calendar.h"
#include "term/analyzer.h"
#include "term/emit.h"
#include "term/prefixes.h"
#include "text/utf8.h"

struct xarab_analyzer {
    struct settings         settings;
    struct analyzer         analyzer;
    struct compiled_lists   lists;
    struct foreign_stemmer *snowball, *latin; /* Xapian's own, where the settings ask for them */
    char                   *config; /* path it was read from; NULL: the defaults */
    struct buffer           mistakes; /* of the lists: lines, NUL-terminated once open */
};

struct xarab_worker {
    const struct xarab_analyzer *owner;
    const struct analyzer       *analyzer;
    struct scratch               scratch;
    struct document              document;
};

static inline struct span
text_span (xarab_text text)
{
    return (struct span) { text.at, text.size };
}

static inline xarab_text
span_text (struct span span)
{
    return (xarab_text) { span.at, span.len };
}

/* The first day of "YYYY[-MM[-DD]]…"; DAY_NONE when it is no date. */
day_number reference_day (struct span);

/* xarab_analyze for a sink of the stages' own kind. 0, what the sink returned,
 * or ANALYZE_NO_MEMORY. */
int analyze_article (struct xarab_worker *, const xarab_article *, struct term_sink);

#endif
