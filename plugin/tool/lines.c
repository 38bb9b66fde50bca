#include "tool/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const standard_input[] = { "-" };

struct lines
lines_over (struct invocation *invocation)
{
    bool named = invocation->count > 0;

    return (struct lines) { .paths = named ? (const char *const *) invocation->arguments : standard_input,
                            .left  = named ? invocation->count : 1 };
}

struct lines
lines_of (const char *const *path)
{
    return (struct lines) { .paths = path, .left = 1 };
}

static bool
open_next (struct lines *lines)
{
    while (lines->left > 0) {
        lines->path   = *lines->paths++;
        lines->number = 0;
        lines->left--;
        lines->file = strcmp (lines->path, "-") == 0 ? stdin : fopen (lines->path, "re");
        if (lines->file != NULL)
            return true;
        fprintf (stderr, "xapian-arabic: %s: %s\n", lines->path, strerror (errno));
        lines->failed = true;
    }
    return false;
}

static void
close_file (struct lines *lines)
{
    if (ferror (lines->file)) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", lines->path, strerror (errno));
        lines->failed = true;
    }
    if (lines->file != stdin)
        fclose (lines->file);
    lines->file = NULL;
}

bool
lines_next (struct lines *lines, struct span *line)
{
    while (lines->file != NULL || open_next (lines)) {
        ssize_t size = getline (&lines->bytes, &lines->room, lines->file);
        if (size < 0) {
            close_file (lines);
            continue;
        }
        lines->number++;
        *line = (struct span) { lines->bytes, (size_t) size };
        if (line->len && line->at[line->len - 1] == '\n')
            *line = span_before (*line, 1);
        if (line->len && line->at[line->len - 1] == '\r')
            *line = span_before (*line, 1);
        return true;
    }
    return false;
}

int
lines_end (struct lines *lines)
{
    if (lines->file != NULL)
        close_file (lines);
    free (lines->bytes);
    return finish_output (lines->failed ? EXIT_FAILED : EXIT_DONE);
}

bool
for_programs (const struct invocation *invocation)
{
    return invocation->options.plain || invocation->options.jsonl;
}

void
print_cell (struct span cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        switch (cell.at[i]) {
        case '\t': fputs ("\\t", stdout); break;
        case '\n': fputs ("\\n", stdout); break;
        case '\r': fputs ("\\r", stdout); break;
        default: putchar_unlocked (cell.at[i]);
        }
    }
}

int
finish_output (int status)
{
    if (fflush (stdout) != 0 || ferror (stdout)) {
        fprintf (stderr, "xapian-arabic: standard output: %s\n", strerror (errno));
        return EXIT_FAILED;
    }
    return status;
}
