/* settle.c - the days that are meant.
 *
 * News leaves out what the reader knows: the year, or which Friday. Choices,
 * in order: what an adjective says (الماضي, المقبل, الجاري); the weekday, when
 * only one of the neighbouring years fits it; a verb of the past, or of the
 * future where the next such date is not much farther than the last; else the
 * nearer of the two, the future only when it is much nearer, for news tells of
 * what was. A weekday alone is the
 * last one, the day itself included, and after a future verb the next. */
#include "date/settle.h"

enum {
    FUTURE_WEIGHT = 3,
    FUTURE_DAYS   = 100,
    TENSE_BACK    = 12,
    TENSE_AHEAD   = 4,
    SENTENCE_HEAD = 3,
    SHORT_WORD    = 4
};

/* قبل مواجهة: before what has not yet been; not قبل أن, قبل ثلاثة, من قبل. */
static bool
is_before_event (const struct reader *reader, size_t at, struct word word)
{
    const struct token *next = &reader->tokens->at[at + 1];

    return word.class == WORD_AGO && word.value == -2 && at + 1 < reader->tokens->count
           && ! (next->gap & ~(GAP_SPACE | GAP_LINE)) && next->folded.len > SHORT_WORD
           && reader_word (reader, at + 1).class == WORD_NONE
           && (at == 0 || reader_word (reader, at - 1).class != WORD_FROM);
}

/* 1 for a verb of the future: سوف, or س and an imperfect that is no noun of the
 * list; -1 for a sign of the past. Some speak only at a weekday. */
static int
word_tense (const struct reader *reader, size_t at, bool weekday)
{
    static const char *const heads[] = { "سي", "ست", "سن", "وسي", "وست" };
    struct span              folded = reader->tokens->at[at].folded, source = reader->tokens->at[at].source;
    struct word              word = reader_word (reader, at);

    if (weekday && is_before_event (reader, at, word))
        return 1;
    if (word.class == WORD_PAST)
        return weekday || word.value == 0 ? -1 : 0;
    if (word.class != WORD_NONE)
        return word.class == WORD_FUTURE;
    if (span_starts (source, span_of ("سأ")) || span_starts (source, span_of ("وسأ")))
        return 1;
    if (reader->tokens->at[at].kind != TOKEN_ARABIC || folded.len < 10)
        return 0;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        if (span_starts (folded, span_of (heads[i])))
            return 1;
    return 0;
}

int
reader_tense (const struct reader *reader, const struct piece *piece)
{
    const struct token *tokens = reader->tokens->at;
    size_t              count = reader->tokens->count, end = piece->token + piece->tokens, i = piece->token;
    bool                weekday = piece->value == GRAIN_WEEKDAY;
    int                 tense;

    if (i > 0 && reader_word (reader, i - 1).class == WORD_TO)
        return 1; /* حتى السبت */
    for (; i > 0 && piece->token - i < TENSE_BACK && ! (tokens[i].gap & (GAP_STOP | GAP_LINE)); i--)
        if ((tense = word_tense (reader, i - 1, weekday)) != 0)
            return tense;
    if (piece->token - i > SENTENCE_HEAD)
        return 0;
    for (i = end; i < count && i - end < TENSE_AHEAD && ! (tokens[i].gap & (GAP_STOP | GAP_LINE)); i++)
        if ((tense = word_tense (reader, i, weekday)) != 0)
            return tense;
    return 0;
}

bool
settle_month (struct when *when)
{
    unsigned days = calendar_month_days (when->calendar, when->year, when->month);

    if (days == 0)
        return false;
    when->first = calendar_day (when->calendar, (struct ymd) { when->year, when->month, 1 });
    when->last  = when->first + (day_number) days - 1;
    return true;
}

bool
settle_year (struct when *when)
{
    unsigned days = calendar_month_days (when->calendar, when->year, 12);

    if (days == 0 || calendar_month_days (when->calendar, when->year, 1) == 0)
        return false;
    when->first = calendar_day (when->calendar, (struct ymd) { when->year, 1, 1 });
    when->last  = calendar_day (when->calendar, (struct ymd) { when->year, 12, (uint8_t) days });
    return true;
}

bool
settle_years (int32_t first, int32_t last, struct when *when)
{
    struct when end = *when;

    when->year = first;
    end.year   = last;
    if (! settle_year (when) || ! settle_year (&end))
        return false;
    when->last = end.last;
    return true;
}

/* The date in one year; false when the year lacks the day. */
static bool
in_year (struct when *when, int32_t year)
{
    when->year = year;
    if (when->month == 0)
        return settle_year (when);
    if (when->day == 0)
        return settle_month (when);
    when->first = when->last = calendar_day (when->calendar, (struct ymd) { year, when->month, when->day });
    return when->first != DAY_NONE;
}

enum { YEARS_BACK = 5, YEARS_AHEAD = 5 };

/* The candidate years around the reference, those that have the date. */
struct candidates {
    struct when at[YEARS_BACK + YEARS_AHEAD + 1];
    unsigned    count;
};

static void
candidates_fill (struct candidates *c, const struct when *when, day_number reference)
{
    int32_t now = calendar_ymd (when->calendar, reference).year;

    c->count = 0;
    for (int32_t year = now - YEARS_BACK; year <= now + YEARS_AHEAD; year++) {
        struct when candidate = *when;
        if (in_year (&candidate, year))
            c->at[c->count++] = candidate;
    }
}

/* Days from the reference to the interval; 0 inside. */
static int32_t
distance (const struct when *when, day_number reference)
{
    if (when->first > reference)
        return when->first - reference;
    return when->last < reference ? reference - when->last : 0;
}

/* The last candidate wholly before, or the first wholly after; NULL if none. */
static const struct when *
beside (const struct candidates *c, day_number reference, int side, bool touching)
{
    const struct when *found = NULL;

    for (unsigned i = 0; i < c->count; i++) {
        const struct when *candidate = &c->at[i];

        if (side < 0 && (touching ? candidate->first <= reference : candidate->last < reference))
            found = candidate;
        if (side > 0 && ! found && (touching ? candidate->last >= reference : candidate->first > reference))
            found = candidate;
    }
    return found;
}

static const struct when *
nearest (const struct candidates *c, day_number reference, unsigned weekday)
{
    const struct when *found = NULL;

    for (unsigned i = 0; i < c->count; i++) {
        if (weekday != NO_WEEKDAY && calendar_weekday (c->at[i].first) != weekday)
            continue;
        if (! found || distance (&c->at[i], reference) < distance (found, reference))
            found = &c->at[i];
    }
    return found;
}

/* The candidate nothing but the reference and the tense decides on. */
static const struct when *
likely (const struct candidates *c, day_number reference, int tense)
{
    const struct when *past = beside (c, reference, -1, true), *next = beside (c, reference, 1, true);

    if (! past || ! next)
        return past ? past : next;
    if (tense < 0 || past == next)
        return past;

    int32_t ahead = distance (next, reference), back = distance (past, reference);
    if (tense > 0)
        return ahead < back * FUTURE_WEIGHT ? next : past;
    return ahead <= FUTURE_DAYS && ahead * FUTURE_WEIGHT < back ? next : past;
}

static const struct when *
choose (const struct reader *reader, const struct candidates *c, const struct piece *piece)
{
    day_number         reference = reader_reference (reader);
    const struct when *found     = NULL;
    int                side      = piece->when.side;

    if (side == 0)
        return nearest (c, reference, NO_WEEKDAY);
    if (side != NO_SIDE) {
        found = beside (c, reference, side, false);
        for (int more = side < 0 ? -side - 1 : side - 1; found && more > 0; more--)
            found = beside (c, side < 0 ? found->first : found->last, side, false);
        return found;
    }
    if (piece->when.weekday != NO_WEEKDAY && piece->when.day) {
        found = nearest (c, reference, piece->when.weekday);
        if (found && distance (found, reference) > 366)
            found = NULL;
    }
    return found ? found : likely (c, reference, reader_tense (reader, piece));
}

static bool
settle_weekday (const struct reader *reader, struct piece *piece)
{
    struct when *when      = &piece->when;
    day_number   reference = reader_reference (reader);
    int          side      = when->side;
    day_number   back      = (day_number) ((calendar_weekday (reference) + 7 - when->weekday) % 7);
    day_number   day       = reference - back; /* the last one, today included */

    if (side == 0) {
        struct when week = *when;
        settle_unit (reader, UNIT_WEEK, reference, 0, &week);
        while (day < week.first)
            day += 7;
    } else if (side == NO_SIDE) {
        if (back && reader_tense (reader, piece) > 0)
            day += 7;
    } else if (side < 0)
        day += 7 * (side + (back > 0));
    else
        day += 7 * side;
    when->first = when->last = day;
    return true;
}

bool
settle (const struct reader *reader, struct piece *piece)
{
    struct candidates  c;
    const struct when *found;
    struct when       *when = &piece->when;

    if (when->has_year)
        return in_year (when, when->year);
    if (reader_reference (reader) == DAY_NONE)
        return false;
    piece->flags |= PIECE_RELATIVE;
    if (when->month == 0)
        return when->weekday != NO_WEEKDAY && settle_weekday (reader, piece);
    candidates_fill (&c, when, reader_reference (reader));
    found = choose (reader, &c, piece);
    if (found == NULL)
        return false;
    *when = *found;
    return true;
}

static void
unit_years (int32_t size, int32_t offset, day_number day, int32_t away, struct when *when)
{
    int32_t year = calendar_ymd (when->calendar, day).year - offset;

    year = (year - (year % size + size) % size) + away * size + offset;
    settle_years (year, year + size - 1, when);
}

static void
unit_months (int32_t size, day_number day, int32_t away, struct when *when)
{
    struct ymd  ymd   = calendar_ymd (when->calendar, day);
    int32_t     month = ymd.year * 12 + ymd.month - 1;
    struct when end   = *when;

    month       = month - month % size + away * size;
    when->year  = month / 12;
    when->month = (uint8_t) (month % 12 + 1);
    end.year    = (month + size - 1) / 12;
    end.month   = (uint8_t) ((month + size - 1) % 12 + 1);
    if (settle_month (when) && settle_month (&end))
        when->last = end.last;
}

void
settle_unit (const struct reader *reader, enum unit unit, day_number day, int32_t away, struct when *when)
{
    switch (unit) {
    case UNIT_NONE:
    case UNIT_DAY:
        when->first = when->last = day + away;
        break;
    case UNIT_WEEK:
        when->first = day - (day_number) ((calendar_weekday (day) + 7 - reader->options->week_start % 7u) % 7)
                      + 7 * away;
        when->last = when->first + 6;
        break;
    case UNIT_MONTH:
        unit_months (1, day, away, when);
        break;
    case UNIT_QUARTER:
        unit_months (3, day, away, when);
        break;
    case UNIT_YEAR:
        unit_years (1, 0, day, away, when);
        break;
    case UNIT_DECADE:
        unit_years (10, 0, day, away, when);
        break;
    case UNIT_CENTURY:
        unit_years (100, 1, day, away, when);
        break;
    }
}

day_number
settle_shift (day_number day, enum unit unit, int32_t count)
{
    static const int16_t months[] = {
        [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200
    };
    struct ymd ymd = calendar_ymd (CALENDAR_GREGORIAN, day);

    if (unit == UNIT_DAY || unit == UNIT_WEEK)
        return day + count * (unit == UNIT_WEEK ? 7 : 1);

    int32_t  month = ymd.year * 12 + ymd.month - 1 + count * months[unit];
    int32_t  year  = month / 12 - (month % 12 < 0);
    unsigned days;

    ymd.year  = year;
    ymd.month = (uint8_t) (month - year * 12 + 1);
    days      = calendar_month_days (CALENDAR_GREGORIAN, ymd.year, ymd.month);
    if (ymd.day > days)
        ymd.day = (uint8_t) days;
    return calendar_day (CALENDAR_GREGORIAN, ymd);
}
