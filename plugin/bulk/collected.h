/* collected.h - the documents of a batch as they were met, and their turning
 * over into a run. */
#ifndef XARAB_BULK_COLLECTED_H
#define XARAB_BULK_COLLECTED_H

#include "bulk/compress.h"
#include "bulk/run.h"
#include "bulk/vocabulary.h"

/* A term of a document; turned over, a document of a term. */
struct posting {
    uint32_t of; /* the term's number, its rank, or the document's in the batch from 0 */
    uint32_t wdf;
};

struct place {
    uint32_t of;
    uint32_t position;
};

/* Where a document begins in both. */
struct document_begin {
    uint32_t posting, place;
    uint32_t length; /* the sum of its wdf */
    uint32_t id;     /* number of its id's term */
};

struct collected {
    struct vocabulary      vocabulary;
    struct posting        *posting;
    struct place          *place;
    struct document_begin *document; /* one more than there are: the end */
    uint32_t               postings, places, documents;
    uint32_t               posting_room, place_room, document_room;
    uint32_t               first; /* number of the first document */
};

/* Writes the run's parts from LISTS on, and their beginnings into the run. The
 * postings are used up. XARAB_OK, or XARAB_NO_MEMORY. */
xarab_status collected_write (struct collected *, struct compressor *, struct spool_writer *, struct run *);

#endif
