/* reads.h - what the rows mean: the functions of rules.c, room by room. */
#ifndef XARAB_DATE_READS_H
#define XARAB_DATE_READS_H

#include "date/rules.h"
#include "date/settle.h"

/* read_names.c: months, years, and months of a year */
read_function read_dual, read_month_word, read_month_number, read_double_side;
read_function read_year, read_year_relative, read_year_pair, read_two_years;
read_function read_month_of_year, read_year_month, read_month_relative, read_this_month, read_numbered_month;
read_function read_century, read_century_relative;

/* read_numeric.c: dates in digits */
read_function read_dmy, read_ymd, read_day_month_digits, read_month_year_digits, read_year_month_digits;

/* read_days.c: single days */
read_function read_day_of_month, read_last_day, read_first_day, read_nth_day, read_day_of_the_month,
    read_day_by_side, read_month_day, read_days_of_month;
read_function read_month_alone, read_year_alone, read_weekday, read_nth_weekday, read_weekday_order;
read_function read_today, read_today_aside, read_today_anchored, read_day_beside, read_feast;

/* read_periods.c: weeks, quarters, parts, and what is counted from today */
read_function read_unit_relative, read_unit_anchored, read_nth_week, read_ago, read_rolling,
    read_first_months;
read_function read_quarter, read_half, read_part, read_part_of_unit, read_rest, read_decade, read_season;

/* read_pairs.c: two expressions that are one date, or a range */
read_function read_weekday_and_date, read_weekday_day, read_today_weekday, read_two_calendars,
    read_weekday_of_week;
read_function read_with_clock, read_range, read_day_range, read_neighbours, read_day_pair, read_day_triple,
    read_week_range;

/* The month a day or week is counted in: its own year, or the reference's. */
bool settle_in_month (struct reader *, struct piece *out, const struct piece *month);

/* Fields of a month, or of a month of a year, into a date. */
void take_month (struct piece *out, const struct piece *month);

/* The year a piece stands for; false when it is none. */
bool take_year (struct piece *out, const struct piece *year);

/* Whether nothing of the sentence follows: the text ends, or a mark stands there. */
bool at_clause_end (const struct reader *, const struct piece *);

/* Whether a mark and a number stand directly before or behind the match. */
bool is_chained (const struct reader *, const struct match *);

/* The day a reading behind another date counts from: that date, else the reference. */
bool anchor (const struct reader *, day_number *first, day_number *last);

#endif
