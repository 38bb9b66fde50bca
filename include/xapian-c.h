/* xapian-c.h - the part of Xapian that an indexer and a searcher need, in C.
 *
 * Units      Sizes are bytes. Terms, ids, values, keys and document data may
 *            hold any bytes, NUL too.
 * Ownership  A function that makes a thing hands it to the caller, who gives
 *            it back with the xapc_…_free (databases: xapc_…_close) of its
 *            kind; NULL is fine there. What is passed in is never taken over:
 *            a query may be freed once it was put into another or into an
 *            enquire. Texts that come back (xapc_bytes) belong to the thing
 *            asked and stay until the next question to it or its end.
 * Errors     Functions that can fail return xarab_status and fill `error`
 *            (may be NULL) with Xapian's own type and words; outputs stay
 *            untouched. No exception leaves.
 * Threads    A database and all made from it are for one thread at a time.
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include "xapian-arabic.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapc_database xapc_database; /* readable */
typedef struct xapc_writer   xapc_writer;   /* writable */
typedef struct xapc_document xapc_document;
typedef struct xapc_query    xapc_query;
typedef struct xapc_results  xapc_results;
typedef struct xapc_terms    xapc_terms;

typedef xarab_text xapc_bytes;

/* ---- databases ---- */

/* A path: a database folder, a file, or a stub file that names several or
 * remote ones. */
XARAB_API xarab_status xapc_database_open (const char *path, xapc_database **, xarab_error *);

/* A server: host and port of a xapian-tcpsrv; `timeout` in milliseconds. */
XARAB_API xarab_status xapc_database_open_remote (const char *host, unsigned port, unsigned timeout,
                                                  xapc_database **, xarab_error *);

/* Searches `more` too, as one with the first. */
XARAB_API xarab_status xapc_database_add (xapc_database *, const xapc_database *more, xarab_error *);
XARAB_API xarab_status xapc_database_reopen (xapc_database *, xarab_error *);
XARAB_API void xapc_database_close (xapc_database *);

typedef struct {
    uint32_t documents, last_id;
    double   average_length;
    uint64_t total_length;
} xapc_counts;
XARAB_API xarab_status xapc_database_counts (xapc_database *, xapc_counts *, xarab_error *);
XARAB_API xarab_status xapc_term_documents (xapc_database *, xapc_bytes term, uint32_t *count, xarab_error *);
XARAB_API xarab_status xapc_metadata (xapc_database *, const char *key, xapc_bytes *value, xarab_error *);
XARAB_API xarab_status xapc_database_uuid (xapc_database *, xapc_bytes *uuid, xarab_error *);

/* The next document behind id `after` (0: the first) that has the term; an empty
 * term: any document. XARAB_NOT_FOUND behind the last. */
XARAB_API xarab_status xapc_next_document (xapc_database *, xapc_bytes term, uint32_t after, uint32_t *id,
                                           xarab_error *);

/* Reads every table of a database folder as xapian-check does; `say` (may be
 * NULL) gets what was found, a line at a time. *faults: how many. */
XARAB_API xarab_status xapc_database_verify (const char *path, void (*say) (void *your, const char *line), void *your,
                                             size_t *faults, xarab_error *);

/* Writes the database at `from` anew at `to`, which must not exist, without
 * free room in its blocks; ids stay. */
XARAB_API xarab_status xapc_database_compact (xapc_database *from, const char *to, xarab_error *);

typedef enum {
    XAPC_OPEN,              /* must exist */
    XAPC_CREATE,            /* must not exist */
    XAPC_CREATE_OR_OPEN,
    XAPC_CREATE_OR_OVERWRITE
} xapc_mode;

/* XARAB_LOCKED when another writer holds it. */
XARAB_API xarab_status xapc_writer_open (const char *path, xapc_mode, xapc_writer **, xarab_error *);

/* The writer as a readable database, with what is not yet committed; lives no
 * longer than the writer and is not to be closed. */
XARAB_API xapc_database *xapc_writer_database (xapc_writer *);

XARAB_API xarab_status xapc_writer_add (xapc_writer *, const xapc_document *, uint32_t *id, xarab_error *);

/* Replaces every document that has the term, or adds one. */
XARAB_API xarab_status xapc_writer_replace (xapc_writer *, xapc_bytes term, const xapc_document *,
                                            uint32_t *id, xarab_error *);

/* Deletes every document that has the term; none is no error. Words that were
 * added for spelling correction stay. */
XARAB_API xarab_status xapc_writer_delete (xapc_writer *, xapc_bytes term, xarab_error *);
XARAB_API xarab_status xapc_writer_delete_id (xapc_writer *, uint32_t id, xarab_error *);
XARAB_API xarab_status xapc_writer_set_metadata (xapc_writer *, const char *key, xapc_bytes value,
                                                 xarab_error *);
/* Words for Database::get_spelling_suggestion, and how often each is met. */
XARAB_API xarab_status xapc_writer_add_spelling (xapc_writer *, xapc_bytes word, uint32_t times, xarab_error *);
XARAB_API xarab_status xapc_writer_remove_spelling (xapc_writer *, xapc_bytes word, uint32_t times, xarab_error *);
XARAB_API xarab_status xapc_writer_commit (xapc_writer *, xarab_error *);

/* Commits and closes; after a failure the writer is closed all the same and
 * what was not committed is lost. */
XARAB_API xarab_status xapc_writer_close (xapc_writer *, xarab_error *);

/* ---- documents ---- */

XARAB_API xarab_status xapc_document_new (xapc_document **, xarab_error *);
XARAB_API xarab_status xapc_document_get (xapc_database *, uint32_t id, xapc_document **, xarab_error *);
XARAB_API void xapc_document_free (xapc_document *);

/* Empties the document for the next use. */
XARAB_API xarab_status xapc_document_clear (xapc_document *, xarab_error *);

/* position 0: none; wdf 0: a filter. */
XARAB_API xarab_status xapc_document_add (xapc_document *, xapc_bytes term, uint32_t position, uint32_t wdf,
                                          xarab_error *);
XARAB_API xarab_status xapc_document_set_data (xapc_document *, xapc_bytes, xarab_error *);
XARAB_API xarab_status xapc_document_data (xapc_document *, xapc_bytes *, xarab_error *);
XARAB_API xarab_status xapc_document_set_value (xapc_document *, uint32_t slot, xapc_bytes, xarab_error *);
XARAB_API xarab_status xapc_document_value (xapc_document *, uint32_t slot, xapc_bytes *, xarab_error *);

/* ---- walking terms ---- */

/* The database's terms that begin with `prefix`, or a document's terms, in
 * byte order. */
XARAB_API xarab_status xapc_terms_open (xapc_database *, xapc_bytes prefix, xapc_terms **, xarab_error *);
XARAB_API xarab_status xapc_document_terms (xapc_document *, xapc_terms **, xarab_error *);

typedef struct {
    xapc_bytes term;
    uint32_t   documents; /* that have it; 0 for a document's terms */
    uint32_t   wdf;       /* a document's terms only */
} xapc_term;

/* XARAB_NOT_FOUND at the end. */
XARAB_API xarab_status xapc_terms_next (xapc_terms *, xapc_term *, xarab_error *);
XARAB_API void xapc_terms_close (xapc_terms *);

/* ---- queries ---- */

typedef enum {
    XAPC_AND, XAPC_OR, XAPC_AND_NOT, XAPC_AND_MAYBE, XAPC_FILTER, XAPC_SYNONYM, XAPC_MAX,
    XAPC_PHRASE, /* parts are terms, within `window` words in this order */
    XAPC_NEAR    /* … in any order */
} xapc_operator;

XARAB_API xarab_status xapc_query_term (xapc_bytes term, uint32_t wqf, xapc_query **, xarab_error *);
XARAB_API xarab_status xapc_query_all (xapc_query **, xarab_error *);  /* every document */
XARAB_API xarab_status xapc_query_none (xapc_query **, xarab_error *); /* no document */

/* `window` counts for PHRASE and NEAR; 0: as many as there are parts. */
XARAB_API xarab_status xapc_query_join (xapc_operator, xapc_query *const *parts, size_t count, unsigned window,
                                        xapc_query **, xarab_error *);
XARAB_API xarab_status xapc_query_scale (const xapc_query *, double factor, xapc_query **, xarab_error *);

/* Documents whose value in `slot` lies between, both inclusive; NULL: open. */
XARAB_API xarab_status xapc_query_range (uint32_t slot, const xapc_bytes *from, const xapc_bytes *to,
                                         xapc_query **, xarab_error *);

/* Terms that begin with `prefix`, at most `most` of them (the most frequent). */
XARAB_API xarab_status xapc_query_prefix (xapc_bytes prefix, unsigned most, xapc_query **, xarab_error *);

/* The same weight for each document of the query, whatever its terms. */
XARAB_API xarab_status xapc_query_fixed (xapc_database *, const xapc_query *, double weight, xapc_query **,
                                         xarab_error *);
XARAB_API xarab_status xapc_query_describe (const xapc_query *, char *to, size_t room, xarab_error *);
XARAB_API void xapc_query_free (xapc_query *);

/* ---- results ---- */

typedef struct {
    uint32_t first, count;      /* results wanted: from which, how many */
    uint32_t check_at_least;    /* documents looked at for an honest total */
    double   k1, b;             /* BM25; min_normlen is 0 */
    bool     sort_by_value;     /* by `sort_slot`, then relevance */
    bool     sort_descending;
    uint32_t sort_slot;
    bool     collapse;          /* one of each value of `collapse_slot` */
    uint32_t collapse_slot;
} xapc_search;

XARAB_API xarab_status xapc_search_run (xapc_database *, const xapc_query *, const xapc_search *,
                                        xapc_results **, xarab_error *);

typedef struct {
    uint32_t   id, rank;  /* rank from 0 */
    double     weight;
    unsigned   percent;
    xapc_bytes data;
} xapc_result;

XARAB_API uint32_t xapc_results_count (const xapc_results *);

/* Lower bound, estimate and upper bound of how many documents match. */
XARAB_API void xapc_results_total (const xapc_results *, uint32_t *least, uint32_t *guess, uint32_t *most);

/* Result i of this page. */
XARAB_API xarab_status xapc_results_get (xapc_results *, uint32_t i, xapc_result *, xarab_error *);
XARAB_API xarab_status xapc_results_value (xapc_results *, uint32_t i, uint32_t slot, xapc_bytes *, xarab_error *);

/* The query's terms that result i has. */
XARAB_API xarab_status xapc_results_terms (xapc_results *, uint32_t i, xapc_terms **, xarab_error *);
XARAB_API void xapc_results_free (xapc_results *);

#ifdef __cplusplus
}
#endif
#endif
