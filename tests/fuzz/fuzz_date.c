/* Truths of the date room, for any bytes: dates lie inside the text and in
 * order; none ends before it begins; a day that is printed reads back as
 * itself, and is one date in every calendar; the words of a date are claimed;
 * reading twice gives the same. */
#include "date/calendar.h"

#include <assert.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_day (day_number day)
{
    char       iso[16];
    day_number first, last;

    for (int calendar = 0; calendar < CALENDARS; calendar++)
        assert (
            calendar_day ((enum date_calendar) calendar, calendar_ymd ((enum date_calendar) calendar, day))
            == day);
    calendar_print_iso (day, iso);
    if (iso[0] != '-' && iso[0] != '+')
        assert (calendar_parse_iso (span_of (iso), &first, &last) && first == day && last == day);
}

static void
check_dates (struct span text, const struct token_list *tokens, const struct date_list *dates)
{
    size_t end = 0, token = 0;

    for (size_t i = 0; i < dates->count; i++) {
        const struct date *date = &dates->at[i];

        assert (date->start >= end && date->start < date->end && date->end <= text.len);
        assert (date->token >= token && date->tokens > 0 && date->token + date->tokens <= tokens->count);
        assert (date->first != DAY_NONE && date->first <= date->last && date->rule != NULL);
        for (size_t t = date->token; t < date->token + date->tokens; t++)
            assert (tokens->at[t].flags & TOKEN_DATE);
        check_day (date->first);
        check_day (date->last);
        end   = date->end;
        token = date->token + date->tokens;
    }
}

/* The first two bytes choose options and reference; the rest is text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;

    struct date_options options   = { data[0] & 1, data[0] >> 1 & 7, data[0] >> 4, data[1] & 15, data[0] & 128 };
    day_number          reference = data[1] ? (day_number) data[1] * 365 - 20000 : DAY_NONE, first, last;
    struct span         text      = { (const char *) data + 2, size - 2 };
    struct cutter       cutter    = { { true, true, true }, fold_standard () };
    struct token_list   tokens    = { 0 };
    struct date_list    dates     = { 0 };
    size_t              counts[2];

    for (int pass = 0; pass < 2; pass++) {
        struct date_context context = { reference, REFERENCE_GIVEN, DAY_NONE, DAY_NONE };

        if (token_cut (&cutter, text, 0, 1, FOR_INDEX, &tokens) == SIZE_MAX)
            break;
        assert (date_find (&options, &context, text, &tokens, &dates));
        check_dates (text, &tokens, &dates);
        counts[pass] = dates.count;
        assert (pass == 0 || counts[0] == counts[1]);
    }
    if (date_query_read (&options, reference, text, &first, &last))
        assert (first <= last);
    date_list_free (&dates);
    token_list_free (&tokens);
    return 0;
}
