/* options.h - the flags of every command, parsed once from one table. */
#ifndef XARAB_TOOL_OPTIONS_H
#define XARAB_TOOL_OPTIONS_H

#include "base/span.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_MISUSED = 2, EXIT_REJECTS = 3 };

struct options {
    const char *config, *db, *date, *format, *queries, *sort;
    const char *check, *reject_file, *qrels, *run, *save, *templates, *cgi, *profile, *needs_reindex;
    const char *shard, *ids, *query;
    const char *input_format, *encoding, *progress;
    long        top, from, max_rejects, keep, to, most;
    bool        plain, jsonl, match, key, explain, defaults, show, overwrite, strict, compile, fold, suggest, help;
    bool        update, allow_fewer, dry_run, everywhere, restore;
    bool        no_color, diff, costs, estimate;
    long        memory, threads; /* of index */
    bool        via_api;
};

/* Fills `options` from arguments of a command that takes the flags named in
 * `takes` (blank-separated); what is no flag is moved to the front of
 * `arguments` and *count becomes their number. "--" ends the flags. False
 * after one line on stderr. */
bool options_parse (const char *command, const char *takes, int *count, char **arguments,
                    struct options *);

/* One line a flag, for a command's help. */
void options_print (const char *takes);

#endif
