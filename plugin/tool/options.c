#include "tool/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum option_kind { TAKES_NOTHING, TAKES_TEXT, TAKES_NUMBER };

#define AT(field) offsetof (struct options, field)

#define INPUT_FORMATS "jsonl, feed, html, folder, xapian, text"

/* Where two commands mean different things by one flag, a stroke and a word tell
 * the rows apart. */
static const struct option {
    const char      *name;
    enum option_kind kind;
    size_t           offset;
    const char      *argument, *help;
} option_table[] = {
    { "config",      TAKES_TEXT,    AT (config),      "FILE", "settings; else XAPIAN_ARABIC_CONFIG, else the defaults" },
    { "profile",     TAKES_TEXT,    AT (profile),     "NAME", "a profile of the settings, or a shipped one; else the database's" },
    { "strict",      TAKES_NOTHING, AT (strict),      NULL,   "refuse to work with a list that has a bad row" },
    { "plain",       TAKES_NOTHING, AT (plain),       NULL,   "for programs: one answer a line, nothing else" },
    { "jsonl",       TAKES_NOTHING, AT (jsonl),       NULL,   "for programs: a JSON object a line" },
    { "explain",     TAKES_NOTHING, AT (explain),     NULL,   "also say which rules fired; of a search, how it was understood; with QUERY ID, why that article matches" },
    { "match",       TAKES_NOTHING, AT (match),       NULL,   "a TAB b a line in; 1 or 0: would a search for one find the other" },
    { "key",         TAKES_NOTHING, AT (key),         NULL,   "a name a line in; its loose keys out" },
    { "costs",       TAKES_NOTHING, AT (costs),       NULL,   "print what each change of a name's letters costs, in hundredths: rows for lists.costs" },
    { "date",        TAKES_TEXT,    AT (date),        "DAY",  "YYYY-MM-DD on which the text was written" },
    { "db",          TAKES_TEXT,    AT (db),          "DB",   "the database" },
    { "overwrite",   TAKES_NOTHING, AT (overwrite),   NULL,   "begin anew: the database, files that were changed" },
    { "memory",      TAKES_NUMBER,  AT (memory),      "MB",   "memory for making a database; 448" },
    { "threads",     TAKES_NUMBER,  AT (threads),     "N",    "processors for making a database; all there are" },
    { "via-api",     TAKES_NOTHING, AT (via_api),     NULL,   "make a database by Xapian's own writer, article by article" },
    { "max-rejects", TAKES_NUMBER,  AT (max_rejects), "N",    "stop when more than N articles are rejected" },
    { "reject-file", TAKES_TEXT,    AT (reject_file), "FILE", "write rejected lines and the reason there" },
    { "shard",       TAKES_TEXT,    AT (shard),       "I/N",  "only the articles of shard I of N, by a hash of their ids; else the shard it is" },
    { "update",      TAKES_NOTHING, AT (update),      NULL,   "begin with a copy of the live generation; only what changed is indexed" },
    { "allow-fewer", TAKES_NOTHING, AT (allow_fewer), NULL,   "switch to a generation with far fewer articles (archive.least)" },
    { "keep",        TAKES_NUMBER,  AT (keep),        "N",    "keep N generations beside the live one; archive.keep" },
    { "to",          TAKES_NUMBER,  AT (to),          "N",    "the generation to go back to; the one before" },
    { "ids",         TAKES_TEXT,    AT (ids),         "FILE", "ids, one a line; - is standard input" },
    { "query",       TAKES_TEXT,    AT (query),       "QUERY", "every article that this query finds" },
    { "most",        TAKES_NUMBER,  AT (most),        "N",    "most articles a query may withdraw; 100" },
    { "dry-run",     TAKES_NOTHING, AT (dry_run),     NULL,   "say what would happen, change nothing" },
    { "everywhere",  TAKES_NOTHING, AT (everywhere),  NULL,   "also from the older generations that are kept" },
    { "restore",     TAKES_NOTHING, AT (restore),     NULL,   "let withdrawn ids be indexed again" },
    { "input-format", TAKES_TEXT,   AT (input_format), "F",   "what the files are in; else told by their content: " INPUT_FORMATS },
    { "from/encoding", TAKES_TEXT,  AT (encoding),    "ENC",  "the texts' encoding, where it is not UTF-8: windows-1256, …" },
    { "progress",    TAKES_TEXT,    AT (progress),    "MODE", "auto (on a terminal), json (objects on standard error) or no" },
    { "estimate",    TAKES_NOTHING, AT (estimate),    NULL,   "say what long work will take, also where there is no terminal" },
    { "queries",     TAKES_TEXT,    AT (queries),     "FILE", "many queries: qid TAB text a line; - is standard input" },
    { "qrels",       TAKES_TEXT,    AT (qrels),       "FILE", "judgements: query TAB id TAB grade a line, or TREC's four columns" },
    { "run",         TAKES_TEXT,    AT (run),         "FILE", "a TREC run to be measured, instead of a database" },
    { "save",        TAKES_TEXT,    AT (save),        "FILE", "write the results there, as a TREC run" },
    { "format",      TAKES_TEXT,    AT (format),      "F",    "text (for people), json (an object a line), html or trec" },
    { "top",         TAKES_NUMBER,  AT (top),         "N",    "so many results; 10" },
    { "from",        TAKES_NUMBER,  AT (from),        "N",    "pass over the first N results" },
    { "sort",        TAKES_TEXT,    AT (sort),        "BY",   "relevance or date" },
    { "fold",        TAKES_NOTHING, AT (fold),        NULL,   "one of several stories that are nearly the same" },
    { "suggest",     TAKES_NOTHING, AT (suggest),     NULL,   "for programs: no results, but what else may have been meant, as JSON" },
    { "no-color",    TAKES_NOTHING, AT (no_color),    NULL,   "no terminal colours" },
    { "check",       TAKES_TEXT,    AT (check),       "FILE", "tell every mistake of a settings file" },
    { "defaults",    TAKES_NOTHING, AT (defaults),    NULL,   "print the default file, every key explained" },
    { "compile",     TAKES_NOTHING, AT (compile),     NULL,   "write LIST.compiled beside each list, to be mapped" },
    { "show",        TAKES_NOTHING, AT (show),        NULL,   "print the values in force, and the line each comes from" },
    { "diff",        TAKES_NOTHING, AT (diff),        NULL,   "A B [FILE…]: which terms of a sample differ under two files" },
    { "needs-reindex", TAKES_TEXT,  AT (needs_reindex), "DB", "the keys that are not as the database was made" },
    { "templates",   TAKES_TEXT,    AT (templates),   "DIR",  "Omega's templates; else template_dir of its configuration" },
    { "cgi",         TAKES_TEXT,    AT (cgi),         "DIR",  "the web server's programs; else /usr/lib/cgi-bin or /var/www/cgi-bin" },
    { "help",        TAKES_NOTHING, AT (help),        NULL,   "this text" },
};

/* Flags that every command takes. */
static const char *const common[] = { "config", "profile", "strict", "help" };

/* Whether `takes` lists the flag, or every command takes it. */
static bool
listed (const char *takes, const struct option *option)
{
    struct span rest = span_of (takes), word;

    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (strcmp (option->name, common[i]) == 0)
            return true;
    while (span_next (&rest, ' ', &word))
        if (span_is (word, option->name))
            return true;
    return false;
}

/* The flag as it is typed. */
static struct span
flag_of (const struct option *option)
{
    return (struct span) { option->name, strcspn (option->name, "/") };
}

static const struct option *
find (const char *takes, struct span name)
{
    for (size_t i = 0; i < sizeof option_table / sizeof option_table[0]; i++)
        if (span_equal (name, flag_of (&option_table[i])) && listed (takes, &option_table[i]))
            return &option_table[i];
    return NULL;
}

static bool
set (const char *command, const struct option *option, const char *value, struct options *options)
{
    char *at = (char *) options + option->offset, *end;

    if (option->kind == TAKES_TEXT) {
        memcpy (at, &value, sizeof value);
        return true;
    }
    errno       = 0;
    long number = strtol (value, &end, 10);
    if (*value == '\0' || *end != '\0' || errno != 0 || number < 0) {
        fprintf (stderr, "xapian-arabic %s: --%s: '%s' is not allowed; it is a whole number from 0\n", command,
                 option->name, value);
        return false;
    }
    memcpy (at, &number, sizeof number);
    return true;
}

/* Reads the flag at arguments[*at]; *at moves on over a value. */
static bool
take (const char *command, const char *takes, int *at, int count, char **arguments, struct options *options)
{
    const char          *text   = arguments[*at] + 2;
    const char          *equals = strchr (text, '=');
    struct span          name   = { text, equals ? (size_t) (equals - text) : strlen (text) };
    const struct option *option = find (takes, name);

    if (option == NULL) {
        fprintf (stderr, "xapian-arabic %s: no flag '--%.*s'; see xapian-arabic %s --help\n", command,
                 (int) name.len, name.at, command);
        return false;
    }
    if (option->kind == TAKES_NOTHING) {
        if (equals == NULL)
            *((bool *) options + option->offset) = true;
        else
            fprintf (stderr, "xapian-arabic %s: --%s takes no value\n", command, option->name);
        return equals == NULL;
    }
    if (equals == NULL && *at + 1 >= count) {
        fprintf (stderr, "xapian-arabic %s: --%.*s needs %s: %s\n", command, (int) name.len, name.at,
                 option->argument, option->help);
        return false;
    }
    return set (command, option, equals ? equals + 1 : arguments[++*at], options);
}

bool
options_parse (const char *command, const char *takes, int *count, char **arguments, struct options *options)
{
    int kept = 0, at = 0;

    *options = (struct options) { .top = -1, .max_rejects = -1, .keep = -1, .to = -1, .most = -1,
                                  .memory = -1, .threads = -1 };
    for (; at < *count && strcmp (arguments[at], "--") != 0; at++) {
        if (strncmp (arguments[at], "--", 2) != 0)
            arguments[kept++] = arguments[at];
        else if (! take (command, takes, &at, *count, arguments, options))
            return false;
    }
    for (at++; at < *count; at++)
        arguments[kept++] = arguments[at];
    *count = kept;
    return true;
}

void
options_print (const char *takes)
{
    for (size_t i = 0; i < sizeof option_table / sizeof option_table[0]; i++) {
        const struct option *o = &option_table[i];
        char                 flag[40];

        if (! listed (takes, o))
            continue;
        snprintf (flag, sizeof flag, "--%.*s%s%s", (int) flag_of (o).len, o->name, o->argument ? " " : "", o->argument ? o->argument : "");
        printf ("  %-22s %s\n", flag, o->help);
    }
}
