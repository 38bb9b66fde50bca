/* Days as queries: mentioned, published, lately. */
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "xapian/parts.hpp"

using Xapian::Query;

namespace xarab {

namespace {

/* Year, month and day terms that cover first…last: whole years by one term,
 * whole months of what is left by one, the days of what is left by theirs. */
class covering {
    static constexpr int    YEARS_EACH = 50; /* more of them are looked up: most the database will not have */
    const Xapian::Database &database;
    std::vector<Query>      parts;
    bool                    published;

    void
    add (char grain, const char *format, struct ymd day)
    {
        char text[32];
        snprintf (text, sizeof text, format, published ? "" : "X", grain, static_cast<int> (day.year), day.month,
                  day.day);
        parts.emplace_back (text);
    }

    /* The whole years from `year` on that the database has; the day behind them. */
    day_number
    add_known_years (int year, day_number last)
    {
        struct ymd  end  = calendar_ymd (CALENDAR_GREGORIAN, last + 1); /* its year is not whole */
        std::string head = published ? "Y" : "XY";

        for (auto at = database.allterms_begin (head); at != database.allterms_end (head); ++at) {
            const std::string term = *at;
            int               one  = std::atoi (term.c_str () + head.size ());
            if (one >= year && one < end.year)
                parts.emplace_back (term);
        }
        return calendar_day (CALENDAR_GREGORIAN, { end.year, 1, 1 });
    }

  public:
    covering (const Xapian::Database &database_, day_number first, day_number last, bool published_)
        : database (database_), published (published_)
    {
        while (first <= last) {
            struct ymd day = calendar_ymd (CALENDAR_GREGORIAN, first);
            day_number year_end = calendar_day (CALENDAR_GREGORIAN, { day.year, 12, 31 });
            day_number month_end
                = first - day.day + static_cast<int> (calendar_month_days (CALENDAR_GREGORIAN, day.year, day.month));
            if (day.month == 1 && day.day == 1 && calendar_ymd (CALENDAR_GREGORIAN, last).year - day.year > YEARS_EACH) {
                first = add_known_years (day.year, last);
            } else if (day.month == 1 && day.day == 1 && year_end <= last) {
                add ('Y', "%s%c%04d", day);
                first = year_end + 1;
            } else if (day.day == 1 && month_end <= last) {
                add ('M', "%s%c%04d%02d", day);
                first = month_end + 1;
            } else {
                add ('D', "%s%c%04d%02d%02d", day);
                first++;
            }
        }
    }

    Query
    query () const
    {
        return any_of (parts);
    }
};

/* More years than any archive has: a longer query is cut at its ends. */
constexpr int YEAR_FIRST = 1, YEAR_LAST = 2999;

} // namespace

Query
days_query (const Xapian::Database &database, day_number first, day_number last, bool published)
{
    first = std::max (first, calendar_day (CALENDAR_GREGORIAN, { YEAR_FIRST, 1, 1 }));
    last  = std::min (last, calendar_day (CALENDAR_GREGORIAN, { YEAR_LAST, 12, 31 }));
    return covering (database, first, last, published).query ();
}

Query
fixed (const Query &query, double weight)
{
    if (query.empty () || weight <= 0)
        return Query ();
    auto *source = new Xapian::FixedWeightPostingSource (weight);
    return Query (Query::OP_FILTER, Query (source->release ()), query);
}

Query
date_query (const target &to, const query_node &node)
{
    if (node.field)
        return scaled (days_query (to.database, node.first, node.last, node.published), 0.0001);
    Query days (Query::OP_OR, days_query (to.database, node.first, node.last, false), days_query (to.database, node.first, node.last, true));
    return fixed (days, to.options.date_weight);
}

/* Three rings, the nearest counted thrice. */
Query
recency_query (const target &to, day_number today)
{
    static const int reach[] = { 7, 30, 365 };
    std::vector<Query> rings;

    if (to.options.recency <= 0 || today == DAY_NONE)
        return Query ();
    for (int days : reach)
        rings.push_back (fixed (days_query (to.database, today - days, today, true), to.options.recency / 3));
    return any_of (rings);
}

} // namespace xarab
