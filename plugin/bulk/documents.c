/* The tables in the order of documents: docdata and termlist. */
#include "bulk/tables.h"

#include <errno.h>
#include <unistd.h>

enum { READ_ROOM = 256 << 10 };

/* One run's parts being walked, document by document. */
struct walk {
    struct spool_reader tags;   /* DATA or LISTS */
    struct spool_reader facts;  /* DOCUMENTS */
    struct buffer       tag, slots;
};

static struct span
id_key (unsigned char room[8], uint32_t id)
{
    unsigned char *end = pack_sorted (room, id);

    return (struct span) { (const char *) room, (size_t) (end - room) };
}

/* size << 1 | compressed, and the bytes. */
static bool
add_tag (struct walk *w, struct table *table, uint32_t id, bool keep_empty)
{
    uint64_t      head = spool_take_number (&w->tags);
    unsigned char key[8];

    if (! spool_take_into (&w->tags, (size_t) (head >> 1), &w->tag))
        return true; /* told at the end */
    if (id == 0 || (w->tag.len == 0 && ! keep_empty))
        return true;
    return table_add (table, id_key (key, id), buffer_span (&w->tag), head & 1);
}

/* Which slots the document's values are in, behind its term list. */
static bool
add_slots (struct walk *w, struct table *table, uint32_t id)
{
    uint64_t      count, next = 0;
    unsigned char key[8];
    struct span   name;

    spool_take_number (&w->facts);
    spool_take_number (&w->facts);
    count        = spool_take_number (&w->facts);
    w->slots.len = 0;
    for (uint64_t i = 0; i < count && w->facts.error == 0; i++) {
        uint64_t slot = spool_take_number (&w->facts);

        if (! buffer_reserve (&w->slots, GLASS_NUMBER_MAX))
            return false;
        w->slots.len = (size_t) ((char *) pack_number ((unsigned char *) w->slots.at + w->slots.len, slot - next)
                                 - w->slots.at);
        next         = slot + 1;
        spool_skip (&w->facts, (size_t) spool_take_number (&w->facts));
    }
    if (id == 0 || count == 0)
        return true;
    name               = id_key (key, id);
    key[name.len++]    = '\0';
    return table_add (table, name, buffer_span (&w->slots), false);
}

/* One run's documents into the table of `part`. */
static xarab_status
copy_run (const struct material *from, const struct run *run, enum run_part part, struct table *table,
          xarab_error *error)
{
    struct walk w  = { 0 };
    int         fd = run_open (run), cause;
    bool        ok = fd >= 0;

    if (! ok)
        return fail (error, XARAB_IO, "%s: %s", run->path, strerror (errno));
    ok = run_reader (run, fd, part, READ_ROOM, &w.tags) && run_reader (run, fd, RUN_DOCUMENTS, READ_ROOM, &w.facts);
    for (uint32_t i = 0; ok && i < run->documents && w.tags.error == 0 && w.facts.error == 0; i++) {
        uint32_t id = survivor_id (&from->survivors, run->first + i);

        ok = add_tag (&w, table, id, part == RUN_LISTS);
        if (ok && part == RUN_LISTS)
            ok = add_slots (&w, table, id);
    }
    cause = w.tags.error ? w.tags.error : w.facts.error;
    spool_reader_free (&w.tags);
    spool_reader_free (&w.facts);
    buffer_free (&w.tag);
    buffer_free (&w.slots);
    close (fd);
    if (cause != 0)
        return fail (error, cause == ENOMEM ? XARAB_NO_MEMORY : XARAB_IO, "%s: %s", run->path, strerror (cause));
    return ok ? XARAB_OK : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

static xarab_status
write_documents (const struct material *from, enum glass_table which, enum run_part part, struct table_root *root,
                 xarab_error *error)
{
    struct table *table;
    xarab_status  status = open_table (from, which, &table, error), closed;

    if (status != XARAB_OK)
        return status;
    for (size_t i = 0; status == XARAB_OK && i < from->document_runs; i++)
        status = copy_run (from, &from->documents[i], part, table, error);
    closed = table_close (table, root, error);
    return closed != XARAB_OK ? closed : status;
}

xarab_status
write_termlist (const struct material *from, struct table_root *root, struct totals *totals, xarab_error *error)
{
    (void) totals;
    return write_documents (from, GLASS_TERMLIST, RUN_LISTS, root, error);
}

xarab_status
write_docdata (const struct material *from, struct table_root *root, struct totals *totals, xarab_error *error)
{
    (void) totals;
    return write_documents (from, GLASS_DOCDATA, RUN_DATA, root, error);
}
