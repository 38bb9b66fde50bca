/* withdraw: articles taken down, by id or by query. */
#include "archive/withdraw.h"
#include "archive/withdrawn.h"
#include "tool/command.h"
#include "tool/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_STANDARD = 100 };

/* Ids behind each other, a NUL after each. */
static bool
add_id (struct buffer *ids, struct span id)
{
    return id.len == 0 || (buffer_add (ids, id) && buffer_add_byte (ids, '\0'));
}

static int
read_ids (const char *path, struct buffer *ids)
{
    struct lines lines = lines_of (&path);
    struct span  line;
    bool         kept = true;

    while (kept && lines_next (&lines, &line))
        kept = add_id (ids, line);
    int status = lines_end (&lines);
    return kept ? status : EXIT_FAILED;
}

/* All that were named: on the command line, in a file, by a query. */
static int
gather (struct invocation *invocation, struct buffer *ids)
{
    const struct options *options = &invocation->options;
    xarab_error           error;
    bool                  kept = true;

    for (int i = 0; kept && i < invocation->count; i++)
        kept = add_id (ids, span_of (invocation->arguments[i]));
    int status = kept ? EXIT_DONE : EXIT_FAILED;
    if (status == EXIT_DONE && options->ids != NULL)
        status = read_ids (options->ids, ids);
    if (status == EXIT_DONE && options->query != NULL) {
        size_t most = options->most < 0 ? MOST_STANDARD : (size_t) options->most;
        if (withdraw_find (invocation->worker, options->db, options->query, most, ids, &error) != XARAB_OK)
            status = complain (options->db, &error);
        if (status == EXIT_MISUSED && error.status == XARAB_MISUSED)
            fprintf (stderr, "xapian-arabic withdraw: nothing was withdrawn; look with --dry-run --most N, then allow as many\n");
    }
    return status;
}

static int
by_bytes_then_place (const void *a, const void *b)
{
    const struct span *x = *(const struct span *const *) a, *y = *(const struct span *const *) b;
    int                order = span_compare (*x, *y);

    return order ? order : (x > y) - (x < y);
}

/* An id named twice counts once, where it was named first. */
static bool
drop_again (struct span *all, size_t *count)
{
    struct span **ordered = malloc ((*count + 1) * sizeof *ordered), *before = NULL;
    size_t        left    = 0;

    if (ordered == NULL)
        return false;
    for (size_t i = 0; i < *count; i++)
        ordered[i] = &all[i];
    qsort (ordered, *count, sizeof *ordered, by_bytes_then_place);
    for (size_t i = 0; i < *count; i++) {
        if (before != NULL && span_compare (*before, *ordered[i]) == 0)
            ordered[i]->len = 0;
        else
            before = ordered[i];
    }
    for (size_t i = 0; i < *count; i++)
        if (all[i].len)
            all[left++] = all[i];
    *count = left;
    free (ordered);
    return true;
}

static struct span *
split (const struct buffer *ids, size_t *count)
{
    struct span  rest = buffer_span (ids), id;
    size_t       most = 0;

    for (size_t i = 0; i < rest.len; i++)
        most += rest.at[i] == '\0';
    struct span *all = malloc ((most + 1) * sizeof *all);
    for (*count = 0; all != NULL && *count < most && span_next (&rest, '\0', &id); ++*count)
        all[*count] = id;
    if (all != NULL && ! drop_again (all, count)) {
        free (all);
        return NULL;
    }
    return all;
}

static void
tell (void *your, struct span id, const struct whereabouts *of)
{
    const struct invocation *invocation = your;
    const struct options    *options    = &invocation->options;
    unsigned                 older      = of->older;

    print_cell (id);
    if (! of->live && older == 0)
        printf ("\t%s\n", of->noted ? "already withdrawn" : "in no generation");
    else
        printf ("\t%s%s", of->live ? options->dry_run ? "would be withdrawn" : "withdrawn" : "not live",
                older ? "" : "\n");
    if (older)
        printf (", %s %u older generation%s\n", options->everywhere ? options->dry_run ? "and would be from" : "and from" : "still in",
                older, older == 1 ? "" : "s");
}

static int
withdraw (struct invocation *invocation, struct archive *archive, const struct span *ids, size_t count)
{
    const struct options    *options = &invocation->options;
    struct withdrawal        how     = { options->dry_run, options->everywhere, tell, invocation };
    struct withdrawal_counts counts;
    xarab_error              error;
    xarab_status             status = XARAB_OK;

    if (archive->kind == ARCHIVE_ABSENT)
        status = fail (&error, XARAB_NOT_FOUND, "%s: there is no database", archive->path);
    if (status == XARAB_OK && ! options->dry_run)
        status = archive_lock (archive, &error);
    if (status == XARAB_OK)
        status = archive_withdraw (archive, ids, count, &how, &counts, &error);
    if (status != XARAB_OK)
        return complain (options->db, &error);
    fprintf (stderr, "%zu article%s %s", counts.withdrawn, counts.withdrawn == 1 ? "" : "s",
             options->dry_run ? "would be withdrawn" : "withdrawn");
    if (counts.before)
        fprintf (stderr, ", %zu withdrawn before", counts.before);
    if (counts.unknown)
        fprintf (stderr, ", %zu id%s in no generation", counts.unknown, counts.unknown == 1 ? "" : "s");
    if (counts.older)
        fprintf (stderr, ", %zu still in older generations (--everywhere takes them out)", counts.older);
    fputc ('\n', stderr);
    return finish_output (counts.unknown ? EXIT_REJECTS : EXIT_DONE);
}

static int
restore (struct invocation *invocation, struct archive *archive, const struct span *ids, size_t count)
{
    struct withdrawn all   = { 0 };
    size_t           known = 0;
    xarab_error      error;
    xarab_status     status = XARAB_OK;

    if (access (archive->folder, F_OK) != 0) /* the lock would make it */
        status = fail (&error, XARAB_NOT_FOUND, "%s: nothing was withdrawn from it", archive->path);
    if (status == XARAB_OK)
        status = archive_lock (archive, &error);
    if (status == XARAB_OK)
        status = withdrawn_read (archive, &all, &error);
    for (size_t i = 0; i < count && status == XARAB_OK; i++)
        known += withdrawn_has (&all, ids[i]);
    withdrawn_free (&all);
    if (status == XARAB_OK)
        status = withdrawn_drop (archive, ids, count, &error);
    if (status != XARAB_OK)
        return complain (invocation->options.db, &error);
    fprintf (stderr, "%zu id%s may be indexed again", known, known == 1 ? "" : "s");
    if (known < count)
        fprintf (stderr, ", %zu never withdrawn", count - known);
    fputc ('\n', stderr);
    return EXIT_DONE;
}

int
command_withdraw (struct invocation *invocation)
{
    const struct options *options = &invocation->options;
    struct buffer         ids     = { 0 };
    struct archive        archive = { .lock = -1 };
    xarab_error           error;
    size_t                count;

    if (options->db == NULL || (invocation->count == 0 && options->ids == NULL && options->query == NULL)) {
        fprintf (stderr, "xapian-arabic withdraw: needs --db DB and ids, --ids FILE or --query QUERY\n");
        return EXIT_MISUSED;
    }
    int status = gather (invocation, &ids);
    if (status == EXIT_DONE && archive_open (options->db, &archive, &error) != XARAB_OK)
        status = complain (options->db, &error);
    struct span *all = status == EXIT_DONE ? split (&ids, &count) : NULL;
    if (status == EXIT_DONE && all == NULL) {
        fprintf (stderr, "xapian-arabic withdraw: %s\n", status_text (XARAB_NO_MEMORY));
        status = EXIT_FAILED;
    }
    if (all != NULL)
        status = options->restore ? restore (invocation, &archive, all, count)
                                  : withdraw (invocation, &archive, all, count);
    archive_close (&archive);
    free (all);
    buffer_free (&ids);
    return status;
}
