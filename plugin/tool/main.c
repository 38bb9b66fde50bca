#include "tool/command.h"
#include "tool/lines.h"
#include "tool/notices.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* What every command that reads articles takes. */
#define INTAKE "input-format from/encoding max-rejects reject-file progress estimate"

/* In the order the data travels; `help` prints this table. */
static const struct command {
    const char       *name;
    command_function *run;
    const char       *arguments, *takes, *help;
    bool              analyzes; /* needs an analyzer and a worker */
} commands[] = {
    { "text",   command_text,   "[FILE…]", "plain",                   "each line with one spelling for each word", true },
    { "tokens", command_tokens, "[FILE…]", "plain",                   "the cut: bytes, kind and folded text of each token", true },
    { "dates",  command_dates,  "[FILE…]", "date jsonl explain",      "the days a text speaks of", true },
    { "names",  command_names,  "[FILE…]", "match key costs jsonl explain", "the names in a text, and the key they are filed under", true },
    { "stem",   command_stem,   "[FILE…]", "plain explain",           "each word and its stem", true },
    { "terms",  command_terms,  "[FILE…]", "plain date",              "what would be stored for each line", true },
    { "index",  command_index,  "FILE…",   "db overwrite shard memory threads via-api " INTAKE, "articles into a database", true },
    { "reindex", command_reindex, "[FILE…]", "db update shard keep queries allow-fewer memory threads via-api " INTAKE, "a database made anew beside the live one, checked, switched to", true },
    { "withdraw", command_withdraw, "[ID…]", "db ids query most dry-run everywhere restore", "take articles down", true },
    { "generations", command_generations, "", "db",                    "what reindex kept, and which one readers see", false },
    { "rollback", command_rollback, "",    "db to",                   "back to a generation that was kept", false },
    { "check",  command_check,  "",        "db queries",              "is a database sound, are its shards all there, has an id two articles", true },
    { "dump",   command_dump,   "[FILE…]", "db " INTAKE, "a database, or files of articles, as JSON lines", true },
    { "search", command_search, "QUERY",   "db queries format top from sort fold date explain suggest no-color", "ranked articles, what matched lit", true },
    { "explain", command_explain, "QUERY ID", "db date",              "why an article matches or not, term by term", true },
    { "evaluate", command_evaluate, "",    "db queries qrels run save top date jsonl", "how good the answers to judged queries are", true },
    { "compare", command_compare, "A B [FILE…]", "db queries qrels top date", "the same queries under two settings: what moved, and whether it is chance", false },
    { "judge",  command_judge,  "[A] [B] [FILE…]", "db queries qrels top date no-color", "walk through results, of two settings files both, and say which answer", true },
    { "expect", command_expect, "FILE…",   "db date",                 "rows of what a query must find or not, held against a database", true },
    { "suggest", command_suggest, "names", "db top",                  "names to join or part, from their company: lines to read and keep", true },
    { "exec",   command_exec,   "PROGRAM…", "",                       "run a program that uses Xapian, with Arabic; -- before it", false },
    { "status", command_status, "[PROGRAM]", "db",                    "what is loaded, what would differ: a page for a bug report", false },
    { "omega",  command_omega,  "install", "templates cgi overwrite", "an Arabic page for Omega, where a web server finds it; or remove", true },
    { "config", command_config, "",        "check defaults compile show diff needs-reindex db top", "a settings file checked, shown, compared", false },
    { "try",    command_try,    "[FILE…]", "date",                    "a workbench: sentences, what becomes of them, and under another setting", true },
};
enum { COMMANDS = sizeof commands / sizeof commands[0], ARGUMENT_COLUMNS = 10 };

int
complain (const char *where, const xarab_error *error)
{
    if (where[0] && strncmp (error->detail, where, strlen (where)) == 0 && error->detail[strlen (where)] == ':')
        fprintf (stderr, "%s\n", error->detail);
    else if (error->line)
        fprintf (stderr, "%s:%zu: %s\n", where, error->line, error->detail);
    else if (strstr (error->detail, where) != NULL)
        fprintf (stderr, "xapian-arabic: %s\n", error->detail);
    else
        fprintf (stderr, "xapian-arabic: %s: %s\n", where, error->detail);
    switch (error->status) {
    case XARAB_MISUSED:
    case XARAB_BAD_CONFIG:
    case XARAB_BAD_LIST:
    case XARAB_BAD_QUERY: return EXIT_MISUSED;
    default: return EXIT_FAILED;
    }
}

static int
print_version (void)
{
    printf ("xapian-arabic %s\n", xarab_version ());
    return finish_output (EXIT_DONE);
}

/* Columns a text takes: its bytes less those that continue a character. */
static int
columns (const char *text)
{
    int count = 0;

    for (; *text != '\0'; text++)
        count += ((unsigned char) *text & 0xc0) != 0x80;
    return count;
}

static int
print_help (void)
{
    printf ("xapian-arabic %s: Arabic search for Xapian\n\n"
            "usage: xapian-arabic COMMAND [FLAGS] [ARGUMENTS]\n\n", xarab_version ());
    for (size_t i = 0; i < COMMANDS; i++)
        printf ("  %-11s %s%*s%s\n", commands[i].name, commands[i].arguments,
                ARGUMENT_COLUMNS - columns (commands[i].arguments), "", commands[i].help);
    printf ("\nxapian-arabic COMMAND --help tells a command's flags.\n"
            "Exit: 0 done, 1 failed, 2 misused, 3 done but for some articles or shards.\n");
    return finish_output (EXIT_DONE);
}

static int
print_command (const struct command *command)
{
    printf ("usage: xapian-arabic %s [FLAGS] %s\n\n%s\n\n", command->name, command->arguments, command->help);
    options_print (command->takes);
    return finish_output (EXIT_DONE);
}

int
open_settings (const char *name, xarab_analyzer **analyzer, xarab_worker **worker)
{
    char        path[PATH_MAX];
    xarab_error error;
    const bool   shipped = access (name, F_OK) != 0 && profile_path (name, path);
    xarab_status status = xarab_open_profile (shipped ? NULL : name, shipped ? name : NULL, analyzer, &error);

    if (status == XARAB_OK)
        status = xarab_worker_open (*analyzer, worker, &error);
    return status == XARAB_OK ? EXIT_DONE : complain (name, &error);
}

xarab_status
open_analyzer (const struct options *options, xarab_analyzer **analyzer, xarab_error *error)
{
    xapc_database *database = NULL;
    xarab_error    missing;

    if (options->profile != NULL || options->db == NULL || options->overwrite
        || xapc_database_open (options->db, &database, &missing) != XARAB_OK)
        return xarab_open_profile (options->config, options->profile, analyzer, error);
    xarab_status status = xarab_open_for (options->config, database, analyzer, error);
    xapc_database_close (database);
    return status;
}

int
invocation_open (struct invocation *invocation)
{
    const struct options *options = &invocation->options;
    const char           *config  = options->config ? options->config : getenv ("XAPIAN_ARABIC_CONFIG");
    xarab_error           error;
    xarab_status          status = open_analyzer (options, &invocation->analyzer, &error);

    if (status == XARAB_OK && xarab_mistakes (invocation->analyzer)[0] != '\0') {
        fputs (xarab_mistakes (invocation->analyzer), stderr);
        if (options->strict)
            status = fail (&error, XARAB_BAD_LIST, "a list has bad rows; without --strict the others are used");
    }
    if (status == XARAB_OK)
        status = xarab_worker_open (invocation->analyzer, &invocation->worker, &error);
    return status == XARAB_OK ? EXIT_DONE : complain (config ? config : "", &error);
}

void
invocation_close (struct invocation *invocation)
{
    xarab_worker_close (invocation->worker);
    xarab_close (invocation->analyzer);
    invocation->worker   = NULL;
    invocation->analyzer = NULL;
}

static int
run_analyzing (const struct command *command, struct invocation *invocation)
{
    int result = invocation_open (invocation);

    if (result == EXIT_DONE)
        result = command->run (invocation);
    invocation_close (invocation);
    return result;
}

/* Where a program reads standard error, an object tells how it ended. */
static int
run_told (const struct command *command, struct invocation *invocation)
{
    const char *progress = invocation->options.progress;

    if (progress != NULL && strcmp (progress, "json") == 0 && ! notices_as_objects ()) {
        fprintf (stderr, "xapian-arabic: %s\n", xarab_status_text (XARAB_NO_MEMORY));
        return EXIT_FAILED;
    }
    int status = command->analyzes ? run_analyzing (command, invocation) : command->run (invocation);

    notices_end (status);
    return status;
}

/* What stands behind a command that takes nothing was meant for something: a
 * flag was forgotten, or another command. */
static bool
takes_them (const struct command *command, const struct invocation *invocation)
{
    if (command->arguments[0] != '\0' || invocation->count == 0 || invocation->options.diff)
        return true;
    fprintf (stderr, "xapian-arabic %s: '%s' is not allowed; it takes flags alone, and --help tells them\n", command->name,
             invocation->arguments[0]);
    return false;
}

static int
run (const struct command *command, int count, char **arguments)
{
    struct invocation invocation = { .count = count, .arguments = arguments };

    if (! options_parse (command->name, command->takes, &invocation.count, arguments, &invocation.options))
        return EXIT_MISUSED;
    if (invocation.options.help)
        return print_command (command);
    if (! takes_them (command, &invocation))
        return EXIT_MISUSED;
    return run_told (command, &invocation);
}

int
main (int count, char **arguments)
{
    const char *name = count > 1 ? arguments[1] : "";

    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp (name, commands[i].name) == 0)
            return run (&commands[i], count - 2, arguments + 2);
    if (strcmp (name, "--version") == 0)
        return print_version ();
    if (strcmp (name, "help") == 0 || strcmp (name, "--help") == 0)
        return print_help ();
    fprintf (stderr, "xapian-arabic: %s%s%s; xapian-arabic help lists the commands\n",
             name[0] ? "no command '" : "a command is missing", name, name[0] ? "'" : "");
    return EXIT_MISUSED;
}
