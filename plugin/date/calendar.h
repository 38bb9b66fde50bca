/* calendar.h - days, months and years of the calendars news is dated in.
 *
 * Gregorian is proleptic; year 0 is 1 BC. Hijri is Umm al-Qura for 1343–1500
 * (month lengths as data, see hijri_table.h for the source), the civil
 * tabular calendar outside. Jalali is the Iranian solar calendar. */
#ifndef XARAB_DATE_CALENDAR_H
#define XARAB_DATE_CALENDAR_H

#include "date/date.h"

struct ymd {
    int32_t year;
    uint8_t month, day; /* from 1; 0: not known */
};

/* The day, or DAY_NONE when the calendar has no such day. */
day_number calendar_day (enum date_calendar, struct ymd);

struct ymd calendar_ymd (enum date_calendar, day_number);

/* Days in the month; 0 when there is no such month. */
unsigned calendar_month_days (enum date_calendar, int32_t year, unsigned month);

/* 0 Sunday … 6 Saturday. */
unsigned calendar_weekday (day_number);

/* "2023-12-04" exactly, or its first four, seven characters; false otherwise.
 * Sets the first and last day of what is named. */
bool calendar_parse_iso (struct span, day_number *first, day_number *last);

/* Writes "YYYY-MM-DD" and a NUL (years outside 0–9999 with their sign). */
void calendar_print_iso (day_number, char to[16]);

#endif
