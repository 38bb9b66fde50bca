/* lines.h - the input of a filter, line by line.
 *
 * Reads the files named, "-" or none for standard input. A line may hold any
 * bytes, NUL too, and be of any length memory allows. */
#ifndef XARAB_TOOL_LINES_H
#define XARAB_TOOL_LINES_H

#include "tool/command.h"

#include <stdio.h>

struct lines {
    const char *const *paths;
    int         left;
    const char *path;   /* being read; for messages */
    size_t      number; /* of the line read last, from 1 */
    FILE       *file;
    char       *bytes;
    size_t      room;
    bool        failed; /* a file could not be read; told on stderr */
};

struct lines lines_over (struct invocation *);

/* The same over one file; *path must last as long. */
struct lines lines_of (const char *const *path);

/* The next line without its newline (and without a CR before it); valid until
 * the next call. False at the end of the last file. */
bool lines_next (struct lines *, struct span *line);

/* Gives memory and file back; returns EXIT_FAILED if a file failed. */
int lines_end (struct lines *);

/* Whether a program reads what we print: asked for by flag, or no terminal. */
bool for_programs (const struct invocation *);

/* The span on stdout, with tabs and newlines as \t and \n. */
void print_cell (struct span);

/* One line through stdout; EXIT_FAILED if it could not be written. */
int finish_output (int status);

#endif
