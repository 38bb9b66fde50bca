#include "rows.h"

#include "base/file.h"
#include "base/tsv.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct load {
    struct row *rows;
    size_t      count, room;
    unsigned    cells;
};

static _Noreturn void
stop (const char *path, unsigned line, const char *what)
{
    fprintf (stderr, "%s:%u: %s\n", path, line, what);
    exit (99);
}

static const char *
copy (struct span s)
{
    char *text = strndup (s.at, s.len);

    if (text == NULL)
        stop ("rows", 0, "out of memory");
    return text;
}

static void
add (struct load *load, const char *path, unsigned line, const struct tsv_row *cells)
{
    if (load->count == load->room) {
        load->room = load->room ? 2 * load->room : 64;
        load->rows = realloc (load->rows, load->room * sizeof *load->rows);
        if (load->rows == NULL)
            stop (path, line, "out of memory");
    }

    const char *slash = strrchr (path, '/');
    struct row *row   = &load->rows[load->count++];

    *row = (struct row) { .file = copy (span_of (slash ? slash + 1 : path)), .line = line, .cells = cells->cells };
    for (unsigned i = 0; i < ROW_CELLS; i++)
        row->cell[i] = i < cells->cells ? copy (cells->cell[i]) : "";
}

static void
load_file (struct load *load, const char *path)
{
    struct buffer  bytes = { 0 };
    struct tsv_row row;

    if (! file_read (path, 64 << 20, &bytes))
        stop (path, 0, strerror (errno));
    for (struct tsv tsv = tsv_over (buffer_span (&bytes)); tsv_next (&tsv, &row);) {
        if (row.cells < load->cells)
            stop (path, tsv.line, "too few cells");
        add (load, path, tsv.line, &row);
    }
    buffer_free (&bytes);
}

static int
is_table (const struct dirent *entry)
{
    struct span name = span_of (entry->d_name);

    return span_ends (name, span_of (".tsv")) && ! span_is (name, "not.tsv");
}

static void
load_directory (struct load *load, const char *path)
{
    struct dirent **entries;
    int             count = scandir (path, &entries, is_table, alphasort);

    for (int i = 0; i < count; i++) {
        char file[2048];
        snprintf (file, sizeof file, "%s/%s", path, entries[i]->d_name);
        load_file (load, file);
        free (entries[i]);
    }
    if (count >= 0)
        free (entries);
}

const struct row *
rows_load (const char *path, unsigned cells, size_t *count)
{
    struct load load = { .cells = cells };
    struct stat st;

    if (stat (path, &st) == 0 && S_ISDIR (st.st_mode))
        load_directory (&load, path);
    else
        load_file (&load, path);
    if (load.count == 0)
        stop (path, 0, "no rows");
    *count = load.count;
    return load.rows;
}
