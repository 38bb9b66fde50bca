#include "source/day.h"

#include "api/stages.h"

#include <ctype.h>

/* ---- pieces of a date ---- */

/* One to `most` digits; false when there are none or more. */
static bool
take_digits (struct span *rest, unsigned least, unsigned most, int64_t *number)
{
    size_t size = 0;

    for (*number = 0; size < rest->len && isdigit ((unsigned char) rest->at[size]); size++) {
        if (size == most)
            return false;
        *number = 10 * *number + (rest->at[size] - '0');
    }
    *rest = span_after (*rest, size);
    return size >= least;
}

static bool
take_byte (struct span *rest, const char *any_of)
{
    if (rest->len == 0 || strchr (any_of, rest->at[0]) == NULL || rest->at[0] == '\0')
        return false;
    *rest = span_after (*rest, 1);
    return true;
}

static bool
no_digit_follows (struct span rest)
{
    return rest.len == 0 || ! isdigit ((unsigned char) rest.at[0]);
}

static bool
gregorian (int64_t year, int64_t month, int64_t day, day_number *read)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    *read = calendar_day (CALENDAR_GREGORIAN, (struct ymd) { (int32_t) year, (uint8_t) month, (uint8_t) day });
    return *read != DAY_NONE;
}

/* ---- shapes ---- */

/* What an article's date is in our own JSON lines. */
static bool
read_iso (struct span text, day_number *day)
{
    *day = reference_day (text);
    return *day != DAY_NONE;
}

static bool
read_year_first (struct span text, day_number *day)
{
    int64_t year, month, of_month;

    return take_digits (&text, 4, 4, &year) && take_byte (&text, "/.-") && take_digits (&text, 1, 2, &month)
           && take_byte (&text, "/.-") && take_digits (&text, 1, 2, &of_month) && no_digit_follows (text)
           && gregorian (year, month, of_month, day);
}

static bool
read_compact (struct span text, day_number *day)
{
    int64_t number;

    return take_digits (&text, 8, 8, &number) && (text.len == 0 || text.at[0] == 'T' || text.at[0] == ' ')
           && gregorian (number / 10000, number / 100 % 100, number % 100, day);
}

/* Seconds since 1970 (or milliseconds, where that many seconds would be too late). */
static bool
read_epoch (struct span text, day_number *day)
{
    enum { DAY_SECONDS = 86400 };
    int64_t seconds;

    if (! take_digits (&text, 9, 13, &seconds) || (text.len != 0 && text.at[0] != '.'))
        return false;
    if (seconds >= INT64_C (100000000000))
        seconds /= 1000;
    *day = (day_number) (seconds / DAY_SECONDS);
    return true;
}

/* The month whose English name begins with these three letters; 0: none. */
static int64_t
english_month (struct span text)
{
    static const char names[] = "jan" "feb" "mar" "apr" "may" "jun" "jul" "aug" "sep" "oct" "nov" "dec";

    for (int i = 0; text.len >= 3 && i < 12; i++)
        if (strncasecmp (text.at, names + (size_t) 3 * i, 3) == 0)
            return i + 1;
    return 0;
}

static void
pass_letters (struct span *rest)
{
    while (rest->len && isalpha ((unsigned char) rest->at[0]))
        *rest = span_after (*rest, 1);
}

static bool
pass_blanks (struct span *rest)
{
    size_t before = rest->len;

    while (take_byte (rest, " -"))
        continue;
    return rest->len < before;
}

/* RFC 822 and 850: a weekday perhaps, day, month, year of two or four digits. */
static bool
read_mail (struct span text, day_number *day)
{
    int64_t of_month, month, year;

    pass_letters (&text);
    take_byte (&text, ",");
    pass_blanks (&text);
    if (! take_digits (&text, 1, 2, &of_month) || ! pass_blanks (&text) || (month = english_month (text)) == 0)
        return false;
    pass_letters (&text);
    take_byte (&text, ".,");
    if (! pass_blanks (&text) || ! take_digits (&text, 2, 4, &year) || ! no_digit_follows (text))
        return false;
    if (year < 100)
        year += year < 50 ? 2000 : 1900;
    return gregorian (year, month, of_month, day);
}

/* "December 4, 2023" and what the C library's asctime writes. */
static bool
read_month_first (struct span text, day_number *day)
{
    int64_t month, of_month, year;

    if ((month = english_month (text)) == 0) {
        pass_letters (&text);
        take_byte (&text, ",");
        pass_blanks (&text);
        if ((month = english_month (text)) == 0)
            return false;
    }
    pass_letters (&text);
    take_byte (&text, ".");
    if (! pass_blanks (&text) || ! take_digits (&text, 1, 2, &of_month))
        return false;
    take_byte (&text, ",");
    pass_blanks (&text);
    while (text.len > 4 && ! no_digit_follows (text) && memchr (text.at, ':', text.len < 3 ? text.len : 3))
        text = span_after (text, text.len > 9 ? 9 : text.len); /* 10:00:00 and a blank */
    return take_digits (&text, 4, 4, &year) && gregorian (year, month, of_month, day);
}

const struct day_shape day_shapes[] = {
    { "iso",         "2023-12-04T10:00:00+03:00",       "2023-12-04", read_iso },
    { "year first",  "2023/12/4 10:00",                 "2023-12-04", read_year_first },
    { "compact",     "20231204T100000Z",                "2023-12-04", read_compact },
    { "epoch",       "1701684000",                      "2023-12-04", read_epoch },
    { "mail",        "Mon, 04 Dec 2023 10:00:00 +0300", "2023-12-04", read_mail },
    { "month first", "Mon Dec  4 10:00:00 2023",        "2023-12-04", read_month_first },
};
const size_t day_shape_count = sizeof day_shapes / sizeof day_shapes[0];

enum { TEXT_MAX = 200 };

day_number
day_read (const struct date_options *options, struct span text)
{
    day_number day, last;

    text = span_trim (text);
    for (size_t i = 0; i < day_shape_count; i++)
        if (day_shapes[i].read (text, &day))
            return day;
    if (text.len == 0 || text.len > TEXT_MAX || ! date_query_read (options, DAY_NONE, text, &day, &last))
        return DAY_NONE;
    return last == day ? day : DAY_NONE;
}
