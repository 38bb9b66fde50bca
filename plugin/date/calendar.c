/* calendar.c - days to calendar dates and back.
 *
 * Every calendar is two functions over the day number: the first day of a
 * month, and the month a day lies in. Everything else is shared.
 *
 *   Gregorian  the proleptic rule of 400 years
 *   Hijri      the printed Umm al-Qura calendar where plugin/data has it; the
 *              civil tabular calendar (11 leap years in 30) outside. The two
 *              fit at 1501; at 1343 the printed one begins a day earlier, so
 *              Dhu al-Hijja 1342 has a day less here than in the tables.
 *   Jalali     8 leap years in 33, which is the calendar of Iran from 1178 to
 *              1633 (the same arithmetic as ICU's persian calendar) */
#include "date/calendar.h"

#include "date/hijri_list.h"

#include <stdio.h>

enum {
    YEAR_LIMIT    = 100000,  /* no text means a year beyond */
    HIJRI_ORIGIN  = -16589,  /* 1343-01-01, the first day of the table */
    CIVIL_ORIGIN  = -492148, /* 1 Muharram 1 in the civil calendar */
    JALALI_ORIGIN = -492268, /* 1 Farvardin 1 */
    WEEKDAY_OF_0  = 4,       /* 1970-01-01 was a Thursday */
};

/* Division that rounds down, for numbers before the origin. */
static int64_t
down (int64_t number, int64_t by)
{
    return number / by - (number % by < 0);
}

static int64_t
gregorian_start (int64_t year, unsigned month)
{
    static const int16_t before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    bool                 leap     = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int64_t              past     = year - 1;

    return 365 * past + down (past, 4) - down (past, 100) + down (past, 400) - 719162 + before[month - 1]
           + (leap && month > 2);
}

static int64_t
civil_start (int64_t year, unsigned month)
{
    return CIVIL_ORIGIN + (59 * ((int64_t) month - 1) + 1) / 2 + (year - 1) * 354 + down (3 + 11 * year, 30);
}

static int64_t
hijri_start (int64_t year, unsigned month)
{
    if (year < HIJRI_FIRST || year > HIJRI_LAST)
        return civil_start (year, month);
    return HIJRI_ORIGIN + hijri_starts[(year - HIJRI_FIRST) * 12 + month - 1];
}

static int64_t
jalali_start (int64_t year, unsigned month)
{
    unsigned past = month - 1;

    return JALALI_ORIGIN + 365 * (year - 1) + down (8 * year + 21, 33) + 30 * past + (past < 6 ? past : 6);
}

/* The year of a day to within one, from the calendar's mean year. */
static const struct system {
    int64_t (*start) (int64_t year, unsigned month);
    int64_t origin;
    double  mean;
} systems[CALENDARS] = {
    [CALENDAR_GREGORIAN] = { gregorian_start, -719162, 365.2425 },
    [CALENDAR_HIJRI]     = { hijri_start, CIVIL_ORIGIN, 354.3667 },
    [CALENDAR_JALALI]    = { jalali_start, JALALI_ORIGIN, 365.2424 },
};

unsigned
calendar_month_days (enum date_calendar calendar, int32_t year, unsigned month)
{
    const struct system *s = &systems[calendar];

    if (month < 1 || month > 12 || year < -YEAR_LIMIT || year > YEAR_LIMIT)
        return 0;
    return (unsigned) (s->start (month < 12 ? year : year + 1, month % 12 + 1) - s->start (year, month));
}

day_number
calendar_day (enum date_calendar calendar, struct ymd ymd)
{
    unsigned days = calendar_month_days (calendar, ymd.year, ymd.month);

    if (ymd.day < 1 || ymd.day > days)
        return DAY_NONE;
    return (day_number) (systems[calendar].start (ymd.year, ymd.month) + ymd.day - 1);
}

struct ymd
calendar_ymd (enum date_calendar calendar, day_number day)
{
    const struct system *s     = &systems[calendar];
    int64_t              year  = (int64_t) ((double) (day - s->origin) / s->mean) + 1;
    unsigned             month = 12;

    while (s->start (year, 1) > day)
        year--;
    while (s->start (year + 1, 1) <= day)
        year++;
    while (s->start (year, month) > day)
        month--;
    return (struct ymd) { (int32_t) year, (uint8_t) month, (uint8_t) (day - s->start (year, month) + 1) };
}

unsigned
calendar_weekday (day_number day)
{
    return (unsigned) (((day % 7) + 7 + WEEKDAY_OF_0) % 7);
}

/* `digits` of them from *text into *value. */
static bool
read_digits (struct span *text, size_t digits, int32_t *value)
{
    if (text->len < digits)
        return false;
    *value = 0;
    for (size_t i = 0; i < digits; i++) {
        if (text->at[i] < '0' || text->at[i] > '9')
            return false;
        *value = 10 * *value + (text->at[i] - '0');
    }
    *text = span_after (*text, digits);
    return true;
}

/* "-" and two digits, or nothing at all. */
static bool
read_part (struct span *text, int32_t *value)
{
    if (text->len == 0)
        return true;
    if (text->at[0] != '-')
        return false;
    *text = span_after (*text, 1);
    return read_digits (text, 2, value) && *value > 0;
}

bool
calendar_parse_iso (struct span text, day_number *first, day_number *last)
{
    int32_t year, month = 0, day = 0;

    if (! read_digits (&text, 4, &year) || ! read_part (&text, &month) || ! read_part (&text, &day)
        || text.len)
        return false;

    int32_t  to   = month ? month : 12;
    unsigned days = calendar_month_days (CALENDAR_GREGORIAN, year, (unsigned) to);

    if (days == 0 || day > (int32_t) days)
        return false;
    *first = calendar_day (CALENDAR_GREGORIAN,
                           (struct ymd) { year, (uint8_t) (month ? month : 1), (uint8_t) (day ? day : 1) });
    *last  = calendar_day (CALENDAR_GREGORIAN,
                           (struct ymd) { year, (uint8_t) to, (uint8_t) (day ? (unsigned) day : days) });
    return true;
}

void
calendar_print_iso (day_number day, char to[16])
{
    struct ymd ymd = calendar_ymd (CALENDAR_GREGORIAN, day);

    snprintf (to, 16, ymd.year < 0 || ymd.year > 9999 ? "%+05d-%02u-%02u" : "%04d-%02u-%02u",
              (int) ymd.year % 10000000, ymd.month % 100u, ymd.day % 100u);
}
