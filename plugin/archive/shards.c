#include "archive/shards.h"

#include "archive/stub.h"
#include "base/status.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line of the stub. */
struct part {
    char     name[PATH_MAX]; /* path, or host */
    unsigned port;           /* of a server; 0: a path */
};

struct parts {
    const char  *stub;
    struct part *at;
    size_t       count;
    bool         unknown; /* a line of a kind that is Xapian's to read */
};

/* "host:port"; a program's line, ":prog …", is not read here. */
static bool
read_server (struct span value, struct part *part)
{
    const char *colon = value.len ? memrchr (value.at, ':', value.len) : NULL;
    char        digits[8], *end;

    if (colon == NULL || colon == value.at)
        return false;
    snprintf (part->name, sizeof part->name, "%.*s", (int) (colon - value.at), value.at);
    snprintf (digits, sizeof digits, "%.*s", (int) (span_end (value) - colon - 1), colon + 1);
    unsigned long port = strtoul (digits, &end, 10);
    part->port         = port <= 65535 && *end == '\0' ? (unsigned) port : 0;
    return part->port != 0;
}

/* A path, relative to the stub's folder. */
static bool
read_path (const char *stub, struct span value, struct part *part)
{
    const char *slash  = strrchr (stub, '/');
    bool        beside = slash != NULL && value.len > 0 && value.at[0] != '/';
    int         size   = snprintf (part->name, sizeof part->name, "%.*s%.*s", beside ? (int) (slash + 1 - stub) : 0, stub,
                                   (int) value.len, value.at);

    part->port = 0;
    return size > 0 && (size_t) size < sizeof part->name;
}

static bool
take_part (void *your, struct span kind, struct span value)
{
    struct parts *parts = your;
    struct part  *grown = realloc (parts->at, (parts->count + 1) * sizeof *grown);
    bool          read  = false;

    if (grown != NULL) {
        parts->at = grown;
        if (span_is (kind, "remote"))
            read = read_server (value, &grown[parts->count]);
        else if (span_is (kind, "auto") || span_is (kind, "glass"))
            read = read_path (parts->stub, value, &grown[parts->count]);
    }
    parts->count += read;
    parts->unknown |= ! read;
    return read;
}

static struct parts
parts_of (const char *path)
{
    struct parts parts = { .stub = path };

    if (! stub_lines (path, take_part, &parts))
        parts.unknown = true;
    return parts;
}

static bool
are_several (const struct parts *parts)
{
    return ! parts->unknown && parts->count > 1;
}

static xarab_status
open_part (const struct part *part, const struct shards_options *options, xapc_database **database, xarab_error *error)
{
    return part->port ? xapc_database_open_remote (part->name, part->port, 1000 * options->timeout, database, error)
                      : xapc_database_open (part->name, database, error);
}

static void
print_name (const struct part *part, char *to, size_t room)
{
    if (part->port)
        snprintf (to, room, "%s:%u", part->name, part->port);
    else
        snprintf (to, room, "%s", part->name);
}

/* Adds to the sentence about those that do not answer. */
static void
note_silent (struct shards *shards, const struct part *part, const xarab_error *error)
{
    size_t size = strlen (shards->silent);
    char   name[PATH_MAX + 16];

    print_name (part, name, sizeof name);
    snprintf (shards->silent + size, sizeof shards->silent - size, "%s%s: %s", size ? "; " : "", name, error->detail);
}

static xarab_status
join_part (struct shards *shards, xapc_database *database, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    if (shards->joined == NULL) {
        shards->joined = database;
    } else {
        status = xapc_database_add (shards->joined, database, error);
        xapc_database_close (database);
    }
    shards->answering += status == XARAB_OK;
    return status;
}

static xarab_status
open_parts (const struct parts *parts, const struct shards_options *options, struct shards *shards, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    xarab_error  why;

    shards->count = parts->count;
    for (size_t i = 0; status == XARAB_OK && i < parts->count; i++) {
        xapc_database *database = NULL;
        if (open_part (&parts->at[i], options, &database, &why) == XARAB_OK)
            status = join_part (shards, database, error);
        else
            note_silent (shards, &parts->at[i], &why);
    }
    if (status == XARAB_OK && (shards->answering == 0 || (shards->answering < shards->count && ! options->partial)))
        status = fail (error, XARAB_NETWORK, "%zu of %zu shards do not answer: %s", shards->count - shards->answering,
                       shards->count, shards->silent);
    return status;
}

xarab_status
shards_open (const char *path, const struct shards_options *options, struct shards *shards, xarab_error *error)
{
    struct parts parts  = parts_of (path);
    xarab_status status = XARAB_OK;

    shards_close (shards);
    if (are_several (&parts)) {
        status = open_parts (&parts, options, shards, error);
    } else {
        status        = xapc_database_open (path, &shards->joined, error);
        shards->count = shards->answering = 1;
    }
    free (parts.at);
    if (status != XARAB_OK)
        shards_close (shards);
    return status;
}

void
shards_close (struct shards *shards)
{
    xapc_database_close (shards->joined);
    *shards = (struct shards) { 0 };
}

static xarab_status
visit (const struct part *part, const struct shards_options *options,
       xarab_status (*take) (void *your, const char *name, xapc_database *, xarab_error *), void *your,
       xarab_error *error)
{
    char           name[PATH_MAX + 16];
    xapc_database *database = NULL;
    xarab_status   status   = open_part (part, options, &database, error);

    print_name (part, name, sizeof name);
    if (status == XARAB_OK)
        status = take (your, name, database, error);
    xapc_database_close (database);
    return status;
}

xarab_status
shards_each (const char *path, const struct shards_options *options,
             xarab_status (*take) (void *your, const char *name, xapc_database *, xarab_error *), void *your,
             xarab_error *error)
{
    struct parts   parts    = parts_of (path);
    xapc_database *database = NULL;
    xarab_status   status   = XARAB_OK;

    if (are_several (&parts)) {
        for (size_t i = 0; status == XARAB_OK && i < parts.count; i++)
            status = visit (&parts.at[i], options, take, your, error);
    } else {
        status = xapc_database_open (path, &database, error);
        if (status == XARAB_OK)
            status = take (your, path, database, error);
        xapc_database_close (database);
    }
    free (parts.at);
    return status;
}
