/* localtime_r takes a lock that a fork does not mind: a child made while another
 * thread held it would wait for ever. So it is asked once in a quarter of an
 * hour, which is where summer time begins and ends, and never during a fork. */
#include "api/clock.h"

#include "date/calendar.h"

#include <pthread.h>
#include <time.h>

enum { QUARTER = 15 * 60, DAY = 24 * 60 * 60 };

static pthread_once_t  minded = PTHREAD_ONCE_INIT;
static pthread_mutex_t alone  = PTHREAD_MUTEX_INITIALIZER;
static time_t          asked  = -1; /* the quarter of an hour `ahead` was asked in */
static long            ahead;       /* seconds that local time is before UTC's */

static void
hold (void)
{
    pthread_mutex_lock (&alone);
}

static void
let_go (void)
{
    pthread_mutex_unlock (&alone);
}

static void
mind_forks (void)
{
    pthread_atfork (hold, let_go, let_go);
}

day_number
clock_day (void)
{
    const time_t now   = time (NULL);
    struct tm    local = { 0 };
    bool         known = true;

    pthread_once (&minded, mind_forks);
    hold ();
    if (asked != now / QUARTER) {
        known = localtime_r (&now, &local) != NULL;
        if (known) {
            ahead = local.tm_gmtoff;
            asked = now / QUARTER;
        }
    }
    const long offset = ahead;
    let_go ();
    if (! known)
        return DAY_NONE;
    return calendar_day (CALENDAR_GREGORIAN, (struct ymd) { 1970, 1, 1 }) + (day_number) ((now + offset) / DAY);
}
