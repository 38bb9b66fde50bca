/* tables.h - each table of a database out of the runs, from its beginning to
 * its end. They share nothing but what is only read: any number may be written
 * at the same time, each by one thread. */
#ifndef XARAB_BULK_TABLES_H
#define XARAB_BULK_TABLES_H

#include "api/stages.h"
#include "bulk/survivors.h"
#include "bulk/table.h"

/* What the settings say, and what bulk_options adds. */
enum { METADATA_ROWS = METADATA_COUNT + 1 };

/* What tables are made of. */
struct material {
    const char            *folder;
    uint32_t               revision;
    const struct run      *documents; /* runs by their documents … */
    size_t                 document_runs;
    const struct run      *terms;     /* … and by their terms, which may have been joined */
    size_t                 term_runs;
    struct survivors       survivors;
    const struct metadata *metadata; /* METADATA_ROWS, in the order of their keys */
    size_t                 memory;   /* for reading, of each table */
    bool                   spelling; /* words for spelling correction are kept */
};

/* What iamglass says of all documents; 0 before the tables are written. Several
 * write at once, each its own members. */
struct totals {
    uint32_t documents;
    uint64_t length;
    uint32_t length_least, length_most, wdf_most;
    uint32_t spelling_most;
};

typedef xarab_status table_function (const struct material *, struct table_root *, struct totals *, xarab_error *);

/* Postings, values and metadata; fills the totals but for spelling. */
table_function write_postlist;
table_function write_position, write_termlist, write_docdata;

/* Nothing, where no words are kept; fills the total of spelling. */
table_function write_spelling;

/* PATH of a table's file in the folder, into `to`; false when memory is out. */
bool table_path (const struct material *, enum glass_table, struct buffer *to);

/* table_open in the folder. */
xarab_status open_table (const struct material *, enum glass_table, struct table **, xarab_error *);

#endif
