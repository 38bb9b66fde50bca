/* words.h - the operands of a query: words, phrases, names, dates, read by the
 * same stages that read the articles.
 *
 * Each gives one node, or a chain of them, in the query's arena; *node stays
 * NULL where there is no word at all. False, or XARAB_NO_MEMORY, when memory is
 * out. */
#ifndef XARAB_QUERY_WORDS_H
#define XARAB_QUERY_WORDS_H

#include "query/tree.h"

struct word_reader {
    const struct query_parser *parser;
    struct query              *query;
};

struct query_node *node_new (const struct word_reader *, enum query_kind);
void               node_append (struct query_node *parent, struct query_node *child);

bool read_words (struct word_reader *, struct span text, const char *prefix, struct query_node **chain);
bool read_phrase (struct word_reader *, struct span text, const char *prefix, struct query_node **node);
bool read_prefix (struct word_reader *, struct span text, const char *prefix, struct query_node **node);

xarab_status read_name (struct word_reader *, struct span text, struct query_node **node, xarab_error *);

/* "2023-12-04", "2023-12..2024-02", "أمس", "كانون الأول 2023". */
xarab_status read_date (struct word_reader *, struct span text, bool published, struct query_node **node,
                        xarab_error *);

/* After parsing: counts repeated words once, lets stop and question words
 * stand where nothing else is left, takes the sign from a lone phrase. */
void settle_words (struct query *);

#endif
