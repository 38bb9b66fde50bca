/* read_numeric.c - dates in digits.
 *
 * Three numbers with two marks are a date when they name a day that exists;
 * two numbers only when something else speaks for it, for 2/1 is a score and
 * 12/2003 a decree. A chain of more numbers is no date: telephone numbers. */
#include "date/reads.h"

enum { HIJRI_FROM = 1300, HIJRI_UNTIL = 1500, GREGORIAN_FROM = 1500, GREGORIAN_UNTIL = 2199 };

/* Whether a mark and a number stand directly before or behind the match. */
bool
is_chained (const struct reader *reader, const struct match *m)
{
    const struct piece *pieces = reader->at;
    size_t              end    = m->at + m->pieces;

    if (m->at >= 2 && pieces[m->at - 2].class == WORD_NUMBER
        && (pieces[m->at - 1].class == PIECE_SLASH || pieces[m->at - 1].class == PIECE_DASH)
        && pieces[m->at - 1].flags & PIECE_TIGHT)
        return true;
    return end + 1 < reader->count && pieces[end + 1].class == WORD_NUMBER
           && (pieces[end].class == PIECE_SLASH || pieces[end].class == PIECE_DASH)
           && pieces[end].flags & PIECE_TIGHT;
}

/* Dashes must touch their numbers: 4 - 7 - 2023 is a calculation or a list. */
static bool
is_tight (const struct match *m)
{
    for (unsigned i = 0; i < m->steps; i++)
        if (m->piece[i]->class == PIECE_DASH && ! (m->piece[i]->flags & PIECE_TIGHT))
            return false;
    return true;
}

static bool
is_numbered (const struct reader *reader, const struct match *m)
{
    size_t token = m->piece[0]->token;

    return token > 0 && reader_word (reader, token - 1).class == WORD_NUMBERED;
}

static uint8_t
numeric_calendar (int32_t year, const struct piece *era)
{
    if (era && era->value < CALENDARS)
        return (uint8_t) era->value;
    return year >= HIJRI_FROM && year <= HIJRI_UNTIL ? CALENDAR_HIJRI : CALENDAR_GREGORIAN;
}

static bool
set_day (const struct reader *reader, struct piece *out, int32_t day, int32_t month)
{
    out->when.month = (uint8_t) month;
    out->when.day   = (uint8_t) day;
    out->value      = GRAIN_DATE;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && settle (reader, out);
}

/* Day and month in the configured order, or in the other when only that fits. */
static bool
set_ordered (const struct reader *reader, struct piece *out, int32_t a, int32_t b)
{
    bool day_first = reader->options->day_first;

    if (a > 12)
        day_first = true;
    else if (b > 12)
        day_first = false;
    return set_day (reader, out, day_first ? a : b, day_first ? b : a);
}

static bool
set_numeric_year (const struct reader *reader, struct piece *out, const struct piece *year,
                  const struct piece *era)
{
    int32_t value = year->value;

    if (year->digits == 2)
        value += value <= reader->options->pivot ? 2000 : 1900;
    out->when.calendar = numeric_calendar (value, era);
    if (out->when.calendar == CALENDAR_GREGORIAN && (value < GREGORIAN_FROM || value > GREGORIAN_UNTIL))
        return false;
    out->when.year     = value;
    out->when.has_year = true;
    return true;
}

/* 21/4/2016, 30-02-1433, 18-9-15 */
bool
read_dmy (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *year = match_get (m, S_FOUR), *a = m->piece[0], *b = m->piece[2];

    if (year == NULL)
        year = m->piece[4];
    if (m->piece[1]->class != m->piece[3]->class || ! is_tight (m) || is_chained (reader, m))
        return false;
    if (year->digits == 1)
        return false;
    return set_numeric_year (reader, out, year, match_get (m, S_ERA))
           && set_ordered (reader, out, a->value, b->value);
}

/* 2016-12-22, 1436/10/28هـ */
bool
read_ymd (struct reader *reader, const struct match *m, struct piece *out)
{
    if (m->piece[1]->class != m->piece[3]->class || ! is_tight (m) || is_chained (reader, m)
        || ! set_numeric_year (reader, out, m->piece[0], match_get (m, S_ERA)))
        return false;
    return set_day (reader, out, m->piece[4]->value, m->piece[2]->value);
}

/* 22/04: both with two digits, or behind a weekday or a word that says so. */
bool
read_day_month_digits (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *a = m->piece[m->steps - 3], *b = m->piece[m->steps - 1];
    const struct piece *before = m->at ? &reader->at[m->at - 1] : NULL;
    bool spoken = m->steps > 3 || (before && (before->class == PIECE_DATE || before->class == WORD_MEETS));

    if (! (m->piece[m->steps - 2]->flags & PIECE_TIGHT) || is_chained (reader, m) || is_numbered (reader, m))
        return false;
    if (! spoken && (a->digits < 2 || b->digits < 2 || ! at_clause_end (reader, out)))
        return false;
    return set_ordered (reader, out, a->value, b->value);
}

static bool
set_month_year (struct reader *reader, const struct match *m, const struct piece *month, const struct piece *year,
                struct piece *out)
{
    if (! (m->piece[1]->flags & PIECE_TIGHT) || is_chained (reader, m) || is_numbered (reader, m)
        || month->value < 1 || month->value > 12 || year->value < 1900 || year->value > 2099)
        return false;
    out->when.month    = (uint8_t) month->value;
    out->when.year     = year->value;
    out->when.has_year = true;
    out->value         = GRAIN_MONTH;
    return settle (reader, out);
}

/* 9/2021 */
bool
read_month_year_digits (struct reader *reader, const struct match *m, struct piece *out)
{
    return set_month_year (reader, m, m->piece[0], m->piece[2], out);
}

/* 2021/9, 2023-12 */
bool
read_year_month_digits (struct reader *reader, const struct match *m, struct piece *out)
{
    return set_month_year (reader, m, m->piece[2], m->piece[0], out);
}
