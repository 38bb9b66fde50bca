#include "tool/progress.h"

#include "tool/notices.h"

#include <stdio.h>
#include <unistd.h>

static const double terminal_pause = 0.2, json_pause = 1;

/* Until an estimate is worth something, and what is long enough to be told. */
static const double estimate_seconds = 3, estimate_asked_seconds = 1, long_seconds = 20;

static double
seconds_since (struct timespec start)
{
    struct timespec now;

    clock_gettime (CLOCK_MONOTONIC, &now);
    return (double) (now.tv_sec - start.tv_sec) + (double) (now.tv_nsec - start.tv_nsec) / 1e9;
}

bool
progress_mode_named (const char *name, enum progress_mode *mode)
{
    if (name == NULL || strcmp (name, "auto") == 0)
        *mode = isatty (STDERR_FILENO) ? PROGRESS_TERMINAL : PROGRESS_QUIET;
    else if (strcmp (name, "json") == 0)
        *mode = PROGRESS_JSON;
    else if (strcmp (name, "no") == 0)
        *mode = PROGRESS_QUIET;
    else
        return false;
    return true;
}

/* Bytes of index for a byte of text: 700 articles of a newspaper (2.7 kB each),
 * compacted, all other settings at their defaults. A large collection, whose
 * words come again, takes less. */
static double
index_ratio (const struct settings *settings)
{
    static const double words[]  = { [POSITIONS_NO] = 1.7, [POSITIONS_TITLE] = 1.7, [POSITIONS_YES] = 3.05 };
    static const double stored[] = { [STORE_TEXT] = 0.4, [STORE_SAMPLE] = 0.17, [STORE_NONE] = 0 };

    return words[settings->term.positions] + stored[settings->index.store];
}

void
progress_begin (struct progress *p, enum progress_mode mode, uint64_t total, bool estimate,
                const struct settings *settings)
{
    *p = (struct progress) { .mode = mode, .total = total, .shown = -1, .estimate_after = -1,
                             .index_ratio = index_ratio (settings) };
    if (estimate)
        p->estimate_after = estimate_asked_seconds;
    else if (mode == PROGRESS_TERMINAL)
        p->estimate_after = estimate_seconds;
    clock_gettime (CLOCK_MONOTONIC, &p->start);
}

/* Whether it is time to say something. */
static bool
due (struct progress *p, double now)
{
    if (p->mode == PROGRESS_QUIET || now - p->shown < (p->mode == PROGRESS_JSON ? json_pause : terminal_pause))
        return false;
    p->shown = now;
    return true;
}

static double
share_of (const struct progress *p)
{
    return p->total > 0 ? (double) p->done / (double) p->total : 0;
}

/* Below 0: not known. */
static double
seconds_left (double share, double took)
{
    return share > 0 ? took * (1 - share) / share : -1;
}

static void
print_left (double share, double left)
{
    if (left >= 0)
        fprintf (stderr, ", %.0f %%, %u:%02u left", 100 * share, (unsigned) left / 60, (unsigned) left % 60);
    fflush (stderr);
}

static void
show_on_terminal (const struct progress *p, double now)
{
    fprintf (stderr, "\r\033[K%s: %zu articles, %.1f MB/s", p->path, p->articles, (double) p->text / 1e6 / now);
    print_left (share_of (p), seconds_left (share_of (p), now));
}

static void
show_as_json (const struct progress *p, double now)
{
    double left = seconds_left (share_of (p), now);
    FILE  *to   = notices_objects ();

    fprintf (to, "{\"phase\":\"reading\",\"articles\":%zu,\"text_bytes\":%llu,\"mb_per_s\":%.2f,\"seconds\":%.1f",
             p->articles, (unsigned long long) p->text, (double) p->text / 1e6 / now, now);
    if (left >= 0)
        fprintf (to, ",\"share\":%.4f,\"seconds_left\":%.0f", share_of (p), left);
    fprintf (to, ",\"done\":false}\n");
}

/* Once, when enough was seen; for people only where it is worth their time. */
static void
estimate (struct progress *p, double now)
{
    double share = share_of (p), left = seconds_left (share, now);

    if (p->estimate_after < 0 || now < p->estimate_after || share <= 0 || p->articles == 0)
        return;
    if (p->estimate_after > estimate_asked_seconds && left < long_seconds)
        return;
    p->estimate_after = -1;
    progress_clear (p);
    fprintf (stderr, "about %.0f articles; %.0f s; an index of at most %.0f MB\n", (double) p->articles / share, now + left,
             (double) p->text / share * p->index_ratio / 1e6);
}

void
progress_show (struct progress *p, const char *path, size_t articles, uint64_t text, uint64_t done)
{
    p->path     = path;
    p->articles = articles;
    p->text     = text;
    p->done     = done;
    if (p->mode == PROGRESS_QUIET && p->estimate_after < 0)
        return;

    double now = seconds_since (p->start);

    estimate (p, now);
    if (! due (p, now))
        return;
    if (p->mode == PROGRESS_JSON)
        show_as_json (p, now);
    else
        show_on_terminal (p, now);
}

void
progress_show_phase (struct progress *p, const char *phase, double share)
{
    double now = seconds_since (p->start);

    if (p->phase != phase) {
        p->phase       = phase;
        p->phase_began = now;
        p->shown       = -1; /* each phase is told, however short */
    }
    if (! due (p, now))
        return;

    double left = seconds_left (share, now - p->phase_began);

    if (p->mode == PROGRESS_TERMINAL) {
        fprintf (stderr, "\r\033[K%zu articles: %s", p->articles, phase);
        print_left (share, left);
        return;
    }
    FILE *to = notices_objects ();

    fprintf (to, "{\"phase\":\"%.*s\",\"articles\":%zu,\"seconds\":%.1f", (int) strcspn (phase, " "), phase,
             p->articles, now);
    if (share >= 0)
        fprintf (to, ",\"share\":%.4f", share);
    if (left >= 0)
        fprintf (to, ",\"seconds_left\":%.0f", left);
    fprintf (to, ",\"done\":false}\n");
}

void
progress_clear (struct progress *p)
{
    if (p->mode == PROGRESS_TERMINAL && p->shown >= 0)
        fputs ("\r\033[K", stderr);
}

void
progress_end (struct progress *p, const struct figure *figures, size_t count)
{
    struct buffer *closing = notices_figures ();
    double         now     = seconds_since (p->start);

    progress_clear (p);
    if (p->mode != PROGRESS_JSON)
        return;
    buffer_print (closing, "\"articles\":%zu,\"text_bytes\":%llu,\"mb_per_s\":%.2f,\"seconds\":%.1f,", p->articles,
                  (unsigned long long) p->text, (double) p->text / 1e6 / now, now);
    for (size_t i = 0; i < count; i++)
        buffer_print (closing, "\"%s\":%zu,", figures[i].key, figures[i].count);
}
