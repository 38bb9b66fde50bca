/* json.h - objects a line, in and out, through json-c.
 *
 * What is printed is valid UTF-8: a bad byte becomes U+FFFD. */
#ifndef XARAB_TOOL_JSON_H
#define XARAB_TOOL_JSON_H

#include "base/span.h"

#include <json-c/json.h>
#include <stdio.h>

/* The line as one JSON object, to be given back with json_object_put; NULL
 * with a sentence and the byte offset of the fault. */
struct json_object *json_line (struct span line, const char **fault, size_t *offset);

/* The string under `key`, or a number's text; false when there is none. */
bool json_text (struct json_object *, const char *key, struct span *text);

struct json_object *json_string (struct span);

/* Writes the object and a newline, on standard output or elsewhere, then gives it back. */
void json_print (struct json_object *);
void json_write (FILE *, struct json_object *);

#endif
