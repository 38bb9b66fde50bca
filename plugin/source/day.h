/* day.h - the day of an article, however its source writes it.
 *
 * Shapes are rows of day.c, each with its example; what no row reads is read as
 * the words of a date in a query ("4 كانون الأول 2023"), if it names one day. */
#ifndef XARAB_SOURCE_DAY_H
#define XARAB_SOURCE_DAY_H

#include "date/date.h"

struct day_shape {
    const char *name, *example, *iso; /* the example and the day it is */
    bool (*read) (struct span, day_number *);
};
extern const struct day_shape day_shapes[];
extern const size_t           day_shape_count;

/* DAY_NONE when the text names no day. A year or a month is its first day. */
day_number day_read (const struct date_options *, struct span);

#endif
