/* program.h - a program to be run with the preload: where it is, whether the
 * preload can work in it. */
#ifndef XARAB_TOOL_PROGRAM_H
#define XARAB_TOOL_PROGRAM_H

#include "base/span.h"

#include <limits.h>

enum { WHY_ROOM = 256, LIBRARY_ROOM = 64 };

struct program {
    char path[PATH_MAX];            /* what is run */
    char interpreter[PATH_MAX];     /* what runs it, where it is a script; else empty */
    char library[LIBRARY_ROOM];     /* the libxapian it is linked with; empty for none */
};

/* Looks on PATH, and where distributions put programs that are not on it.
 * False when there is none of that name. */
bool program_find (const char *name, struct program *);

/* Whether the preload can work in it; else one sentence in `why`. Fills in
 * interpreter and library. */
bool program_takes_preload (struct program *, char why[WHY_ROOM]);

/* One sentence where the preload reaches but a part of the program; else NULL. */
const char *program_remark (const struct program *);

/* The preload: in the tree this was built in, or installed. False with one
 * sentence in `why`. */
bool module_find (char path[PATH_MAX], char why[WHY_ROOM]);

#endif
