/* index: articles into a database. */
#include "tool/command.h"
#include "tool/intake.h"
#include "tool/store.h"

static xarab_status
put (void *your, const xarab_article *article, xarab_error *error)
{
    return store_put (your, article, error);
}

/* Makes what was put lasting. A database being made anew that was interrupted
 * is none: it appears whole or not at all. */
static int
close_store (struct store *store, size_t *replaced, int status)
{
    bool        stopped = intake_interrupted (), nothing = store_nothing_kept (store);
    xarab_error error;

    if (stopped) {
        fprintf (stderr, "xapian-arabic: interrupted; %s\n",
                 nothing ? "no database was made" : "what was read so far is kept");
        status = EXIT_FAILED;
    }
    if (stopped && nothing)
        store_abandon (store);
    else if (store_finish (store, replaced, &error) != XARAB_OK)
        status = complain (store->invocation->options.db, &error);
    return status;
}

static void
tell (const struct intake *intake, size_t replaced)
{
    fprintf (stderr, "%zu article%s indexed", intake->taken, intake->taken == 1 ? "" : "s");
    if (replaced > 0)
        fprintf (stderr, ", %zu replaced by a later one with the same id", replaced);
    if (intake->rejected > 0)
        fprintf (stderr, ", %zu rejected", intake->rejected);
    putc ('\n', stderr);
}

/* Says what was done, even if a file failed half-way. */
static int
finish (struct store *store, struct intake *intake, int status)
{
    size_t replaced = 0;

    status = close_store (store, &replaced, status);
    status = intake_end (intake, status);
    if (status == EXIT_DONE && intake->taken + intake->rejected == 0) {
        fprintf (stderr, "xapian-arabic index: no articles in the input\n");
        return EXIT_FAILED;
    }
    if (status == EXIT_DONE)
        tell (intake, replaced);
    return status == EXIT_DONE && intake->rejected ? EXIT_REJECTS : status;
}

int
command_index (struct invocation *invocation)
{
    struct store  store = { .invocation = invocation };
    struct intake intake;

    if (invocation->options.db == NULL || invocation->count == 0) {
        fprintf (stderr, "xapian-arabic index: needs --db DB and files of articles; - is standard input\n");
        return EXIT_MISUSED;
    }
    int status = intake_begin (&intake, invocation, put, &store);
    if (status != EXIT_DONE)
        return status;
    return finish (&store, &intake, intake_run (&intake));
}
