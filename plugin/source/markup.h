/* markup.h - HTML into what a newspaper's page is about.
 *
 * libxml2's HTML parser reads the page as events; no tree is built. What says
 * title, day, author and so on are rows of markup.c, the first that is there in
 * the rows' order wins. The text is that of the first of articleBody, <article>,
 * <main>, paragraphs, body that holds a fair part of the page; navigation,
 * scripts, asides, forms, footers are left out.
 *
 * The bytes are UTF-8. False: memory is out, or the page is nested deeper than
 * MARKUP_DEPTH_MAX (*deep is set). */
#ifndef XARAB_SOURCE_MARKUP_H
#define XARAB_SOURCE_MARKUP_H

#include "source/record.h"

enum { MARKUP_DEPTH_MAX = 4096 };

/* Fills the record with title, text, date, author, source, keywords, url, and
 * each <meta> under its own name. */
bool markup_page (struct span html, struct record *, bool *deep);

/* The words of a piece of HTML, blocks on lines of their own. */
bool markup_words (struct span html, struct buffer *to, bool *deep);

#endif
