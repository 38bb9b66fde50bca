/* read.h - a settings file with what it includes, and its profiles.
 *
 * A file is sections of keys. `include = FILE` reads another one at that place;
 * `[profile NAME]` holds whole keys ("names.threshold = 800") and includes that
 * count only where the profile is chosen, and then win over every other line.
 * A name that no file declares is looked for among the profiles that are
 * shipped (profile.c).
 *
 * Ownership  facts are the caller's; facts_free gives back their paths.
 * Threads    one reading is one thread's. */
#ifndef XARAB_CONFIG_READ_H
#define XARAB_CONFIG_READ_H

#include "config/settings.h"

#include <limits.h>
#include <sys/types.h>

enum {
    SETTINGS_MAX     = 160,     /* a test holds the table to it */
    CONFIG_FILES_MAX = 64,
    CONFIG_DEPTH_MAX = 8,       /* of includes */
    CONFIG_SIZE_MAX  = 1 << 20, /* bytes of one file */
    MISTAKES_MAX     = 100,     /* told of one reading */
    PROFILE_ROOM     = 48,
    PROFILES_MAX     = 64
};

/* Tells one version of a file from the next; zeroed: there is none. */
struct file_stamp {
    dev_t    device;
    ino_t    node;
    uint64_t size;
    int64_t  seconds, nanoseconds;
};

bool file_stamp (const char *path, struct file_stamp *);
bool file_stamp_equal (struct file_stamp, struct file_stamp);

/* A line of a file that was read; file 0: no line, the default. */
struct config_place {
    uint16_t file; /* from 1 */
    uint32_t line;
};

/* What a reading learns besides the values. */
struct config_facts {
    struct config_place key[SETTINGS_MAX]; /* where each key was set, as in settings_table */
    struct {
        char             *path;
        struct file_stamp stamp;
    } file[CONFIG_FILES_MAX];
    unsigned files;
    char     chosen[PROFILE_ROOM];                 /* profile; "" for none */
    bool     by_database;                          /* set before reading: a database names it */
    char     profiles[PROFILES_MAX][PROFILE_ROOM]; /* that the files declare */
    unsigned profile_count;
};

void facts_free (struct config_facts *);

/* False, with `to` empty, when memory is out. */
bool facts_copy (const struct config_facts *from, struct config_facts *to);

/* The path of the file a key was set in; NULL for a default. */
const char *facts_path (const struct config_facts *, const struct setting *);

/* The line of that file; 0 for a default. */
size_t facts_line (const struct config_facts *, const struct setting *);

/* One mistake of a file; told as it is found, and the reading goes on. */
typedef void mistake_function (void *your, const char *path, const xarab_error *);

/* Reads a file (NULL: none) under a profile (NULL or "": none) over `settings`.
 * With a mistake function every mistake is told; without, the first one ends it,
 * and its sentence names the file where it is an included one. Returns XARAB_OK,
 * XARAB_IO, XARAB_NO_MEMORY or XARAB_BAD_CONFIG; settings change only with
 * XARAB_OK, or where mistakes are told, which leave what was right. `facts`
 * (zeroed before, but for what is set before) are to be freed in any case. */
xarab_status config_read (struct settings *, struct config_facts *, const char *path, const char *profile,
                          mistake_function *, void *your, xarab_error *);

/* Settings that work against each other, from contradictions.c: a key that is
 * set, and idle because of another. Returns how many. */
size_t config_contradictions (const struct settings *, const struct config_facts *, mistake_function *, void *your);

/* ---- shipped profiles ---- */

/* The file of a shipped profile; false when none has the name. */
bool profile_path (const char *name, char to[PATH_MAX]);

/* Adds their names, in order, with ", " before each but the first. */
bool profile_names (struct buffer *to);

#endif
