#include "date/rules.h"

#define CLASS(class) (UINT64_C (1) << (class))

/* A unit's value is the unit and how many of it. */
#define ONE_OF(unit)  (unit) * 10 + COUNT_ONE, (unit) * 10 + COUNT_ONE
#define TWO_OF(unit)  (unit) * 10 + COUNT_TWO, (unit) * 10 + COUNT_TWO
#define SOME_OF(unit) (unit) * 10 + COUNT_ONE, (unit) * 10 + COUNT_MANY

enum { ANY_LOW = INT32_MIN, ANY_HIGH = INT32_MAX };
#define ANY ANY_LOW, ANY_HIGH

/* What a piece must be: one of the classes, a value between two, so many
 * digits (0: in words, only counted when the highest is not 0), with the
 * article, of such a count (the value's last digit). */
static const struct {
    uint64_t classes;
    int32_t  low, high;
    uint8_t  fewest, most; /* digits */
    bool     definite;
    uint8_t  counts;       /* bit of each enum unit_count allowed; 0: not asked */
} tests[STEPS] = {
    [S_DAY]          = { CLASS (WORD_NUMBER) | CLASS (WORD_ORDINAL), 1, 31, 0, 2, false, 0 },
    [S_TWO]          = { CLASS (WORD_NUMBER), 0, 99, 1, 2, false, 0 },
    [S_FOUR]         = { CLASS (WORD_NUMBER), 1, 9999, 4, 4, false, 0 },
    [S_MONTH_NUMBER] = { CLASS (WORD_NUMBER), 1, 12, 0, 2, false, 0 },
    [S_YEAR_NUMBER]  = { CLASS (WORD_NUMBER), 100, 2999, 0, 4, false, 0 },
    [S_LATE_YEAR]    = { CLASS (WORD_NUMBER), 1900, 2099, 4, 4, false, 0 },
    [S_COUNT]        = { CLASS (WORD_NUMBER), 1, 999, 0, 3, false, 0 },
    [S_ORDER]        = { CLASS (WORD_ORDINAL), ANY, 0, 0, false, 0 },
    [S_FIRST]        = { CLASS (WORD_ORDINAL), 1, 1, 0, 0, false, 0 },
    [S_LAST]         = { CLASS (WORD_LAST), ANY, 0, 0, false, 0 },
    [S_MONTH]        = { CLASS (WORD_MONTH), ANY, 0, 0, false, 0 },
    [S_PERIOD]       = { CLASS (PIECE_PERIOD), ANY, 0, 0, false, 0 },
    [S_IN_MONTH]     = { CLASS (WORD_MONTH) | CLASS (PIECE_PERIOD), ANY, 0, 0, false, 0 },
    [S_YEAR]         = { CLASS (PIECE_YEAR), ANY, 0, 0, false, 0 },
    [S_SOME_YEAR]    = { CLASS (PIECE_YEAR) | CLASS (WORD_NUMBER), -4000, 2999, 0, 4, false, 0 },
    [S_ONE_YEAR]     = { CLASS (WORD_UNIT), ONE_OF (UNIT_YEAR), 0, 0, false, 0 },
    [S_THE_YEAR]     = { CLASS (WORD_UNIT), ONE_OF (UNIT_YEAR), 0, 0, true, 0 },
    [S_TWO_YEARS]    = { CLASS (WORD_UNIT), TWO_OF (UNIT_YEAR), 0, 0, false, 0 },
    [S_ONE_MONTH]    = { CLASS (WORD_UNIT), ONE_OF (UNIT_MONTH), 0, 0, false, 0 },
    [S_MONTHS]       = { CLASS (WORD_UNIT), SOME_OF (UNIT_MONTH), 0, 0, false, 0 },
    [S_ONE_WEEK]     = { CLASS (WORD_UNIT), ONE_OF (UNIT_WEEK), 0, 0, false, 0 },
    [S_ONE_DAY]      = { CLASS (WORD_UNIT), ONE_OF (UNIT_DAY), 0, 0, false, 0 },
    [S_THE_DAY]      = { CLASS (WORD_TODAY), 0, 0, 0, 0, false, 0 },
    [S_TWO_DAYS]     = { CLASS (WORD_UNIT), TWO_OF (UNIT_DAY), 0, 0, false, 0 },
    [S_DAYS]         = { CLASS (WORD_UNIT), SOME_OF (UNIT_DAY), 0, 0, false, 0 },
    [S_QUARTER]      = { CLASS (WORD_UNIT), ONE_OF (UNIT_QUARTER), 0, 0, false, 0 },
    [S_CENTURY]      = { CLASS (WORD_UNIT), ONE_OF (UNIT_CENTURY), 0, 0, false, 0 },
    [S_DECADES]      = { CLASS (WORD_UNIT), SOME_OF (UNIT_DECADE), 0, 0, false, 0 },
    [S_UNIT]         = { CLASS (WORD_UNIT), ANY, 0, 0, false, 0 },
    [S_UNIT_ONE]     = { CLASS (WORD_UNIT), ANY, 0, 0, false, 1 << COUNT_ONE },
    [S_UNIT_TWO]     = { CLASS (WORD_UNIT), ANY, 0, 0, false, 1 << COUNT_TWO },
    [S_UNIT_FEW]     = { CLASS (WORD_UNIT), ANY, 0, 0, false, 1 << COUNT_ONE | 1 << COUNT_MANY },
    [S_WEEKDAY]      = { CLASS (WORD_WEEKDAY), ANY, 0, 0, false, 0 },
    [S_TODAY]        = { CLASS (WORD_TODAY), ANY, 0, 0, false, 0 },
    [S_YESTERDAY]    = { CLASS (WORD_TODAY), -1, -1, 0, 0, false, 0 },
    [S_TOMORROW]     = { CLASS (WORD_TODAY), 1, 1, 0, 0, false, 0 },
    [S_SIDE]         = { CLASS (WORD_SIDE), ANY, 0, 0, false, 0 },
    [S_PAST]         = { CLASS (WORD_SIDE), -1, -1, 0, 0, false, 0 },
    [S_COMING]       = { CLASS (WORD_SIDE), 1, 1, 0, 0, false, 0 },
    [S_NEXT]         = { CLASS (WORD_NEXT), ANY, 0, 0, false, 0 },
    [S_SAME]         = { CLASS (WORD_SAME), ANY, 0, 0, false, 0 },
    [S_THIS]         = { CLASS (WORD_THIS), ANY, 0, 0, false, 0 },
    [S_THAT]         = { CLASS (WORD_THAT), ANY, 0, 0, false, 0 },
    [S_PART]         = { CLASS (WORD_PART), 1, 3, 0, 0, false, 0 },
    [S_FIRST_DAY]    = { CLASS (WORD_PART), 5, 5, 0, 0, false, 0 },
    [S_REST]         = { CLASS (WORD_PART), 4, 4, 0, 0, false, 0 },
    [S_HALF]         = { CLASS (WORD_HALF), ANY, 0, 0, false, 0 },
    [S_DECADE]       = { CLASS (WORD_DECADE), ANY, 0, 0, false, 0 },
    [S_SEASON]       = { CLASS (WORD_SEASON), ANY, 0, 0, false, 0 },
    [S_FEAST]        = { CLASS (WORD_FEAST), ANY, 0, 0, false, 0 },
    [S_ERA]          = { CLASS (WORD_ERA), ANY, 0, 0, false, 0 },
    [S_KIND]         = { CLASS (WORD_KIND), ANY, 0, 0, false, 0 },
    [S_MEETS]        = { CLASS (WORD_MEETS), ANY, 0, 0, false, 0 },
    [S_FROM]         = { CLASS (WORD_FROM), ANY, 0, 0, false, 0 },
    [S_TO]           = { CLASS (WORD_TO), ANY, 0, 0, false, 0 },
    [S_FOR]          = { CLASS (PIECE_FOR), ANY, 0, 0, false, 0 },
    [S_BETWEEN]      = { CLASS (WORD_BETWEEN), ANY, 0, 0, false, 0 },
    [S_AND]          = { CLASS (WORD_AND), ANY, 0, 0, false, 0 },
    [S_AGO]          = { CLASS (WORD_AGO), ANY, 0, 0, false, 0 },
    [S_BEFORE]       = { CLASS (WORD_AGO), -2, -2, 0, 0, false, 0 },
    [S_AFTER]        = { CLASS (WORD_AFTER), ANY, 0, 0, false, 0 },
    [S_ABOUT]        = { CLASS (WORD_ABOUT), ANY, 0, 0, false, 0 },
    [S_NOW]          = { CLASS (WORD_NOW), ANY, 0, 0, false, 0 },
    [S_CLOCK]        = { CLASS (WORD_CLOCK), ANY, 0, 0, false, 0 },
    [S_DAYPART]      = { CLASS (WORD_DAYPART), ANY, 0, 0, false, 0 },
    [S_NUMBER]       = { CLASS (WORD_NUMBER) | CLASS (WORD_ORDINAL), 0, 60, 0, 2, false, 0 },
    [S_OF]    = { CLASS (WORD_FROM) | CLASS (WORD_IN) | CLASS (PIECE_FOR), ANY, 0, 0, false, 0 },
    [S_COMMA] = { CLASS (PIECE_COMMA), ANY, 0, 0, false, 0 },
    [S_COLON] = { CLASS (PIECE_COLON), ANY, 0, 0, false, 0 },
    [S_DASH]  = { CLASS (PIECE_DASH), ANY, 0, 0, false, 0 },
    [S_SLASH] = { CLASS (PIECE_SLASH), ANY, 0, 0, false, 0 },
    [S_STOP]  = { CLASS (PIECE_STOP), ANY, 0, 0, false, 0 },
    [S_OPEN]  = { CLASS (PIECE_OPEN), ANY, 0, 0, false, 0 },
    [S_CLOSE] = { CLASS (PIECE_CLOSE), ANY, 0, 0, false, 0 },
    [S_BREAK] = { CLASS (PIECE_COMMA) | CLASS (PIECE_STOP) | CLASS (PIECE_DASH) | CLASS (PIECE_SLASH), ANY,
                  0, 0, false, 0 },
    [S_DUAL]  = { CLASS (PIECE_SLASH) | CLASS (PIECE_DASH) | CLASS (PIECE_OPEN) | CLASS (PIECE_COMMA), ANY, 0,
                  0, false, 0 },
    [S_ANY]          = { CLASS (PIECE_DATE), ANY, 0, 0, false, 0 },
    [S_DATE]         = { CLASS (PIECE_DATE), GRAIN_DATE, GRAIN_DAY, 0, 0, false, 0 },
    [S_DAY_MONTH]    = { CLASS (PIECE_DATE), GRAIN_DATE, GRAIN_DATE, 0, 0, false, 0 },
    [S_WEEKDAY_DATE] = { CLASS (PIECE_DATE), GRAIN_WEEKDAY, GRAIN_WEEKDAY, 0, 0, false, 0 },
    [S_TODAY_DATE]   = { CLASS (PIECE_DATE), GRAIN_TODAY, GRAIN_TODAY, 0, 0, false, 0 },
    [S_WEEK_DATE]    = { CLASS (PIECE_DATE), GRAIN_WEEK, GRAIN_WEEK, 0, 0, false, 0 },
    [S_MONTH_DATE]   = { CLASS (PIECE_DATE), GRAIN_MONTH, GRAIN_MONTH, 0, 0, false, 0 },
    [S_YEAR_DATE]    = { CLASS (PIECE_DATE), GRAIN_YEAR, GRAIN_YEAR, 0, 0, false, 0 },
    [S_LONG_DATE]    = { CLASS (PIECE_DATE), GRAIN_WEEK, GRAIN_SPAN, 0, 0, false, 0 },
};

uint64_t
step_classes (enum step step)
{
    return tests[step].classes;
}

bool
step_accepts (enum step step, const struct piece *piece)
{
    if (! (tests[step].classes >> piece->class & 1) || piece->value < tests[step].low
        || piece->value > tests[step].high)
        return false;
    if (tests[step].most && (piece->digits < tests[step].fewest || piece->digits > tests[step].most))
        return false;
    if (tests[step].definite && ! (piece->word_flags & WORD_THE))
        return false;
    return tests[step].counts == 0 || tests[step].counts >> piece->value % 10 & 1;
}
