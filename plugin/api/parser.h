/* parser.h - the query parser a worker has; for the doors. */
#ifndef XARAB_API_PARSER_H
#define XARAB_API_PARSER_H

#include "api/stages.h"
#include "query/tree.h"

/* A parser on the worker's memory; `today` as in xarab_query_parse. */
struct query_parser worker_parser (struct xarab_worker *, xarab_text today);

#endif
