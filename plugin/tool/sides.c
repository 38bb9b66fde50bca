#include "tool/sides.h"

#include "source/article.h"
#include "tool/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static void
close_side (struct side *side)
{
    finder_close (&side->finder);
    run_free (&side->run);
    measures_free (&side->measures);
    xarab_worker_close (side->worker);
    xarab_close (side->analyzer);
}

/* Each article of the file into the writer; a bad one is told and left out. */
static xarab_status
put_articles (const struct side *side, xapc_writer *writer, const char *path, xarab_error *error)
{
    struct article_reader *reader;
    xarab_article          article;
    xarab_error            bad;
    struct article_options options = { .settings = &side->analyzer->settings };
    xarab_status           status  = article_open (path, &options, &reader, error);

    if (status != XARAB_OK)
        return status;
    while (status == XARAB_OK) {
        enum article_result outcome = article_next (reader, &article, &bad);
        if (outcome == ARTICLE_END)
            break;
        if (outcome == ARTICLE_BAD)
            fprintf (stderr, "%s:%zu: %s\n", path, bad.line, bad.detail);
        else if (outcome == ARTICLE_FAILED)
            status = fail (error, bad.status, "%s: %s", path, bad.detail);
        else
            status = xarab_index_put (side->worker, writer, &article, error);
    }
    article_close (reader);
    return status;
}

static int
index_files (struct sides *sides, const struct invocation *invocation, struct side *side, const char *name)
{
    char         path[sizeof sides->folder + sizeof side->made + 1];
    xapc_writer *writer = NULL;
    xarab_error  error, closing;

    snprintf (side->made, sizeof side->made, "%s", name);
    snprintf (path, sizeof path, "%s/%s", sides->folder, side->made);
    xarab_status status = xapc_writer_open (path, XAPC_CREATE, &writer, &error);
    if (status == XARAB_OK)
        status = xarab_index_prepare (side->analyzer, writer, &error);
    for (int i = 2; status == XARAB_OK && i < invocation->count; i++)
        status = put_articles (side, writer, invocation->arguments[i], &error);
    if (xapc_writer_close (writer, &closing) != XARAB_OK && status == XARAB_OK) {
        error  = closing;
        status = closing.status;
    }
    return status == XARAB_OK ? EXIT_DONE : complain (side->config, &error);
}

/* Whether a database's terms and weights are those of the side's settings. */
static bool
fits (const struct side *side, const char *path, xarab_error *error)
{
    xapc_database *database = NULL;
    xarab_status   status   = xapc_database_open (path, &database, error);

    if (status == XARAB_OK)
        status = xarab_index_check (side->analyzer, database, error);
    xapc_database_close (database);
    return status == XARAB_OK;
}

static int
open_database (struct side *side, const char *path, xarab_text today)
{
    xarab_error error;

    side->finder = (struct finder) { side->worker, NULL, side->config, today };
    if (xapc_database_open (path, &side->finder.database, &error) != XARAB_OK)
        return complain (path, &error);
    return EXIT_DONE;
}

/* One database for both where the files of articles are given and the settings
 * make the same terms; else one each. */
static int
make_databases (struct sides *sides, const struct invocation *invocation, char path[2][sizeof sides->folder + 40])
{
    const char *where = getenv ("TMPDIR");
    xarab_error error;
    int         status;

    snprintf (sides->folder, sizeof sides->folder, "%s/xapian-arabic.XXXXXX", where ? where : "/tmp");
    if (mkdtemp (sides->folder) == NULL) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", sides->folder, strerror (errno));
        sides->folder[0] = '\0';
        return EXIT_FAILED;
    }
    snprintf (path[0], sizeof path[0], "%s/a", sides->folder);
    snprintf (path[1], sizeof path[1], "%s/a", sides->folder);
    status = index_files (sides, invocation, &sides->side[0], "a");
    if (status == EXIT_DONE && ! fits (&sides->side[1], path[0], &error)) {
        snprintf (path[1], sizeof path[1], "%s/b", sides->folder);
        status = index_files (sides, invocation, &sides->side[1], "b");
    }
    return status;
}

static int
find_databases (struct sides *sides, const struct invocation *invocation)
{
    const struct options *o     = &invocation->options;
    xarab_text            today = span_text (span_of (o->date ? o->date : ""));
    char                  path[2][sizeof sides->folder + 40];
    xarab_error           error;
    int                   status = EXIT_DONE;

    if (invocation->count > 2)
        status = make_databases (sides, invocation, path);
    for (int s = 0; status == EXIT_DONE && s < 2; s++) {
        if (o->db != NULL && ! fits (&sides->side[s], o->db, &error)) {
            fprintf (stderr, "xapian-arabic: %s: %s: %s\n", o->db, sides->side[s].config, error.detail);
            fprintf (stderr, "xapian-arabic: name the files of its articles instead of --db\n");
            return error.status == XARAB_MISMATCH ? EXIT_MISUSED : EXIT_FAILED;
        }
        status = open_database (&sides->side[s], o->db ? o->db : path[s], today);
    }
    return status;
}

/* Takes the databases that were made away: files in folders one deep. */
static void
remove_databases (const struct sides *sides)
{
    static const char *const files[] = { "flintlock", "iamglass", "docdata.glass", "position.glass", "postlist.glass",
                                         "spelling.glass", "synonym.glass", "termlist.glass" };
    char path[sizeof sides->folder + 64];

    if (sides->folder[0] == '\0')
        return;
    for (int s = 0; s < 2; s++) {
        if (sides->side[s].made[0] == '\0')
            continue;
        for (size_t f = 0; f < sizeof files / sizeof files[0]; f++) {
            snprintf (path, sizeof path, "%s/%s/%s", sides->folder, sides->side[s].made, files[f]);
            unlink (path);
        }
        snprintf (path, sizeof path, "%s/%s", sides->folder, sides->side[s].made);
        rmdir (path);
    }
    rmdir (sides->folder);
}

int
sides_open (struct sides *sides, const struct invocation *invocation)
{
    int status = EXIT_DONE;

    *sides = (struct sides) { .folder = "" };
    for (int s = 0; s < 2 && status == EXIT_DONE; s++) {
        struct side *side = &sides->side[s];
        side->config      = invocation->arguments[s];
        status            = open_settings (side->config, &side->analyzer, &side->worker);
    }
    return status == EXIT_DONE ? find_databases (sides, invocation) : status;
}

int
sides_rank (struct sides *sides, const struct invocation *invocation, size_t top)
{
    int status = EXIT_DONE;

    for (int s = 0; s < 2 && status == EXIT_DONE; s++)
        status = finder_rank_file (&sides->side[s].finder, invocation->options.queries, top, &sides->side[s].run);
    return status;
}

void
sides_close (struct sides *sides)
{
    close_side (&sides->side[0]);
    close_side (&sides->side[1]);
    remove_databases (sides);
}
