/* result.h - one search result, printed for people, as JSON, HTML or a TREC run. */
#ifndef XARAB_TOOL_RESULT_H
#define XARAB_TOOL_RESULT_H

#include "tool/command.h"
#include "xapian-c.h"

struct shown {
    xarab_worker      *worker;
    const xarab_query *query;
    const char        *query_id; /* TREC, and JSON where there are several queries; else NULL */
    bool               color;
    uint32_t           total;    /* articles found */
    bool               about;    /* the total is an estimate */
};

typedef xarab_status result_function (const struct shown *, const xapc_result *, xarab_error *);

/* The function that prints a result in the format named; NULL for an unknown one. */
result_function *result_printer (const char *format);

#endif
