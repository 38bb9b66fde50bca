/* record.h - named values of one article, in the order they were found.
 *
 * For formats that find them one by one. Values lie in the record until it is
 * emptied; one value at a time may be open at the end and grow. */
#ifndef XARAB_SOURCE_RECORD_H
#define XARAB_SOURCE_RECORD_H

#include "base/buffer.h"
#include "source/fields.h"

enum { RECORD_VALUES_MAX = 4096 }; /* more of one article are left out */

struct record {
    struct buffer text;
    struct value {
        size_t name, name_size, at, size; /* in `text` */
    } *values;
    size_t count, room;
};

void record_clear (struct record *);
void record_free (struct record *);

/* False when memory is out. */
bool record_add (struct record *, struct span name, struct span value);

/* Opens a value with this name; what is added to `text` then belongs to it. */
bool record_open (struct record *, struct span name);
void record_shut (struct record *);

/* The first value called so, or if there is none, so behind a ':'. NULL at: none. */
struct span record_find (const struct record *, struct span name);

/* For fields_take: all values of a name, joined. */
struct field_finder record_finder (struct record *);

#endif
