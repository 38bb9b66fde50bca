/* stock.h - Xapian's own analysis, to be timed beside ours. */
#ifndef XARAB_TESTS_BENCH_STOCK_H
#define XARAB_TESTS_BENCH_STOCK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct stock;

/* A TermGenerator, with Stem ("arabic") or without a stemmer. */
struct stock *stock_open (int stem);

/* Indexes one text into a document that is thrown away; how many words. */
size_t stock_index (struct stock *, const char *text, size_t size);

void stock_close (struct stock *);

#ifdef __cplusplus
}
#endif
#endif
