/* reindex: the database made anew beside the live one, checked, put in its place. */
#include "archive/input.h"
#include "archive/rebuild.h"
#include "tool/command.h"
#include "tool/intake.h"
#include "tool/store.h"

struct reindexing {
    struct invocation *invocation;
    struct rebuild    *rebuild;
    struct intake      intake;
};

static void
tell (void *your, const char *sentence)
{
    struct reindexing *reindexing = your;

    progress_clear (&reindexing->intake.progress);
    fprintf (stderr, "xapian-arabic: %s\n", sentence);
}

static void
tell_again (void *your, xarab_text id)
{
    struct reindexing *reindexing = your;

    intake_tell_again (&reindexing->intake, id);
}

static void
tell_checks (void *your)
{
    struct reindexing *reindexing = your;

    progress_show_phase (&reindexing->intake.progress, "checking", -1);
}

static xarab_status
put (void *your, const xarab_article *article, xarab_error *error)
{
    struct reindexing *reindexing = your;

    return rebuild_put (reindexing->rebuild, article, error);
}

static bool
went_on (void *your, uint32_t done, uint32_t total)
{
    struct reindexing *reindexing = your;

    (void) total;
    progress_show (&reindexing->intake.progress, reindexing->invocation->options.db, done, 0, 0);
    return ! intake_interrupted ();
}

/* The texts the live generation keeps. */
static int
read_stored (struct reindexing *reindexing)
{
    const char         *path   = reindexing->invocation->options.db;
    struct input_events events = { reindexing, put, went_on };
    xarab_error         error;

    xarab_status status = input_stored (rebuild_live (reindexing->rebuild), path, &events, &error);
    progress_clear (&reindexing->intake.progress);
    return status == XARAB_OK ? EXIT_DONE : status == XARAB_STOPPED ? EXIT_FAILED : complain (path, &error);
}

enum { ARTICLE_FIGURES = 6, FIGURES = 13 };

static void
list_figures (const struct reindexing *reindexing, struct figure figures[FIGURES])
{
    const struct rebuilt *made = rebuild_counts (reindexing->rebuild);
    const struct figure   all[FIGURES] = {
        { "unchanged", "unchanged", made->unchanged },
        { "replaced", "with an id that came before", made->again },
        { "removed", "no longer there", made->removed },
        { "withdrawn", "withdrawn", made->withdrawn },
        { "of_other_shards", "of other shards", made->elsewhere },
        { "rejected", "rejected", reindexing->intake.rejected },
        { "indexed", NULL, made->checks.articles },
        { "generation", NULL, made->generation },
        { "samples", NULL, made->checks.sampled },
        { "samples_found", NULL, made->checks.found },
        { "queries", NULL, made->checks.queries },
        { "queries_answered", NULL, made->checks.answered },
        { "generations_removed", "older removed", made->thinned },
    };

    memcpy (figures, all, sizeof all);
}

static void
tell_people (const struct rebuilt *made, const struct figure figures[FIGURES])
{
    fprintf (stderr, "%u article%s in generation %u", made->checks.articles, made->checks.articles == 1 ? "" : "s",
             made->generation);
    intake_tell_counts (figures, ARTICLE_FIGURES);
    fprintf (stderr, "\n%u of %u sample articles found", made->checks.found, made->checks.sampled);
    if (made->checks.queries)
        fprintf (stderr, ", %u of %u queries answered", made->checks.answered, made->checks.queries);
    if (made->previous)
        fprintf (stderr, "; generation %u was live before", made->previous);
    intake_tell_counts (figures + ARTICLE_FIGURES, FIGURES - ARTICLE_FIGURES);
    fputc ('\n', stderr);
}

/* Two lines for people, or the figures of the last object. */
static void
tell_done (struct reindexing *reindexing)
{
    struct figure figures[FIGURES];

    list_figures (reindexing, figures);
    progress_end (&reindexing->intake.progress, figures, FIGURES);
    if (reindexing->intake.progress.mode != PROGRESS_JSON)
        tell_people (rebuild_counts (reindexing->rebuild), figures);
}

static int
tell_interrupted (struct reindexing *reindexing)
{
    progress_clear (&reindexing->intake.progress);
    fprintf (stderr, "xapian-arabic: interrupted; readers go on as before%s\n",
             rebuild_kept (reindexing->rebuild) ? ", and reindex goes on from here when it is begun again" : "");
    return EXIT_FAILED;
}

static int
tell_failed (const struct reindexing *reindexing, int status)
{
    fprintf (stderr, "xapian-arabic: %s\n", rebuild_switched (reindexing->rebuild) ? "the new generation is live all the same"
                                                                                  : "nothing was switched");
    return status;
}

static int
finish (struct reindexing *reindexing, int status)
{
    xarab_error error;

    if (intake_interrupted ())
        return tell_interrupted (reindexing);
    if (status != EXIT_DONE)
        return tell_failed (reindexing, status);
    xarab_status finished = rebuild_finish (reindexing->rebuild, &error);
    progress_clear (&reindexing->intake.progress);
    if (finished == XARAB_STOPPED)
        return tell_interrupted (reindexing);
    if (finished != XARAB_OK)
        return tell_failed (reindexing, complain (reindexing->invocation->options.db, &error));
    tell_done (reindexing);
    return reindexing->intake.rejected ? EXIT_REJECTS : EXIT_DONE;
}

static int
run (struct reindexing *reindexing, const struct rebuild_options *how)
{
    struct archive archive;
    xarab_error    error;
    const char    *db     = reindexing->invocation->options.db;
    xarab_status   opened = archive_open (db, &archive, &error);

    if (opened == XARAB_OK)
        opened = rebuild_open (&archive, reindexing->invocation->worker, how, &reindexing->rebuild, &error);
    int status = opened != XARAB_OK                ? complain (db, &error)
                 : reindexing->invocation->count ? intake_run (&reindexing->intake)
                                                   : read_stored (reindexing);
    status = intake_end (&reindexing->intake, status);
    if (opened == XARAB_OK)
        status = finish (reindexing, status);
    rebuild_close (reindexing->rebuild);
    archive_close (&archive);
    return status;
}

int
command_reindex (struct invocation *invocation)
{
    const struct options         *options    = &invocation->options;
    const struct archive_options *settings   = &invocation->analyzer->settings.archive;
    struct reindexing             reindexing = { .invocation = invocation };
    struct shard                  shard;
    struct rebuild_options        how        = {
        .sources = (const char *const *) invocation->arguments,
        .count   = (size_t) invocation->count,
        .bulk    = store_bulk_options (options, &reindexing.intake),
        .via_api = options->via_api,
        .update  = options->update,
        .fewer   = options->allow_fewer,
        .broken  = invocation->count > 0,
        .keep    = options->keep < 0 ? (unsigned) settings->keep : (unsigned) options->keep,
        .least   = (unsigned) settings->least,
        .queries = options->queries,
        .your    = &reindexing,
        .again   = tell_again,
        .told    = tell,
        .checks  = tell_checks,
    };

    if (options->db == NULL) {
        fprintf (stderr, "xapian-arabic reindex: needs --db DB, and files of articles or none: its own texts\n");
        return EXIT_MISUSED;
    }
    if (! store_shard ("reindex", options, &shard))
        return EXIT_MISUSED;
    how.shard = options->shard != NULL ? &shard : NULL;

    int status = intake_begin (&reindexing.intake, invocation, put, &reindexing);
    return status == EXIT_DONE ? run (&reindexing, &how) : status;
}
