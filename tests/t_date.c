#include "date/calendar.h"
#include "date/rules.h"
#include "rows.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucal.h>

static const struct date_options options = {
    .day_first = true, .week_start = 1, .pivot = 49, .years_alone = true
};

static const struct row *dates, *nots, *pairs;
static size_t            date_count, not_count, pair_count;

/* ---- reading ---- */

struct reading {
    struct token_list tokens;
    struct date_list  dates;
};

/* Reads `text`, written on `reference` (DAY_NONE: unknown), and checks what is
 * always true of dates: inside the text, in order, the first day not behind the last. */
static void
read_text (struct reading *r, const char *text, day_number reference)
{
    struct cutter       cutter  = { { false, false, false }, fold_standard () };
    struct date_context context = { reference, reference == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN,
                                    DAY_NONE, DAY_NONE };
    struct span         span    = span_of (text);
    size_t              end     = 0;

    *r = (struct reading) { 0 };
    ck_assert_uint_eq (token_cut (&cutter, span, 0, 1, FOR_INDEX, &r->tokens), span.len);
    ck_assert (date_find (&options, &context, span, &r->tokens, &r->dates));
    for (size_t i = 0; i < r->dates.count; i++) {
        const struct date *d = &r->dates.at[i];

        must_say (d->start >= end && d->start < d->end && d->end <= span.len, "%s: bytes %zu to %zu",
                       text, d->start, d->end);
        must_say (d->first <= d->last, "%s: ends before it begins", text);
        end = d->end;
    }
}

static void
reading_free (struct reading *r)
{
    token_list_free (&r->tokens);
    date_list_free (&r->dates);
}

/* "2023-12-04", "2023-12", "2023" or two of them with ".."; years before Christ only in full. */
static void
expect_interval (struct span text, day_number *first, day_number *last)
{
    day_number other;
    bool       before = text.len > 0 && text.at[0] == '-';

    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == '.' && text.at[i + 1] == '.') {
            expect_interval ((struct span) { text.at, i }, first, &other);
            expect_interval (span_after (text, i + 2), &other, last);
            return;
        }
    ck_assert_msg (before || calendar_parse_iso (text, first, last), "'%.*s' is no day", (int) text.len,
                   text.at);
    if (before) {
        int year, month, day;
        ck_assert_int_eq (sscanf (text.at + 1, "%4d-%2d-%2d", &year, &month, &day), 3);
        *first = *last =
            calendar_day (CALENDAR_GREGORIAN, (struct ymd) { -year, (uint8_t) month, (uint8_t) day });
    }
}

static void
print_dates (const struct date_list *list, char *to, size_t room)
{
    size_t len = 0;

    to[0] = '\0';
    for (size_t i = 0; i < list->count && len + 64 < room; i++) {
        char first[16], last[16];

        calendar_print_iso (list->at[i].first, first);
        calendar_print_iso (list->at[i].last, last);
        len += (size_t) snprintf (to + len, room - len, "%s%s..%s (%s)", i ? "; " : "", first, last,
                                  list->at[i].rule);
    }
}

static void
expect_dates (const char *where, const char *text, day_number reference, const char *expected)
{
    struct reading r;
    struct span    rest = span_of (expected), part;
    size_t         i    = 0;
    char           got[512];

    read_text (&r, text, reference);
    print_dates (&r.dates, got, sizeof got);
    if (strcmp (expected, "-") != 0)
        for (; span_next (&rest, ';', &part); i++) {
            day_number first = DAY_NONE, last = DAY_NONE;

            expect_interval (part, &first, &last);
            must_say (i < r.dates.count && r.dates.at[i].first == first && r.dates.at[i].last == last,
                           "%s %s: got %s, want %s", where, text, got, expected);
        }
    ck_assert_msg (i == r.dates.count, "%s %s: got %s, want %s", where, text, got, expected);
    reading_free (&r);
}

static day_number
day_of (const char *iso)
{
    day_number first = DAY_NONE, last;

    if (strcmp (iso, "-") != 0)
        ck_assert_msg (calendar_parse_iso (span_of (iso), &first, &last), "'%s' is no day", iso);
    return first;
}

START_TEST (reads_as_the_fixture_says)
{
    const struct row *row = &dates[_i];
    char              where[64];

    snprintf (where, sizeof where, "%s:%u", row->file, row->line);
    expect_dates (where, row->cell[0], day_of (row->cell[1]), row->cell[2]);
}
END_TEST

START_TEST (reads_no_date_where_there_is_none)
{
    const struct row *row = &nots[_i];
    char              where[64];

    snprintf (where, sizeof where, "%s:%u", row->file, row->line);
    expect_dates (where, row->cell[0], day_of ("2023-12-04"), "-");
}
END_TEST

/* ---- rows ---- */

/* The level from which on rows make dates; those before make parts of them. */
enum { DATES_BEGIN = 3 };

/* The row, or one of its name, is the one that read the example. */
static void
expect_rule (const struct date_rule *rule)
{
    struct reading r;

    read_text (&r, rule->example, day_of ("2023-12-04"));
    ck_assert_uint_ge (r.dates.count, 1);
    ck_assert_msg (strcmp (r.dates.at[0].rule, rule->name) == 0, "%s: read by %s", rule->example, r.dates.at[0].rule);
    reading_free (&r);
}

START_TEST (rule_reads_its_own_example)
{
    const struct date_level *level = &date_levels[_i];

    for (size_t i = 0; i < level->count; i++) {
        const struct date_rule *rule = &level->rules[i];

        ck_assert_msg (rule->example && rule->reading, "%s: no example", rule->name);
        expect_dates (rule->name, rule->example, day_of ("2023-12-04"), rule->reading);
        if (_i >= DATES_BEGIN)
            expect_rule (rule);
    }
}
END_TEST

/* Within a level no row asks for exactly what an earlier one does. */
START_TEST (no_rule_hides_a_later_one)
{
    const struct date_level *level = &date_levels[_i];

    for (size_t late = 0; late < level->count; late++)
        for (size_t early = 0; early < late; early++)
            ck_assert_msg (memcmp (level->rules[late].steps, level->rules[early].steps, RULE_STEPS) != 0,
                           "%s (%s) is never reached: %s comes first", level->rules[late].name,
                           level->rules[late].example, level->rules[early].name);
}
END_TEST

/* ---- calendars ---- */

static enum date_calendar
calendar_named (const char *name)
{
    return strcmp (name, "hijri") == 0    ? CALENDAR_HIJRI
           : strcmp (name, "jalali") == 0 ? CALENDAR_JALALI
                                          : CALENDAR_GREGORIAN;
}

START_TEST (calendars_agree_on_known_days)
{
    const struct row  *row      = &pairs[_i];
    enum date_calendar calendar = calendar_named (row->cell[0]);
    int                year, month, day;
    char               iso[16];

    ck_assert_int_eq (sscanf (row->cell[1], "%d-%d-%d", &year, &month, &day), 3);
    struct ymd ymd = { year, (uint8_t) month, (uint8_t) day };
    day_number got = calendar_day (calendar, ymd);

    ck_assert_msg (got != DAY_NONE, "%s:%u no such day", row->file, row->line);
    calendar_print_iso (got, iso);
    ck_assert_msg (strcmp (iso, row->cell[2]) == 0, "%s:%u %s: got %s, want %s (%s)", row->file, row->line,
                   row->cell[1], iso, row->cell[2], row->cell[3]);
    ymd = calendar_ymd (calendar, got);
    ck_assert_msg (ymd.year == year && ymd.month == month && ymd.day == day, "%s:%u not the way back",
                   row->file, row->line);
}
END_TEST

/* Every day from 1200 BC to 3300 is one date in each calendar, and the next day the next. */
START_TEST (calendars_go_both_ways)
{
    for (int calendar = 0; calendar < CALENDARS; calendar++)
        for (day_number day = -1157000; day < 486000; day += 1 + 5 * (day < -40000 || day > 60000)) {
            struct ymd ymd = calendar_ymd ((enum date_calendar) calendar, day);

            must_say (calendar_day ((enum date_calendar) calendar, ymd) == day,
                           "calendar %d day %d: %d-%u-%u", calendar, day, ymd.year, ymd.month, ymd.day);
        }
}
END_TEST

/* Every month start of `from` to `to` as ICU has it. */
static void
compare_with_icu (enum date_calendar calendar, const char *locale, int32_t from, int32_t to)
{
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *icu    = ucal_open (u"UTC", -1, locale, UCAL_DEFAULT, &status);

    ck_assert (U_SUCCESS (status));
    for (int32_t year = from; year <= to; year++)
        for (int month = 1; month <= 12; month++) {
            ucal_clear (icu);
            ucal_set (icu, UCAL_EXTENDED_YEAR, year);
            ucal_set (icu, UCAL_MONTH, month - 1);
            ucal_set (icu, UCAL_DAY_OF_MONTH, 1);
            day_number theirs = (day_number) (ucal_getMillis (icu, &status) / 86400000);
            day_number ours   = calendar_day (calendar, (struct ymd) { year, (uint8_t) month, 1 });

            ck_assert (U_SUCCESS (status));
            ck_assert_msg (ours == theirs, "%s %d-%d: %d, ICU %d", locale, year, month, ours, theirs);
        }
    ucal_close (icu);
}

START_TEST (calendars_agree_with_icu)
{
    compare_with_icu (CALENDAR_JALALI, "@calendar=persian", 1178, 1633);
    compare_with_icu (CALENDAR_HIJRI, "@calendar=islamic-civil", 1350 - 1300, 1342);
    compare_with_icu (CALENDAR_HIJRI, "@calendar=islamic-umalqura", 1420, 1450);
    compare_with_icu (CALENDAR_HIJRI, "@calendar=islamic-civil", 1501, 1700);
}
END_TEST

START_TEST (calendars_refuse_what_is_no_day)
{
    static const struct {
        enum date_calendar calendar;
        struct ymd         ymd;
    } bad[] = {
        { CALENDAR_GREGORIAN, { 2023, 2, 29 } }, { CALENDAR_GREGORIAN, { 1900, 2, 29 } },
        { CALENDAR_GREGORIAN, { 2023, 13, 1 } }, { CALENDAR_GREGORIAN, { 2023, 0, 1 } },
        { CALENDAR_GREGORIAN, { 2023, 4, 31 } }, { CALENDAR_GREGORIAN, { 2023, 4, 0 } },
        { CALENDAR_HIJRI, { 1445, 1, 31 } },     { CALENDAR_HIJRI, { 1433, 2, 30 } },
        { CALENDAR_JALALI, { 1402, 12, 30 } },   { CALENDAR_GREGORIAN, { INT32_MAX, 1, 1 } },
        { CALENDAR_HIJRI, { INT32_MIN, 1, 1 } },
    };

    for (size_t i = 0; i < COUNT (bad); i++)
        ck_assert_msg (calendar_day (bad[i].calendar, bad[i].ymd) == DAY_NONE, "row %zu is a day", i);
}
END_TEST

/* ---- queries ---- */

static const struct {
    const char *text, *days;
} queries[] = {
    { "2023-12-04", "2023-12-04" },
    { "2023-12", "2023-12" },
    { "2023", "2023" },
    { "2023-12..2024-02", "2023-12..2024-02" },
    { "2023-12-04..2024-02", "2023-12-04..2024-02" },
    { "كانون الأول 2023", "2023-12" },
    { "أمس", "2023-12-03" },
    { "الأسبوع الماضي", "2023-11-27..2023-12-03" },
    { "رمضان 1445", "2024-03-11..2024-04-09" },
    { "رمضان", "2023-03-23..2023-04-20" },
    { "ديسمبر", "2023-12" },
    { "صيف 2018", "2018-06..2018-08" },
    { "عيد الفطر", "2023-04-21" },
    { "من مارس 2021 إلى مايو 2022", "2021-03..2022-05" },
    { "٤/١٢/٢٠٢٣", "2023-12-04" },
    { "2023-02-30", NULL },
    { "2024..2023", NULL },
    { "بغداد", NULL },
    { "", NULL },
};

START_TEST (query_means_days)
{
    day_number first = 0, last = 0, want_first = 0, want_last = 0;
    bool found = date_query_read (&options, day_of ("2023-12-04"), span_of (queries[_i].text), &first, &last);

    ck_assert_msg (found == (queries[_i].days != NULL), "%s: %s", queries[_i].text,
                   found ? "read" : "not read");
    if (found) {
        expect_interval (span_of (queries[_i].days), &want_first, &want_last);
        ck_assert_msg (first == want_first && last == want_last, "%s: days %d to %d, want %d to %d",
                       queries[_i].text, first, last, want_first, want_last);
    }
}
END_TEST

/* ---- bad input ---- */

/* Text that repeats, as much as one cut holds; time must grow with its length only. */
static const char *const repeated[] = {
    "من 4 إلى ",      "بين 2001 و",
    "4 ديسمبر 2023 ", "1/",
    "2/3/",           "-2018",
    "الأول ",         "قبل ",
    "ديسمبر/",        "العام الماضي من ",
    "ألف وتسعمائة و", "اليوم الاثنين ",
    "أول أسبوع من ",  "12345678901234567890123456789012345678901234567890 ",
    "شهر ",           "كل من ",
    "لن قبل ",        "مطلع ",
    "رمضان ",         "النصف الأول من ",
    "يوم ",           "أمس ",
};

START_TEST (repetition_is_read_in_linear_time)
{
    static const char last[] = " عام 2023";
    size_t            times = 20000, size = strlen (repeated[_i]);
    char             *text = malloc (times * size + sizeof last);
    struct reading    r;

    ck_assert_ptr_nonnull (text);
    for (size_t i = 0; i < times; i++)
        memcpy (text + i * size, repeated[_i], size);
    memcpy (text + times * size, last, sizeof last);

    struct cutter       cutter  = { { false, false, false }, fold_standard () };
    struct date_context context = { 19000, REFERENCE_GIVEN, DAY_NONE, DAY_NONE };
    r                           = (struct reading) { 0 };
    ck_assert_uint_ne (token_cut (&cutter, span_of (text), 0, 1, FOR_INDEX, &r.tokens), SIZE_MAX);
    ck_assert (date_find (&options, &context, span_of (text), &r.tokens, &r.dates));
    reading_free (&r);
    free (text);
}
END_TEST

/* A name of a month that elsewhere is another word. */
static const struct {
    const char *text;
    uint8_t     region; /* where it is read */
    const char *day;
} regional[] = {
    { "في 7 اب عادوا", REGION_LEVANT, "2023-08-07" },
    { "صدر يوم 7 الفاتح", REGION_LIBYA, "2023-09-07" },
    { "عاد في 7 مهر", REGION_IRAN, "2023-09-29" },
};

START_TEST (regions_have_months_of_their_own)
{
    static const uint8_t regions[] = { REGION_NONE, REGION_LEVANT, REGION_LIBYA, REGION_IRAN };
    struct cutter        cutter    = { { false, false, false }, fold_standard () };
    struct date_options  own       = options;
    struct span          text      = span_of (regional[_i].text);

    for (size_t i = 0; i < COUNT (regions); i++) {
        struct date_context context = { day_of ("2023-12-04"), REFERENCE_GIVEN, DAY_NONE, DAY_NONE };
        struct reading      r       = { 0 };

        own.months = regions[i];
        ck_assert_uint_eq (token_cut (&cutter, text, 0, 1, FOR_INDEX, &r.tokens), text.len);
        ck_assert (date_find (&own, &context, text, &r.tokens, &r.dates));
        bool read = r.dates.count == 1 && r.dates.at[0].first == day_of (regional[_i].day);
        must_say (read == (regions[i] == regional[_i].region), "%s in region %u: %s", regional[_i].text, regions[i],
                  read ? "read" : "not read");
        reading_free (&r);
    }
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("date");
    TCase *rows = tcase_create ("rows"), *calendars = tcase_create ("calendars"),
          *hostile = tcase_create ("hostile");

    dates = rows_load (source_path ("fixtures/date"), 3, &date_count);
    nots  = rows_load (source_path ("fixtures/date/not.tsv"), 1, &not_count);
    pairs = rows_load (source_path ("fixtures/calendar"), 4, &pair_count);
    tcase_add_loop_test (rows, rule_reads_its_own_example, 0, DATE_LEVELS);
    tcase_add_loop_test (rows, no_rule_hides_a_later_one, 0, DATE_LEVELS);
    tcase_add_loop_test (rows, reads_as_the_fixture_says, 0, (int) date_count);
    tcase_add_loop_test (rows, reads_no_date_where_there_is_none, 0, (int) not_count);
    tcase_add_loop_test (rows, regions_have_months_of_their_own, 0, (int) COUNT (regional));
    tcase_add_loop_test (rows, query_means_days, 0, (int) COUNT (queries));
    tcase_add_loop_test (calendars, calendars_agree_on_known_days, 0, (int) pair_count);
    tcase_add_test (calendars, calendars_go_both_ways);
    tcase_add_test (calendars, calendars_agree_with_icu);
    tcase_add_test (calendars, calendars_refuse_what_is_no_day);
    tcase_set_timeout (calendars, 60);
    tcase_set_timeout (hostile, 20);
    tcase_add_loop_test (hostile, repetition_is_read_in_linear_time, 0, (int) COUNT (repeated));
    suite_add_tcase (suite, rows);
    suite_add_tcase (suite, calendars);
    suite_add_tcase (suite, hostile);
    return suite;
}
