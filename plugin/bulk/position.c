/* The position table: a copy of what the runs have, under the documents' ids. */
#include "bulk/merge.h"
#include "bulk/tables.h"

#include <errno.h>
#include <stdio.h>

static const char *const names[GLASS_TABLES] = { "postlist", "docdata", "termlist", "position", "spelling", "synonym" };

bool
table_path (const struct material *from, enum glass_table table, struct buffer *to)
{
    to->len = 0;
    return buffer_print (to, "%s/%s.glass", from->folder, names[table]) && buffer_add_byte (to, '\0');
}

xarab_status
open_table (const struct material *from, enum glass_table which, struct table **table, xarab_error *error)
{
    struct buffer path   = { 0 };
    xarab_status  status = XARAB_NO_MEMORY;

    if (table_path (from, which, &path))
        status = table_open (path.at, table, error);
    else
        fail (error, status, "%s", status_text (status));
    buffer_free (&path);
    return status;
}

/* All documents of the term; `key` ends behind the term. False: the table or
 * memory failed. */
static bool
copy_term (const struct material *from, struct merge *merge, struct table *table, unsigned char *key,
           unsigned char *key_end, struct buffer *long_tag)
{
    uint32_t number;

    while (merge_document (merge, &number)) {
        struct spool_reader *reader = &merge->heap[0]->reader;
        uint64_t             size   = spool_take_number (reader);
        uint32_t             id     = survivor_id (&from->survivors, number);
        struct span          tag    = { NULL, (size_t) size };

        if (size <= 1024)
            tag.at = (const char *) spool_take (reader, tag.len);
        else if (spool_take_into (reader, tag.len, long_tag))
            tag.at = long_tag->at;
        if (tag.at == NULL)
            return true; /* merge_close tells */

        unsigned char *end = pack_sorted (key_end, id);

        if (id != 0 && ! table_add (table, (struct span) { (const char *) key, (size_t) (end - key) }, tag, false))
            return false;
    }
    return true;
}

xarab_status
write_position (const struct material *from, struct table_root *root, struct totals *totals, xarab_error *error)
{
    struct merge  merge;
    struct table *table;
    struct buffer long_tag = { 0 };
    struct span   term;
    bool          ok     = true;
    xarab_status  status = open_table (from, GLASS_POSITION, &table, error), read;

    (void) totals;
    if (status != XARAB_OK)
        return status;
    status = merge_open (from->terms, from->term_runs, RUN_PLACES, from->memory, &merge, error);
    if (status != XARAB_OK) {
        table_abandon (table);
        return status;
    }
    while (ok && merge_term (&merge, &term)) {
        unsigned char key[2 * 256 + GLASS_NUMBER_MAX], *end = pack_term (key, term);

        *end++ = '\0';
        ok     = copy_term (from, &merge, table, key, end, &long_tag);
    }
    buffer_free (&long_tag);
    read   = merge_close (&merge, error);
    status = table_close (table, root, error);
    return status != XARAB_OK ? status : read;
}
