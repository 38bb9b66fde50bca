#include "date/calendar.h"

static bool
read_iso (struct span text, day_number *first, day_number *last)
{
    return calendar_parse_iso (span_trim (text), first, last);
}

/* The two sides of ".." are ISO; *last before *first when they are the wrong way round. */
static bool
read_iso_range (struct span text, day_number *first, day_number *last)
{
    day_number other;

    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.at[i] == '.' && text.at[i + 1] == '.')
            return read_iso ((struct span) { text.at, i }, first, &other)
                   && read_iso (span_after (text, i + 2), &other, last);
    return false;
}

bool
date_query_read (const struct date_options *options, day_number reference, struct span text,
                 day_number *first, day_number *last)
{
    struct cutter       cutter  = { { false, false, false }, fold_standard () };
    struct token_list   tokens  = { 0 };
    struct date_list    dates   = { 0 };
    struct date_context context = { reference, reference == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN,
                                    DAY_NONE, DAY_NONE };
    bool                found;

    if (read_iso (text, first, last) || read_iso_range (text, first, last))
        return *first <= *last;
    found = token_cut (&cutter, text, 0, 1, FOR_QUERY, &tokens) != SIZE_MAX
            && date_find (options, &context, text, &tokens, &dates) && dates.count > 0;
    if (found) {
        *first = dates.at[0].first;
        *last  = dates.at[0].last;
    }
    for (size_t i = 1; i < dates.count; i++) {
        if (dates.at[i].first < *first)
            *first = dates.at[i].first;
        if (dates.at[i].last > *last)
            *last = dates.at[i].last;
    }
    date_list_free (&dates);
    token_list_free (&tokens);
    return found;
}
