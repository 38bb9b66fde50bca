/* notices.h - standard error for programs: a JSON object a line, nothing else.
 *
 * Once asked for, whatever is printed to stderr, wherever in the program, comes
 * out a line an object, {"message":"…"}; progress writes objects of its own. The
 * last object says how it ended, with the figures that were left for it. */
#ifndef XARAB_TOOL_NOTICES_H
#define XARAB_TOOL_NOTICES_H

#include "base/buffer.h"

#include <stdio.h>

/* False where memory is out. */
bool notices_as_objects (void);

/* Where whole objects are written. */
FILE *notices_objects (void);

/* For the closing object: rows of the form "key":value, each with a comma behind it. */
struct buffer *notices_figures (void);

/* Writes the closing object, where objects were asked for. */
void notices_end (int status);

#endif
