/* Back to a generation that was kept. */
#include "archive/rebuild.h"
#include "archive/stub.h"
#include "archive/withdraw.h"

#include <stdlib.h>

/* The generation with the highest number below the live one; 0: none. */
static unsigned
one_before (const struct archive *archive, const struct generations *all)
{
    unsigned best = 0;

    for (size_t i = 0; i < all->count; i++)
        if (all->number[i] < archive->live)
            best = all->number[i];
    return best;
}

static bool
is_kept (const struct generations *all, unsigned number)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->number[i] == number)
            return true;
    return false;
}

static xarab_status
choose (const struct archive *archive, unsigned *to, xarab_error *error)
{
    struct generations all;
    xarab_status       status = archive_list (archive, &all, error);

    if (status != XARAB_OK)
        return status;
    if (*to == 0)
        *to = one_before (archive, &all);
    bool kept = is_kept (&all, *to);
    free (all.number);
    if (*to == 0)
        return fail (error, XARAB_NOT_FOUND, "%s: no generation before %u is kept", archive->path, archive->live);
    if (! kept)
        return fail (error, XARAB_NOT_FOUND, "%s: generation %u is not kept", archive->path, *to);
    if (*to == archive->live)
        return fail (error, XARAB_MISUSED, "%s: generation %u is the live one", archive->path, *to);
    return XARAB_OK;
}

static xarab_status
clean_and_check (struct archive *archive, unsigned to, size_t *withdrawn, xarab_error *error)
{
    char         path[PATH_MAX];
    size_t       faults = 0;
    xarab_status status = archive_generation (archive, to, path, error);

    if (status == XARAB_OK)
        status = withdraw_noted (archive, path, withdrawn, error);
    if (status == XARAB_OK)
        status = xapc_database_verify (path, NULL, NULL, &faults, error);
    if (status == XARAB_OK && faults)
        status = fail (error, XARAB_MISMATCH, "%s: %zu faults in its tables; nothing was switched", path, faults);
    return status;
}

/* Where the stub is lost, or was spoilt, or names other databases, the generation
 * must be named; a database in one file is never written over. */
static xarab_status
may_switch (const struct archive *archive, unsigned to, xarab_error *error)
{
    struct generations all    = { 0 };
    xarab_status       status = XARAB_OK;

    if (archive->kind == ARCHIVE_STUB)
        return XARAB_OK;
    if (archive->kind != ARCHIVE_PLAIN)
        status = archive_list (archive, &all, error);
    free (all.number);
    if (status != XARAB_OK)
        return status;
    if (all.count == 0)
        return fail (error, XARAB_MISUSED, "%s: has no generations; reindex makes them", archive->path);
    if (archive->kind == ARCHIVE_FOREIGN && ! stub_is_text (archive->path))
        return fail (error, XARAB_MISUSED, "%s: is no file that names a database; move it away", archive->path);
    if (to == 0)
        return fail (error, XARAB_MISUSED, "%s: names none of its generations; --to N makes one of them live",
                     archive->path);
    return XARAB_OK;
}

xarab_status
archive_rollback (struct archive *archive, unsigned to, unsigned *live, size_t *withdrawn,
                  xarab_error *error)
{
    unsigned     previous;
    xapc_writer *held   = NULL;
    xarab_status status = may_switch (archive, to, error); /* before the lock makes PATH.d where none is */

    if (status == XARAB_OK)
        status = archive_lock (archive, error);
    if (status == XARAB_OK)
        status = may_switch (archive, to, error); /* again: another may have switched meanwhile */
    if (status == XARAB_OK)
        status = choose (archive, &to, error);
    if (status == XARAB_OK && xapc_writer_open (archive->path, XAPC_OPEN, &held, error) == XARAB_LOCKED)
        status = XARAB_LOCKED; /* any other fault of the live one is a reason to go back */
    if (status == XARAB_OK)
        status = clean_and_check (archive, to, withdrawn, error);
    if (status == XARAB_OK)
        status = archive_switch (archive, to, &previous, NULL, error);
    if (status == XARAB_OK)
        *live = to;
    xapc_writer_close (held, NULL);
    return status;
}
