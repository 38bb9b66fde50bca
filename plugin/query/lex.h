/* lex.h - the syntax of a query line: operators, quotes, brackets, fields.
 *
 * Runs of plain words stay one item, so that a date or a name of several words
 * can be read in them. */
#ifndef XARAB_QUERY_LEX_H
#define XARAB_QUERY_LEX_H

#include "query/tree.h"

enum item_kind { ITEM_WORDS, ITEM_QUOTE, ITEM_PREFIX, ITEM_OPEN, ITEM_CLOSE, ITEM_AND, ITEM_OR, ITEM_NOT, ITEM_END };

enum field_kind { FIELD_NONE, FIELD_TERMS, FIELD_NAME, FIELD_MENTIONED, FIELD_PUBLISHED };

struct item {
    enum item_kind  kind;
    enum query_sign sign;
    enum field_kind field;
    const char     *prefix; /* FIELD_TERMS */
    struct span     text;   /* without quotes, field and star */
};

struct lexer {
    struct span rest;
    bool        arabic_operators;
    unsigned    depth;    /* of open brackets */
    unsigned    unclosed; /* bit i: the closing mark of quotes[i] stands nowhere ahead */
};

enum { BRACKETS_MAX = 32 }; /* deeper ones read as blanks */

struct item lex_next (struct lexer *);

#endif
