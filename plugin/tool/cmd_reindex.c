/* reindex: the database made anew beside the live one, checked, put in its place. */
#include "archive/input.h"
#include "archive/rebuild.h"
#include "source/article.h"
#include "tool/command.h"
#include "tool/progress.h"

#include <signal.h>
#include <stdio.h>

enum { AGAIN_TOLD = 10 };

struct reindexing {
    struct invocation *invocation;
    struct rebuild    *rebuild;
    struct progress    progress;
    size_t             told, rejected;
};

static volatile sig_atomic_t interrupted;

static void
interrupt (int signal)
{
    (void) signal;
    interrupted = 1;
}

static void
catch_signals (void)
{
    struct sigaction action = { .sa_handler = interrupt };

    sigaction (SIGINT, &action, NULL);
    sigaction (SIGTERM, &action, NULL);
}

static void
tell (void *your, const char *sentence)
{
    struct reindexing *reindexing = your;

    progress_clear (&reindexing->progress);
    fprintf (stderr, "xapian-arabic: %s\n", sentence);
}

static void
tell_again (void *your, xarab_text id)
{
    struct reindexing *reindexing = your;

    if (reindexing->told++ >= AGAIN_TOLD)
        return;
    progress_clear (&reindexing->progress);
    fprintf (stderr, "xapian-arabic: id '%.*s' comes again; the later article counts\n", (int) id.size, id.at);
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
    progress_show (&reindexing->progress, done, done);
    return ! interrupted;
}

static int
reject (struct reindexing *reindexing, const char *path, const xarab_error *error)
{
    long most = reindexing->invocation->options.max_rejects;

    progress_clear (&reindexing->progress);
    fprintf (stderr, "%s:%zu: %s\n", path, error->line, error->detail);
    reindexing->rejected++;
    if (most < 0 || reindexing->rejected <= (size_t) most)
        return EXIT_DONE;
    fprintf (stderr, "xapian-arabic: more than %ld articles rejected; nothing was switched\n", most);
    return EXIT_FAILED;
}

static int
read_articles (struct reindexing *reindexing, const char *path, struct article_reader *reader)
{
    xarab_article article;
    xarab_error   error;
    int           status = EXIT_DONE;

    while (status == EXIT_DONE && ! interrupted) {
        switch (article_next (reader, &article, &error)) {
        case ARTICLE_END: return EXIT_DONE;
        case ARTICLE_FAILED: status = interrupted ? EXIT_FAILED : complain (path, &error); break;
        case ARTICLE_BAD: status = reject (reindexing, path, &error); break;
        case ARTICLE_READ:
            if (put (reindexing, &article, &error) != XARAB_OK)
                status = complain (reindexing->invocation->options.db, &error);
            progress_show (&reindexing->progress, rebuild_counts (reindexing->rebuild)->articles, article_offset (reader));
            break;
        }
    }
    return EXIT_FAILED;
}

static int
read_files (struct reindexing *reindexing)
{
    int status = EXIT_DONE;

    for (int i = 0; status == EXIT_DONE && i < reindexing->invocation->count; i++) {
        const char            *path = reindexing->invocation->arguments[i];
        struct article_reader *reader;
        xarab_error            error;
        if (article_open (path, &reader, &error) != XARAB_OK)
            return complain (path, &error);
        progress_begin (&reindexing->progress, path, article_file_size (reader));
        status = read_articles (reindexing, path, reader);
        progress_clear (&reindexing->progress);
        article_close (reader);
    }
    return status;
}

/* The texts the live generation keeps. */
static int
read_stored (struct reindexing *reindexing)
{
    const char         *path   = reindexing->invocation->options.db;
    struct input_events events = { reindexing, put, went_on };
    xarab_error         error;

    progress_begin (&reindexing->progress, path, 0);
    xarab_status status = input_stored (rebuild_live (reindexing->rebuild), path, &events, &error);
    progress_clear (&reindexing->progress);
    return status == XARAB_OK ? EXIT_DONE : status == XARAB_STOPPED ? EXIT_FAILED : complain (path, &error);
}

static void
print_count (size_t count, const char *what)
{
    if (count)
        fprintf (stderr, ", %zu %s", count, what);
}

static void
print_done (const struct reindexing *reindexing)
{
    const struct rebuilt *made = rebuild_counts (reindexing->rebuild);

    fprintf (stderr, "%u article%s in generation %u", made->checks.articles, made->checks.articles == 1 ? "" : "s",
             made->generation);
    print_count (made->unchanged, "unchanged");
    print_count (made->again, "with an id that came before");
    print_count (made->removed, "no longer there");
    print_count (made->withdrawn, "withdrawn");
    print_count (made->elsewhere, "of other shards");
    print_count (reindexing->rejected, "rejected");
    fprintf (stderr, "\n%u of %u sample articles found", made->checks.found, made->checks.sampled);
    if (made->checks.queries)
        fprintf (stderr, ", %u of %u queries answered", made->checks.answered, made->checks.queries);
    if (made->previous)
        fprintf (stderr, "; generation %u was live before", made->previous);
    print_count (made->thinned, "older removed");
    fputc ('\n', stderr);
}

static int
finish (struct reindexing *reindexing, int status)
{
    xarab_error error;

    if (interrupted) {
        fprintf (stderr, "xapian-arabic: interrupted; readers go on as before, and reindex goes on from here when it is begun again\n");
        return EXIT_FAILED;
    }
    if (status != EXIT_DONE)
        return status;
    if (rebuild_finish (reindexing->rebuild, &error) != XARAB_OK)
        return complain (reindexing->invocation->options.db, &error);
    print_done (reindexing);
    return reindexing->rejected ? EXIT_REJECTS : EXIT_DONE;
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
                 : reindexing->invocation->count ? read_files (reindexing)
                                                   : read_stored (reindexing);
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
        .update  = options->update,
        .fewer   = options->allow_fewer,
        .broken  = invocation->count > 0,
        .keep    = options->keep < 0 ? (unsigned) settings->keep : (unsigned) options->keep,
        .least   = (unsigned) settings->least,
        .queries = options->queries,
        .your    = &reindexing,
        .again   = tell_again,
        .told    = tell,
    };

    if (options->db == NULL) {
        fprintf (stderr, "xapian-arabic reindex: needs --db DB, and files of articles or none: its own texts\n");
        return EXIT_MISUSED;
    }
    if (options->shard != NULL && ! shard_parse (span_of (options->shard), &shard)) {
        fprintf (stderr, "xapian-arabic reindex: --shard: '%s' is not allowed; it is I/N, from 1/N to N/N\n", options->shard);
        return EXIT_MISUSED;
    }
    how.shard = options->shard != NULL ? &shard : NULL;
    catch_signals ();
    return run (&reindexing, &how);
}
