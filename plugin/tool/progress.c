#include "tool/progress.h"

#include <stdio.h>
#include <unistd.h>

static double
seconds_since (struct timespec start)
{
    struct timespec now;

    clock_gettime (CLOCK_MONOTONIC, &now);
    return (double) (now.tv_sec - start.tv_sec) + (double) (now.tv_nsec - start.tv_nsec) / 1e9;
}

void
progress_begin (struct progress *p, const char *path, uint64_t total)
{
    *p = (struct progress) { .on = isatty (STDERR_FILENO), .path = path, .total = total, .shown = -1 };
    clock_gettime (CLOCK_MONOTONIC, &p->start);
}

void
progress_show (struct progress *p, size_t articles, uint64_t bytes)
{
    if (! p->on)
        return;

    double now = seconds_since (p->start), rate = now > 0 ? (double) bytes / now : 0;

    if (now - p->shown < 0.2)
        return;
    p->shown = now;
    fprintf (stderr, "\r\033[K%s: %zu articles, %.1f MB/s", p->path, articles, rate / 1e6);
    if (p->total > 0 && rate > 0) {
        unsigned left = (unsigned) ((double) (p->total - bytes) / rate);
        fprintf (stderr, ", %.0f %%, %u:%02u left", 100.0 * (double) bytes / (double) p->total, left / 60, left % 60);
    }
    fflush (stderr);
}

void
progress_clear (struct progress *p)
{
    if (p->on && p->shown >= 0)
        fputs ("\r\033[K", stderr);
}
