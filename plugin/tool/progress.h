/* progress.h - how far long work has come, on a terminal only. */
#ifndef XARAB_TOOL_PROGRESS_H
#define XARAB_TOOL_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

struct progress {
    bool            on;     /* standard error is a terminal */
    const char     *path;
    uint64_t        total;  /* bytes; 0 not known */
    struct timespec start;
    double          shown;  /* seconds after start when last shown; below 0: not yet */
};

void progress_begin (struct progress *, const char *path, uint64_t total);

/* At most five times a second: articles, rate, share, time left. */
void progress_show (struct progress *, size_t articles, uint64_t bytes);

/* Takes the line off the terminal before something else is printed. */
void progress_clear (struct progress *);

#endif
