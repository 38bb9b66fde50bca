/* clock.h - what day it is where this machine stands. */
#ifndef XARAB_API_CLOCK_H
#define XARAB_API_CLOCK_H

#include "date/date.h"

/* DAY_NONE where the C library does not know. From any thread; in a child that
 * a program with threads has forked, too. */
day_number clock_day (void);

#endif
