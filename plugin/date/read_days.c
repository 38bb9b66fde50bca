/* read_days.c - single days, and a month or year that stands alone. */
#include "date/reads.h"

enum { JALALI_TURN = 50 }; /* two digits: from here 13xx, below 14xx */

bool
at_clause_end (const struct reader *reader, const struct piece *piece)
{
    size_t              next   = piece->token + piece->tokens;
    const struct token *tokens = reader->tokens->at;

    return next >= reader->tokens->count
           || tokens[next].gap
                  & (GAP_STOP | GAP_COMMA | GAP_LINE | GAP_OPEN | GAP_CLOSE | GAP_COLON | GAP_QUOTE);
}

/* 4 كانون الأول 2023, الرابع من الشهر الجاري; a year of two digits is Jalali. */
bool
read_day_of_month (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *month = match_get (m, S_IN_MONTH), *year = match_get (m, S_TWO);

    take_month (out, month);
    if (year) {
        if (month->class != WORD_MONTH || out->when.calendar != CALENDAR_JALALI)
            return false;
        out->when.year     = year->value + (year->value < JALALI_TURN ? 1400 : 1300);
        out->when.has_year = true;
    }
    out->when.day = (uint8_t) match_get (m, S_DAY)->value;
    out->value    = GRAIN_DATE;
    return settle (reader, out) || (! out->when.has_year && reader_reference (reader) == DAY_NONE);
}

/* أكتوبر 14, يناير الثاني والعشرين، 2018: the number must end its clause, or be
 * an ordinal, or have a year behind it; else it counts what follows. */
bool
read_month_day (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *day = match_get (m, S_DAY), *year = match_get (m, S_SOME_YEAR);
    const struct piece *next = m->at + m->pieces < reader->count ? &reader->at[m->at + m->pieces] : NULL;

    take_month (out, match_get (m, S_MONTH));
    if (year && ! take_year (out, year))
        return false;
    if (! year && day->class != WORD_ORDINAL && ! at_clause_end (reader, out)
        && ! (next && (next->class == WORD_TO || next->class == WORD_CLOCK || next->class == WORD_NUMBER)))
        return false;
    out->when.day = (uint8_t) day->value;
    out->value    = GRAIN_DATE;
    return settle (reader, out) || (! out->when.has_year && reader_reference (reader) == DAY_NONE);
}

bool
settle_in_month (struct reader *reader, struct piece *out, const struct piece *month)
{
    take_month (out, month);
    out->word_flags = 0;
    if (! out->when.has_year && out->when.side == NO_SIDE) {
        if (reader_reference (reader) == DAY_NONE)
            return false;
        out->when.year     = calendar_ymd (out->when.calendar, reader_reference (reader)).year;
        out->when.has_year = true;
        out->flags |= PIECE_RELATIVE;
    }
    return settle (reader, out);
}

/* A day of the month `away` from the reference's. */
static bool
day_of_reference_month (struct reader *reader, struct piece *out, int32_t day, int32_t away)
{
    struct when month = out->when;

    if (reader_reference (reader) == DAY_NONE)
        return false;
    settle_unit (reader, UNIT_MONTH, reader_reference (reader), away, &month);
    month.first += day - 1;
    out->when.first = out->when.last = month.first;
    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_DAY;
    return month.first <= month.last;
}

/* 15 من الشهر */
bool
read_day_of_the_month (struct reader *reader, const struct match *m, struct piece *out)
{
    return day_of_reference_month (reader, out, match_get (m, S_DAY)->value, 0);
}

/* يوم 26 الجاري, 26 الجاري: without يوم only what is of this month, and in digits. */
bool
read_day_by_side (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *day = match_get (m, S_DAY), *side = match_get (m, S_SIDE);

    if (! (side->word_flags & WORD_THE)
        || (! match_get (m, S_ONE_DAY) && (side->value != 0 || day->digits == 0)))
        return false;
    return day_of_reference_month (reader, out, day->value, side->value);
}

/* غرة رمضان, فاتح نوفمبر */
bool
read_first_day (struct reader *reader, const struct match *m, struct piece *out)
{
    take_month (out, match_get (m, S_IN_MONTH));
    out->word_flags = 0;
    out->when.day   = 1;
    out->value      = GRAIN_DATE;
    return settle (reader, out) || (! out->when.has_year && reader_reference (reader) == DAY_NONE);
}

/* ثالث يوم من شهر عشرة */
bool
read_nth_day (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t order = match_get (m, S_ORDER)->value;

    out->value = GRAIN_DAY;
    if (! settle_in_month (reader, out, match_get (m, S_IN_MONTH))
        || order > out->when.last - out->when.first + 1)
        return false;
    out->when.first += order - 1;
    out->when.last = out->when.first;
    return true;
}

/* آخر يوم من الشهر */
bool
read_last_day (struct reader *reader, const struct match *m, struct piece *out)
{
    if (! settle_in_month (reader, out, match_get (m, S_IN_MONTH)))
        return false;
    out->when.first = out->when.last;
    out->value      = GRAIN_DAY;
    return true;
}

/* أول خمسة أيام من الشهر */
bool
read_days_of_month (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t count = match_get (m, S_COUNT)->value;

    if (! settle_in_month (reader, out, match_get (m, S_IN_MONTH)) || count > 31)
        return false;
    if (match_get (m, S_FIRST))
        out->when.last = out->when.first + count - 1;
    else
        out->when.first = out->when.last - count + 1;
    out->value = GRAIN_SPAN;
    return true;
}

bool
read_month_alone (struct reader *reader, const struct match *m, struct piece *out)
{
    take_month (out, match_get (m, S_IN_MONTH));
    if (match_get (m, S_IN_MONTH)->class == WORD_MONTH)
        out->flags |= PIECE_BARE;
    out->value = GRAIN_MONTH;
    return settle (reader, out) || (! out->when.has_year && reader_reference (reader) == DAY_NONE);
}

/* Whether a bracket closes directly behind the piece. */
static bool
is_closed (const struct reader *reader, const struct piece *piece)
{
    size_t next = piece->token + piece->tokens;

    return (next < reader->tokens->count ? reader->tokens->at[next].gap : reader->tokens->gap_after)
           & GAP_CLOSE;
}

/* A year with its head; or four digits, which accept.c weighs. */
bool
read_year_alone (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *year = match_get (m, S_YEAR);

    if (year) {
        out->when = year->when;
        out->flags |= year->flags & PIECE_RELATIVE;
    } else {
        year = match_get (m, S_LATE_YEAR) ? match_get (m, S_LATE_YEAR) : match_get (m, S_FOUR);
        if (year == NULL)
            year = match_get (m, S_YEAR_NUMBER);
        if (match_get (m, S_OPEN) && ! is_closed (reader, year))
            return false;
        if (match_get (m, S_YEAR_NUMBER) && (year->digits || year->value < 1900))
            return false;
        if (year->value < 1000 || year->value > 2099)
            return false;
        out->when.year     = year->value;
        out->when.has_year = true;
        out->flags |= PIECE_BARE;
    }
    out->value = GRAIN_YEAR;
    return settle (reader, out);
}

/* الأحد, يوم الجمعة الماضي, هذا الأربعاء */
bool
read_weekday (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *side = match_get (m, S_SIDE), *weekday = match_get (m, S_WEEKDAY);

    if (side && ! (side->word_flags & WORD_THE))
        return false;
    out->when.weekday = (uint8_t) weekday->value;
    out->when.side    = side ? (int8_t) side->value : match_get (m, S_THIS) ? 0 : NO_SIDE;
    out->value        = GRAIN_WEEKDAY;
    out->word_flags   = match_get (m, S_ONE_DAY) || side ? 0 : weekday->word_flags;
    return settle (reader, out) || reader_reference (reader) == DAY_NONE;
}

/* أول جمعة من يوليو, الاثنين الأخير من شهر آذار */
bool
read_nth_weekday (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *order   = match_get (m, S_ORDER);
    unsigned            weekday = (unsigned) match_get (m, S_WEEKDAY)->value;
    struct when        *when    = &out->when;
    day_number          day;

    if (! settle_in_month (reader, out, match_get (m, S_IN_MONTH)))
        return false;
    if (order) {
        day = when->first + (day_number) ((weekday + 7 - calendar_weekday (when->first)) % 7)
              + 7 * (order->value - 1);
        if (day > when->last)
            return false;
    } else
        day = when->last - (day_number) ((calendar_weekday (when->last) + 7 - weekday) % 7);
    when->first = when->last = day;
    out->value               = GRAIN_DAY;
    return true;
}

/* السبت السادس عشر, الأحد الثاني: a day of the month, or the second Sunday of it. */
bool
read_weekday_order (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *order = match_get (m, S_ORDER), *weekday = match_get (m, S_WEEKDAY);
    struct when        *when = &out->when;

    const struct piece *next = m->at + m->pieces < reader->count ? &reader->at[m->at + m->pieces] : NULL;

    if (reader_reference (reader) == DAY_NONE || ! (weekday->word_flags & WORD_THE))
        return false;
    if (next && (step_accepts (S_OF, next) || step_accepts (S_IN_MONTH, next) || next->class == WORD_TO))
        return false;
    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_DAY;
    settle_unit (reader, UNIT_MONTH, reader_reference (reader), 0, when);
    if (order->value > 31 || (order->value > 5 && order->value - 1 > when->last - when->first))
        return false;
    if (order->value > 5)
        when->first += order->value - 1;
    else
        when->first += (day_number) (((unsigned) weekday->value + 7 - calendar_weekday (when->first)) % 7)
                       + 7 * (order->value - 1);
    when->last = when->first;
    return true;
}

static bool
set_today (struct reader *reader, struct piece *out, int32_t away)
{
    day_number reference = reader_reference (reader);

    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_TODAY;
    if (reference != DAY_NONE)
        out->when.first = out->when.last = reference + away;
    return true;
}

/* اليوم, يوم أمس, بعد غد */
bool
read_today (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *today = match_get (m, S_TODAY) ? match_get (m, S_TODAY) : match_get (m, S_THE_DAY);
    const struct piece *side  = match_get (m, S_SIDE);

    if (match_get (m, S_TODAY) && m->pieces == 1) {
        out->word_flags = today->word_flags;
        if (today->value == 0)
            out->flags |= PIECE_BARE;
    }
    if (side && ! (side->word_flags & WORD_THE))
        return false;
    return set_today (reader, out, today->value + (side ? side->value : 0));
}

/* قبل يوم أمس, بعد يوم غد */
bool
read_today_aside (struct reader *reader, const struct match *m, struct piece *out)
{
    return set_today (reader, out, match_get (m, S_YESTERDAY) ? -2 : 2);
}

/* في اليوم التالي, في اليوم نفسه: counted from the date before it. */
bool
read_today_anchored (struct reader *reader, const struct match *m, struct piece *out)
{
    day_number first, last;

    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_DAY;
    if (! anchor (reader, &first, &last))
        return false;
    out->when.first = out->when.last = match_get (m, S_NEXT) ? last + 1 : last;
    return match_get (m, S_NEXT) || first == last;
}

/* عيد الفطر 2019, عيد الأضحى الماضي */
bool
read_feast (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t             value = match_get (m, S_FEAST)->value;
    const struct piece *year = match_get (m, S_YEAR_DATE), *side = match_get (m, S_SIDE);
    struct when        *when = &out->when;

    when->day      = (uint8_t) (value % DAY_RADIX);
    when->month    = (uint8_t) (value / DAY_RADIX % MONTH_RADIX);
    when->calendar = (uint8_t) (value / DAY_RADIX / MONTH_RADIX);
    out->value     = GRAIN_DAY;
    if (side)
        when->side = (int8_t) side->value;
    if (year) {
        when->year     = calendar_ymd (when->calendar, year->when.first).year;
        when->has_year = true;
        if (settle (reader, out) && when->first < year->when.first) {
            when->year++;
            settle (reader, out);
        }
        return when->first >= year->when.first && when->first <= year->when.last;
    }
    if (! side)
        out->flags |= PIECE_BARE;
    return settle (reader, out);
}
