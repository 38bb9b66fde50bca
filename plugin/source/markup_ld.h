/* markup_ld.h - what a page's JSON-LD says of its article. Inside the source room. */
#ifndef XARAB_SOURCE_MARKUP_LD_H
#define XARAB_SOURCE_MARKUP_LD_H

#include "source/record.h"

/* Adds what the rules of markup_rows.h look for in the first article of the
 * script, and its articleBody, to the facts. A script that is no JSON adds
 * nothing. False when memory is out. */
bool markup_ld (struct span script, struct record *facts);

#endif
