/* Everything below a folder, in the order of names: pages, texts, and whatever
 * else articles lie in. Hidden files and files that are no text are passed over. */
#include "source/format.h"

#include <errno.h>
#include <sys/types.h>
#include <sys/stat.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct folder {
    FTS                   *walk;  /* begun with the first file: glibc cannot close one that was not read */
    struct article_reader *inner; /* of the file being read */
    struct article_options options;
    char                  *path;  /* its path, and what it is called below the folder */
    uint64_t               offset, size;
    size_t                 passed_over;
    char                   passed_first[160];
};

static int
by_name (const FTSENT **a, const FTSENT **b)
{
    return strcmp ((*a)->fts_name, (*b)->fts_name);
}

static FTS *
walk_open (const char *path)
{
    char *paths[] = { (char *) (uintptr_t) path, NULL };

    return fts_open (paths, FTS_COMFOLLOW | FTS_PHYSICAL | FTS_NOCHDIR, by_name);
}

/* The next file; NULL at the end (errno 0) or when the walk failed. */
static FTSENT *
walk_next (FTS *walk)
{
    FTSENT *entry;

    while (errno = 0, (entry = fts_read (walk)) != NULL) {
        if (entry->fts_level > 0 && entry->fts_name[0] == '.')
            fts_set (walk, entry, FTS_SKIP);
        else if (entry->fts_info == FTS_F)
            return entry;
        else if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
            errno = entry->fts_errno;
            return NULL;
        }
    }
    return NULL;
}

static xarab_status
fail_walk (const struct article_reader *r, xarab_error *error)
{
    return fail (error, XARAB_IO, "%s: %s", r->path, strerror (errno));
}

/* The bytes of all files, so that the share read can be told. */
static xarab_status
measure (struct article_reader *r, xarab_error *error)
{
    struct folder *f    = r->state;
    FTS           *walk = walk_open (r->path);
    FTSENT        *entry;

    if (walk == NULL)
        return fail_walk (r, error);
    while ((entry = walk_next (walk)) != NULL)
        f->size += (uint64_t) entry->fts_statp->st_size;
    xarab_status status = errno ? fail_walk (r, error) : XARAB_OK;
    fts_close (walk);
    return status;
}

static xarab_status
folder_open (struct article_reader *r, xarab_error *error)
{
    struct folder *f = calloc (1, sizeof *f);

    r->state = f;
    if (f == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    f->options        = *r->options;
    f->options.format = NULL;
    return measure (r, error);
}

static void
close_inner (struct article_reader *r)
{
    struct folder *f = r->state;

    if (f->inner != NULL) {
        r->dates_unread += f->inner->dates_unread;
        r->dates_ahead += f->inner->dates_ahead;
        if (r->unread[0] == '\0')
            memcpy (r->unread, f->inner->unread, sizeof r->unread);
        if (r->ahead[0] == '\0')
            memcpy (r->ahead, f->inner->ahead, sizeof r->ahead);
    }
    article_close (f->inner);
    f->inner = NULL;
}

static void
folder_close (struct article_reader *r)
{
    struct folder *f = r->state;

    if (f == NULL)
        return;
    close_inner (r);
    if (f->walk != NULL)
        fts_close (f->walk);
    free (f->path);
    free (f);
}

/* Pictures, archives, tables of a database. */
static void
pass_over (struct folder *f, const char *path)
{
    if (f->passed_over++ == 0)
        snprintf (f->passed_first, sizeof f->passed_first, "%s", path);
}

/* The file is told as bad where it cannot be opened or read on. The place has its
 * path, so the sentence need not begin with it. */
static enum article_result
bad_file (struct article_reader *r, xarab_error *error)
{
    struct folder *f    = r->state;
    size_t         size = strlen (f->path);

    if (strncmp (error->detail, f->path, size) == 0 && strncmp (error->detail + size, ": ", 2) == 0)
        memmove (error->detail, error->detail + size + 2, strlen (error->detail + size + 2) + 1);
    r->place = (struct article_place) { .file = f->path, .line = error->line };
    return ARTICLE_BAD;
}

/* The reader of the next file. ARTICLE_READ: there is one. */
static enum article_result
open_next (struct article_reader *r, xarab_error *error)
{
    struct folder *f     = r->state;
    FTSENT        *entry = NULL;
    size_t         above = strlen (r->path);

    if (f->walk == NULL)
        f->walk = walk_open (r->path);
    if (f->walk != NULL)
        entry = walk_next (f->walk);
    if (entry == NULL && f->walk != NULL && errno == 0)
        return ARTICLE_END;
    if (entry == NULL) {
        fail_walk (r, error);
        return ARTICLE_FAILED;
    }
    f->offset += (uint64_t) entry->fts_statp->st_size;
    free (f->path);
    f->path = strdup (entry->fts_path);
    if (f->path == NULL) {
        fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        return ARTICLE_FAILED;
    }
    while (f->path[above] == '/')
        above++;
    if (article_open_below (f->path, f->path + above, &f->options, &f->inner, error) == XARAB_OK)
        return ARTICLE_READ;
    if (error->status != XARAB_NOT_FOUND)
        return bad_file (r, error);
    pass_over (f, f->path);
    return ARTICLE_READ;
}

static enum article_result
folder_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct folder      *f = r->state;
    enum article_result result;

    for (;;) {
        if (f->inner == NULL) {
            result = open_next (r, error);
            if (result != ARTICLE_READ)
                return result;
            if (f->inner == NULL)
                continue;
        }
        result   = article_next (f->inner, article, error);
        r->place = f->inner->place;
        if (result == ARTICLE_READ || result == ARTICLE_BAD)
            return result;
        close_inner (r);
        if (result == ARTICLE_FAILED)
            return bad_file (r, error);
    }
}

static uint64_t
folder_offset (const struct article_reader *r)
{
    return ((const struct folder *) r->state)->offset;
}

static uint64_t
folder_size (const struct article_reader *r)
{
    return ((const struct folder *) r->state)->size;
}

static bool
folder_note (const struct article_reader *r, size_t i, char *to, size_t room)
{
    const struct folder *f = r->state;

    if (f->passed_over == 0 || i > 0)
        return false;
    snprintf (to, room, "%zu file%s passed over, no text, no page, no feed; the first: %s", f->passed_over,
              f->passed_over == 1 ? "" : "s", f->passed_first);
    return true;
}

const struct source_format format_folder = {
    .name   = "folder",
    .over   = OVER_FOLDER,
    .names  = { { "", "", "", "", "", "", "", "" } }, /* each file's own format has them */
    .open   = folder_open,
    .next   = folder_next,
    .close  = folder_close,
    .offset = folder_offset,
    .size   = folder_size,
    .note   = folder_note,
};
