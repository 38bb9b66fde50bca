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
#include "xapian-c.h"

struct xarab_analyzer {
    struct settings         settings;
    struct analyzer         analyzer;
    struct compiled_lists   lists;
    struct change_price    *prices;  /* of names; NULL: the built-in ones */
    struct foreign_stemmer *snowball, *latin; /* Xapian's own, where the settings ask for them */
    struct config_facts     facts; /* the files it was read from, the profile */
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

/* What a database of ours says of itself, by key: its format, its profile, the
 * settings its terms were made with, whether it keeps words for spelling
 * correction; an empty value is none. The values point into the analyzer and
 * into `settings`, which the caller frees. */
enum { METADATA_COUNT = 4 };
struct metadata {
    const char *key;
    struct span value;
};
xarab_status index_metadata (const struct xarab_analyzer *, struct metadata to[METADATA_COUNT],
                             struct buffer *settings, xarab_error *);

/* The first day of "YYYY[-MM[-DD]]…"; DAY_NONE when it is no date. */
day_number reference_day (struct span);

/* Whether Xapian has a stemmer for each language that the settings name: those it
 * has not are told as config_read tells mistakes, the first is the error too. */
xarab_status stemmers_check (const struct settings *, const struct config_facts *, mistake_function *, void *your,
                             xarab_error *);

/* xarab_open_profile, with a message that says so where a database names the profile. */
xarab_status analyzer_open (const char *config, const char *profile, bool by_database, xarab_analyzer **, xarab_error *);

/* An analyzer of settings that stand in no file; the facts are copied. */
xarab_status analyzer_from (const struct settings *, const struct config_facts *, xarab_analyzer **, xarab_error *);

/* Calls `take` for each key whose value now is not the one the database was
 * made with; "" stands for a key that one of the two does not know. */
typedef void difference_function (void *your, const struct setting *, struct span made_with, struct span now);
xarab_status index_differences (const struct xarab_analyzer *, xapc_database *, difference_function *, void *your,
                                xarab_error *);

/* Whether a database has terms of this format. */
bool index_is_ours (xapc_database *);

/* Whether it says that it has terms of ours, of this format or another. */
bool index_is_marked (xapc_database *);

/* Calls `take` with each result and the article its data tell of, which is valid
 * until it returns; any status but XARAB_OK ends the walk and is its result. */
typedef xarab_status found_function (void *your, const xapc_result *, const xarab_article *, xarab_error *);
xarab_status index_each_result (xapc_results *, found_function *take, void *your, xarab_error *);

/* Deletes every document that has the term, or one, and what the database keeps
 * of its words. */
xarab_status index_delete (xapc_writer *, xapc_bytes term, xarab_error *);
xarab_status index_delete_document (xapc_writer *, uint32_t document, xarab_error *);

/* The profile a database records, NUL-terminated; "" for none. */
xarab_status index_profile (xapc_database *, char to[PROFILE_ROOM], xarab_error *);

/* xarab_analyze for a sink of the stages' own kind. 0, what the sink returned,
 * or ANALYZE_NO_MEMORY. */
int analyze_article (struct xarab_worker *, const xarab_article *, struct term_sink);

#endif
