/* progress.h - how far long work has come, and what it will come to.
 *
 * On a terminal a line that is written over, at most five times a second; for a
 * program, when asked, a JSON object a line and second; else nothing. All of it
 * on standard error. */
#ifndef XARAB_TOOL_PROGRESS_H
#define XARAB_TOOL_PROGRESS_H

#include "api/stages.h"

#include <time.h>

enum progress_mode { PROGRESS_TERMINAL, PROGRESS_JSON, PROGRESS_QUIET };

struct progress {
    enum progress_mode mode;
    const char        *path;
    uint64_t           total, done;  /* bytes of the files, packed as they lie; 0 total: not known */
    uint64_t           text;         /* bytes of titles and texts */
    size_t             articles;
    struct timespec    start;
    const char        *phase;        /* behind the reading; NULL: reading */
    double             phase_began;  /* seconds after start */
    double             shown;        /* seconds after start when last shown; below 0: not yet */
    double             estimate_after; /* seconds; below 0: no estimate, or it was given */
    double             index_ratio;  /* bytes of index for a byte of text */
};

/* The mode called so ("auto", "json", "no"; NULL is auto); false when none is. */
bool progress_mode_named (const char *name, enum progress_mode *);

/* `estimate`: tell what the work will come to also where nobody looks on. */
void progress_begin (struct progress *, enum progress_mode, uint64_t total, bool estimate, const struct settings *);

/* Says how far it is now. */
void progress_show (struct progress *, const char *path, size_t articles, uint64_t text, uint64_t done);

/* What is done once all is read, and how much of it is (below 0: not known); a
 * program gets the first word. The name is compared by its address. */
void progress_show_phase (struct progress *, const char *phase, double share);

/* Takes the line off the terminal before something else is printed. */
void progress_clear (struct progress *);

/* A count that the work ends with. */
struct figure {
    const char *key;   /* for programs */
    const char *words; /* for people, behind the count; NULL: told otherwise */
    size_t      count;
};

/* Takes the line off the terminal for good; for programs the totals and the
 * figures, which their last object tells. */
void progress_end (struct progress *, const struct figure *, size_t count);

#endif
