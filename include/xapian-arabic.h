/* xapian-arabic.h - Arabic text in, Xapian terms out.
 *
 * Units      Text is UTF-8. Sizes and offsets are bytes of the caller's text,
 *            never of the folded copy. Positions count words, from 1.
 * Ownership  What you pass in stays yours and is not kept after the call.
 *            What a callback receives is valid until that callback returns.
 *            xarab_open, xarab_worker_open and xarab_query_parse make what you
 *            must release, each with the function named beside it.
 * Errors     Functions that can fail return xarab_status, XARAB_OK (0) on
 *            success; a failing function leaves its outputs untouched. The
 *            xarab_error argument may be NULL. Malformed UTF-8 is not an
 *            error: each bad byte reads as U+FFFD.
 * Threads    An analyzer is immutable once open: any number of threads may use
 *            it. A worker holds one thread's scratch memory.
 */
#ifndef XAPIAN_ARABIC_H
#define XAPIAN_ARABIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define XARAB_API __attribute__ ((visibility ("default")))
#else
#define XARAB_API
#endif

#define XARAB_STATUSES(X)                                                              \
    X (OK,           "success")                                                        \
    X (MISUSED,      "the call is wrong: an argument is missing or out of range")      \
    X (NO_MEMORY,    "memory is out")                                                  \
    X (BAD_CONFIG,   "the configuration has an error")                                 \
    X (BAD_LIST,     "a list file has an error")                                       \
    X (BAD_INPUT,    "the input is not of the form asked for")                         \
    X (BAD_QUERY,    "the query cannot be understood")                                 \
    X (STOPPED,      "the caller's function asked to stop")                            \
    X (IO,           "a file could not be read or written")                            \
    X (LOCKED,       "another writer holds the database")                              \
    X (MISMATCH,     "the database was made by another version or configuration")      \
    X (NOT_FOUND,    "there is no such thing in the database")                         \
    X (XAPIAN,       "Xapian reported an error")                                       \
    X (NETWORK,      "a server of the database does not answer")

#define XARAB_ENUM(name, text) XARAB_##name,
typedef enum { XARAB_STATUSES (XARAB_ENUM) XARAB_STATUS_COUNT } xarab_status;
#undef XARAB_ENUM

typedef struct {
    xarab_status status;
    size_t       line;        /* 1-based line of the file at fault; 0 when none applies */
    char         detail[240]; /* one sentence, NUL-terminated, no newline; of settings "file:line: what" */
} xarab_error;

/* The text of a status; read-only. */
XARAB_API const char *xarab_status_text (xarab_status);

/* "0.1.0" */
XARAB_API const char *xarab_version (void);

/* ---- the analyzer ---- */

typedef struct xarab_analyzer xarab_analyzer;
typedef struct xarab_worker   xarab_worker;

/* Opens an analyzer as the file `config` says; NULL: the file named by the
 * environment's XAPIAN_ARABIC_CONFIG, or else the defaults. */
XARAB_API xarab_status xarab_open (const char *config, xarab_analyzer **, xarab_error *);
XARAB_API void xarab_close (xarab_analyzer *);

/* The same under a profile: one that the file declares ("[profile NAME]"), or one
 * that is shipped. NULL: the environment's XAPIAN_ARABIC_PROFILE, or else none. */
XARAB_API xarab_status xarab_open_profile (const char *config, const char *profile, xarab_analyzer **, xarab_error *);

/* Whether a file it was opened from, settings or list, is another one by now: a
 * program that runs for long then opens a new one and closes the old. */
XARAB_API bool xarab_changed (const xarab_analyzer *);

/* The bad rows of the operator's lists, a line each as "file:line: what"; ""
 * when there are none. The other rows are in force. */
XARAB_API const char *xarab_mistakes (const xarab_analyzer *);

/* A worker must be closed before its analyzer. */
XARAB_API xarab_status xarab_worker_open (const xarab_analyzer *, xarab_worker **, xarab_error *);
XARAB_API void xarab_worker_close (xarab_worker *);

/* ---- an article ---- */

typedef struct {
    const char *at;
    size_t      size;
} xarab_text;

/* What is searched of an article; a part that is missing is left zero. */
typedef struct {
    xarab_text id, title, text, author, source, keywords, url;
    xarab_text date; /* YYYY, YYYY-MM or YYYY-MM-DD; what follows a T or blank is passed over */
} xarab_article;

typedef enum {
    XARAB_WORD,      /* one spelling, folded */
    XARAB_STEM,
    XARAB_ROOT,
    XARAB_NAME,      /* filters from here on: they weigh nothing */
    XARAB_MENTIONED, /* a day, month or year the text speaks of */
    XARAB_PUBLISHED, /* the article's own */
    XARAB_ID
} xarab_kind;

typedef struct {
    xarab_text text;     /* with its prefix; at most 245 bytes */
    xarab_text source;   /* the caller's bytes it came from; NULL for none */
    uint32_t   position; /* 0: none */
    uint32_t   wdf;      /* 0: a filter */
    xarab_kind kind;
} xarab_term;

/* Called once per term, in reading order. Return 0 to go on; any other value
 * stops the analysis, which then returns XARAB_STOPPED. */
typedef int xarab_sink (void *your, const xarab_term *);

XARAB_API xarab_status xarab_analyze (xarab_worker *, const xarab_article *, xarab_sink *, void *your,
                                      xarab_error *);

/* ---- an index ----
 *
 * A database of articles carries the version of its terms and the settings
 * they were made with (xapian-c.h has the database itself). */

struct xapc_writer;
struct xapc_database;

/* Makes an empty database one of ours; of one that is already, checks that its
 * terms are made as this analyzer makes them. XARAB_MISMATCH names the first
 * setting that differs, or says that the database is not ours. */
XARAB_API xarab_status xarab_index_prepare (const xarab_analyzer *, struct xapc_writer *, xarab_error *);

/* Opens an analyzer under the profile that the database was made with, unless the
 * environment's XAPIAN_ARABIC_PROFILE names another. */
XARAB_API xarab_status xarab_open_for (const char *config, struct xapc_database *, xarab_analyzer **, xarab_error *);

/* Whether a database to be searched was made as this analyzer makes it. */
XARAB_API xarab_status xarab_index_check (const xarab_analyzer *, struct xapc_database *, xarab_error *);

/* Adds the article, or puts it in the place of the one with its id. */
XARAB_API xarab_status xarab_index_put (xarab_worker *, struct xapc_writer *, const xarab_article *,
                                        xarab_error *);

typedef enum { XARAB_ADDED, XARAB_REPLACED, XARAB_UNCHANGED } xarab_change;

/* The same, but does nothing where the article is there as it is: a digest of
 * it is kept. `change` and `document` (its number in the database) may be NULL. */
XARAB_API xarab_status xarab_index_update (xarab_worker *, struct xapc_writer *, const xarab_article *,
                                           xarab_change *change, uint32_t *document, xarab_error *);

/* What a database keeps of an article for showing. The texts point into `data`
 * (a document's data), the text's line breaks are U+2029. */
XARAB_API void xarab_index_read (xarab_text data, xarab_article *);

/* ---- a search ---- */

struct xapc_query;
struct xapc_results;
typedef struct xarab_query xarab_query;

/* Parses a query of the language the manual describes. `today` (YYYY-MM-DD;
 * zero: the clock's) is what أمس is reckoned from. Any text is a query, but for
 * XARAB_BAD_QUERY: a field whose value makes no sense. Give back with
 * xarab_query_free. */
XARAB_API xarab_status xarab_query_parse (xarab_worker *, xarab_text, xarab_text today, xarab_query **,
                                          xarab_error *);

/* The query for one database: names are looked up in it, weights reckoned from
 * its frequencies. */
XARAB_API xarab_status xarab_query_build (xarab_query *, struct xapc_database *, struct xapc_query **,
                                          xarab_error *);

/* Which results: from which, how many. A zeroed one asks for none. */
typedef struct {
    uint32_t first, count;
    uint32_t check_at_least; /* articles looked at for an honest total */
    bool     newest_first;   /* by the article's own date, then by relevance */
    bool     fold;           /* one of several stories that are nearly the same */
} xarab_page;

/* Builds the query for the database and runs it with the settings' weights;
 * give the results back with xapc_results_free. */
XARAB_API xarab_status xarab_query_run (xarab_query *, struct xapc_database *, const xarab_page *,
                                        struct xapc_results **, xarab_error *);

/* Why an article is found or not, a reason for each thing the query asks for. */
typedef enum {
    XARAB_BY_WORD,   /* the exact spelling */
    XARAB_BY_STEM,
    XARAB_BY_ROOT,
    XARAB_BY_PHRASE,
    XARAB_BY_PREFIX, /* word* */
    XARAB_BY_NAME,   /* a spelling of a name that the database has */
    XARAB_BY_DATE,
    XARAB_BY_RECENCY
} xarab_by;

typedef struct {
    xarab_by   by;
    xarab_text form;      /* folded word, stem, root, spelling; a date's days */
    xarab_text typed;     /* the bytes of the query it comes from; may be empty */
    uint32_t   documents; /* of the database that have it */
    bool       there;     /* the article has it */
    bool       required, refused; /* asked for with + or AND; with - or NOT */
    bool       accepted;  /* a name's spelling: near enough to count */
    double     weight;    /* what it adds to the article's score */
    xarab_text why;       /* a name's spelling: what joins or parts the two, in words; valid during the call */
} xarab_reason;

typedef struct {
    bool     found;
    uint32_t rank;  /* from 1; 0: not among the first thousand */
    uint32_t total; /* articles found, about */
    double   score; /* about the sum of the reasons' weights */
} xarab_verdict;

/* XARAB_NOT_FOUND where no article has the id. */
XARAB_API xarab_status xarab_query_explain (xarab_query *, struct xapc_database *, xarab_text id, xarab_verdict *,
                                            int (*take) (void *your, const xarab_reason *), void *your,
                                            xarab_error *);

/* "Did you mean": the query with words that the database does not have changed
 * into the nearest ones it has, in a line of at most `room` - 1 bytes; "" where
 * there is nothing to change. For a query that `found` nothing, rare words are
 * changed too. Asked behind xarab_query_build or _run: a word found by other
 * spellings of a name is no mistake. Works on remote databases. */
XARAB_API xarab_status xarab_query_suggest (const xarab_query *, struct xapc_database *, bool found, char *to,
                                            size_t room, xarab_error *);

/* What the query was understood as, in a line of at most `room` - 1 bytes. */
XARAB_API xarab_status xarab_query_describe (const xarab_query *, char *to, size_t room);

/* A spelling that the database has under a key of a name in the query. */
typedef struct {
    xarab_text name, spelling; /* folded; a compound without blanks */
    bool       accepted;       /* looked for */
    unsigned   distance;       /* per mille of what a name of its length may differ, where letters decide */
    xarab_text why;            /* in words; valid during the call */
} xarab_spelling;

/* Calls `take` for the spellings of each name, those accepted first, the nearer
 * before the farther. Asked behind xarab_query_build or _run. */
XARAB_API xarab_status xarab_query_spellings (const xarab_query *, int (*take) (void *your, const xarab_spelling *),
                                              void *your, xarab_error *);

/* What was left out of the query to keep it bounded, in a line of at most `room`
 * - 1 bytes; "" for nothing. Asked behind xarab_query_build or _run. */
XARAB_API xarab_status xarab_query_left_out (const xarab_query *, char *to, size_t room);
XARAB_API void xarab_query_free (xarab_query *);

/* Bytes of the text that the query speaks of; in order, not overlapping. */
typedef struct {
    size_t start, end;
} xarab_mark;

/* Calls `take` for each mark of the text, which was written on `reference`
 * (YYYY-MM-DD…; zero: not known). */
XARAB_API xarab_status xarab_highlight (xarab_worker *, const xarab_query *, xarab_text text, xarab_text reference,
                                        int (*take) (void *your, xarab_mark), void *your, xarab_error *);

/* The parts of the text, at most about `size` bytes together, whole sentences
 * where they fit, that have most of what the query speaks of: in order, at most
 * XARAB_FRAGMENTS_MAX. */
enum { XARAB_FRAGMENTS_MAX = 2 };
XARAB_API xarab_status xarab_fragments (xarab_worker *, const xarab_query *, xarab_text text, xarab_text reference,
                                        size_t size, xarab_mark fragments[XARAB_FRAGMENTS_MAX],
                                        size_t *count, xarab_error *);

/* ---- single questions ---- */

/* The stem of one word (any spelling) into `to`; *size becomes its bytes. */
XARAB_API xarab_status xarab_stem (xarab_worker *, xarab_text word, char *to, size_t room, size_t *size);

/* Whether a search for one name finds the other. */
XARAB_API bool xarab_same_name (xarab_worker *, xarab_text a, xarab_text b);

typedef struct {
    char   from[16], to[16]; /* YYYY-MM-DD, first and last day */
    size_t start, end;       /* bytes of the text */
} xarab_date;

/* Calls `take` for each date of the text, which was written on `reference`
 * (YYYY-MM-DD…; zero: not known). */
XARAB_API xarab_status xarab_dates (xarab_worker *, xarab_text text, xarab_text reference,
                                    int (*take) (void *your, const xarab_date *), void *your, xarab_error *);

#ifdef __cplusplus
}
#endif
#endif
