#include "archive/rebuild.h"

#include "archive/builder.h"
#include "archive/withdraw.h"
#include "archive/withdrawn.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file as it was when reading began. */
struct source {
    const char *path;
    struct stat st;
    bool        watched; /* a regular file */
};

struct rebuild {
    struct archive               *archive;
    xarab_worker                 *worker;
    const struct rebuild_options *how;
    struct rebuilt                made;
    xapc_writer                  *held; /* keeps other writers off the live generation; NULL where there is none */
    xapc_database                *live;
    uint32_t                      before; /* articles of the live generation */
    struct shard                  shard;
    struct withdrawn              withdrawn;
    struct builder                builder;
    struct making                 making; /* keeps others from making a database at the path */
    struct source                *sources;
    bool                          fresh; /* by the bulk builder */
    char                          building[PATH_MAX], compact[PATH_MAX];
};

xapc_database *
rebuild_live (const struct rebuild *r)
{
    return r->live;
}

bool
rebuild_kept (const struct rebuild *r)
{
    return ! r->fresh;
}

bool
rebuild_switched (const struct rebuild *r)
{
    return r->made.generation != 0 && r->archive->live == r->made.generation;
}

const struct rebuilt *
rebuild_counts (const struct rebuild *r)
{
    return &r->made;
}

xarab_status
rebuild_put (struct rebuild *r, const xarab_article *article, xarab_error *error)
{
    enum builder_change change;
    xarab_status        status;

    if (withdrawn_has (&r->withdrawn, (struct span) { article->id.at, article->id.size })) {
        r->made.withdrawn++;
        return XARAB_OK;
    }
    if (! shard_holds (r->shard, article->id)) {
        r->made.elsewhere++;
        return XARAB_OK;
    }
    status = builder_put (&r->builder, article, &change, error);
    if (status != XARAB_OK)
        return status;
    r->made.articles += change != BUILDER_AGAIN;
    r->made.unchanged += change == BUILDER_UNCHANGED;
    if (change == BUILDER_AGAIN) {
        r->made.again++;
        r->how->again (r->how->your, article->id);
    }
    return XARAB_OK;
}

/* ---- files that must stay as they are ---- */

static bool
watch_sources (struct rebuild *r)
{
    r->sources = calloc (r->how->count + 1, sizeof *r->sources);
    if (r->sources == NULL)
        return false;
    for (size_t i = 0; i < r->how->count; i++) {
        struct source *source = &r->sources[i];
        source->path          = r->how->sources[i];
        source->watched       = stat (source->path, &source->st) == 0 && S_ISREG (source->st.st_mode);
    }
    return true;
}

static bool
same_file (const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size
           && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Half of one file and half of another is no collection. */
static xarab_status
sources_unchanged (const struct rebuild *r, xarab_error *error)
{
    struct stat now;

    for (size_t i = 0; i < r->how->count; i++)
        if (r->sources[i].watched && (stat (r->sources[i].path, &now) != 0 || ! same_file (&r->sources[i].st, &now)))
            return fail (error, XARAB_IO, "%s: changed while it was read; begin again",
                         r->sources[i].path);
    return XARAB_OK;
}

/* ---- before ---- */

/* Keeps other writers off, so that nothing is added to what is about to be
 * replaced. A database that cannot even be opened may still be made anew from files. */
static xarab_status
hold_live (struct rebuild *r, xarab_error *error)
{
    xapc_counts  counts;
    xarab_status status = xapc_writer_open (r->archive->path, XAPC_OPEN, &r->held, error);

    if (status == XARAB_OK)
        status = xapc_database_open (r->archive->path, &r->live, error);
    if (status == XARAB_OK)
        status = xapc_database_counts (r->live, &counts, error);
    if (status == XARAB_OK)
        r->before = counts.documents;
    if (status == XARAB_OK && r->how->shard == NULL)
        status = shard_read (r->live, &r->shard, error);
    if (status != XARAB_OK && status != XARAB_LOCKED && r->how->broken) {
        r->how->told (r->how->your, error->detail);
        return XARAB_OK;
    }
    return status;
}

static xarab_status
prepare (struct rebuild *r, xarab_error *error)
{
    struct archive *archive = r->archive;
    xarab_status    status  = archive_lock (archive, error);

    if (status == XARAB_OK && archive->kind == ARCHIVE_FOREIGN)
        status = fail (error, XARAB_MISUSED,
                       "%s names none of its generations; reindex each database it names,"
                       " or rollback --to one that is kept",
                       archive->path);
    if (status == XARAB_OK && ! r->how->broken)
        status = archive_not_lost (archive, error);
    if (status == XARAB_OK && archive->kind == ARCHIVE_ABSENT && (! r->how->broken || r->how->update))
        status = fail (error, XARAB_NOT_FOUND, "%s: there is no database to begin with", archive->path);
    if (status == XARAB_OK)
        status = making_open (archive->path, false, &r->making, error);
    if (status == XARAB_OK)
        status = archive_sweep (archive, error);
    if (status == XARAB_OK)
        status = archive_remove (archive, "compact", error);
    if (status == XARAB_OK)
        status = archive_path (archive, "building", r->building, error);
    if (status == XARAB_OK)
        status = archive_path (archive, "compact", r->compact, error);
    if (status == XARAB_OK)
        status = withdrawn_read (archive, &r->withdrawn, error);
    if (status == XARAB_OK && archive->kind != ARCHIVE_ABSENT)
        status = hold_live (r, error);
    return status;
}

/* A copy of the live generation to begin with. */
static xarab_status
copy_live (struct rebuild *r, xarab_error *error)
{
    struct stat  st;
    xarab_status status;

    if (stat (r->building, &st) == 0)
        return XARAB_OK;
    if (r->live == NULL)
        return fail (error, XARAB_NOT_FOUND, "%s: there is no database to begin with", r->archive->path);
    status = xapc_database_compact (r->live, r->compact, error);
    if (status == XARAB_OK && rename (r->compact, r->building) != 0)
        status = fail (error, XARAB_IO, "%s: %s", r->building, strerror (errno));
    return status;
}

/* From nothing: straight to what is to be checked. */
static xarab_status
begin_fresh (struct rebuild *r, bool *begun, xarab_error *error)
{
    struct stat st;

    *begun = false;
    if (r->how->update || r->how->via_api || stat (r->building, &st) == 0)
        return XARAB_OK;
    xarab_status status = builder_begin (r->worker, r->compact, &r->how->bulk, r->shard, &r->builder, error);
    *begun              = status == XARAB_OK;
    return status == XARAB_MISMATCH ? XARAB_OK : status;
}

static xarab_status
take_up (struct rebuild *r, xarab_error *error)
{
    return builder_open (r->worker, r->building, XAPC_CREATE_OR_OPEN, &r->builder, error);
}

static xarab_status
open_builder (struct rebuild *r, xarab_error *error)
{
    xarab_status status = begin_fresh (r, &r->fresh, error);

    if (status != XARAB_OK || r->fresh)
        return status;
    status = r->how->update ? copy_live (r, error) : XARAB_OK;
    if (status == XARAB_OK)
        status = take_up (r, error);
    if (status == XARAB_MISMATCH && ! r->how->update) {
        r->how->told (r->how->your, "what was begun was made with other settings; it is begun anew");
        status = archive_remove (r->archive, "building", error);
        if (status == XARAB_OK)
            status = take_up (r, error);
    }
    if (status == XARAB_OK && r->builder.began && ! r->how->update)
        r->how->told (r->how->your, "taking up what was begun before");
    return status;
}

/* ---- behind ---- */

static xarab_status
enough (const struct rebuild *r, xarab_error *error)
{
    if (r->how->fewer || (uint64_t) r->made.articles * 100 >= (uint64_t) r->before * r->how->least)
        return XARAB_OK;
    return fail (error, XARAB_MISMATCH,
                 "%zu articles are fewer than %u %% of the %u there are (--allow-fewer takes them)",
                 r->made.articles, r->how->least, r->before);
}

static xarab_status
write_compact (struct rebuild *r, xarab_error *error)
{
    xapc_database *built  = NULL;
    xarab_status   status = xapc_database_open (r->building, &built, error);

    if (status == XARAB_OK)
        status = xapc_database_compact (built, r->compact, error);
    xapc_database_close (built);
    if (status == XARAB_OK)
        status = archive_settle (r->compact, error);
    return status;
}

static void
say_fault (void *your, const char *line)
{
    struct rebuild *r = your;

    r->how->told (r->how->your, line);
}

static xarab_status
check (struct rebuild *r, xarab_error *error)
{
    struct verify asked = { .queries = r->how->queries, .articles = (int64_t) r->made.articles };
    xarab_status  status;

    r->how->checks (r->how->your);
    status = verify_database (r->worker, r->compact, &asked, &r->made.checks, error);
    if (status == XARAB_MISMATCH && r->made.checks.faults) {
        asked.say  = say_fault;
        asked.your = r;
        verify_database (r->worker, r->compact, &asked, &r->made.checks, NULL);
    }
    return status;
}

/* Of a database made from nothing the bulk builder counts what is there. */
static xarab_status
complete (struct rebuild *r, xarab_error *error)
{
    struct bulk_counts counts = { (uint32_t) r->made.articles, (uint32_t) r->made.again };
    xarab_status       status = builder_prune (&r->builder, r->archive, r->shard, &r->made.removed, error);

    if (status == XARAB_OK)
        status = builder_finish (&r->builder, &counts, error);
    if (status != XARAB_OK)
        return status;
    r->made.articles = counts.documents;
    r->made.again    = counts.replaced;
    return r->fresh ? archive_settle (r->compact, error) : write_compact (r, error);
}

/* One that nobody was led to. */
static void
drop_generation (struct rebuild *r)
{
    char name[16];

    snprintf (name, sizeof name, "%u", r->made.generation);
    archive_remove (r->archive, name, NULL);
}

/* The checked database becomes a generation, and the one readers open. */
static xarab_status
put_in_place (struct rebuild *r, xarab_error *error)
{
    char         place[PATH_MAX];
    bool         moved  = false;
    xarab_status status = archive_next (r->archive, &r->made.generation, error);

    if (status == XARAB_OK)
        status = archive_generation (r->archive, r->made.generation, place, error);
    if (status == XARAB_OK && rename (r->compact, place) != 0)
        status = fail (error, XARAB_IO, "%s: %s", place, strerror (errno));
    if (status == XARAB_OK) {
        status = archive_switch (r->archive, r->made.generation, &r->made.previous, &moved, error);
        if (status != XARAB_OK && r->archive->live != r->made.generation)
            drop_generation (r);
    }
    if (status == XARAB_OK && moved)
        r->how->told (r->how->your, "this file system cannot exchange a folder and a file: the database's name was missing for a moment");
    if (status == XARAB_OK)
        status = archive_remove (r->archive, "building", error);
    if (status == XARAB_OK)
        status = archive_thin (r->archive, r->how->keep, r->made.previous, &r->made.thinned, error);
    return status;
}

xarab_status
rebuild_open (struct archive *archive, xarab_worker *worker, const struct rebuild_options *how,
              struct rebuild **rebuild, xarab_error *error)
{
    struct rebuild *r = calloc (1, sizeof *r);

    if (r == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    *r = (struct rebuild) { .archive = archive, .worker = worker, .how = how, .making = { .lock = -1 } };
    if (how->shard != NULL)
        r->shard = *how->shard;
    xarab_status status = watch_sources (r) ? prepare (r, error)
                                            : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (status == XARAB_OK)
        status = open_builder (r, error);
    if (status == XARAB_OK)
        *rebuild = r;
    else
        rebuild_close (r);
    return status;
}

xarab_status
rebuild_finish (struct rebuild *r, xarab_error *error)
{
    xarab_status status = sources_unchanged (r, error);

    if (status == XARAB_OK && r->made.articles == 0)
        status = fail (error, XARAB_BAD_INPUT, "no articles in the input");
    if (status == XARAB_OK)
        status = enough (r, error);
    if (status == XARAB_OK)
        status = complete (r, error);
    if (status == XARAB_OK)
        status = check (r, error);
    if (status == XARAB_OK)
        status = put_in_place (r, error);
    return status;
}

void
rebuild_close (struct rebuild *r)
{
    if (r == NULL)
        return;
    builder_pause (&r->builder, NULL);
    if (r->compact[0] != '\0')
        archive_remove (r->archive, "compact", NULL); /* half of one: the disk may be full */
    making_abandon (&r->making);
    xapc_database_close (r->live);
    xapc_writer_close (r->held, NULL);
    withdrawn_free (&r->withdrawn);
    free (r->sources);
    free (r);
}
