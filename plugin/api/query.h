/* query.h - an xarab_query inside: for the files of this room. */
#ifndef XARAB_API_QUERY_H
#define XARAB_API_QUERY_H

#include "api/stages.h"
#include "query/tree.h"

struct xarab_query {
    struct xarab_worker *worker;
    struct buffer        text; /* as typed; the tree points into it */
    struct query         tree;
    day_number           today;
};

/* As much of the text as there is room for, cut between characters. */
void put_line (struct span text, char *to, size_t room);

#endif
