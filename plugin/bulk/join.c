#include "bulk/join.h"

#include "bulk/merge.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum { SPOOL_ROOM = 256 << 10 };

/* A term's documents, to be counted before they are written. */
struct joined {
    struct merge  merge;
    struct buffer entries;
    uint32_t      documents, last;
    char          before[256]; /* the term written last */
    size_t        before_size;
    bool          failed; /* memory is out */
};

/* The rest of a document's entry: a number; in PLACES, so many bytes behind it. */
static bool
copy_entry (struct joined *j, enum run_part part)
{
    struct spool_reader *reader = &j->merge.heap[0]->reader;
    uint64_t             number = spool_take_number (reader);

    if (! spool_keep_number (&j->entries, number))
        return false;
    if (part != RUN_PLACES)
        return true;
    while (number > 0) {
        size_t               step  = number < 1024 ? (size_t) number : 1024;
        const unsigned char *bytes = spool_take (reader, step);

        if (bytes == NULL)
            return true; /* merge_close tells */
        if (! buffer_add (&j->entries, (struct span) { (const char *) bytes, step }))
            return false;
        number -= step;
    }
    return true;
}

static void
write_term (struct joined *j, struct span term, struct spool_writer *to)
{
    size_t same = 0;

    while (same < term.len && same < j->before_size && term.at[same] == j->before[same])
        same++;
    spool_put_number (to, same);
    spool_put_number (to, term.len - same);
    spool_put (to, term.at + same, term.len - same);
    spool_put_number (to, j->documents);
    spool_put (to, j->entries.at, j->entries.len);
    memcpy (j->before, term.at, term.len);
    j->before_size = term.len;
}

static bool
join_term (struct joined *j, enum run_part part)
{
    uint32_t number;

    j->entries.len = 0;
    j->documents   = 0;
    j->last        = 0;
    while (merge_document (&j->merge, &number)) {
        if (! spool_keep_number (&j->entries, number - j->last) || ! copy_entry (j, part))
            return false;
        j->last = number;
        j->documents++;
    }
    return true;
}

static xarab_status
join_part (const struct run *runs, size_t count, enum run_part part, size_t memory, struct spool_writer *to,
           xarab_error *error)
{
    struct joined j      = { .before_size = 0 };
    xarab_status  status = merge_open (runs, count, part, memory, &j.merge, error);
    struct span   term;

    if (status != XARAB_OK)
        return status;
    while (! j.failed && merge_term (&j.merge, &term)) {
        j.failed = ! join_term (&j, part);
        if (! j.failed)
            write_term (&j, term, to);
    }
    buffer_free (&j.entries);
    status = merge_close (&j.merge, error);
    if (status == XARAB_OK && j.failed)
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    return status;
}

xarab_status
runs_join (const struct run *runs, size_t count, const char *folder, unsigned number, size_t memory,
           struct run *joined, xarab_error *error)
{
    struct spool_writer writer;
    int                 fd;
    struct run          run;
    xarab_status        status = run_create (folder, number, &run, &fd, error);

    if (status != XARAB_OK)
        return status;
    if (! spool_writer_open (&writer, fd, SPOOL_ROOM))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    run.first = runs[0].first;
    for (unsigned part = RUN_IDS; status == XARAB_OK && part < RUN_PARTS; part++) {
        run.part[part] = spool_offset (&writer);
        status         = join_part (runs, count, (enum run_part) part, memory, &writer, error);
    }
    run.part[RUN_PARTS] = spool_offset (&writer);
    spool_flush (&writer);
    if (status == XARAB_OK && writer.error != 0)
        status = fail (error, XARAB_IO, "%s: %s", run.path, strerror (writer.error));
    spool_writer_free (&writer);
    close (fd);
    if (status == XARAB_OK)
        *joined = run;
    else
        run_forget (&run);
    return status;
}
