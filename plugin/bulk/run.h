/* run.h - what a batch of articles became, in a file: a part for each table.
 *
 * The documents' parts are in the order of documents, those of terms in the
 * order of terms and, within one, of documents. Numbers are spooled (spool.h).
 *
 *   DATA       of each document: size << 1 | compressed, bytes of its data
 *   DOCUMENTS  length, greatest wdf, count of values, each slot, size, bytes
 *   LISTS      size << 1 | compressed, bytes of its term list
 *   IDS        POSTINGS of the terms that are documents' ids, as such
 *   POSTINGS   of each term: bytes in common with the term before, further
 *              bytes, these; count of documents, each gap and wdf
 *   PLACES     likewise, each document's gap, size and bytes of positions
 *
 * A gap is the difference of document numbers, the first one's from 0. */
#ifndef XARAB_BULK_RUN_H
#define XARAB_BULK_RUN_H

#include "base/status.h"
#include "bulk/spool.h"

enum run_part { RUN_DATA, RUN_DOCUMENTS, RUN_LISTS, RUN_IDS, RUN_POSTINGS, RUN_PLACES, RUN_PARTS };

struct run {
    char    *path;
    uint32_t first, documents; /* numbers first … first + documents - 1 */
    uint64_t part[RUN_PARTS + 1]; /* where each begins; the end of the last */
    struct spool_watch *watch;    /* of its readers */
};

/* A new file in `folder`; `number` makes its name. */
xarab_status run_create (const char *folder, unsigned number, struct run *, int *fd, xarab_error *);

/* For reading; -1 with errno. */
int run_open (const struct run *);

/* A reader of a part, once it is open. False when memory is out. */
bool run_reader (const struct run *, int fd, enum run_part, size_t room, struct spool_reader *);

/* Gives back the struct's memory; the file stays. */
void run_forget (struct run *);

/* The runs there are; all memory is the list's. */
struct run_list {
    struct run *at;
    size_t      count, room;
};
bool run_list_add (struct run_list *, const struct run *); /* false when memory is out */
void run_list_sort (struct run_list *); /* by number of the first document */
void run_list_free (struct run_list *);

#endif
