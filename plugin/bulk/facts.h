/* facts.h - what runs keep of each document beside terms and data, in the order
 * of documents; those that do not stay are passed over. */
#ifndef XARAB_BULK_FACTS_H
#define XARAB_BULK_FACTS_H

#include "api/compose.h"
#include "bulk/tables.h"

struct fact {
    uint32_t              id, length, wdf_most;
    size_t                values;
    struct composed_value value[COMPOSED_VALUES];
};

struct facts {
    const struct material *from;
    struct spool_reader    reader;
    size_t                 run;  /* the next one */
    uint32_t               left, number; /* of the run being read */
    int                    error; /* errno */
};

void facts_open (const struct material *, struct facts *);

/* False at the end or where reading failed: facts_close tells. */
bool facts_next (struct facts *, struct fact *);

xarab_status facts_close (struct facts *, xarab_error *);

#endif
