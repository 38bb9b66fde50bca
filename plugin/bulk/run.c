#include "bulk/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

xarab_status
run_create (const char *folder, unsigned number, struct run *run, int *fd, xarab_error *error)
{
    size_t room = strlen (folder) + 24;
    char  *path = malloc (room);

    if (path == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    snprintf (path, room, "%s/run-%u", folder, number);
    *fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (*fd < 0) {
        xarab_status status = fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
        free (path);
        return status;
    }
    *run = (struct run) { .path = path };
    return XARAB_OK;
}

int
run_open (const struct run *run)
{
    return open (run->path, O_RDONLY | O_CLOEXEC);
}

bool
run_reader (const struct run *run, int fd, enum run_part part, size_t room, struct spool_reader *reader)
{
    bool opened = spool_reader_open (reader, fd, run->part[part], run->part[part + 1], room);

    reader->watch = run->watch;
    return opened;
}

void
run_forget (struct run *run)
{
    free (run->path);
    *run = (struct run) { 0 };
}

bool
run_list_add (struct run_list *list, const struct run *run)
{
    if (list->count == list->room) {
        size_t      room = list->room ? 2 * list->room : 64;
        struct run *at   = realloc (list->at, room * sizeof *at);

        if (at == NULL)
            return false;
        list->at   = at;
        list->room = room;
    }
    list->at[list->count++] = *run;
    return true;
}

static int
by_first (const void *a, const void *b)
{
    const struct run *x = a, *y = b;

    return (x->first > y->first) - (x->first < y->first);
}

void
run_list_sort (struct run_list *list)
{
    if (list->count > 1)
        qsort (list->at, list->count, sizeof *list->at, by_first);
}

void
run_list_free (struct run_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        run_forget (&list->at[i]);
    free (list->at);
    *list = (struct run_list) { 0 };
}
