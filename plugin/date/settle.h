/* settle.h - from what a text says of a date to the days it means. */
#ifndef XARAB_DATE_SETTLE_H
#define XARAB_DATE_SETTLE_H

#include "date/calendar.h"
#include "date/piece.h"

/* The verbs around the words: 1 they look ahead, -1 back, 0 nothing is said. */
int reader_tense (const struct reader *, const struct piece *);

/* Finds the days of a date given by day, month, year, weekday and side.
 * A year that is missing is found from the reference; false when that is
 * not known or there is no such day. `future` is the tense. */
bool settle (const struct reader *, struct piece *);

/* The unit that is `away` from the one `day` lies in. */
void settle_unit (const struct reader *, enum unit, day_number day, int32_t away, struct when *);

/* The day `count` units from `day`; a day the month lacks becomes its last. */
day_number settle_shift (day_number day, enum unit, int32_t count);

/* The whole year, or month. */
bool settle_year (struct when *);
bool settle_month (struct when *);

/* The day a reading counts from; DAY_NONE when unknown. */
static inline day_number
reader_reference (const struct reader *reader)
{
    return reader->context->reference;
}

/* Gregorian years and what of them; false past the calendar. */
bool settle_years (int32_t first, int32_t last, struct when *);

#endif
