/* xapian-arabic-objects.h - Arabic for the objects of a program that uses libxapian.
 *
 * What xapian-arabic.hpp and the Python module are made of; C++ programs want
 * the former. An object of Xapian's is passed by its address, in C++ &object, in
 * Python int (object.this). It must be of the libxapian that this library is
 * linked with.
 *
 * Units, ownership, errors: as in xapian-arabic.h. What is passed by address
 * stays the caller's; a document, a database is copied as Xapian copies them
 * (the insides are shared), a stopper must live as long as what it was given to.
 * The analyzer must outlive all that was made with it.
 * Threads    A generator, a parser, a stemmer is for one thread at a time.
 */
#ifndef XAPIAN_ARABIC_OBJECTS_H
#define XAPIAN_ARABIC_OBJECTS_H

#include "xapian-arabic.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Puts our stemmer into a Xapian::Stem. */
XARAB_API xarab_status xarab_object_stem (const xarab_analyzer *, void *stem, xarab_error *);

/* xarab_index_prepare for a Xapian::WritableDatabase: call it once before the
 * first document. */
XARAB_API xarab_status xarab_object_prepare (const xarab_analyzer *, void *writable_database, xarab_error *);

/* The settings' parameters for a Xapian::BM25Weight (k1, 0, 1, b, 0). */
XARAB_API void xarab_object_weights (const xarab_analyzer *, double *k1, double *b);

/* ---- texts into a Xapian::Document ---- */

typedef struct xarab_generator xarab_generator;

XARAB_API xarab_status xarab_generator_open (const xarab_analyzer *, xarab_generator **, xarab_error *);
XARAB_API void xarab_generator_close (xarab_generator *);

/* The document that texts go into from now on, from position 0. Its texts were
 * written on `date` (YYYY-MM-DD…; zero: not known), which also becomes its terms
 * and its value of publication. */
XARAB_API xarab_status xarab_generator_set_document (xarab_generator *, void *document, xarab_text date,
                                                     xarab_error *);

/* As Xapian::TermGenerator's setters have them; the strategies and flags are
 * its enumerators' numbers. */
typedef struct {
    int         strategy;  /* stem_strategy */
    const void *stopper;   /* Xapian::Stopper; NULL: none */
    int         stopping;  /* stop_strategy */
    int         flags;     /* FLAG_SPELLING: words go to … */
    const void *spellings; /* … this Xapian::WritableDatabase */
    uint32_t    longest;   /* bytes of a word that is not left out; 0: whatever a term can hold */
} xarab_generator_options;

XARAB_API xarab_status xarab_generator_set (xarab_generator *, const xarab_generator_options *, xarab_error *);
XARAB_API xarab_status xarab_generator_index (xarab_generator *, xarab_text, uint32_t wdf, xarab_text prefix,
                                              bool positions, xarab_error *);
XARAB_API uint32_t xarab_generator_position (const xarab_generator *);
XARAB_API void xarab_generator_set_position (xarab_generator *, uint32_t);

/* ---- queries into a Xapian::Query ---- */

typedef struct xarab_parser xarab_parser;

/* A parser of queries for one Xapian::Database: names are looked up in it,
 * weights reckoned from its frequencies. XARAB_MISMATCH: its terms were made
 * with other settings. One made without us is searched with stock stems. */
XARAB_API xarab_status xarab_parser_open (const xarab_analyzer *, const void *database, xarab_parser **,
                                          xarab_error *);
XARAB_API void xarab_parser_close (xarab_parser *);

/* As Xapian::QueryParser's setters have them. A field mapped here is the
 * caller's, even where it is named name or date. */
XARAB_API xarab_status xarab_parser_add_prefix (xarab_parser *, xarab_text field, xarab_text prefix, xarab_error *);
XARAB_API xarab_status xarab_parser_add_boolean_prefix (xarab_parser *, xarab_text field, xarab_text prefix,
                                                        bool exclusive, xarab_error *);
XARAB_API xarab_status xarab_parser_add_range (xarab_parser *, void *range_processor, xarab_error *);
XARAB_API xarab_status xarab_parser_set_operator (xarab_parser *, int operation, xarab_error *);
XARAB_API xarab_status xarab_parser_set_stopper (xarab_parser *, const void *stopper, xarab_error *);
XARAB_API xarab_status xarab_parser_set_strategy (xarab_parser *, int stem_strategy, xarab_error *);
XARAB_API xarab_status xarab_parser_set_expansion (xarab_parser *, uint32_t most, int limit, unsigned flags,
                                                   xarab_error *);

/* Puts what the text asks for into a Xapian::Query. XARAB_BAD_QUERY: a field
 * whose value makes no sense. */
XARAB_API xarab_status xarab_parser_parse (xarab_parser *, xarab_text, unsigned flags, xarab_text prefix,
                                           void *query, xarab_error *);

/* The Xapian::QueryParser beside ours, which read the last text too: its stop
 * list and unstemmed words may be asked for. */
XARAB_API const void *xarab_parser_host (const xarab_parser *);

/* xarab_query_suggest of the last text parsed. */
XARAB_API xarab_status xarab_parser_suggest (const xarab_parser *, bool found, char *to, size_t room, xarab_error *);

/* How a text is shown with what a query speaks of lit. */
typedef struct {
    xarab_text open, close; /* put around each mark */
    xarab_text omit;        /* put where text was left out */
    size_t     size;        /* bytes shown, about; 0: the whole text */
    bool       only_marked; /* nothing where nothing is lit */
} xarab_showing;

/* Calls `take` once with the text, escaped for HTML and lit. The query is one of
 * xarab_parser_parse with this analyzer, however it was joined with others, or
 * empty; XARAB_MISUSED where it is not. */
XARAB_API xarab_status xarab_object_show (const xarab_analyzer *, const void *query, xarab_text text,
                                          const xarab_showing *, void (*take) (void *your, xarab_text), void *your,
                                          xarab_error *);

#ifdef __cplusplus
}
#endif
#endif
