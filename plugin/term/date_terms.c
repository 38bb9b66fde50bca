/* Which terms stand for an interval of days.
 *
 * A short interval is filed under each of its days and their months and years;
 * a longer one under its months and years, a very long one under its years. So
 * a query for a month finds every day of it by one term, and "2018–2022" does
 * not cost two thousand. */
#include "date/calendar.h"
#include "term/analyzer.h"

enum { DAYS_MAX = 62, MONTHS_MAX = 36, YEARS_MAX = 60, YEAR_LAST = 9999, SHORTEST_MONTH = 28 };

struct term_writer {
    char (*to)[DATE_TERM_ROOM];
    size_t      count, room;
    const char *prefix;
};

static char *
put_digits (char *to, unsigned number, unsigned digits)
{
    for (unsigned i = digits; i-- > 0; number /= 10)
        to[i] = (char) ('0' + number % 10);
    return to + digits;
}

/* The day's term of a grain: D and eight digits, M and six, Y and four. */
static void
put (struct term_writer *w, char grain, struct ymd day)
{
    if (w->count == w->room)
        return;

    char *to = stpcpy (w->to[w->count++], w->prefix);

    *to++ = grain;
    to    = put_digits (to, (unsigned) day.year, 4);
    if (grain != 'Y')
        to = put_digits (to, day.month, 2);
    if (grain == 'D')
        to = put_digits (to, day.day, 2);
    *to = '\0';
}

static void
put_days (struct term_writer *w, struct ymd ymd, day_number first, day_number last)
{
    for (day_number day = first; day <= last; day++) {
        put (w, 'D', ymd);
        if (ymd.day < SHORTEST_MONTH)
            ymd.day++;
        else
            ymd = calendar_ymd (CALENDAR_GREGORIAN, day + 1);
    }
}

static void
put_months (struct term_writer *w, struct ymd from, struct ymd to)
{
    int32_t last = to.year * 12 + to.month;

    while (from.year * 12 + from.month <= last) {
        put (w, 'M', from);
        from.year += from.month == 12;
        from.month = from.month == 12 ? 1 : (uint8_t) (from.month + 1);
    }
}

static void
put_years (struct term_writer *w, struct ymd from, struct ymd to)
{
    for (; from.year <= to.year; from.year++)
        put (w, 'Y', from);
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
        put_days (&w, from, first, last);
    if ((till.year - from.year) * 12 + till.month - from.month < MONTHS_MAX)
        put_months (&w, from, till);
    put_years (&w, from, till);
    return w.count;
}
