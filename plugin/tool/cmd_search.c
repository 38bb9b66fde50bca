/* search: a query, or a file of them, against a database. */
#include "archive/shards.h"
#include "tool/json.h"
#include "tool/lines.h"
#include "tool/result.h"
#include "tool/spellings.h"

#include <stdlib.h>
#include <unistd.h>

enum { TOP_STANDARD = 10, CHECK_AT_LEAST = 1000 };

struct searching {
    struct invocation *invocation;
    struct shards      shards;
    bool               partial; /* a shard was silent, and the results are without it */
    result_function   *print;
    bool               for_people; /* the format is text, and more than results is told */
    struct shown       shown;
};

static int
print_results (struct searching *searching, xapc_results *results, xarab_error *error)
{
    xapc_result  result;
    xarab_status status = XARAB_OK;

    for (uint32_t i = 0; status == XARAB_OK && i < xapc_results_count (results); i++) {
        status = xapc_results_get (results, i, &result, error);
        if (status == XARAB_OK)
            status = searching->print (&searching->shown, &result, error);
    }
    return status;
}

static void
take_total (struct shown *shown, const xapc_results *results)
{
    uint32_t least, most;

    xapc_results_total (results, &least, &shown->total, &most);
    shown->about = least != most;
}

/* For people: how many there are, and the query as it was understood. */
static void
print_head (const struct searching *searching)
{
    const struct shown *shown = &searching->shown;
    char                understood[2000];

    printf ("%s%u article%s", shown->about ? "about " : "", shown->total, shown->total == 1 ? "" : "s");
    if (searching->invocation->options.explain
        && xarab_query_describe (searching->shown.query, understood, sizeof understood) == XARAB_OK)
        printf ("   \u2068%s\u2069", understood);
    fputs ("\n\n", stdout);
}

/* "Did you mean": for people a line, for programs an object. */
static xarab_status
suggest (struct searching *searching, const xarab_query *query, struct span text, bool found, xarab_error *error)
{
    char         better[2000];
    xarab_status status = xarab_query_suggest (query, searching->shards.joined, found, better, sizeof better, error);

    if (status == XARAB_OK && searching->invocation->options.suggest) {
        struct json_object *object = json_object_new_object ();
        if (searching->shown.query_id != NULL)
            json_object_object_add (object, "id", json_string (span_of (searching->shown.query_id)));
        json_object_object_add (object, "query", json_string (text));
        json_object_object_add (object, "suggestion", better[0] ? json_string (span_of (better)) : NULL);
        json_print (object);
    } else if (status == XARAB_OK && better[0] != '\0') {
        printf ("\u2068هل تقصد: %s\u2069\n\n", better);
    }
    return status;
}

/* Opens the database, and says which shards are silent. */
static xarab_status
open_shards (struct searching *searching, xarab_error *error)
{
    const struct archive_options *settings = &searching->invocation->analyzer->settings.archive;
    struct shards_options         how      = { settings->partial, (unsigned) settings->timeout };
    struct shards                *shards   = &searching->shards;
    xarab_status                  status   = shards_open (searching->invocation->options.db, &how, shards, error);

    if (status == XARAB_OK && shards->answering < shards->count) {
        searching->partial = true;
        fprintf (stderr, "xapian-arabic: %zu of %zu shards answer; results are partial: %s\n", shards->answering,
                 shards->count, shards->silent);
    }
    return status;
}

/* Runs the query; where a shard falls silent meanwhile and the settings allow
 * it, once more with those that are left. */
static xarab_status
find (struct searching *searching, xarab_query *query, const xarab_page *page, xapc_results **results,
      xarab_error *error)
{
    bool         partial = searching->invocation->analyzer->settings.archive.partial;
    size_t       tries   = partial ? searching->shards.count + 1 : 1;
    xarab_status status;

    do {
        status = searching->shards.joined != NULL ? XARAB_OK : open_shards (searching, error);
        if (status == XARAB_OK)
            status = xarab_query_run (query, searching->shards.joined, page, results, error);
        if (status == XARAB_NETWORK)
            shards_close (&searching->shards); /* its connections are of no use any more */
    } while (status == XARAB_NETWORK && --tries > 0);
    return status;
}

static xarab_status
run (struct searching *searching, xarab_query *query, struct span text, xarab_error *error)
{
    const struct options *options = &searching->invocation->options;
    xapc_results         *results = NULL;
    xarab_page            page    = {
        .first = (uint32_t) options->from,
        .count = (uint32_t) (options->top < 0 ? TOP_STANDARD : options->top),
        .check_at_least = options->queries ? 0 : CHECK_AT_LEAST,
        .newest_first = options->sort != NULL && strcmp (options->sort, "date") == 0,
        .fold = options->fold,
    };
    xarab_status status = find (searching, query, &page, &results, error);

    searching->shown.query = query;
    if (status == XARAB_OK)
        take_total (&searching->shown, results);
    if (status == XARAB_OK && searching->for_people)
        print_head (searching);
    if (status == XARAB_OK && searching->for_people && options->explain)
        status = spellings_print (query, error);
    if (status == XARAB_OK && (searching->for_people || options->suggest))
        status = suggest (searching, query, text, searching->shown.total > 0, error);
    if (status == XARAB_OK && ! options->suggest)
        status = print_results (searching, results, error);
    xapc_results_free (results);
    return status;
}

static int
search_one (struct searching *searching, struct span text, const char *where)
{
    const char  *date  = searching->invocation->options.date;
    xarab_query *query = NULL;
    xarab_error  error;
    xarab_status status = xarab_query_parse (searching->invocation->worker, span_text (text),
                                             span_text (span_of (date ? date : "")), &query, &error);

    if (status == XARAB_OK)
        status = run (searching, query, text, &error);
    if (status == XARAB_OK)
        left_out_tell (query, where);
    xarab_query_free (query);
    if (status == XARAB_OK)
        return EXIT_DONE;
    return complain (status == XARAB_BAD_QUERY ? where : searching->invocation->options.db, &error);
}

/* Lines "qid TAB text"; one that fails is told and the rest is answered. Each
 * answer is written out at once: who asks may wait for it before the next query. */
static int
search_many (struct searching *searching)
{
    struct lines lines = lines_of (&searching->invocation->options.queries);
    struct span  line, id;
    int          status = EXIT_DONE;

    while (lines_next (&lines, &line)) {
        if (! span_next (&line, '\t', &id) || line.at == NULL) {
            fprintf (stderr, "%s:%zu: needs a query id, a tab and the query\n", lines.path, lines.number);
            status = EXIT_FAILED;
            continue;
        }
        char *name = strndup (id.at, id.len);
        char  place[4096];
        if (name == NULL)
            break;
        searching->shown.query_id = name;
        snprintf (place, sizeof place, "%s:%zu", lines.path, lines.number);
        int one = search_one (searching, line, place);
        status  = one == EXIT_DONE ? status : one;
        free (name);
        fflush (stdout); /* what fails here is told at the end */
    }
    int ended = lines_end (&lines);
    return ended == EXIT_DONE ? status : ended;
}

/* The words of the command line as one query. */
static int
search_words (struct searching *searching)
{
    struct buffer text   = { 0 };
    bool          joined = true;

    for (int i = 0; i < searching->invocation->count; i++)
        joined = joined && (i == 0 || buffer_add_byte (&text, ' '))
                 && buffer_add_text (&text, searching->invocation->arguments[i]);
    int status = joined ? search_one (searching, buffer_span (&text), "") : EXIT_FAILED;
    buffer_free (&text);
    return finish_output (status);
}

static bool
misused (const struct invocation *invocation)
{
    const struct options *o = &invocation->options;

    if (o->db == NULL || (invocation->count == 0) == (o->queries == NULL))
        fprintf (stderr, "xapian-arabic search: needs --db DB and a query, or --queries FILE\n");
    else if (result_printer (o->format) == NULL)
        fprintf (stderr, "xapian-arabic search: --format: '%s' is not allowed; it is text, json, html or trec\n", o->format);
    else if (o->sort != NULL && strcmp (o->sort, "date") != 0 && strcmp (o->sort, "relevance") != 0)
        fprintf (stderr, "xapian-arabic search: --sort: '%s' is not allowed; it is relevance or date\n", o->sort);
    else
        return false;
    return true;
}

int
command_search (struct invocation *invocation)
{
    struct searching searching = {
        .invocation = invocation,
        .print = result_printer (invocation->options.format),
        .for_people = ! invocation->options.suggest && result_printer (invocation->options.format) == result_printer ("text"),
        .shown = { .worker = invocation->worker, .color = isatty (STDOUT_FILENO) && ! invocation->options.no_color },
    };
    xarab_error error;

    if (misused (invocation))
        return EXIT_MISUSED;
    if (invocation->options.explain && invocation->count > 1)
        return command_explain (invocation);
    if (open_shards (&searching, &error) != XARAB_OK)
        return complain (invocation->options.db, &error);
    if (xarab_index_check (invocation->analyzer, searching.shards.joined, &error) != XARAB_OK)
        fprintf (stderr, "xapian-arabic: %s: %s\n", invocation->options.db, error.detail);
    int status = invocation->options.queries ? search_many (&searching) : search_words (&searching);
    shards_close (&searching.shards);
    return status == EXIT_DONE && searching.partial ? EXIT_REJECTS : status;
}
