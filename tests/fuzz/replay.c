/* replay - stands in for the fuzzing engine under any compiler:
 *
 *     replay FILE|DIRECTORY...
 *
 * Gives the target each file whole, then each of its lines behind several first
 * bytes (which choose a target's options), cut off at several places, and with
 * bytes changed by a fixed rule. A truth that does not hold aborts. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

enum { FILE_MAX = 64 << 20, LINE_MAX_BYTES = 4096, CHANGES = 4 };

static size_t runs;

/* In memory of its own, so that reading past the end is seen. */
static void
run (uint8_t first, struct span rest)
{
    uint8_t *copy = malloc (rest.len + 1);

    if (copy == NULL)
        exit (99);
    copy[0] = first;
    if (rest.len)
        memcpy (copy + 1, rest.at, rest.len);
    LLVMFuzzerTestOneInput (copy, rest.len + 1);
    free (copy);
    runs++;
}

static void
run_changed (struct span line, uint32_t seed)
{
    char changed[LINE_MAX_BYTES];

    memcpy (changed, line.at, line.len);
    for (unsigned i = 0; i < CHANGES; i++) {
        seed                     = seed * 1664525 + 1013904223;
        changed[seed % line.len] = (char) (seed >> 23);
        run ((uint8_t) (seed >> 8), (struct span) { changed, line.len });
    }
}

static void
run_line (struct span line, unsigned number)
{
    if (line.len == 0)
        return;
    if (line.len > LINE_MAX_BYTES)
        line.len = LINE_MAX_BYTES;
    run (0, line);
    run ((uint8_t) number, line);
    run (0xff, line);
    run ((uint8_t) (number * 7), (struct span) { line.at, line.len / 2 });
    run ((uint8_t) (number * 5), (struct span) { line.at, line.len - 1 });
    run_changed (line, number);
}

static void
replay_file (const char *path)
{
    struct buffer bytes  = { 0 };
    unsigned      number = 0;
    struct span   line;

    if (! file_read (path, FILE_MAX, &bytes)) {
        fprintf (stderr, "%s: %s\n", path, strerror (errno));
        exit (99);
    }
    run (0, buffer_span (&bytes));
    for (struct span rest = buffer_span (&bytes); span_next (&rest, '\n', &line);)
        run_line (line, ++number);
    buffer_free (&bytes);
}

static int
visible (const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Folders of fixtures are at most two deep. */
static void
replay (const char *path, unsigned depth)
{
    struct stat     st;
    struct dirent **entries;

    if (stat (path, &st) != 0 || ! S_ISDIR (st.st_mode) || depth > 4) {
        replay_file (path);
        return;
    }
    int count = scandir (path, &entries, visible, alphasort);
    for (int i = 0; i < count; i++) {
        char below[4096];
        snprintf (below, sizeof below, "%s/%s", path, entries[i]->d_name);
        replay (below, depth + 1);
        free (entries[i]);
    }
    if (count >= 0)
        free (entries);
}

int
main (int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay (argv[i], 0);
    printf ("%zu inputs\n", runs);
    return runs == 0;
}
