#include "archive/withdrawn.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum { FILE_BYTES_MAX = 1 << 30 };

static int
digit_of (char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %XX back to bytes, in place. */
static struct span
unescape (char *at, size_t size)
{
    size_t to = 0;

    for (size_t i = 0; i < size; i++, to++) {
        bool code = at[i] == '%' && i + 2 < size && digit_of (at[i + 1]) >= 0 && digit_of (at[i + 2]) >= 0;
        at[to]    = code ? (char) (16 * digit_of (at[i + 1]) + digit_of (at[i + 2])) : at[i];
        i += code ? 2 : 0;
    }
    return (struct span) { at, to };
}

static bool
escape (struct buffer *to, struct span id)
{
    bool ok = true;

    for (size_t i = 0; ok && i < id.len; i++) {
        unsigned char c = (unsigned char) id.at[i];
        ok              = c < 0x20 || c == 0x7f || c == '%' ? buffer_print (to, "%%%02X", c) : buffer_add_byte (to, (char) c);
    }
    return ok;
}

static int
by_bytes (const void *a, const void *b)
{
    return span_compare (*(const struct span *) a, *(const struct span *) b);
}

static bool
split (struct withdrawn *all)
{
    struct span rest = buffer_span (&all->bytes), line, id;
    size_t      lines = 0;

    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    all->id = malloc ((lines + 1) * sizeof *all->id);
    if (all->id == NULL)
        return false;
    while (span_next (&rest, '\n', &line))
        if (line.len && span_next (&line, '\t', &id) && id.len)
            all->id[all->count++] = unescape (all->bytes.at + (id.at - all->bytes.at), id.len);
    qsort (all->id, all->count, sizeof *all->id, by_bytes);
    return true;
}

xarab_status
withdrawn_read (const struct archive *archive, struct withdrawn *all, xarab_error *error)
{
    char         path[PATH_MAX];
    xarab_status status = archive_path (archive, "withdrawn", path, error);

    *all = (struct withdrawn) { 0 };
    if (status != XARAB_OK)
        return status;
    if (! file_read (path, FILE_BYTES_MAX, &all->bytes))
        return errno == ENOENT || errno == ENOTDIR ? XARAB_OK : fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
    if (split (all))
        return XARAB_OK;
    withdrawn_free (all);
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

void
withdrawn_free (struct withdrawn *all)
{
    buffer_free (&all->bytes);
    free (all->id);
    *all = (struct withdrawn) { 0 };
}

bool
withdrawn_has (const struct withdrawn *all, struct span id)
{
    return all->count && bsearch (&id, all->id, all->count, sizeof id, by_bytes) != NULL;
}

static bool
add_line (struct buffer *text, struct span id, const char *day)
{
    return escape (text, id) && buffer_print (text, "\t%s\n", day);
}

static void
print_today (char to[16])
{
    time_t    now = time (NULL);
    struct tm day;

    if (localtime_r (&now, &day) == NULL || strftime (to, 16, "%Y-%m-%d", &day) == 0)
        to[0] = '\0';
}

/* The file as it stands without the ids of `drop`. */
static bool
keep_lines (const struct archive *archive, const struct withdrawn *drop, struct buffer *text)
{
    char          path[PATH_MAX];
    struct buffer old  = { 0 };
    struct span   rest = { 0 }, line, id;
    bool          ok   = archive_path (archive, "withdrawn", path, NULL) == XARAB_OK;

    if (ok && ! file_read (path, FILE_BYTES_MAX, &old))
        ok = errno == ENOENT;
    rest = buffer_span (&old);
    while (ok && span_next (&rest, '\n', &line)) {
        struct span left = line;
        char        copy[4096];
        if (! span_next (&left, '\t', &id) || id.len == 0)
            continue;
        if (id.len < sizeof copy) {
            memcpy (copy, id.at, id.len);
            if (withdrawn_has (drop, unescape (copy, id.len)))
                continue;
        }
        ok = buffer_add (text, line) && buffer_add_byte (text, '\n');
    }
    buffer_free (&old);
    return ok;
}

static xarab_status
write_file (const struct archive *archive, const struct buffer *text, xarab_error *error)
{
    char         path[PATH_MAX];
    xarab_status status = archive_path (archive, "withdrawn", path, error);

    if (status == XARAB_OK && ! file_replace (path, buffer_span (text)))
        return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
    return status == XARAB_OK ? archive_settle (archive->folder, error) : status;
}

xarab_status
withdrawn_add (const struct archive *archive, const struct span *ids, size_t count, xarab_error *error)
{
    struct withdrawn none = { 0 }, all;
    struct buffer    text = { 0 };
    char             day[16];
    xarab_status     status = withdrawn_read (archive, &all, error);

    if (status != XARAB_OK)
        return status;
    print_today (day);
    bool made = keep_lines (archive, &none, &text);
    for (size_t i = 0; made && i < count; i++)
        if (! withdrawn_has (&all, ids[i]))
            made = add_line (&text, ids[i], day);
    status = made ? write_file (archive, &text, error)
                  : fail (error, XARAB_IO, "%s/withdrawn could not be read", archive->folder);
    buffer_free (&text);
    withdrawn_free (&all);
    return status;
}

xarab_status
withdrawn_drop (const struct archive *archive, const struct span *ids, size_t count, xarab_error *error)
{
    struct withdrawn drop = { .id = malloc ((count + 1) * sizeof *drop.id), .count = count };
    struct buffer    text = { 0 };

    if (drop.id == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (count)
        memcpy (drop.id, ids, count * sizeof *ids);
    qsort (drop.id, count, sizeof *drop.id, by_bytes);
    xarab_status status = keep_lines (archive, &drop, &text)
                              ? write_file (archive, &text, error)
                              : fail (error, XARAB_IO, "%s/withdrawn could not be read", archive->folder);
    buffer_free (&text);
    withdrawn_free (&drop);
    return status;
}
