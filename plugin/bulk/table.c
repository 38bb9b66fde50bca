#include "bulk/table.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCKS_BUFFERED = 64 };

/* A key that leads to a block: with the component number that ends it. */
struct separator {
    unsigned char size;
    unsigned char key[GLASS_KEY_MAX + GLASS_COMPONENT];
};

/* The block being filled on one level; items grow down towards the directory. */
struct level {
    unsigned char    block[GLASS_BLOCK_SIZE];
    unsigned         directory_end, items_begin;
    uint32_t         written; /* blocks of this level */
    struct separator first;   /* of the block: what its parent will call it */
};

struct table {
    char             *path;
    int               fd, error; /* errno of what went wrong */
    uint32_t          blocks;
    uint64_t          entries;
    unsigned          levels;
    struct level     *level[GLASS_LEVELS];
    unsigned char     last[GLASS_KEY_MAX]; /* key of the item before */
    size_t            last_size;
    size_t            buffered;
    unsigned char     buffer[BLOCKS_BUFFERED][GLASS_BLOCK_SIZE];
};

static void
write_2 (unsigned char *to, unsigned number)
{
    to[0] = (unsigned char) (number >> 8);
    to[1] = (unsigned char) number;
}

static void
write_4 (unsigned char *to, uint32_t number)
{
    write_2 (to, number >> 16);
    write_2 (to + 2, number & 0xffff);
}

/* ---- blocks ---- */

static bool
flush_buffer (struct table *t)
{
    const unsigned char *at   = t->buffer[0];
    size_t               left = t->buffered * GLASS_BLOCK_SIZE;

    t->buffered = 0;
    while (left > 0) {
        ssize_t done = write (t->fd, at, left);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            t->error = done < 0 ? errno : EIO;
            return false;
        }
        at += done;
        left -= (size_t) done;
    }
    return true;
}

static void
begin_block (struct level *level)
{
    memset (level->block, 0, sizeof level->block);
    level->directory_end = GLASS_DIRECTORY;
    level->items_begin   = GLASS_BLOCK_SIZE;
}

static struct level *
open_level (struct table *t, unsigned j)
{
    struct level *level = t->level[j];

    if (level == NULL) {
        level = malloc (sizeof *level);
        if (level == NULL) {
            t->error = ENOMEM;
            return NULL;
        }
        level->written    = 0;
        level->first.size = 0;
        memset (level->first.key, 0, GLASS_COMPONENT);
        begin_block (level);
        t->level[j] = level;
        t->levels   = j + 1;
    }
    return level;
}

static unsigned
room (const struct level *level)
{
    return level->items_begin - level->directory_end;
}

/* Room for an item of `size` bytes, entered into the directory. */
static unsigned char *
take_item (struct level *level, size_t size)
{
    level->items_begin -= (unsigned) size;
    write_2 (level->block + level->directory_end, level->items_begin);
    level->directory_end += 2;
    return level->block + level->items_begin;
}

/* The block's number is its place in the file. */
static bool
write_block (struct table *t, unsigned j, uint32_t *number)
{
    struct level *level = t->level[j];
    unsigned      free  = room (level);

    write_4 (level->block, 1);
    level->block[4] = (unsigned char) j;
    write_2 (level->block + 5, free);
    write_2 (level->block + 7, free);
    write_2 (level->block + 9, level->directory_end);
    memcpy (t->buffer[t->buffered++], level->block, GLASS_BLOCK_SIZE);
    level->written++;
    *number = t->blocks++;
    if (t->blocks == 0) {
        t->error = EFBIG;
        return false;
    }
    return t->buffered < BLOCKS_BUFFERED || flush_buffer (t);
}

/* ---- branches ---- */

/* Enters the block `child` under its separator on level j, which may fill that
 * level's block and enter it one level up: at most GLASS_LEVELS times. */
static bool
enter_block (struct table *t, unsigned j, struct separator separator, uint32_t child)
{
    for (;; j++) {
        struct level *level = j < GLASS_LEVELS ? open_level (t, j) : NULL;
        size_t        size  = 4 + 1 + separator.size + GLASS_COMPONENT;
        uint32_t      number;

        if (level == NULL) {
            t->error = t->error ? t->error : EFBIG;
            return false;
        }

        bool full = level->directory_end > GLASS_DIRECTORY && room (level) < size + 2;
        struct separator above = level->first;

        if (full && ! write_block (t, j, &number))
            return false;
        if (full || level->directory_end == GLASS_DIRECTORY) {
            begin_block (level);
            level->first   = separator;
            separator.size = 0;
            memset (separator.key, 0, GLASS_COMPONENT);
            size = 4 + 1 + GLASS_COMPONENT;
        }

        unsigned char *item = take_item (level, size);

        write_4 (item, child);
        item[4] = separator.size;
        memcpy (item + 5, separator.key, separator.size + GLASS_COMPONENT);
        if (! full)
            return true;
        separator = above;
        child     = number;
    }
}

/* ---- leaves ---- */

/* The key of a new leaf, cut where it differs from the item before. */
static void
separate (const struct table *t, struct span key, unsigned component, struct separator *to)
{
    size_t least = key.len < t->last_size ? key.len : t->last_size, same = 0;

    while (same < least && (unsigned char) key.at[same] == t->last[same])
        same++;
    if (same < key.len)
        same++;
    to->size = (unsigned char) same;
    memcpy (to->key, key.at, same);
    write_2 (to->key + same, component);
}

static bool
next_leaf (struct table *t, struct span key, unsigned component)
{
    struct separator first = t->level[0]->first;
    uint32_t         number;

    if (! write_block (t, 0, &number) || ! enter_block (t, 1, first, number))
        return false;
    begin_block (t->level[0]);
    separate (t, key, component, &t->level[0]->first);
    return true;
}

static bool
put_item (struct table *t, struct span key, struct span part, unsigned component, unsigned flags)
{
    size_t head = GLASS_ITEM_HEAD + key.len + (component > 1 ? GLASS_COMPONENT : 0);
    size_t size = head + part.len;

    if (room (t->level[0]) < size + 2 && ! next_leaf (t, key, component))
        return false;

    unsigned char *item = take_item (t->level[0], size);

    write_2 (item, (unsigned) (size - GLASS_ITEM_HEAD) | flags);
    item[2] = (unsigned char) key.len;
    memcpy (item + 3, key.at, key.len);
    if (component > 1)
        write_2 (item + 3 + key.len, component);
    if (part.len > 0)
        memcpy (item + head, part.at, part.len);
    memcpy (t->last, key.at, key.len);
    t->last_size = key.len;
    return true;
}

/* How much of a tag that needs several items goes into the first: the rest of
 * the block where that saves an item or is worth it. As GlassTable::add with
 * full compaction. */
static size_t
first_part (const struct table *t, size_t key, size_t tag, size_t most)
{
    size_t head = GLASS_ITEM_HEAD + key + GLASS_COMPONENT;
    size_t free = room (t->level[0]) % (GLASS_ITEM_MAX + 2);

    if (free <= 2 + head)
        return most + GLASS_COMPONENT;
    free -= 2 + head;
    if (free >= (tag - GLASS_COMPONENT) % most || free >= key + GLASS_SPLIT_ROOM)
        return free + GLASS_COMPONENT;
    return most + GLASS_COMPONENT;
}

bool
table_add (struct table *t, struct span key, struct span tag, bool compressed)
{
    size_t most  = GLASS_ITEM_MAX - (GLASS_ITEM_HEAD + key.len + GLASS_COMPONENT);
    size_t first = tag.len;

    if (t->error != 0 || key.len > GLASS_KEY_MAX)
        return false;
    if (tag.len > most + GLASS_COMPONENT)
        first = first_part (t, key.len, tag.len, most);
    if ((tag.len - first + most - 1) / most + 1 > GLASS_COMPONENTS_MAX) {
        t->error = EFBIG;
        return false;
    }

    unsigned flags = GLASS_FIRST | (compressed ? GLASS_COMPRESSED : 0);

    t->entries++;
    for (unsigned component = 1;; component++) {
        struct span part = { tag.at, component == 1 ? first : tag.len < most ? tag.len : most };

        tag = span_after (tag, part.len);
        if (! put_item (t, key, part, component, flags | (tag.len == 0 ? GLASS_LAST : 0)))
            return false;
        if (tag.len == 0)
            return true;
        flags &= ~(unsigned) GLASS_FIRST;
    }
}

/* ---- the whole file ---- */

static xarab_status
fail_here (const struct table *t, xarab_error *error)
{
    return fail (error, t->error == ENOMEM ? XARAB_NO_MEMORY : XARAB_IO, "%s: %s", t->path, strerror (t->error));
}

xarab_status
table_open (const char *path, struct table **table, xarab_error *error)
{
    struct table *t = malloc (sizeof *t);

    if (t == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    memset (t, 0, offsetof (struct table, buffer));
    t->fd   = -1;
    t->path = strdup (path);
    if (t->path == NULL || open_level (t, 0) == NULL) {
        table_abandon (t);
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    t->fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (t->fd < 0) {
        xarab_status status = fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
        table_abandon (t);
        return status;
    }

    unsigned char *empty = take_item (t->level[0], GLASS_ITEM_HEAD);

    write_2 (empty, GLASS_FIRST | GLASS_LAST);
    empty[2] = 0;
    *table   = t;
    return XARAB_OK;
}

/* Writes the blocks still open; the one that is alone on its level is the root. */
static bool
write_root (struct table *t, struct table_root *root)
{
    for (unsigned j = 0; t->error == 0; j++) {
        struct separator first = t->level[j]->first;
        uint32_t         number;

        if (! write_block (t, j, &number))
            return false;
        if (t->level[j]->written == 1) {
            *root = (struct table_root) { number, t->blocks, j, t->entries };
            return true;
        }
        if (! enter_block (t, j + 1, first, number))
            return false;
    }
    return false;
}

xarab_status
table_close (struct table *t, struct table_root *root, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    bool         ok     = write_root (t, root) && flush_buffer (t);

    if (ok && fsync (t->fd) != 0) {
        t->error = errno;
        ok       = false;
    }
    if (! ok)
        status = fail_here (t, error);
    table_abandon (t);
    return status;
}

void
table_abandon (struct table *t)
{
    if (t == NULL)
        return;
    if (t->fd >= 0)
        close (t->fd);
    for (unsigned j = 0; j < t->levels; j++)
        free (t->level[j]);
    free (t->path);
    free (t);
}
