/* index: articles into a database. */
#include "source/article.h"
#include "tool/command.h"
#include "tool/lines.h"
#include "tool/progress.h"
#include "xapian-c.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>

struct indexing {
    struct invocation *invocation;
    xapc_writer       *writer;
    struct progress    progress;
    size_t             done, rejected, uncommitted;
    FILE              *rejects;
};

static volatile sig_atomic_t interrupted;

static void
interrupt (int signal)
{
    (void) signal;
    interrupted = 1;
}

/* Reading is not taken up again after a signal: a pipe may stay silent for long. */
static void
catch_signals (void)
{
    struct sigaction action = { .sa_handler = interrupt };

    sigaction (SIGINT, &action, NULL);
    sigaction (SIGTERM, &action, NULL);
}

/* Every file must be there before a database is touched. A pipe is left alone:
 * whoever writes to it would see it close. */
static bool
readable (const char *path)
{
    struct article_reader *reader;
    xarab_error            error;
    struct stat            st;

    if (strcmp (path, "-") == 0 || (stat (path, &st) == 0 && S_ISFIFO (st.st_mode)))
        return true;
    if (article_open (path, &reader, &error) != XARAB_OK) {
        complain (path, &error);
        return false;
    }
    article_close (reader);
    return true;
}

static xarab_status
open_writer (struct indexing *indexing, xarab_error *error)
{
    const struct options *options = &indexing->invocation->options;
    xapc_mode             mode    = options->overwrite ? XAPC_CREATE_OR_OVERWRITE : XAPC_CREATE_OR_OPEN;
    xarab_status          status  = xapc_writer_open (options->db, mode, &indexing->writer, error);

    if (status == XARAB_OK)
        status = xarab_index_prepare (indexing->invocation->analyzer, indexing->writer, error);
    return status;
}

static xarab_status
put (struct indexing *indexing, const xarab_article *article, xarab_error *error)
{
    size_t       batch  = (size_t) indexing->invocation->analyzer->settings.index.batch;
    xarab_status status = XARAB_OK;

    if (indexing->writer == NULL)
        status = open_writer (indexing, error);
    if (status == XARAB_OK)
        status = xarab_index_put (indexing->invocation->worker, indexing->writer, article, error);
    if (status == XARAB_OK) {
        indexing->done++;
        if (++indexing->uncommitted >= batch) {
            status                = xapc_writer_commit (indexing->writer, error);
            indexing->uncommitted = 0;
        }
    }
    return status;
}

/* A bad line: told, kept in the reject file; false when that is one too many. */
static bool
reject (struct indexing *indexing, const char *path, const struct article_reader *reader,
        const xarab_error *error)
{
    long       most = indexing->invocation->options.max_rejects;
    xarab_text line = article_line (reader);

    progress_clear (&indexing->progress);
    fprintf (stderr, "%s:%zu: %s\n", path, error->line, error->detail);
    if (indexing->rejects != NULL) {
        fprintf (indexing->rejects, "%s\t%zu\t%s\t", path, error->line, error->detail);
        fwrite (line.at, 1, line.size, indexing->rejects);
        putc ('\n', indexing->rejects);
    }
    indexing->rejected++;
    return most < 0 || indexing->rejected <= (size_t) most;
}

static int
index_articles (struct indexing *indexing, const char *path, struct article_reader *reader)
{
    xarab_article article;
    xarab_error   error;

    while (! interrupted) {
        switch (article_next (reader, &article, &error)) {
        case ARTICLE_END: return EXIT_DONE;
        case ARTICLE_FAILED:
            if (! interrupted)
                return complain (path, &error);
            break;
        case ARTICLE_BAD:
            if (! reject (indexing, path, reader, &error)) {
                fprintf (stderr, "xapian-arabic: more than %ld articles rejected; stopped\n",
                         indexing->invocation->options.max_rejects);
                return EXIT_FAILED;
            }
            break;
        case ARTICLE_READ:
            if (put (indexing, &article, &error) != XARAB_OK) {
                progress_clear (&indexing->progress);
                fprintf (stderr, "%s: article '%.*s' could not be stored\n", path, (int) article.id.size, article.id.at);
                return complain (indexing->invocation->options.db, &error);
            }
            progress_show (&indexing->progress, indexing->done, article_offset (reader));
            break;
        }
    }
    fprintf (stderr, "xapian-arabic: interrupted; what was read so far is kept\n");
    return EXIT_FAILED;
}

static int
index_file (struct indexing *indexing, const char *path)
{
    struct article_reader *reader;
    xarab_error            error;

    if (article_open (path, &reader, &error) != XARAB_OK)
        return complain (path, &error);
    progress_begin (&indexing->progress, path, article_file_size (reader));
    int status = index_articles (indexing, path, reader);
    progress_clear (&indexing->progress);
    article_close (reader);
    return status;
}

/* Commits; says what was done, even if a file failed half-way. */
static int
finish (struct indexing *indexing, int status)
{
    xarab_error error;

    if (xapc_writer_close (indexing->writer, &error) != XARAB_OK)
        status = complain (indexing->invocation->options.db, &error);
    if (indexing->rejects != NULL && fclose (indexing->rejects) != 0) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", indexing->invocation->options.reject_file, strerror (errno));
        status = EXIT_FAILED;
    }
    if (status == EXIT_DONE && indexing->done + indexing->rejected == 0) {
        fprintf (stderr, "xapian-arabic index: no articles in the input\n");
        return EXIT_FAILED;
    }
    if (status == EXIT_DONE)
        fprintf (stderr, "%zu article%s indexed%s", indexing->done, indexing->done == 1 ? "" : "s",
                 indexing->rejected ? ", " : "\n");
    if (status == EXIT_DONE && indexing->rejected)
        fprintf (stderr, "%zu rejected\n", indexing->rejected);
    return status == EXIT_DONE && indexing->rejected ? EXIT_REJECTS : status;
}

int
command_index (struct invocation *invocation)
{
    struct indexing indexing = { .invocation = invocation };
    int             status   = EXIT_DONE;

    if (invocation->options.db == NULL || invocation->count == 0) {
        fprintf (stderr, "xapian-arabic index: needs --db DB and files of articles; - is standard input\n");
        return EXIT_MISUSED;
    }
    for (int i = 0; i < invocation->count; i++)
        if (! readable (invocation->arguments[i]))
            return EXIT_FAILED;
    if (invocation->options.reject_file != NULL) {
        indexing.rejects = fopen (invocation->options.reject_file, "we");
        if (indexing.rejects == NULL) {
            fprintf (stderr, "xapian-arabic: %s: %s\n", invocation->options.reject_file, strerror (errno));
            return EXIT_FAILED;
        }
    }
    catch_signals ();
    for (int i = 0; status == EXIT_DONE && i < invocation->count; i++)
        status = index_file (&indexing, invocation->arguments[i]);
    return finish (&indexing, status);
}
