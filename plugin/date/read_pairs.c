/* read_pairs.c - two expressions that are one date, or a range.
 *
 * What the one part leaves out the other has: من 4 إلى 22 يناير 1995 needs the
 * month and year of the second, بين 30 مارس و2 أبريل المقبل its year. */
#include "date/reads.h"

enum {
    CALENDARS_DIFFER = 2, /* days two calendars may be apart and mean one day */
    WEEKDAY_DIFFER   = 2,
    WEEK             = 7
};

/* Copies a date into `out`, which keeps its words and rule. */
static void
take_date (struct piece *out, const struct piece *date)
{
    out->when       = date->when;
    out->value      = date->value;
    out->word_flags = date->word_flags;
    out->flags |= date->flags & PIECE_RELATIVE;
}

/* Settles a date without year as the last such before `limit`, or the first behind. */
static bool
settle_beside (struct reader *reader, struct piece *date, day_number limit, int side)
{
    struct date_context  near = { limit, REFERENCE_GIVEN, DAY_NONE, DAY_NONE };
    struct date_context *kept = reader->context;
    bool                 settled;

    date->when.side = (int8_t) side;
    near.reference  = limit - side;
    reader->context = &near;
    settled         = settle (reader, date);
    reader->context = kept;
    return settled;
}

static bool
is_open (const struct piece *date)
{
    return ! date->when.has_year && date->when.month && date->when.side == NO_SIDE;
}

/* السبت 16 أيلول, الأحد القادم 18 أبريل, اليوم الإثنين 4 كانون الأول: the date says the
 * day; the weekday helps to find a year that is missing. */
bool
read_weekday_and_date (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *date    = match_get (m, S_DAY_MONTH);
    const struct piece *weekday = match_get (m, S_WEEKDAY_DATE), *today = match_get (m, S_TODAY_DATE);

    take_date (out, date);
    out->value      = GRAIN_DATE;
    out->word_flags = 0;
    if (today && date->when.has_year)
        out->flags |= PIECE_FIXES;
    if (today && today->when.first != DAY_NONE && ! date->when.has_year && is_open (date)) {
        struct ymd ymd = calendar_ymd (date->when.calendar, today->when.first);
        if (ymd.month == date->when.month && ymd.day == date->when.day)
            out->when.first = out->when.last = today->when.first;
    } else if (weekday && is_open (date) && reader_reference (reader) != DAY_NONE) {
        out->when.weekday = weekday->when.weekday;
        settle (reader, out);
    }
    return true;
}

/* الجمعة 15, الخميس الموافق 16 من هذا الشهر: a day of the reference's month, or of a
 * neighbour where the weekday fits. */
bool
read_weekday_day (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *weekday = match_get (m, S_WEEKDAY_DATE), *day = match_get (m, S_DAY);
    const struct piece *next      = m->at + m->pieces < reader->count ? &reader->at[m->at + m->pieces] : NULL;
    day_number          reference = reader_reference (reader);
    struct ymd          ymd;

    if (reference == DAY_NONE || (weekday->word_flags & WORD_UNSURE && ! (weekday->word_flags & WORD_THE)))
        return false;
    if (day->class == WORD_NUMBER && ! at_clause_end (reader, out) && ! (next && next->class == WORD_TO))
        return false;
    ymd     = calendar_ymd (CALENDAR_GREGORIAN, reference);
    ymd.day = (uint8_t) day->value;
    for (int away = 0; away < 3; away++) {
        static const int8_t order[] = { 0, -1, 1 };
        int32_t             month   = ymd.year * 12 + ymd.month - 1 + order[away];
        struct ymd          try     = { month / 12, (uint8_t) (month % 12 + 1), ymd.day };
        day_number          found   = calendar_day (CALENDAR_GREGORIAN, try);

        if (found != DAY_NONE && calendar_weekday (found) == weekday->when.weekday) {
            out->when.first = out->when.last = found;
            out->value                       = GRAIN_DAY;
            out->flags |= PIECE_RELATIVE;
            return true;
        }
    }
    return false;
}

/* أمس الجمعة: one day; where the two disagree by little the weekday is right, for
 * the reference is when it was printed. */
bool
read_today_weekday (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *today = match_get (m, S_TODAY_DATE), *weekday = match_get (m, S_WEEKDAY_DATE);
    int32_t             off;

    (void) reader;
    take_date (out, today);
    out->word_flags = 0;
    if (today->when.first == DAY_NONE)
        return true;
    off = (int32_t) weekday->when.weekday - (int32_t) calendar_weekday (today->when.first);
    if (off > WEEK / 2)
        off -= WEEK;
    if (off < -WEEK / 2)
        off += WEEK;
    if (off <= WEEKDAY_DIFFER && off >= -WEEKDAY_DIFFER)
        out->when.first += off;
    out->when.last = out->when.first;
    return true;
}

/* 24/10/1436هـ الموافق 9/8/2015م: the Gregorian day, when the two are one. A year
 * that one of them lacks comes from the other. */
bool
read_two_calendars (struct reader *reader, const struct match *m, struct piece *out)
{
    struct piece first = *match_get (m, S_DAY_MONTH), second = *match_second (m, S_DAY_MONTH);

    if (first.when.calendar == second.when.calendar)
        return false;
    if (is_open (&first) && second.when.first != DAY_NONE)
        settle_beside (reader, &first, second.when.last + CALENDARS_DIFFER + 1, -1);
    if (is_open (&second) && first.when.first != DAY_NONE)
        settle_beside (reader, &second, first.when.first - CALENDARS_DIFFER - 1, 1);
    if (first.when.first == DAY_NONE || second.when.first == DAY_NONE)
        return false;

    int32_t apart = first.when.first - second.when.first;
    if (apart > CALENDARS_DIFFER || apart < -CALENDARS_DIFFER)
        return false;
    take_date (out, first.when.calendar == CALENDAR_GREGORIAN ? &first : &second);
    out->word_flags = 0;
    return true;
}

/* الاثنين من هذا الأسبوع, الأسبوع القادم الأحد */
bool
read_weekday_of_week (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *weekday = match_get (m, S_WEEKDAY_DATE), *week = match_get (m, S_WEEK_DATE);

    (void) reader;
    if (week->when.first == DAY_NONE)
        return false;
    take_date (out, week);
    out->word_flags = 0;
    out->when.first += (day_number) ((weekday->when.weekday + 7u - calendar_weekday (week->when.first)) % 7);
    out->when.last = out->when.first;
    out->value     = GRAIN_DAY;
    return true;
}

/* الخميس الساعة 8 مساء: the hour belongs to the words of the date. */
bool
read_with_clock (struct reader *reader, const struct match *m, struct piece *out)
{
    (void) reader;
    take_date (out, match_get (m, S_DATE));
    return true;
}

static bool
join (struct piece *out, const struct piece *first, const struct piece *last)
{
    if (first->when.first == DAY_NONE || last->when.last == DAY_NONE || first->when.first > last->when.last)
        return false;
    out->when       = first->when;
    out->when.last  = last->when.last;
    out->when.until = DAY_NONE;
    out->flags |= ((first->flags | last->flags) & PIECE_RELATIVE) | (first->flags & last->flags & PIECE_BARE);
    out->value = GRAIN_SPAN;
    return true;
}

/* من شباط 13 إلى 15 تموز, بين 2001 و2008, من العام الحالي حتى … */
bool
read_range (struct reader *reader, const struct match *m, struct piece *out)
{
    struct piece first = *match_get (m, S_ANY), last = *match_second (m, S_ANY);

    if (first.when.until != DAY_NONE || last.when.until != DAY_NONE)
        return false;
    if (match_get (m, S_DASH)
        && (first.value / 10 != last.value / 10 || (first.flags | last.flags) & PIECE_BARE))
        return false;
    if (is_open (&first) && last.when.first != DAY_NONE && ! is_open (&last))
        settle_beside (reader, &first, last.when.last, -1);
    else if (is_open (&last) && first.when.first != DAY_NONE)
        settle_beside (reader, &last, first.when.first, 1);
    else if (first.value == GRAIN_WEEKDAY && last.value == GRAIN_WEEKDAY && last.when.first != DAY_NONE) {
        day_number days = (day_number) ((last.when.weekday + 7u - first.when.weekday) % WEEK);

        if (first.when.side == NO_SIDE && last.when.side != NO_SIDE)
            first.when.first = last.when.first - days;
        else
            last.when.last = first.when.first + days;
    }
    return join (out, &first, &last);
}

/* The day given by number alone, in the month of the other date. */
static bool
in_same_month (struct piece *first, const struct piece *date, int32_t day)
{
    struct ymd ymd = { date->when.year, date->when.month, (uint8_t) day };

    *first = *date;
    if (date->when.first == DAY_NONE)
        return false;
    ymd.year          = calendar_ymd (date->when.calendar, date->when.first).year;
    first->when.day   = ymd.day;
    first->when.first = first->when.last = calendar_day (date->when.calendar, ymd);
    return first->when.first != DAY_NONE;
}

/* من 4 إلى 22 يناير 1995, بين 3 و12 سبتمبر, 17 – 23 شوال */
bool
read_day_range (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *date = match_get (m, S_DAY_MONTH);
    struct piece        first;

    (void) reader;
    return in_same_month (&first, date, match_get (m, S_DAY)->value) && join (out, &first, date);
}

/* 10 و11 أفريل are one span, 10 و15 أفريل two days. */
bool
read_day_pair (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *date = match_get (m, S_DAY_MONTH);
    struct piece        first;

    (void) reader;
    if (! in_same_month (&first, date, match_get (m, S_DAY)->value) || ! join (out, &first, date))
        return false;
    if (date->when.first - first.when.first > 1) {
        out->when.until = first.when.last;
        out->when.from  = date->when.first;
        out->second     = date->token;
    }
    return true;
}

/* أيام 16 و17 و18 مارس: days that follow each other. */
bool
read_day_triple (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *date = match_get (m, S_DAY_MONTH);
    int32_t             day  = match_get (m, S_DAY)->value;
    struct piece        first;

    (void) reader;
    return match_second (m, S_DAY)->value == day + 1 && in_same_month (&first, date, day)
           && join (out, &first, date) && out->when.last == out->when.first + 2;
}

/* مايو ويونيو, الاثنين والثلاثاء القادمين: one span when the second follows the first. */
bool
read_neighbours (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *given = match_get (m, S_WEEKDAY_DATE) ? match_second (m, S_WEEKDAY_DATE)
                                : match_get (m, S_MONTH_DATE) ? match_second (m, S_MONTH_DATE)
                                                              : match_second (m, S_YEAR_DATE);
    struct piece        last = *given, first = *m->piece[0];

    for (unsigned i = 0; i < m->steps; i++)
        if (m->piece[i]->class == PIECE_DATE) {
            first = *m->piece[i];
            break;
        }
    if (last.when.first == DAY_NONE || first.when.first == DAY_NONE || first.word_flags & WORD_UNSURE)
        return false;
    if (is_open (&first) && ! is_open (&last))
        settle_beside (reader, &first, last.when.first, -1);
    else if (first.value == GRAIN_WEEKDAY && first.when.has_year) { /* a third one */
        if (calendar_weekday (first.when.last + 1) == last.when.weekday)
            last.when.first = last.when.last = first.when.last + 1;
        return last.when.first == first.when.last + 1 && join (out, &first, &last);
    } else if (first.value == GRAIN_WEEKDAY)
        first.when.first = first.when.last = last.when.first - 1;
    if (first.value == GRAIN_WEEKDAY && last.when.side == 1
        && first.when.first <= reader_reference (reader)) {
        first.when.last = first.when.first += 7; /* both are to come */
        last.when.last  = last.when.first += 7;
    } else if (is_open (&last) && is_open (&first) && last.when.first != first.when.last + 1)
        settle_beside (reader, &first, last.when.first, -1);
    if (first.value == GRAIN_WEEKDAY && calendar_weekday (first.when.first) != first.when.weekday)
        return false;
    if (last.when.first != first.when.last + 1 || ! join (out, &first, &last))
        return false;
    out->value         = first.value; /* a third may follow */
    out->when.has_year = true;
    return true;
}

/* هذا الأسبوع من الثلاثاء إلى الخميس */
bool
read_week_range (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *week = match_get (m, S_WEEK_DATE), *first = match_get (m, S_WEEKDAY_DATE),
                       *last = match_second (m, S_WEEKDAY_DATE);
    unsigned begins;

    (void) reader;
    if (week->when.first == DAY_NONE)
        return false;
    take_date (out, week);
    begins          = calendar_weekday (week->when.first);
    out->when.last  = out->when.first + (day_number) ((last->when.weekday + 7u - begins) % 7);
    out->when.first = out->when.first + (day_number) ((first->when.weekday + 7u - begins) % 7);
    out->word_flags = 0;
    out->value      = GRAIN_SPAN;
    return out->when.first <= out->when.last;
}
