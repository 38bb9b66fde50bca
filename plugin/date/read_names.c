/* read_names.c - months, years, and months of a year. */
#include "date/reads.h"

enum {
    HIJRI_MANY          = 1600, /* no Hijri year of news is later */
    HIJRI_NUMERIC_FIRST = 1300,
    HIJRI_BACK          = 70, /* عام 1390 alone is Hijri when so near the reference's */
    HIJRI_AHEAD         = 6,
    ERA_BEFORE_CHRIST   = 3,
    METRES_UNTIL        = 1800, /* 1500 م without سنة is a distance */
};

void
take_month (struct piece *out, const struct piece *month)
{
    out->word_flags = month->word_flags & (WORD_UNSURE | WORD_RARE | WORD_HERE);
    if (month->class == PIECE_PERIOD) {
        out->when       = month->when;
        out->word_flags = 0;
        out->flags |= month->flags & PIECE_RELATIVE;
        return;
    }
    out->when.calendar = (uint8_t) (month->value / MONTH_RADIX);
    out->when.month    = (uint8_t) (month->value % MONTH_RADIX);
}

/* Two names of one month: آب/أغسطس. */
bool
read_dual (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *first = match_get (m, S_MONTH), *second = match_second (m, S_MONTH);

    (void) reader;
    if (first->value != second->value)
        return false;
    out->class      = WORD_MONTH;
    out->value      = first->value;
    out->word_flags = 0;
    return true;
}

bool
read_month_word (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *month = match_get (m, S_MONTH);

    (void) reader;
    out->class = WORD_MONTH;
    out->value = month->value;
    return true;
}

/* شهر 9, شهر تسعة: not شهر واحد, which is a duration. */
bool
read_month_number (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *number = match_get (m, S_MONTH_NUMBER);

    (void) reader;
    if (number->digits == 0 && number->value == 1)
        return false;
    out->class = WORD_MONTH;
    out->value = CALENDAR_GREGORIAN * MONTH_RADIX + number->value;
    return true;
}

/* قبل الماضي: one further back. */
bool
read_double_side (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *side = match_get (m, S_PAST);

    (void) reader;
    if (side == NULL)
        side = match_get (m, S_COMING);
    out->class      = WORD_SIDE;
    out->value      = 2 * side->value;
    out->word_flags = side->word_flags;
    return true;
}

/* A year written without its era: Hijri when the number is, near the reference. */
static uint8_t
likely_calendar (const struct reader *reader, int32_t year)
{
    day_number reference = reader_reference (reader);
    int32_t    now;

    if (year >= HIJRI_MANY || year < HIJRI_NUMERIC_FIRST || reference == DAY_NONE)
        return CALENDAR_GREGORIAN;
    now = calendar_ymd (CALENDAR_HIJRI, reference).year;
    return year >= now - HIJRI_BACK && year <= now + HIJRI_AHEAD ? CALENDAR_HIJRI : CALENDAR_GREGORIAN;
}

static bool
set_year (const struct reader *reader, struct piece *out, int32_t year, const struct piece *era)
{
    out->when.calendar = era == NULL                       ? likely_calendar (reader, year)
                         : era->value == ERA_BEFORE_CHRIST ? CALENDAR_GREGORIAN
                                                           : (uint8_t) era->value;
    if (era && era->value == ERA_BEFORE_CHRIST)
        year = 1 - year;
    if (out->when.calendar == CALENDAR_HIJRI && year >= HIJRI_MANY)
        return false;
    out->when.year     = year;
    out->when.has_year = true;
    out->class         = PIECE_YEAR;
    out->value         = year;
    return true;
}

/* عام 2015, سنة 1430 هـ, 1994 م, عام ألفين وعشرين */
bool
read_year (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *number = match_get (m, S_YEAR_NUMBER), *era = match_get (m, S_ERA);

    if (number == NULL)
        number = match_get (m, S_TWO);
    if (number->digits && number->digits < 3 && era == NULL)
        return false;
    if (m->piece[0] == number && m->at > 1 && reader->at[m->at - 2].class == WORD_NUMBER
        && (reader->at[m->at - 1].class == PIECE_SLASH || reader->at[m->at - 1].class == PIECE_DASH))
        return false; /* the end of 28/8/1436هـ */
    if (number->digits == 0 && number->value < 1000 && era == NULL)
        return false;
    if (! match_get (m, S_ONE_YEAR) && era && era->value == CALENDAR_GREGORIAN
        && number->value < METRES_UNTIL)
        return false;
    return set_year (reader, out, number->value, era);
}

bool
anchor (const struct reader *reader, day_number *first, day_number *last)
{
    *first = reader->context->last_first;
    *last  = reader->context->last_last;
    if (*first == DAY_NONE)
        *first = *last = reader_reference (reader);
    return *first != DAY_NONE;
}

/* The year, or month, an adjective or pronoun points at. */
static bool
relative_unit (struct reader *reader, const struct match *m, enum unit unit, struct piece *out)
{
    const struct piece *side = match_get (m, S_SIDE), *next = match_get (m, S_NEXT),
                       *same = match_get (m, S_SAME);
    day_number first = reader_reference (reader), last = first;

    if (side && ! (side->word_flags & WORD_THE))
        return false;
    if ((next || same) && ! anchor (reader, &first, &last))
        return false;
    if (first == DAY_NONE)
        return false;
    settle_unit (reader, unit, next ? last : first, side ? side->value : next ? 1 : 0, &out->when);
    out->when.has_year = true;
    out->flags |= PIECE_RELATIVE;
    return true;
}

/* العام الماضي, هذه السنة, العام نفسه */
bool
read_year_relative (struct reader *reader, const struct match *m, struct piece *out)
{
    if (! relative_unit (reader, m, UNIT_YEAR, out))
        return false;
    out->when.year = calendar_ymd (CALENDAR_GREGORIAN, out->when.first).year;
    out->class     = PIECE_YEAR;
    out->value     = out->when.year;
    return true;
}

bool
take_year (struct piece *out, const struct piece *year)
{
    if (year->class == PIECE_YEAR) {
        out->when.year = year->when.year;
        if (out->when.month == 0)
            out->when.calendar = year->when.calendar;
        out->flags |= year->flags & PIECE_RELATIVE;
    } else {
        int32_t fewest = out->when.calendar == CALENDAR_HIJRI ? 100 : 1000;

        if (year->value < fewest || (year->digits && year->digits < 3))
            return false;
        out->when.year = year->value;
    }
    out->when.has_year = true;
    return true;
}

/* رمضان 2023: the Hijri month that begins in the Gregorian year. */
static void
hijri_in_gregorian (struct when *when)
{
    struct when year = { .year = when->year, .calendar = CALENDAR_GREGORIAN };

    if (! settle_year (&year))
        return;
    when->year = calendar_ymd (CALENDAR_HIJRI, year.first).year;
    if (settle_month (when) && when->first < year.first)
        when->year++;
}

/* A month of a year, settled or to be settled by its side. */
static bool
make_period (const struct reader *reader, struct piece *out)
{
    struct piece whole = *out;

    if (out->when.has_year && out->when.calendar != CALENDAR_GREGORIAN && out->when.year > HIJRI_MANY)
        hijri_in_gregorian (&out->when);
    whole.when = out->when;
    if (whole.when.has_year && ! settle (reader, &whole))
        return false;
    out->class = PIECE_PERIOD;
    return true;
}

/* يونيو من عام 2014 */
bool
read_month_of_year (struct reader *reader, const struct match *m, struct piece *out)
{
    take_month (out, match_get (m, S_MONTH));
    out->word_flags = 0;
    return take_year (out, match_get (m, S_SOME_YEAR)) && make_period (reader, out);
}

/* 2016 نوفمبر: not of a word that is no month too, as in عام 2016 مارس الضغط */
bool
read_year_month (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *month = match_get (m, S_MONTH);

    take_month (out, month);
    return ! (month->word_flags & WORD_UNSURE) && take_year (out, match_get (m, S_LATE_YEAR))
           && make_period (reader, out);
}

/* الشهر التاسع سنة 2014 */
bool
read_numbered_month (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t month = match_get (m, S_ORDER)->value;

    if (month > 12)
        return false;
    out->when.month = (uint8_t) month;
    return take_year (out, match_get (m, S_YEAR)) && make_period (reader, out);
}

/* مارس الماضي, هذا سبتمبر */
bool
read_month_relative (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *side = match_get (m, S_SIDE);

    if (side && ! (side->word_flags & WORD_THE))
        return false;
    take_month (out, match_get (m, S_MONTH));
    out->word_flags = 0;
    out->when.side  = side ? (int8_t) side->value : 0;
    return make_period (reader, out);
}

/* الشهر الماضي, هذا الشهر, الشهر نفسه */
bool
read_this_month (struct reader *reader, const struct match *m, struct piece *out)
{
    struct ymd ymd;

    if (! relative_unit (reader, m, UNIT_MONTH, out))
        return false;
    ymd             = calendar_ymd (CALENDAR_GREGORIAN, out->when.first);
    out->when.year  = ymd.year;
    out->when.month = ymd.month;
    out->class      = PIECE_PERIOD;
    return true;
}

/* Two years of one expression: one interval when they follow each other or
 * stand between بين … و. */
static bool
pair_years (struct piece *out, int32_t first, int32_t last, bool whole, uint32_t second)
{
    struct when end = out->when;

    if (first > last || ! settle_years (first, last, &out->when))
        return false;
    out->class = PIECE_DATE;
    out->value = GRAIN_SPAN;
    if (whole || last == first + 1)
        return true;
    end.year = last;
    if (! settle_year (&end) || ! settle_year (&(struct when) { .year = first, .calendar = end.calendar }))
        return false;
    out->when.from = end.first;
    end.year       = first;
    settle_year (&end);
    out->when.until = end.last;
    out->second     = second;
    return true;
}

/* 2018-2022, 2023/2024, 1437/1436هـ, 2018/19 */
bool
read_year_pair (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *first = match_get (m, S_FOUR), *last = match_second (m, S_FOUR);
    const struct piece *mark = match_get (m, S_SLASH) ? match_get (m, S_SLASH) : match_get (m, S_DASH);
    int32_t             from = first->value, to;

    if (is_chained (reader, m))
        return false;
    if (last == NULL) {
        last = match_get (m, S_TWO);
        if (! (mark->flags & PIECE_TIGHT) && mark->class == PIECE_DASH)
            return false;
        to = from - from % 100 + last->value;
        if (to != from + 1 && ! (last->value == 0 && (to += 100) == from + 1))
            return false;
    } else
        to = last->value;
    if (! set_year (reader, out, from, match_get (m, S_ERA)))
        return false;
    if (out->when.calendar == CALENDAR_GREGORIAN && (from < 1800 || from > 2099 || to < 1800 || to > 2099))
        return false;
    if (from == to + 1 && mark->class == PIECE_SLASH)
        return pair_years (out, to, from, true, 0);
    return to != from && pair_years (out, from, to, true, 0);
}

/* عامي 2018 و2022 */
bool
read_two_years (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *first = match_get (m, S_YEAR_NUMBER), *last = match_second (m, S_YEAR_NUMBER);
    bool                whole = match_get (m, S_BETWEEN) || match_get (m, S_TO) || match_get (m, S_DASH);

    if ((first->digits && first->digits < 3) || (last->digits && last->digits < 3))
        return false;
    return set_year (reader, out, first->value, match_get (m, S_ERA))
           && pair_years (out, first->value, last->value, whole, last->token);
}

static bool
set_century (struct piece *out, int32_t century, const struct piece *era)
{
    bool before = era && era->value == ERA_BEFORE_CHRIST;

    if (era && ! before)
        out->when.calendar = (uint8_t) era->value;
    out->value = GRAIN_SPAN;
    return century > 0
           && settle_years (before ? 1 - 100 * century : 100 * century - 99,
                            before ? 100 - 100 * century : 100 * century, &out->when);
}

/* القرن التاسع عشر */
bool
read_century (struct reader *reader, const struct match *m, struct piece *out)
{
    (void) reader;
    return match_get (m, S_CENTURY)->word_flags & WORD_THE
           && set_century (out, match_get (m, S_DAY)->value, match_get (m, S_ERA));
}

/* القرن الماضي */
bool
read_century_relative (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *side = match_get (m, S_SIDE);

    out->value = GRAIN_SPAN;
    if (reader_reference (reader) == DAY_NONE || (side && ! (side->word_flags & WORD_THE)))
        return false;
    out->flags |= PIECE_RELATIVE;
    settle_unit (reader, UNIT_CENTURY, reader_reference (reader), side ? side->value : 0, &out->when);
    return true;
}
