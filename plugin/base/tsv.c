#include "base/tsv.h"

static void
split (struct span line, struct tsv_row *row)
{
    struct span cell;

    row->cells = 0;
    while (span_next (&line, '\t', &cell)) {
        if (row->cells < TSV_CELLS_MAX)
            row->cell[row->cells] = cell;
        row->cells++;
    }
}

bool
tsv_next (struct tsv *tsv, struct tsv_row *row)
{
    struct span line;

    while (span_next (&tsv->rest, '\n', &line)) {
        tsv->line++;
        if (line.len && line.at[line.len - 1] == '\r')
            line = span_before (line, 1);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        split (line, row);
        return true;
    }
    return false;
}
