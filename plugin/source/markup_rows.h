/* markup_rows.h - where a page says what. Inside the source room. */
#ifndef XARAB_SOURCE_MARKUP_ROWS_H
#define XARAB_SOURCE_MARKUP_ROWS_H

#include "base/span.h"

/* Where a value stands; the letter begins the name of the fact. */
enum markup_place {
    IN_META     = 'm', /* <meta name= or property= content=> */
    IN_LD       = 'l', /* an article of the page's JSON-LD, by path */
    IN_ITEMPROP = 'i', /* itemprop=: content, datetime, or the words */
    IN_ELEMENT  = 'e', /* the words of an element, or its datetime or href */
    IN_ARTICLE  = 'a'  /* the same, inside <article> */
};

/* The first row of a part that finds something wins. */
struct markup_rule {
    const char       *part;
    enum markup_place place;
    const char       *key;
    const char       *example, *value; /* HTML, and what is read from it */
};
extern const struct markup_rule markup_rules[];
extern const size_t             markup_rule_count;

/* What an element does to the text around it. */
enum markup_kind {
    INLINE,  /* nothing */
    BLOCK,   /* stands on lines of its own */
    HEADING, /* is the title: not part of the text, but looked into */
    LEFT_OUT /* with all that is in it */
};
enum markup_kind markup_kind_of (struct span element);

/* Whether one word of a class attribute marks what is no part of the article. */
bool markup_class_left_out (struct span classes);

#endif
