#include "bulk/facts.h"

#include <errno.h>
#include <unistd.h>

enum { READ_ROOM = 64 << 10 };

void
facts_open (const struct material *from, struct facts *f)
{
    *f = (struct facts) { .from = from, .reader = { .fd = -1 } };
}

static void
leave_run (struct facts *f)
{
    if (f->reader.error != 0 && f->error == 0)
        f->error = f->reader.error;
    spool_reader_free (&f->reader);
    if (f->reader.fd >= 0)
        close (f->reader.fd);
    f->reader = (struct spool_reader) { .fd = -1 };
}

static bool
enter_run (struct facts *f)
{
    const struct run *run;
    int               fd;

    leave_run (f);
    if (f->error != 0 || f->run == f->from->document_runs)
        return false;
    run = &f->from->documents[f->run++];
    fd  = run_open (run);
    if (fd < 0) {
        f->error = errno;
        return false;
    }
    if (! run_reader (run, fd, RUN_DOCUMENTS, READ_ROOM, &f->reader)) {
        f->error = ENOMEM;
        return false;
    }
    f->number = run->first;
    f->left   = run->documents;
    return true;
}

static bool
read_value (struct spool_reader *r, struct composed_value *value)
{
    const unsigned char *bytes;

    value->slot = (uint32_t) spool_take_number (r);
    value->size = (size_t) spool_take_number (r);
    bytes       = value->size <= sizeof value->bytes ? spool_take (r, value->size) : NULL;
    if (bytes != NULL)
        memcpy (value->bytes, bytes, value->size);
    else if (r->error == 0)
        r->error = EIO;
    return bytes != NULL;
}

bool
facts_next (struct facts *f, struct fact *fact)
{
    do {
        while (f->left == 0)
            if (! enter_run (f))
                return false;
        fact->id       = survivor_id (&f->from->survivors, f->number++);
        fact->length   = (uint32_t) spool_take_number (&f->reader);
        fact->wdf_most = (uint32_t) spool_take_number (&f->reader);
        fact->values   = (size_t) spool_take_number (&f->reader);
        if (fact->values > COMPOSED_VALUES)
            f->reader.error = EIO;
        for (size_t i = 0; f->reader.error == 0 && i < fact->values; i++)
            read_value (&f->reader, &fact->value[i]);
        f->left--;
        if (f->reader.error != 0) {
            leave_run (f);
            f->left = 0;
            return false;
        }
    } while (fact->id == 0);
    return true;
}

xarab_status
facts_close (struct facts *f, xarab_error *error)
{
    leave_run (f);
    if (f->error != 0)
        return fail (error, f->error == ENOMEM ? XARAB_NO_MEMORY : XARAB_IO, "a run could not be read: %s",
                     strerror (f->error));
    return XARAB_OK;
}
