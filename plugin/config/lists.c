#include "config/lists.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "name/compile.h"
#include "text/fold.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <limits.h>
#include <sys/stat.h>

enum { CELL_MAX = 400, LIST_LIMIT = 256 << 20 };

/* One row being added. */
struct compiling {
    struct lexicon_builder *builder;
    const struct tsv_row   *row;
    unsigned                line;
    char                    folded[2][1024];
};

static struct span
fold_cell (struct compiling *c, unsigned cell, unsigned place)
{
    struct span word = span_trim (c->row->cell[cell]);
    struct span part, rest = word;
    size_t      size = 0;

    if (word.len == 0 || word.len > CELL_MAX || fold_room (word.len) + 1 > sizeof c->folded[place])
        return (struct span) { NULL, 0 };
    while (span_next (&rest, ' ', &part)) {
        if (part.len == 0)
            continue;
        if (size > 0)
            c->folded[place][size++] = ' ';
        if (size + fold_room (part.len) > sizeof c->folded[place])
            return (struct span) { NULL, 0 };
        size += fold_word (fold_standard (), part, c->folded[place] + size);
    }
    return (struct span) { c->folded[place], size };
}

/* Each adds a row to the list; what is wrong with it, or NULL. */
typedef const char *add_function (struct compiling *);

static const char no_word[] = "a cell is empty or longer than 400 bytes";
static const char full[]    = "the list is too large";

static const char *
add_word (struct compiling *c)
{
    struct span word = fold_cell (c, 0, 0);

    if (word.len == 0)
        return no_word;
    return lexicon_add (c->builder, word, 1, (struct span) { "", 0 }) ? NULL : full;
}

static const char *
add_pair (struct compiling *c)
{
    struct span word = fold_cell (c, 0, 0), other = c->row->cells > 1 ? fold_cell (c, 1, 1) : (struct span) { NULL, 0 };

    if (c->row->cells < 2)
        return "one cell; needs two, separated by a tab";
    if (word.len == 0 || other.len == 0)
        return no_word;
    if (span_equal (word, other))
        return "both cells are the same word once folded";
    return lexicon_add (c->builder, word, 1, other) ? NULL : full;
}

/* A pair that goes both ways where a third cell says so. */
static const char *
add_synonym (struct compiling *c)
{
    const char *fault = add_pair (c);
    bool        both  = c->row->cells > 2 && span_is (c->row->cell[2], "both");

    if (fault != NULL || ! both)
        return fault;
    struct span word = fold_cell (c, 0, 0), other = fold_cell (c, 1, 1);
    return lexicon_add (c->builder, other, 1, word) ? NULL : full;
}

/* Names that are never one. */
static const char *
add_veto (struct compiling *c)
{
    return compile_family (c->row->cell, c->row->cells < 2 ? c->row->cells : 2, c->builder);
}

/* Names that are one. */
static const char *
add_family (struct compiling *c)
{
    return compile_family (c->row->cell, c->row->cells, c->builder);
}

/* A name as it stands in text, and what it is. */
static const char *
add_name (struct compiling *c)
{
    struct span word = fold_cell (c, 0, 0), kind = c->row->cells > 1 ? span_trim (c->row->cell[1]) : span_of ("");
    unsigned    bits = 0;
    const char *fault = compile_kind (kind, &bits);

    if (word.len == 0)
        return no_word;
    if (fault != NULL)
        return fault;
    return lexicon_add (c->builder, word, bits, (struct span) { "", 0 }) ? NULL : full;
}

static const struct {
    size_t        path; /* in struct settings */
    add_function *add;
    bool          terms; /* changes stored terms */
} kinds[LIST_KINDS] = {
    [LIST_PROTECT]    = { offsetof (struct settings, lists.protect), add_word, true },
    [LIST_OVERRIDES]  = { offsetof (struct settings, lists.overrides), add_pair, true },
    [LIST_PLURALS]    = { offsetof (struct settings, lists.plurals), add_pair, true },
    [LIST_NAMES]      = { offsetof (struct settings, lists.names), add_name, true },
    [LIST_ALIASES]    = { offsetof (struct settings, lists.aliases), add_family, false },
    [LIST_VETOES]     = { offsetof (struct settings, lists.vetoes), add_veto, false },
    [LIST_STOP_WORDS] = { offsetof (struct settings, lists.stop_words), add_word, false },
    [LIST_SYNONYMS]   = { offsetof (struct settings, lists.synonyms), add_synonym, false },
};

/* ---- one list ---- */

struct reading {
    const char       *path;
    mistake_function *mistake;
    void             *your;
    xarab_error      *error;
};

static xarab_status
tell (const struct reading *r, unsigned line, const char *fault)
{
    xarab_error error;

    if (r->mistake == NULL)
        return fail_at (r->error, XARAB_BAD_LIST, line, "%s: %s", r->path, fault);
    fail_at (&error, XARAB_BAD_LIST, line, "%s", fault);
    r->mistake (r->your, r->path, &error);
    return XARAB_OK;
}

static xarab_status
add_rows (const struct reading *r, enum list_kind kind, struct span text, struct lexicon_builder *builder)
{
    struct tsv_row   row;
    struct compiling c      = { .builder = builder, .row = &row };
    xarab_status     status = XARAB_OK;

    for (struct tsv tsv = tsv_over (text); status == XARAB_OK && tsv_next (&tsv, &row);) {
        struct lexicon_builder before = *builder;
        c.line                        = tsv.line;
        const char *fault             = kinds[kind].add (&c);
        if (fault == NULL && memchr (row.cell[0].at, '\0', row.cell[0].len) != NULL)
            fault = "a NUL byte; a list is UTF-8 text";
        if (fault != NULL) {
            builder->count       = before.count;
            builder->entries.len = before.entries.len;
            builder->offsets.len = before.offsets.len;
            status               = tell (r, tsv.line, fault);
        }
    }
    return status;
}

static xarab_status
compile (const struct reading *r, enum list_kind kind, struct buffer *block)
{
    struct buffer          text    = { 0 };
    struct lexicon_builder builder = { 0 };
    xarab_status           status;

    if (! file_read (r->path, LIST_LIMIT, &text))
        return fail (r->error, XARAB_BAD_LIST, "%s: %s", r->path, strerror (errno));
    status = add_rows (r, kind, buffer_span (&text), &builder);
    if (status == XARAB_OK && ! lexicon_finish (&builder, block))
        status = fail (r->error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    lexicon_builder_free (&builder);
    buffer_free (&text);
    return status;
}

/* ---- the compiled file: this stamp, then the block ---- */

struct stamp {
    char     magic[8];
    uint64_t size;
    int64_t  seconds, nanoseconds;
};

static bool
stamp_of (const char *path, struct stamp *stamp)
{
    struct stat st;

    if (stat (path, &st) != 0)
        return false;
    *stamp = (struct stamp) { "xarlist1", (uint64_t) st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec };
    return true;
}

/* The compiled file of a list, where it is sound and of this very list. */
static bool
map_compiled (const char *path, struct compiled_list *list)
{
    char         compiled[PATH_MAX];
    struct stamp now;
    struct span  bytes;

    snprintf (compiled, sizeof compiled, "%s.compiled", path);
    if (! stamp_of (path, &now) || ! file_map (compiled, &bytes))
        return false;

    struct lexicon lexicon = { bytes.at + sizeof now, bytes.len - sizeof now };
    if (bytes.len < sizeof now || memcmp (bytes.at, &now, sizeof now) != 0 || ! lexicon_check (lexicon)) {
        file_unmap (bytes);
        return false;
    }
    list->lexicon = lexicon;
    list->mapped  = bytes;
    return true;
}

/* A list's path, from the folder of the config file where it is relative. */
static const char *
list_path (const struct settings *settings, enum list_kind kind, const char *config, char to[PATH_MAX])
{
    const char *path  = (const char *) settings + kinds[kind].path;
    const char *slash = config ? strrchr (config, '/') : NULL;

    if (path[0] == '\0')
        return NULL;
    if (path[0] == '/' || slash == NULL)
        snprintf (to, PATH_MAX, "%s", path);
    else
        snprintf (to, PATH_MAX, "%.*s/%s", (int) (slash - config), config, path);
    return to;
}

xarab_status
lists_open (const struct settings *settings, const char *config, mistake_function *mistake, void *your,
            struct compiled_lists *lists, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    char         path[PATH_MAX];

    *lists = (struct compiled_lists) { 0 };
    for (unsigned kind = 0; status == XARAB_OK && kind < LIST_KINDS; kind++) {
        struct compiled_list *list = &lists->list[kind];
        struct reading r = { list_path (settings, (enum list_kind) kind, config, path), mistake, your, error };

        if (r.path == NULL || map_compiled (r.path, list))
            continue;
        status = compile (&r, (enum list_kind) kind, &list->block);
        if (status == XARAB_OK)
            list->lexicon = (struct lexicon) { list->block.at, list->block.len };
    }
    if (status != XARAB_OK)
        lists_close (lists);
    return status;
}

void
lists_close (struct compiled_lists *lists)
{
    for (unsigned kind = 0; kind < LIST_KINDS; kind++) {
        buffer_free (&lists->list[kind].block);
        file_unmap (lists->list[kind].mapped);
    }
    *lists = (struct compiled_lists) { 0 };
}

static xarab_status
write_compiled (const struct reading *r, enum list_kind kind)
{
    struct buffer file = { 0 }, block = { 0 };
    char          compiled[PATH_MAX];
    struct stamp  stamp;
    xarab_status  status = compile (r, kind, &block);

    snprintf (compiled, sizeof compiled, "%s.compiled", r->path);
    if (status == XARAB_OK
        && (! stamp_of (r->path, &stamp) || ! buffer_add (&file, (struct span) { (const char *) &stamp, sizeof stamp })
            || ! buffer_add (&file, buffer_span (&block)) || ! file_replace (compiled, buffer_span (&file))))
        status = fail (r->error, XARAB_IO, "%s: %s", compiled, strerror (errno));
    buffer_free (&file);
    buffer_free (&block);
    return status;
}

xarab_status
lists_compile (const struct settings *settings, const char *config, mistake_function *mistake, void *your,
               xarab_error *error)
{
    xarab_status status = XARAB_OK;
    char         path[PATH_MAX];

    for (unsigned kind = 0; status == XARAB_OK && kind < LIST_KINDS; kind++) {
        struct reading r = { list_path (settings, (enum list_kind) kind, config, path), mistake, your, error };
        if (r.path != NULL)
            status = write_compiled (&r, (enum list_kind) kind);
    }
    return status;
}

uint64_t
lists_digest (const struct compiled_lists *lists)
{
    uint64_t digest = 0;

    for (unsigned kind = 0; kind < LIST_KINDS; kind++) {
        struct span block = { lists->list[kind].lexicon.at, lists->list[kind].lexicon.size };
        if (kinds[kind].terms && block.len > 0)
            digest = hash_mix (digest ^ kind, hash_bytes (block));
    }
    return digest;
}
