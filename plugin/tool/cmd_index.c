/* index: articles into a database. */
#include "tool/command.h"
#include "tool/intake.h"
#include "xapian-c.h"

struct indexing {
    struct invocation *invocation;
    xapc_writer       *writer;
    size_t             uncommitted;
};

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
put (void *your, const xarab_article *article, xarab_error *error)
{
    struct indexing *indexing = your;
    size_t           batch    = (size_t) indexing->invocation->analyzer->settings.index.batch;
    xarab_status     status   = XARAB_OK;

    if (indexing->writer == NULL)
        status = open_writer (indexing, error);
    if (status == XARAB_OK)
        status = xarab_index_put (indexing->invocation->worker, indexing->writer, article, error);
    if (status == XARAB_OK && ++indexing->uncommitted >= batch) {
        status                = xapc_writer_commit (indexing->writer, error);
        indexing->uncommitted = 0;
    }
    return status;
}

/* Commits; says what was done, even if a file failed half-way. */
static int
finish (struct indexing *indexing, struct intake *intake, int status)
{
    xarab_error error;

    if (intake_interrupted ())
        fprintf (stderr, "xapian-arabic: interrupted; what was read so far is kept\n");
    if (xapc_writer_close (indexing->writer, &error) != XARAB_OK)
        status = complain (indexing->invocation->options.db, &error);
    status = intake_end (intake, status);
    if (status == EXIT_DONE && intake->taken + intake->rejected == 0) {
        fprintf (stderr, "xapian-arabic index: no articles in the input\n");
        return EXIT_FAILED;
    }
    if (status == EXIT_DONE)
        fprintf (stderr, "%zu article%s indexed%s", intake->taken, intake->taken == 1 ? "" : "s",
                 intake->rejected ? ", " : "\n");
    if (status == EXIT_DONE && intake->rejected)
        fprintf (stderr, "%zu rejected\n", intake->rejected);
    return status == EXIT_DONE && intake->rejected ? EXIT_REJECTS : status;
}

int
command_index (struct invocation *invocation)
{
    struct indexing indexing = { .invocation = invocation };
    struct intake   intake;

    if (invocation->options.db == NULL || invocation->count == 0) {
        fprintf (stderr, "xapian-arabic index: needs --db DB and files of articles; - is standard input\n");
        return EXIT_MISUSED;
    }
    int status = intake_begin (&intake, invocation, put, &indexing);
    if (status != EXIT_DONE)
        return status;
    return finish (&indexing, &intake, intake_run (&intake));
}
