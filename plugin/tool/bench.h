/* bench.h - what becomes of a sentence, stage by stage, in rows.
 *
 * A row is a kind and cells with tabs between: so it goes into a pipe, and so
 * two settings are compared. On a terminal each cell stands in an isolate, so
 * that right-to-left text keeps to its cell. */
#ifndef XARAB_TOOL_BENCH_H
#define XARAB_TOOL_BENCH_H

#include "api/stages.h"

struct bench {
    struct settings     settings;
    struct config_facts facts;
    xarab_analyzer     *analyzer;
    xarab_worker       *worker;
    struct buffer       sentence; /* the last one */
    struct buffer       rows;     /* what became of it, a line each */
    char                date[16]; /* YYYY-MM-DD it was written on; "" when not known */
    bool                terminal, sound;
};

/* Fills `rows` from the sentence; false after a line on stderr when memory is out. */
bool bench_analyze (struct bench *);
void bench_print (const struct bench *);

/* The rows that were there before and are not now, and those that came. */
void bench_compare (const struct bench *, struct span before);

#endif
