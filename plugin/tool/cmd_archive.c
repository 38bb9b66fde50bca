/* generations, rollback, check: what is kept of an archive, and whether it is sound. */
#include "archive/rebuild.h"
#include "archive/shards.h"
#include "archive/twins.h"
#include "tool/command.h"
#include "tool/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

static bool
needs_db (const struct invocation *invocation, const char *command)
{
    if (invocation->options.db == NULL)
        fprintf (stderr, "xapian-arabic %s: needs --db DB\n", command);
    return invocation->options.db != NULL;
}

/* number, day it was made, articles, whether readers see it */
static int
print_generation (const struct archive *archive, unsigned number)
{
    char           path[PATH_MAX], day[24] = "";
    xapc_database *database = NULL;
    xapc_counts    counts   = { 0 };
    struct stat    st;
    struct tm      made;
    xarab_error    error;
    xarab_status   status = archive_generation (archive, number, path, &error);

    if (status == XARAB_OK && stat (path, &st) == 0 && localtime_r (&st.st_mtime, &made) != NULL)
        strftime (day, sizeof day, "%Y-%m-%d %H:%M", &made);
    if (status == XARAB_OK)
        status = xapc_database_open (path, &database, &error);
    if (status == XARAB_OK)
        status = xapc_database_counts (database, &counts, &error);
    xapc_database_close (database);
    if (status != XARAB_OK)
        return complain (path, &error);
    printf ("%u\t%s\t%u\t%s\n", number, day, counts.documents, number == archive->live ? "live" : "kept");
    return EXIT_DONE;
}

int
command_generations (struct invocation *invocation)
{
    struct archive     archive = { .lock = -1 };
    struct generations all     = { 0 };
    xarab_error        error;
    int                status = EXIT_DONE;

    if (! needs_db (invocation, "generations"))
        return EXIT_MISUSED;
    if (archive_open (invocation->options.db, &archive, &error) != XARAB_OK
        || archive_list (&archive, &all, &error) != XARAB_OK)
        return complain (invocation->options.db, &error);
    for (size_t i = 0; i < all.count; i++) {
        int one = print_generation (&archive, all.number[i]);
        status  = one == EXIT_DONE ? status : one;
    }
    if (all.count == 0 && archive.kind == ARCHIVE_ABSENT) {
        fail (&error, XARAB_NOT_FOUND, "%s: there is no database", archive.path);
        status = complain (archive.path, &error);
    } else if (all.count == 0) {
        fprintf (stderr, "xapian-arabic: %s has no generations; reindex makes them\n", archive.path);
    }
    free (all.number);
    return finish_output (status);
}

int
command_rollback (struct invocation *invocation)
{
    struct archive archive = { .lock = -1 };
    xarab_error    error;
    size_t         withdrawn = 0;
    unsigned       live, to = invocation->options.to > 0 ? (unsigned) invocation->options.to : 0;

    if (! needs_db (invocation, "rollback"))
        return EXIT_MISUSED;
    xarab_status status = archive_open (invocation->options.db, &archive, &error);
    if (status == XARAB_OK)
        status = archive_rollback (&archive, to, &live, &withdrawn, &error);
    archive_close (&archive);
    if (status != XARAB_OK)
        return complain (invocation->options.db, &error);
    fprintf (stderr, "generation %u is live", live);
    if (withdrawn)
        fprintf (stderr, ", without %zu article%s withdrawn since", withdrawn, withdrawn == 1 ? "" : "s");
    fputc ('\n', stderr);
    return EXIT_DONE;
}

/* ---- check ---- */

enum { TWINS_TOLD = 20 };

static void
say (void *your, const char *line)
{
    (void) your;
    printf ("%s\n", line);
}

static void
tell_twin (void *your, xarab_text id, uint32_t articles)
{
    (void) your;
    printf ("%u articles have the id ", articles);
    print_cell ((struct span) { id.at, id.size });
    putchar ('\n');
}

/* One database, or one shard: its tables where they lie here, its contents. */
static xarab_status
check_part (void *your, const char *name, xapc_database *database, xarab_error *error)
{
    struct invocation *invocation = your;
    struct shard       shard;
    xapc_counts        counts;
    struct stat        st;
    struct verified    made;
    struct verify      asked  = { .articles = -1, .queries = invocation->options.queries };
    xarab_status       status = xapc_database_counts (database, &counts, error);

    if (status == XARAB_OK)
        status = shard_read (database, &shard, error);
    if (status == XARAB_OK)
        status = xarab_index_check (invocation->analyzer, database, error);
    if (status != XARAB_OK)
        return status;
    printf ("%s\t%u articles", name, counts.documents);
    if (shard.of)
        printf ("\tshard %u/%u", shard.number, shard.of);
    if (stat (name, &st) == 0) {
        status = verify_database (invocation->worker, name, &asked, &made, error);
        if (made.faults) {
            asked.say = say;
            verify_database (invocation->worker, name, &asked, &made, NULL);
        }
        printf ("\t%zu faults\t%u of %u found", made.faults, made.found, made.sampled);
    }
    putchar ('\n');
    return status;
}

int
command_check (struct invocation *invocation)
{
    const struct archive_options *settings = &invocation->analyzer->settings.archive;
    struct shards_options         how      = { false, (unsigned) settings->timeout };
    struct shards                 shards   = { 0 };
    const char                   *db       = invocation->options.db;
    xarab_error                   error;
    size_t                        twins = 0;

    if (! needs_db (invocation, "check"))
        return EXIT_MISUSED;
    xarab_status status = shards_each (db, &how, check_part, invocation, &error);
    if (status == XARAB_OK)
        status = shards_open (db, &how, &shards, &error);
    if (status == XARAB_OK)
        status = twins_find (shards.joined, TWINS_TOLD, tell_twin, NULL, &twins, &error);
    shards_close (&shards);
    if (status != XARAB_OK)
        return complain (db, &error);
    if (twins > TWINS_TOLD)
        printf ("%zu ids that several articles have in all\n", twins);
    return finish_output (twins ? EXIT_FAILED : EXIT_DONE);
}
