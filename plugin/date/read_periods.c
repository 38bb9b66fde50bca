/* read_periods.c - weeks, quarters, parts, and what is counted from today. */
#include "date/reads.h"

enum { SHORT_TEXT = 8, SPORT_WORDS = 15 };

/* الأسبوع الماضي, العقد القادم, هذا الربع */
bool
read_unit_relative (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *unit = match_get (m, S_UNIT_ONE), *side = match_get (m, S_SIDE);
    day_number          reference = reader_reference (reader);

    if ((side && ! (side->word_flags & WORD_THE))
        || (! match_get (m, S_THIS) && ! (unit->word_flags & WORD_THE)))
        return false;
    out->flags |= PIECE_RELATIVE;
    out->value = unit->value / 10 == UNIT_WEEK ? GRAIN_WEEK : GRAIN_SPAN;
    if (unit->value / 10 == UNIT_DAY)
        out->value = GRAIN_TODAY;
    if (reference != DAY_NONE)
        settle_unit (reader, (enum unit) (unit->value / 10), reference, side ? side->value : 0, &out->when);
    return true;
}

/* الأسبوع التالي, الربع نفسه: counted from the date before it. */
bool
read_unit_anchored (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *unit = match_get (m, S_UNIT_ONE);
    bool                next = match_get (m, S_NEXT) != NULL;
    day_number          first, last;

    if (! (unit->word_flags & WORD_THE) || ! anchor (reader, &first, &last))
        return false;
    out->flags |= PIECE_RELATIVE;
    out->value = unit->value / 10 == UNIT_WEEK ? GRAIN_WEEK : GRAIN_SPAN;
    settle_unit (reader, (enum unit) (unit->value / 10), next ? last : first, next, &out->when);
    return true;
}

/* The n-th week that lies wholly in the month; of a year, the ISO week when
 * weeks begin on Monday: the one its 4th of January lies in is the first. */
static bool
nth_week (const struct reader *reader, struct when *when, int32_t nth, bool of_year)
{
    struct when week  = *when;
    day_number  first = when->first, last = when->last;

    if (nth == 0) {
        settle_unit (reader, UNIT_WEEK, of_year ? last - 3 : last + 1, of_year ? 0 : -1, &week);
    } else {
        settle_unit (reader, UNIT_WEEK, of_year ? first + 3 : first + 6, nth - 1, &week);
    }
    if (week.first > last || week.last < first)
        return false;
    *when = week;
    return true;
}

/* الأسبوع الأول من عام 2015, آخر أسبوع في سبتمبر */
bool
read_nth_week (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *order = match_get (m, S_ORDER), *whole = match_get (m, S_LONG_DATE);

    if (whole) {
        out->when = whole->when;
        out->flags |= whole->flags & PIECE_RELATIVE;
    } else if (! settle_in_month (reader, out, match_get (m, S_IN_MONTH)))
        return false;
    out->value = GRAIN_WEEK;
    if (out->when.first == DAY_NONE || (whole && whole->value > GRAIN_YEAR))
        return false;
    return nth_week (reader, &out->when, order ? order->value : 0, whole && whole->value == GRAIN_YEAR);
}

/* One of `count` and unit from the match, `step` names the piece. */
struct amount {
    enum unit unit;
    int32_t   count;
};

static struct amount
amount_of (const struct piece *count, const struct piece *unit)
{
    int32_t many = unit->value % 10 == COUNT_TWO ? 2 : 1;

    return (struct amount) { (enum unit) (unit->value / 10), count ? count->value : many };
}

/* Every amount of the match, last one's unit in *unit: قبل عام و21 يوما. */
static day_number
shift_all (const struct match *m, day_number day, int side, enum unit *least)
{
    const struct piece *count = NULL;

    *least = UNIT_CENTURY;
    for (unsigned i = 0; i < m->steps && day != DAY_NONE; i++) {
        if (m->piece[i]->class == WORD_NUMBER)
            count = m->piece[i];
        if (m->piece[i]->class != WORD_UNIT)
            continue;

        struct amount amount = amount_of (count, m->piece[i]);
        if (amount.unit < *least)
            *least = amount.unit;
        day   = settle_shift (day, amount.unit, side * amount.count);
        count = NULL;
    }
    return day;
}

/* Whether the words count from something named behind them: قبل يومين من …,
 * قبل شهر تماما من … */
static bool
counts_from_other (const struct reader *reader, const struct match *m, const struct piece *out)
{
    size_t      at   = out->token + out->tokens;
    struct word next = reader_word (reader, at);

    if (at < reader->tokens->count && next.class == WORD_NONE
        && span_ends (reader->tokens->at[at].folded, span_of ("ا")))
        next = reader_word (reader, at + 1);
    if (m->at > 0 && reader->at[m->at - 1].class == WORD_UNIT)
        return true; /* يوما بعد يوم */
    return ! match_get (m, S_NOW)
           && (next.class == WORD_FROM
               || (at < reader->tokens->count && span_is (reader->tokens->at[at].folded, "علي")));
}

/* Whether what follows says which day, month or year it is. */
static bool
is_named_next (const struct reader *reader, const struct match *m)
{
    size_t end    = m->at + m->pieces;
    uint8_t class = end < reader->count ? reader->at[end].class : WORD_NONE;

    return class == WORD_WEEKDAY || class == WORD_TODAY || class == WORD_MONTH || class == WORD_NUMBER
           || class == WORD_ORDINAL || class == PIECE_YEAR || class == PIECE_PERIOD;
}

/* منذ 3 أيام, قبل عام, بعد أسبوعين: a day when days are counted, else the whole
 * unit. What is to come must be said so by the verb, for بعد عام is mostly a year
 * after something told; only in a query's few words it counts from today. */
bool
read_ago (struct reader *reader, const struct match *m, struct piece *out)
{
    bool                ahead = match_get (m, S_AFTER) != NULL;
    const struct piece *unit  = NULL;
    day_number          day;
    enum unit           least;

    for (unsigned i = 0; i < m->steps; i++)
        if (m->piece[i]->class == WORD_UNIT)
            unit = m->piece[i];
    if (m->piece[m->steps - 1] == unit && unit->value % 10 == COUNT_MANY && ! match_get (m, S_COUNT))
        return false; /* منذ سنوات: since when is not said */
    if (m->piece[m->steps - 1] == unit && is_named_next (reader, m))
        return false; /* منذ يوم السبت */
    if (unit->word_flags & WORD_THE || counts_from_other (reader, m, out))
        return false;
    if (ahead && ! match_get (m, S_NOW) && reader->tokens->count > SHORT_TEXT
        && reader_tense (reader, out) <= 0)
        return false;
    out->flags |= PIECE_RELATIVE;
    out->when.about = true;
    out->value      = GRAIN_SPAN;
    if (reader_reference (reader) == DAY_NONE)
        return false;
    day = shift_all (m, reader_reference (reader), ahead ? 1 : -1, &least);
    if (day == DAY_NONE)
        return false;
    if (least == UNIT_DECADE || least == UNIT_CENTURY)
        least = UNIT_YEAR;
    settle_unit (reader, least, day, 0, &out->when);
    out->value = least == UNIT_DAY ? GRAIN_DAY : least == UNIT_WEEK ? GRAIN_WEEK : GRAIN_SPAN;
    if (least == UNIT_YEAR)
        out->value = GRAIN_YEAR;
    return true;
}

/* الأشهر الثلاثة الماضية, 3 أيام القادمة, آخر خمس سنوات: up to the day before the
 * reference, or from the day after it; decades and centuries whole. */
bool
read_rolling (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *unit = match_get (m, S_UNIT_FEW), *side = match_get (m, S_SIDE);
    day_number          reference = reader_reference (reader);
    struct when         far       = out->when;

    if (unit == NULL)
        unit = match_get (m, S_UNIT_TWO);
    if (match_get (m, S_LAST) && m->at + m->pieces < reader->count
        && reader->at[m->at + m->pieces].class == WORD_FROM)
        return false; /* الأشهر الثلاثة الأخيرة من 2018 */
    if (reference == DAY_NONE || (side && (side->value == 0 || ! (side->word_flags & WORD_THE))))
        return false;

    struct amount amount = amount_of (match_get (m, S_COUNT), unit);
    int32_t       way    = side ? side->value : -1;

    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_SPAN;
    if (amount.unit >= UNIT_DECADE && amount.unit <= UNIT_CENTURY) {
        settle_unit (reader, amount.unit, reference, way, &out->when);
        settle_unit (reader, amount.unit, reference, way * amount.count, &far);
        if (far.first < out->when.first)
            out->when.first = far.first;
        else
            out->when.last = far.last;
        return true;
    }
    out->when.first = way < 0 ? settle_shift (reference, amount.unit, -amount.count) : reference + 1;
    out->when.last  = way < 0 ? reference - 1 : settle_shift (reference, amount.unit, amount.count);
    return out->when.first != DAY_NONE && out->when.last != DAY_NONE;
}

/* The whole a part belongs to: a date behind it, or العام, which is the reference's. */
static bool
take_whole (struct reader *reader, const struct match *m, struct when *whole, struct piece *out)
{
    const struct piece *given = match_get (m, S_LONG_DATE), *month = match_get (m, S_IN_MONTH);

    if (month) {
        bool settled = settle_in_month (reader, out, month);
        *whole       = out->when;
        return settled;
    }
    if (given) {
        *whole = given->when;
        out->flags |= given->flags & PIECE_RELATIVE;
        return whole->first != DAY_NONE;
    }
    out->flags |= PIECE_RELATIVE;
    *whole = (struct when) { .weekday = NO_WEEKDAY, .side = NO_SIDE, .until = DAY_NONE };
    if (reader_reference (reader) == DAY_NONE)
        return false;
    settle_unit (reader, match_get (m, S_THE_MONTH) ? UNIT_MONTH : UNIT_YEAR, reader_reference (reader), 0,
                 whole);
    return true;
}

/* Part `index` of `parts` equal ones: by months when they divide the whole, by
 * years for centuries, else by days. */
static void
cut_part (const struct when *whole, int32_t parts, int32_t index, struct when *to)
{
    struct ymd from  = calendar_ymd (CALENDAR_GREGORIAN, whole->first);
    struct ymd until = calendar_ymd (CALENDAR_GREGORIAN, whole->last + 1);
    int32_t    start = from.year * 12 + from.month, months = until.year * 12 + until.month - start;

    *to = *whole;
    if (whole->calendar == CALENDAR_GREGORIAN && from.day == 1 && until.day == 1 && months > 1) {
        if (months == 1200 && parts == 3) { /* thirds of a century: 33 years, 33, 34 */
            to->first = settle_shift (whole->first, UNIT_YEAR, index * 33);
            to->last  = index < 2 ? settle_shift (whole->first, UNIT_YEAR, index * 33 + 33) - 1 : whole->last;
            return;
        }
        to->first = settle_shift (whole->first, UNIT_MONTH, months * index / parts);
        to->last  = settle_shift (whole->first, UNIT_MONTH, months * (index + 1) / parts) - 1;
        return;
    }

    int32_t days = whole->last - whole->first + 1;
    to->first    = whole->first + (days + parts - 1) / parts * index;
    to->last = index + 1 < parts ? whole->first + (days + parts - 1) / parts * (index + 1) - 1 : whole->last;
}

/* الأشهر الخمسة الأولى من 2018 */
bool
read_first_months (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t     count = match_get (m, S_COUNT)->value;
    struct when whole;

    if (! take_whole (reader, m, &whole, out) || count > 12 || whole.last - whole.first > 400)
        return false;
    out->when  = whole;
    out->value = GRAIN_SPAN;
    if (match_get (m, S_LAST))
        out->when.first = settle_shift (whole.last + 1, UNIT_MONTH, -count);
    else
        out->when.last = settle_shift (whole.first, UNIT_MONTH, count) - 1;
    return true;
}

/* Whether the words around are of a game, whose quarters are minutes. */
static bool
is_sport (const struct reader *reader, const struct piece *piece)
{
    size_t from = piece->token > SPORT_WORDS ? piece->token - SPORT_WORDS : 0;

    for (size_t i = from; i < piece->token + piece->tokens + SPORT_WORDS; i++)
        if (reader_word (reader, i).class == WORD_SPORT)
            return true;
    return false;
}

/* الربع الثالث من عام 2016; without a year the last such quarter that has begun. */
bool
read_quarter (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *order = match_get (m, S_ORDER), *head = match_get (m, S_QUARTER);
    struct when         whole;

    if (order && order->value > 4)
        return false;
    if (! take_whole (reader, m, &whole, out) || whole.last - whole.first > 400
        || whole.last - whole.first < 300)
        return false;
    out->value = GRAIN_SPAN;
    cut_part (&whole, 4, order ? order->value - 1 : 3, &out->when);
    if (match_get (m, S_LONG_DATE) || match_get (m, S_THE_YEAR))
        return true;
    if (! (head->word_flags & WORD_THE) || is_sport (reader, out))
        return false;
    if (out->when.first > reader_reference (reader) && reader_tense (reader, out) <= 0) {
        out->when.first = settle_shift (out->when.first, UNIT_YEAR, -1);
        out->when.last  = settle_shift (out->when.last, UNIT_YEAR, -1);
    }
    return true;
}

enum { EARLY = 1, MIDDLE = 2, LATE = 3 };

/* Years and decades have halves at their ends and a third in the middle,
 * months ten days each; anything else is cut in three. */
static bool
set_part (struct piece *out, const struct when *whole, uint32_t grain, int32_t part)
{
    int32_t days = whole->last - whole->first + 1;

    out->when       = *whole;
    out->when.about = true;
    out->value      = GRAIN_SPAN;
    if (grain == GRAIN_WEEK) {
        out->when.first += part == EARLY ? 0 : part == MIDDLE ? 1 : 3;
        out->when.last -= part == EARLY ? 4 : part == MIDDLE ? 2 : 0;
    } else if (days >= 28 && days <= 31) {
        out->when.first += 10 * (part - 1);
        if (part != LATE)
            out->when.last = out->when.first + 9;
    } else if (days < 4000 && days > 300 && part != MIDDLE)
        cut_part (whole, 2, part == LATE, &out->when);
    else
        cut_part (whole, 3, part - 1, &out->when);
    out->when.about = true;
    return true;
}

/* النصف الأول من 2015, السداسي الثاني من السنة */
bool
read_half (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *order = match_get (m, S_ORDER);
    struct when         whole;

    if ((order && order->value > 2) || ! take_whole (reader, m, &whole, out))
        return false;
    out->value = GRAIN_SPAN;
    if (order || match_get (m, S_LAST))
        cut_part (&whole, 2, order ? order->value - 1 : 1, &out->when);
    else
        return set_part (out, &whole, GRAIN_SPAN, MIDDLE);
    return true;
}

/* مطلع عام 2016, نهاية أغسطس, منتصف القرن الماضي */
bool
read_part (struct reader *reader, const struct match *m, struct piece *out)
{
    int32_t             part  = match_get (m, S_PART)->value;
    const struct piece *whole = match_get (m, S_LONG_DATE), *day = match_get (m, S_DATE);

    (void) reader;
    if (day) {
        out->when  = day->when;
        out->value = day->value;
        out->flags |= day->flags & PIECE_RELATIVE;
        return true;
    }
    out->flags |= whole->flags & PIECE_RELATIVE;
    if (whole->when.first == DAY_NONE || whole->when.until != DAY_NONE)
        return false;
    return set_part (out, &whole->when, (uint32_t) whole->value, part);
}

/* نهاية العام, منتصف الشهر: of the reference's */
bool
read_part_of_unit (struct reader *reader, const struct match *m, struct piece *out)
{
    struct when whole;

    if (! take_whole (reader, m, &whole, out))
        return false;
    return set_part (out, &whole, GRAIN_YEAR, match_get (m, S_PART)->value);
}

/* بقية هذا الأسبوع, بقية العام */
bool
read_rest (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *unit = match_get (m, S_UNIT_ONE), *whole = match_get (m, S_LONG_DATE);
    day_number          reference = reader_reference (reader);

    if (reference == DAY_NONE || (unit && ! (unit->word_flags & WORD_THE)))
        return false;
    if (unit)
        settle_unit (reader, (enum unit) (unit->value / 10), reference, 0, &out->when);
    else
        out->when = whole->when;
    if (out->when.first == DAY_NONE || out->when.last < reference)
        return false;
    if (out->when.first < reference)
        out->when.first = reference;
    out->flags |= PIECE_RELATIVE;
    out->value = GRAIN_SPAN;
    return true;
}

/* الثمانينيات, خمسينيات القرن الماضي. Twenties and thirties alone are ages. */
bool
read_decade (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *century = match_get (m, S_LONG_DATE);
    int32_t             decade = match_get (m, S_DECADE)->value, base = 1900;

    (void) reader;
    out->value = GRAIN_SPAN;
    if (century) {
        base = calendar_ymd (CALENDAR_GREGORIAN, century->when.first).year - 1;
        if (century->when.last - century->when.first < 36000)
            return false;
        out->flags |= century->flags & PIECE_RELATIVE;
    } else if (decade < 40 && ! match_get (m, S_DECADES))
        return false;
    else
        out->flags |= PIECE_BARE;
    return settle_years (base + decade, base + decade + 9, &out->when);
}

/* صيف 2018, الشتاء الماضي; three whole months, winter by the year it ends in. */
bool
read_season (struct reader *reader, const struct match *m, struct piece *out)
{
    const struct piece *season = match_get (m, S_SEASON), *year = match_get (m, S_YEAR_DATE),
                       *side = match_get (m, S_SIDE);
    struct when *when        = &out->when;
    int32_t      which;

    out->value = GRAIN_SPAN;
    if (year) {
        if (year->when.first == DAY_NONE || year->when.calendar != CALENDAR_GREGORIAN)
            return false;
        which = calendar_ymd (CALENDAR_GREGORIAN, year->when.first).year;
        out->flags |= year->flags & PIECE_RELATIVE;
    } else {
        day_number reference = reader_reference (reader);
        if (reference == DAY_NONE || (side && ! (side->word_flags & WORD_THE)))
            return false;
        out->flags |= PIECE_RELATIVE;
        struct ymd now = calendar_ymd (CALENDAR_GREGORIAN, reference);
        /* the season that has begun last, or, for the next one, that begins next */
        which          = now.year + (season->value == 12 && now.month == 12);
        int32_t begins = season->value == 12 ? 0 : season->value,
                month  = season->value == 12 && now.month == 12 ? 0 : now.month;
        if (side && side->value < 0)
            which -= month < begins + 3;
        else if (side && side->value > 0)
            which += month >= begins;
    }
    when->first = calendar_day (CALENDAR_GREGORIAN, (struct ymd) { season->value == 12 ? which - 1 : which,
                                                                  (uint8_t) season->value, 1 });
    when->last  = settle_shift (when->first, UNIT_MONTH, 3) - 1;
    return true;
}
