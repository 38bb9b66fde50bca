#include "archive/stub.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STUB_BYTES_MAX = 1 << 20 };

static bool
take_lines (struct span rest, bool (*take) (void *your, struct span kind, struct span value), void *your)
{
    struct span line, kind;

    while (span_next (&rest, '\n', &line)) {
        line = span_trim (line);
        if (line.len == 0 || line.at[0] == '#')
            continue;
        if (! span_next (&line, ' ', &kind) || line.at == NULL || ! take (your, kind, span_trim (line)))
            return false;
    }
    return true;
}

static bool
read_text (const char *path, struct buffer *bytes)
{
    struct stat st;

    return stat (path, &st) == 0 && S_ISREG (st.st_mode) && file_read (path, STUB_BYTES_MAX, bytes)
           && memchr (bytes->at ? bytes->at : "", '\0', bytes->len) == NULL;
}

bool
stub_is_text (const char *path)
{
    struct buffer bytes = { 0 };
    bool          text  = read_text (path, &bytes);

    buffer_free (&bytes);
    return text;
}

bool
stub_lines (const char *path, bool (*take) (void *your, struct span kind, struct span value), void *your)
{
    struct buffer bytes = { 0 };
    bool          taken = read_text (path, &bytes) && take_lines (buffer_span (&bytes), take, your);

    buffer_free (&bytes);
    return taken;
}

static const char *
last_part (const char *path)
{
    const char *slash = strrchr (path, '/');

    return slash ? slash + 1 : path;
}

struct named {
    const char *folder;
    size_t      databases;
    unsigned    number;
    bool        absolute;
};

static bool
take_named (void *your, struct span kind, struct span value)
{
    struct named *named = your;
    struct span   tail  = span_of (last_part (named->folder));
    char          digits[16], *end;

    named->databases++;
    if (! span_is (kind, "auto") && ! span_is (kind, "glass"))
        return false;
    named->absolute = value.len > 0 && value.at[0] == '/';
    const char *slash = value.len ? memrchr (value.at, '/', value.len) : NULL;
    if (slash == NULL || ! span_ends ((struct span) { value.at, (size_t) (slash - value.at) }, tail))
        return false;
    snprintf (digits, sizeof digits, "%.*s", (int) (span_end (value) - slash - 1), slash + 1);
    unsigned long number = digits[0] >= '1' && digits[0] <= '9' ? strtoul (digits, &end, 10) : 0;
    named->number        = number && number < UINT_MAX && *end == '\0' ? (unsigned) number : 0;
    return named->number != 0;
}

unsigned
stub_read (const char *path, const char *folder, bool *absolute)
{
    struct named named = { .folder = folder };

    if (! stub_lines (path, take_named, &named) || named.databases != 1)
        return 0;
    *absolute = named.absolute;
    return named.number;
}

static bool
write_whole (int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t put = write (fd, text, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        text += put;
        size -= (size_t) put;
    }
    return fsync (fd) == 0;
}

bool
stub_write (const char *path, const char *folder, bool absolute, unsigned number)
{
    char real[PATH_MAX], text[PATH_MAX + 64];

    if (absolute && realpath (folder, real) == NULL)
        return false;
    int size = snprintf (text, sizeof text, "auto %s/%u\n", absolute ? real : last_part (folder), number);
    int fd   = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = write_whole (fd, text, (size_t) size);
    int  kept    = errno;
    written      = close (fd) == 0 && written;
    errno        = kept;
    return written;
}
