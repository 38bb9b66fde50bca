/* index: articles into a database. */
#include "tool/command.h"
#include "tool/intake.h"
#include "tool/store.h"

struct indexing {
    struct store  store;
    struct intake intake;
};

static xarab_status
put (void *your, const xarab_article *article, xarab_error *error)
{
    struct indexing *indexing = your;

    return store_put (&indexing->store, article, error);
}

static int
tell_ended (const struct store *store, const char *how, bool nothing)
{
    progress_clear (&store->intake->progress);
    fprintf (stderr, "xapian-arabic: %s; %s\n", how,
             ! nothing && store->broken               ? "what was committed before is kept"
             : ! nothing                              ? "what was read so far is kept"
             : store->invocation->options.overwrite ? "the database is as it was"
                                                    : "no database was made");
    return EXIT_FAILED;
}

/* Makes what was put lasting. A database being made anew whose articles were not
 * all read is none: it appears whole or not at all. */
static int
close_store (struct store *store, size_t *replaced, int status)
{
    bool         nothing = store_nothing_kept (store), interrupted = intake_interrupted ();
    xarab_error  error;
    xarab_status finished;

    if (interrupted || (status != EXIT_DONE && store->begun)) {
        status = tell_ended (store, interrupted ? "interrupted" : "stopped", nothing);
        if (nothing)
            store_abandon (store);
    }
    finished = store_finish (store, replaced, &error);
    if (finished == XARAB_STOPPED)
        return tell_ended (store, "interrupted", nothing);
    progress_clear (&store->intake->progress);
    if (finished == XARAB_OK)
        return status;
    store->broken = true;
    complain (store->invocation->options.db, &error);
    return tell_ended (store, "stopped", nothing);
}

enum { FIGURES = 6 };

/* One line for people, or the figures of the last object. */
static void
tell (struct indexing *indexing, size_t replaced)
{
    const struct store *store   = &indexing->store;
    size_t              indexed = indexing->intake.taken - store->unchanged - store->elsewhere - store->left_out;
    const struct figure figures[FIGURES] = {
        { "indexed", NULL, indexed },
        { "replaced", "replaced by a later one with the same id", replaced },
        { "unchanged", "unchanged", store->unchanged },
        { "withdrawn", "withdrawn", store->left_out },
        { "of_other_shards", "of other shards", store->elsewhere },
        { "rejected", "rejected", indexing->intake.rejected },
    };

    progress_end (&indexing->intake.progress, figures, FIGURES);
    if (indexing->intake.progress.mode == PROGRESS_JSON)
        return;
    fprintf (stderr, "%zu article%s indexed", indexed, indexed == 1 ? "" : "s");
    intake_tell_counts (figures, FIGURES);
    putc ('\n', stderr);
}

/* Says what was done, even if a file failed half-way. */
static int
finish (struct indexing *indexing, int status)
{
    const struct intake *intake   = &indexing->intake;
    size_t               replaced = intake->again;

    status = intake_end (&indexing->intake, close_store (&indexing->store, &replaced, status));
    if (status != EXIT_DONE)
        return status;
    if (intake->taken + intake->rejected == 0) {
        fprintf (stderr, "xapian-arabic index: no articles in the input\n");
        return EXIT_FAILED;
    }
    tell (indexing, replaced);
    if (intake->taken > 0 && ! indexing->store.begun) {
        fprintf (stderr, "xapian-arabic index: no article is for this database; none was made\n");
        return EXIT_FAILED;
    }
    return intake->rejected ? EXIT_REJECTS : EXIT_DONE;
}

int
command_index (struct invocation *invocation)
{
    struct indexing indexing = { .store = { .invocation = invocation, .intake = &indexing.intake } };

    if (invocation->options.db == NULL || invocation->count == 0) {
        fprintf (stderr, "xapian-arabic index: needs --db DB and files of articles; - is standard input\n");
        return EXIT_MISUSED;
    }
    if (! store_shard ("index", &invocation->options, &indexing.store.shard))
        return EXIT_MISUSED;
    int status = intake_begin (&indexing.intake, invocation, put, &indexing);
    if (status != EXIT_DONE)
        return status;
    return finish (&indexing, intake_run (&indexing.intake));
}
