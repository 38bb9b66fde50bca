/* command.h - what a command of xapian-arabic is.
 *
 * main.c holds the table of commands in the order the data travels, parses
 * their flags and opens analyzer and worker; a command does its one job and
 * returns the exit status. */
#ifndef XARAB_TOOL_COMMAND_H
#define XARAB_TOOL_COMMAND_H

#include "api/stages.h"
#include "tool/options.h"

struct invocation {
    struct options        options;
    int                   count;     /* arguments that are no flags */
    char                **arguments;
    xarab_analyzer       *analyzer;
    xarab_worker         *worker;
};

typedef int command_function (struct invocation *);

command_function command_text, command_tokens, command_stem, command_names, command_dates, command_terms,
    command_index, command_dump, command_search, command_evaluate, command_compare, command_judge, command_expect, command_explain, command_suggest,
    command_reindex, command_withdraw, command_generations, command_rollback, command_check,
    command_config, command_exec, command_status, command_try, command_omega;

/* Opens what an argument names, a settings file or else a profile that is
 * shipped, and a worker; EXIT_DONE, or another after a line on stderr. */
int open_settings (const char *name, xarab_analyzer **, xarab_worker **);

/* Opens the analyzer as the flags say, or else the database they name records,
 * or else the environment says. */
xarab_status open_analyzer (const struct options *, xarab_analyzer **, xarab_error *);

/* The same with a worker; EXIT_DONE, or another after a line on stderr. */
int invocation_open (struct invocation *);
void invocation_close (struct invocation *);

/* "xapian-arabic: …" on stderr from an error; returns EXIT_FAILED, or
 * EXIT_MISUSED where the caller's words were at fault. */
int complain (const char *where, const xarab_error *);

#endif
