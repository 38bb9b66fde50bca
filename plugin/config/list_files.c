/* An operator's lists as files: found, compiled or mapped, and what they come to
 * for an index. */
#include "config/lists.h"

#include "base/file.h"
#include "base/hash.h"
#include "config/doubles.h"
#include "config/list_rows.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum {
    LIST_LIMIT  = 256 << 20, /* bytes of one list */
    WORTH_A_FILE = 32 << 10  /* a shorter list is compiled in less than a millisecond */
};

/* ---- where a list is ---- */

/* The list's path, from the folder of the file its key stands in; false when no
 * list is set. A path too long for the system is cut: it will not be found. */
static bool
list_path (const struct settings *settings, const struct config_facts *facts, const struct setting *key, char to[PATH_MAX])
{
    const char *path  = (const char *) settings + key->offset;
    const char *from  = facts_path (facts, key);
    const char *slash = from ? strrchr (from, '/') : NULL;

    if (path[0] == '\0')
        return false;
    if (path[0] == '/' || slash == NULL)
        snprintf (to, PATH_MAX, "%s", path);
    else
        snprintf (to, PATH_MAX, "%.*s/%s", (int) (slash - from), from, path);
    return true;
}

/* ---- the compiled file: this stamp, then the block ---- */

struct stamp {
    char     magic[8];
    char     version[16]; /* of the rules it was compiled by */
    uint64_t kind, size;
    int64_t  seconds, nanoseconds;
};

static struct stamp
stamp_of (struct file_stamp list, enum list_kind kind)
{
    struct stamp stamp = { .magic = "xarlist2", .kind = kind, .size = list.size, .seconds = list.seconds,
                           .nanoseconds = list.nanoseconds };

    snprintf (stamp.version, sizeof stamp.version, "%s", XARAB_VERSION);
    return stamp;
}

static void
compiled_path (const char *path, char to[PATH_MAX])
{
    snprintf (to, PATH_MAX, "%s.compiled", path);
}

/* Maps the compiled file where it is sound and of this very list. *others says
 * that it was compiled for another key, whose it stays. */
static bool
map_compiled (const char *path, struct stamp now, struct compiled_list *list, bool *others)
{
    char         compiled[PATH_MAX];
    struct stamp stamp;
    struct span  bytes;

    *others = false;
    compiled_path (path, compiled);
    if (! file_map (compiled, &bytes))
        return false;

    struct lexicon lexicon = { bytes.at + sizeof now, bytes.len - sizeof now };
    if (bytes.len < sizeof now || memcmp (bytes.at, &now, sizeof now) != 0 || ! lexicon_check (lexicon)) {
        if (bytes.len >= sizeof now)
            memcpy (&stamp, bytes.at, sizeof stamp);
        *others = bytes.len >= sizeof now && memcmp (stamp.magic, now.magic, sizeof now.magic) == 0 && stamp.kind != now.kind;
        file_unmap (bytes);
        return false;
    }
    list->lexicon = lexicon;
    list->mapped  = bytes;
    return true;
}

static bool
write_compiled (const char *path, struct stamp stamp, struct span block)
{
    struct buffer file = { 0 };
    char          compiled[PATH_MAX];

    compiled_path (path, compiled);
    bool done = buffer_add (&file, (struct span) { (const char *) &stamp, sizeof stamp }) && buffer_add (&file, block)
                && file_replace (compiled, buffer_span (&file));
    buffer_free (&file);
    return done;
}

/* ---- opening ---- */

/* What is told of the list itself stands where its key does. */
static xarab_status
refuse (const struct list_reading *r, const struct config_facts *facts, const struct setting *key, const char *value,
        const char *fault)
{
    const char *from = facts_path (facts, key) ? facts_path (facts, key) : "";
    size_t      line = facts_line (facts, key);
    xarab_error error;

    fail_at (&error, XARAB_BAD_LIST, line, "%s: '%s': %s; it is a file, from %s folder", key->key, value, fault,
             from[0] ? "this one's" : "the working");
    if (r->mistake != NULL)
        r->mistake (r->your, from, &error);
    if (from[0] == '\0')
        return fail (r->error, XARAB_BAD_LIST, "%s", error.detail);
    return fail (r->error, XARAB_BAD_LIST, "%s:%zu: %s", from, line, error.detail);
}

/* Reads and compiles the list; a long one is written for the next who opens it,
 * where that can be done. Only a list that was read without a bad row is: who
 * maps it is told of none. */
static xarab_status
compile (struct list_reading *r, enum list_kind kind, struct compiled_list *list, bool write)
{
    struct buffer     text = { 0 };
    struct file_stamp before = list->stamp, after;

    if (! file_read (r->path, LIST_LIMIT, &text))
        return XARAB_IO;
    xarab_status status = list_compile (r, kind, buffer_span (&text), list);
    if (status == XARAB_OK && write && r->mistakes == 0 && text.len >= WORTH_A_FILE && file_stamp (r->path, &after)
        && file_stamp_equal (before, after))
        write_compiled (r->path, stamp_of (before, kind), buffer_span (&list->block));
    buffer_free (&text);
    return status;
}

/* Whether reading would wait for a writer, or never end. */
static bool
is_endless (const char *path)
{
    struct stat st;

    return stat (path, &st) == 0 && ! S_ISREG (st.st_mode) && ! S_ISDIR (st.st_mode);
}

static xarab_status
open_list (struct list_reading *r, const struct config_facts *facts, enum list_kind kind, const char *value,
           struct compiled_list *list)
{
    const struct setting *key    = list_key (kind);
    bool                  others = false;

    if (! file_stamp (r->path, &list->stamp))
        return refuse (r, facts, key, value, strerror (errno));
    if (is_endless (r->path))
        return refuse (r, facts, key, value, "no regular file");
    if (map_compiled (r->path, stamp_of (list->stamp, kind), list, &others))
        return XARAB_OK;
    xarab_status status = compile (r, kind, list, ! others);
    return status == XARAB_IO ? refuse (r, facts, key, value, errno == EFBIG ? "larger than 256 MB" : strerror (errno)) : status;
}

static const struct across pairs[] = {
    { LIST_VETOES, LIST_ALIASES, ACROSS_ALIKE, "aliases joins these names; the veto holds" },
    { LIST_OVERRIDES, LIST_PROTECT, ACROSS_ANY, "protected words leaves this word alone, which holds" },
    { LIST_PLURALS, LIST_PROTECT, ACROSS_ANY, "protected words leaves this word alone, which holds" },
    { LIST_PLURALS, LIST_OVERRIDES, ACROSS_UNLIKE, "overrides gives this word another stem, which holds" },
};

/* Lists against each other. */
static xarab_status
compare_lists (struct list_reading *r, const struct settings *settings, const struct config_facts *facts,
               struct compiled_lists *lists)
{
    char         path[PATH_MAX];
    xarab_status status = XARAB_OK;

    r->path = path;
    for (size_t i = 0; status == XARAB_OK && i < sizeof pairs / sizeof pairs[0]; i++)
        if (list_path (settings, facts, list_key (pairs[i].told), path))
            status = doubles_across (&pairs[i], lists, list_tell, r);
    for (unsigned kind = 0; kind < LIST_KINDS; kind++)
        buffer_free (&lists->list[kind].places);
    return status;
}

xarab_status
lists_open (const struct settings *settings, const struct config_facts *facts, mistake_function *mistake, void *your,
            struct compiled_lists *lists, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    char         path[PATH_MAX];

    *lists = (struct compiled_lists) { 0 };
    for (unsigned kind = 0; (status == XARAB_OK || (status == XARAB_BAD_LIST && mistake)) && kind < LIST_KINDS; kind++) {
        const struct setting *key = list_key ((enum list_kind) kind);
        struct list_reading   r   = { .path = path, .mistake = mistake, .your = your, .error = error };
        if (! list_path (settings, facts, key, path))
            continue;
        xarab_status opened = open_list (&r, facts, (enum list_kind) kind, (const char *) settings + key->offset, &lists->list[kind]);
        status = opened == XARAB_OK ? status : opened;
    }
    if (status == XARAB_OK)
        status = compare_lists (&(struct list_reading) { .mistake = mistake, .your = your, .error = error }, settings,
                                facts, lists);
    if (status != XARAB_OK)
        lists_close (lists);
    return status;
}

void
lists_close (struct compiled_lists *lists)
{
    for (unsigned kind = 0; kind < LIST_KINDS; kind++) {
        buffer_free (&lists->list[kind].block);
        buffer_free (&lists->list[kind].places);
        file_unmap (lists->list[kind].mapped);
    }
    *lists = (struct compiled_lists) { 0 };
}

bool
lists_changed (const struct settings *settings, const struct config_facts *facts, const struct compiled_lists *lists)
{
    char              path[PATH_MAX];
    struct file_stamp now;

    for (unsigned kind = 0; kind < LIST_KINDS; kind++)
        if (list_path (settings, facts, list_key ((enum list_kind) kind), path)
            && (! file_stamp (path, &now) || ! file_stamp_equal (now, lists->list[kind].stamp)))
            return true;
    return false;
}

xarab_status
lists_compile (const struct settings *settings, const struct config_facts *facts, mistake_function *mistake, void *your,
               xarab_error *error)
{
    struct compiled_lists lists;
    xarab_status          status = lists_open (settings, facts, mistake, your, &lists, error);
    char                  path[PATH_MAX];

    for (unsigned kind = 0; status == XARAB_OK && kind < LIST_KINDS; kind++) {
        struct compiled_list *list  = &lists.list[kind];
        struct span           block = { list->lexicon.at, list->lexicon.size };
        if (list_path (settings, facts, list_key ((enum list_kind) kind), path)
            && ! write_compiled (path, stamp_of (list->stamp, (enum list_kind) kind), block))
            status = fail (error, XARAB_IO, "%s.compiled: %s", path, strerror (errno));
    }
    lists_close (&lists);
    return status;
}

/* ---- the fingerprint ---- */

static bool
print_digest (const struct compiled_lists *lists, const struct setting *key, struct buffer *to)
{
    for (unsigned kind = 0; lists != NULL && kind < LIST_KINDS; kind++)
        if (list_key ((enum list_kind) kind) == key && lists->list[kind].lexicon.size > 0)
            return buffer_print (to, "%08x", hash_bytes ((struct span) { lists->list[kind].lexicon.at,
                                                                         lists->list[kind].lexicon.size }));
    return true;
}

bool
config_fingerprint (const struct settings *settings, const struct compiled_lists *lists, struct buffer *to)
{
    for (size_t i = 0; i < settings_count; i++) {
        const struct setting *s = &settings_table[i];
        if (s->effect != EFFECT_TERMS && s->effect != EFFECT_WEIGHT)
            continue;
        if (! buffer_print (to, "%s=", s->key)
            || ! (s->kind == SETTING_FILE ? print_digest (lists, s, to) : setting_print (settings, s, to))
            || ! buffer_add_byte (to, '\n'))
            return false;
    }
    return true;
}
