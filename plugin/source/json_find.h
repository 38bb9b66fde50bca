/* json_find.h - a value of a JSON object by its path. Inside the source room. */
#ifndef XARAB_SOURCE_JSON_FIND_H
#define XARAB_SOURCE_JSON_FIND_H

#include "source/fields.h"

#include <json-c/json.h>

/* The text or number at `path`: a name, or names joined by dots. Of a list each
 * element is looked into; several values are joined in the arena. null is not
 * there; truth values, objects and numbers beyond 64 bits are FIELD_BAD. Goes as
 * deep as the object was allowed to be. */
enum find_result json_find (struct json_object *, struct span path, const char *joiner, struct arena *,
                            struct span *value);

#endif
