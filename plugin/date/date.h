/* date.h - the days a text speaks of.
 *
 * In: tokens and the day on which the text was written, if known. Out: dates,
 * each an interval of days with the tokens it was read from. Words are rows of
 * plugin/data/date-words.tsv, shapes are rows of rules.c, each with its example.
 * Reading is linear in the tokens. A reader is immutable and shared between threads. */
#ifndef XARAB_DATE_DATE_H
#define XARAB_DATE_DATE_H

#include "token/token.h"

#include <stdint.h>

/* A day as a count from 1970-01-01 (proleptic Gregorian); see calendar.h. */
typedef int32_t day_number;
enum { DAY_NONE = INT32_MIN };

enum date_calendar { CALENDAR_GREGORIAN, CALENDAR_HIJRI, CALENDAR_JALALI, CALENDARS };

enum date_known { KNOWN_YEAR = 1, KNOWN_MONTH = 2, KNOWN_DAY = 4, KNOWN_ABOUT = 8 };

struct date {
    day_number  first, last;  /* inclusive */
    size_t      token, tokens; /* the words it was read from: an index into the list, a count */
    size_t      start, end;   /* bytes of the caller's text */
    uint8_t     known;        /* enum date_known */
    uint8_t     calendar;     /* enum date_calendar: as written */
    bool        relative;     /* read with the help of the reference day */
    const char *rule;         /* the row that read it; static */
};

/* Regions with names of months that elsewhere are hardly ever months. */
enum date_region {
    REGION_NONE    = 1 << 0,
    REGION_LEVANT  = 1 << 1,
    REGION_LIBYA   = 1 << 2,
    REGION_IRAN    = 1 << 3,
};

struct date_options {
    bool     day_first;     /* 3/4/2023 is 3 April */
    uint8_t  week_start;    /* 0 Sunday … 6 Saturday */
    int16_t  pivot;         /* two-digit years: 00..pivot are 20xx */
    uint8_t  months;        /* enum date_region, or-ed: whose rare month names are read */
    bool     years_alone;   /* a bare 1900–2099 is a year where the words around allow it */
};

enum reference_origin { REFERENCE_NONE, REFERENCE_GIVEN, REFERENCE_TEXT, REFERENCE_FILE };

/* What carries over from one piece of a document to the next. */
struct date_context {
    day_number            reference; /* DAY_NONE when unknown */
    enum reference_origin origin;
    day_number            last_first, last_last; /* the date read last, for في اليوم التالي; DAY_NONE */
};

struct date_list {
    struct date *at;
    size_t       count, room;
    void        *pieces, *index; /* the reader's, kept so that steady work allocates nothing */
    size_t       pieces_room;
};

/* What a word can be in a date, for token_notes; never 0. */
uint64_t date_note (const struct token *);

/* Reads the dates of `tokens` into `list` (emptied first), sets TOKEN_DATE on
 * the words used, and updates the context. `text` is what was cut. False when
 * memory is out. */
bool date_find (const struct date_options *, struct date_context *, struct span text,
                struct token_list *tokens, struct date_list *list);

void date_list_free (struct date_list *);

/* The days meant by the words of a query: an ISO day, month or year, two of
 * them joined by "..", or anything date_find reads as one date ("رمضان 1445",
 * "الأسبوع الماضي"); several dates mean all from the first to the last. False
 * when the text names no day, or memory is out. */
bool date_query_read (const struct date_options *, day_number reference, struct span text,
                      day_number *first, day_number *last);

#endif
