/* Which terms stand for an interval of days.
 *
 * A short interval is filed under each of its days and their months and years;
 * a longer one under its months and years, a very long one under its years. So
 * a query for a month finds every day of it by one term, and "2018–2022" does
 * not cost two thousand. */
#include "date/calendar.h"
#include "term/analyzer.h"

#include <stdio.h>

enum { DAYS_MAX = 62, MONTHS_MAX = 36, YEARS_MAX = 60, YEAR_LAST = 9999 };

struct term_writer {
    char (*to)[DATE_TERM_ROOM];
    size_t      count, room;
    const char *prefix;
};

static void
put (struct term_writer *w, char grain, const char *format, struct ymd day)
{
    char digits[24];

    if (w->count == w->room)
        return;
    snprintf (digits, sizeof digits, format, (unsigned) day.year % 10000u, (unsigned) day.month, (unsigned) day.day);
    snprintf (w->to[w->count++], DATE_TERM_ROOM, "%s%c%.8s", w->prefix, grain, digits);
}

static void
put_days (struct term_writer *w, day_number first, day_number last)
{
    for (day_number day = first; day <= last; day++)
        put (w, 'D', "%04u%02u%02u", calendar_ymd (CALENDAR_GREGORIAN, day));
}

static void
put_months (struct term_writer *w, struct ymd from, struct ymd to)
{
    int32_t last = to.year * 12 + to.month;

    while (from.year * 12 + from.month <= last) {
        put (w, 'M', "%04u%02u", from);
        from.year += from.month == 12;
        from.month = from.month == 12 ? 1 : (uint8_t) (from.month + 1);
    }
}

static void
put_years (struct term_writer *w, struct ymd from, struct ymd to)
{
    for (; from.year <= to.year; from.year++)
        put (w, 'Y', "%04u", from);
}

size_t
date_terms (day_number first, day_number last, bool published, char (*to)[DATE_TERM_ROOM], size_t room)
{
    struct term_writer w    = { to, 0, room, published ? "" : "X" };
    struct ymd         from = calendar_ymd (CALENDAR_GREGORIAN, first);
    struct ymd         till = calendar_ymd (CALENDAR_GREGORIAN, last);

    if (first > last || from.year < 0 || till.year > YEAR_LAST || till.year - from.year >= YEARS_MAX)
        return 0;
    if (last - first < DAYS_MAX)
        put_days (&w, first, last);
    if ((till.year - from.year) * 12 + till.month - from.month < MONTHS_MAX)
        put_months (&w, from, till);
    put_years (&w, from, till);
    return w.count;
}
