/* Keys to settings: what includes what, which profile counts, what was set
 * where. */
#include "config/read.h"

#include "base/file.h"
#include "config/ini.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define PROFILE "profile"

struct reading {
    struct settings     *settings;
    struct settings      aside; /* takes the values of profiles that were not chosen */
    struct config_facts *facts;
    const char          *profile;
    bool                 found;                /* the chosen profile was met */
    bool                 pinned[SETTINGS_MAX]; /* set by the profile */
    mistake_function    *mistake;
    void                *your;
    size_t               mistakes;
    xarab_error          first; /* the first mistake; status XARAB_OK until there is one */
};

/* A file being read. */
struct open_file {
    struct reading         *reading;
    const struct open_file *includer; /* the file that includes it, on … */
    size_t                  include_line;
    unsigned                depth;
    uint16_t                number; /* in the facts, from 1 */
    bool                    ignored; /* included by a profile that was not chosen */
    bool                    profiled; /* included by a profile */
    char                    section[PROFILE_ROOM]; /* the profile whose lines these are; "" for none */
    size_t                  base_line[SETTINGS_MAX], profile_line[SETTINGS_MAX]; /* each key was set on */
};

static const char *
path_of (const struct open_file *file)
{
    return file->reading->facts->file[file->number - 1].path;
}

/* Whether reading goes on after this mistake. */
static bool
tell (struct open_file *file, size_t line, xarab_error *error)
{
    struct reading *r = file->reading;

    error->line = line;
    if (r->mistakes++ == 0)
        fail_at (&r->first, error->status, file->includer || file->profiled ? 0 : line, "%s:%zu: %s", path_of (file),
                 line, error->detail);
    if (r->mistake == NULL)
        return false;
    if (r->mistakes > MISTAKES_MAX)
        fail_at (error, XARAB_BAD_CONFIG, line, "more than %d mistakes; the rest is not told", MISTAKES_MAX);
    r->mistake (r->your, path_of (file), error);
    return r->mistakes <= MISTAKES_MAX;
}

static bool
take_fault (void *your, size_t line, const char *sentence)
{
    xarab_error error;

    fail (&error, XARAB_BAD_CONFIG, "%s", sentence);
    return tell (your, line, &error);
}

/* ---- files ---- */

bool
file_stamp (const char *path, struct file_stamp *stamp)
{
    struct stat st;

    *stamp = (struct file_stamp) { 0 };
    if (stat (path, &st) != 0)
        return false;
    *stamp = (struct file_stamp) { st.st_dev, st.st_ino, (uint64_t) st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec };
    return true;
}

bool
file_stamp_equal (struct file_stamp a, struct file_stamp b)
{
    return a.device == b.device && a.node == b.node && a.size == b.size && a.seconds == b.seconds
           && a.nanoseconds == b.nanoseconds;
}

static const struct ini_calls calls;

/* What stands in the way of reading `path`; NULL when nothing does. */
static const char *
open_fault (const struct reading *r, const struct open_file *includer, const char *path, struct file_stamp *stamp,
            struct buffer *bytes)
{
    struct stat st;

    for (const struct open_file *f = includer; f != NULL; f = f->includer)
        if (file_stamp (path, stamp) && r->facts->file[f->number - 1].stamp.node == stamp->node
            && r->facts->file[f->number - 1].stamp.device == stamp->device)
            return "it would include itself";
    if (stat (path, &st) == 0 && includer != NULL && ! S_ISREG (st.st_mode))
        return "no regular file";
    file_stamp (path, stamp);
    if (! file_read (path, CONFIG_SIZE_MAX, bytes))
        return errno == EFBIG ? "larger than 1 MB; put lists into files of their own" : strerror (errno);
    return NULL;
}

static bool
note_file (struct config_facts *facts, const char *path, struct file_stamp stamp)
{
    char *copy = facts->files < CONFIG_FILES_MAX ? strdup (path) : NULL;

    if (copy == NULL)
        return false;
    facts->file[facts->files].path  = copy;
    facts->file[facts->files].stamp = stamp;
    facts->files++;
    return true;
}

static bool
read_bytes (struct reading *r, struct open_file *file, const char *path, struct file_stamp stamp, struct span bytes)
{
    if (! note_file (r->facts, path, stamp))
        return false;
    file->number = (uint16_t) r->facts->files;
    ini_read (bytes, &calls, file);
    return true;
}

/* ---- includes ---- */

/* The file meant: beside the including one, or else a shipped profile. */
static bool
find_include (const struct open_file *file, const char *value, char to[PATH_MAX])
{
    const char *from = path_of (file), *slash = strrchr (from, '/');
    int         size = slash && value[0] != '/'
                           ? snprintf (to, PATH_MAX, "%.*s/%s", (int) (slash - from), from, value)
                           : snprintf (to, PATH_MAX, "%s", value);
    struct stat st;

    if (size >= PATH_MAX)
        return false;
    if (stat (to, &st) == 0)
        return true;
    char shipped[PATH_MAX];
    if (profile_path (value, shipped))
        memcpy (to, shipped, strlen (shipped) + 1);
    return true;
}

static bool
refuse_include (struct open_file *file, size_t line, const char *value, const char *fault)
{
    struct buffer names = { 0 };
    xarab_error   error;

    profile_names (&names);
    fail (&error, XARAB_BAD_CONFIG, "include: '%s': %s; it is a file, from this one's folder%s%.*s", value, fault,
          names.len ? ", or one of " : "", (int) names.len, names.at ? names.at : "");
    buffer_free (&names);
    return tell (file, line, &error);
}

static bool
include (struct open_file *file, size_t line, const char *value)
{
    struct reading  *r     = file->reading;
    struct buffer    bytes = { 0 };
    struct file_stamp stamp;
    char             path[PATH_MAX];
    const char      *fault = "the path is too long";
    bool             on    = true;

    if (file->depth == CONFIG_DEPTH_MAX)
        return refuse_include (file, line, value, "includes are nested more than 8 deep");
    if (value[0] == '\0')
        return refuse_include (file, line, value, "no file is named");
    if (find_include (file, value, path))
        fault = open_fault (r, file, path, &stamp, &bytes);
    struct open_file *inner = fault ? NULL : calloc (1, sizeof *inner);
    if (inner != NULL) {
        *inner = (struct open_file) { .reading = r, .includer = file, .include_line = line, .depth = file->depth + 1,
                                      .profiled = file->profiled || file->section[0],
                                      .ignored = file->ignored || (file->section[0] && strcmp (file->section, r->profile) != 0) };
        if (! read_bytes (r, inner, path, stamp, buffer_span (&bytes)))
            fault = "more than 64 files are included";
        free (inner);
    } else if (fault == NULL) {
        fault = status_text (XARAB_NO_MEMORY);
    }
    buffer_free (&bytes);
    if (fault != NULL)
        on = refuse_include (file, line, value, fault);
    return on && (r->mistake != NULL || r->mistakes == 0);
}

/* ---- profiles ---- */

/* "profile NAME" gives NAME, a section of its own nothing. */
static bool
is_profile (struct span section, struct span *name)
{
    struct span word;

    *name = section;
    if (! span_next (name, ' ', &word) || ! span_is (word, PROFILE))
        return false;
    *name = name->at ? span_trim (*name) : (struct span) { "", 0 };
    return true;
}

static const char *
profile_fault (const struct open_file *file, struct span name)
{
    const struct config_facts *facts = file->reading->facts;

    if (file->profiled)
        return "a profile in a file that a profile includes";
    if (name.len == 0 || name.len >= PROFILE_ROOM)
        return "a profile's name has 1 to 47 bytes: [profile NAME]";
    for (size_t i = 0; i < name.len; i++)
        if (strchr (" /=", name.at[i]) != NULL || (unsigned char) name.at[i] < ' ')
            return "a profile's name is one word without / and =";
    for (unsigned i = 0; i < facts->profile_count; i++)
        if (span_is (name, facts->profiles[i]))
            return "this profile stands twice";
    return facts->profile_count == PROFILES_MAX ? "more than 64 profiles" : NULL;
}

static bool
take_section (void *your, size_t line, struct span section)
{
    struct open_file    *file  = your;
    struct config_facts *facts = file->reading->facts;
    struct span          name;

    file->section[0] = '\0';
    if (! is_profile (section, &name))
        return true;
    const char *fault = profile_fault (file, name);
    if (fault != NULL)
        return take_fault (file, line, fault);
    memcpy (file->section, name.at, name.len);
    file->section[name.len] = '\0';
    memcpy (facts->profiles[facts->profile_count++], file->section, name.len + 1);
    memset (file->profile_line, 0, sizeof file->profile_line);
    if (span_is (name, file->reading->profile))
        file->reading->found = true;
    return true;
}

/* ---- keys ---- */

static bool
refuse_key (struct open_file *file, size_t line, const char *key)
{
    xarab_error error;

    if (file->section[0] && strchr (key, '.') == NULL)
        fail (&error, XARAB_BAD_CONFIG, "'%s' has no section; in a profile a key is whole, as '%s'", key,
              setting_nearest (span_of (key))->key);
    else
        fail (&error, XARAB_BAD_CONFIG, "unknown key '%s'; the nearest known one is '%s'", key,
              setting_nearest (span_of (key))->key);
    return tell (file, line, &error);
}

/* Sets the key where it counts; elsewhere it is only looked at. */
static xarab_status
set (struct open_file *file, size_t line, const struct setting *setting, struct span value, xarab_error *error)
{
    struct reading *r       = file->reading;
    size_t          i       = (size_t) (setting - settings_table);
    bool            chosen  = ! file->ignored && (! file->section[0] || strcmp (file->section, r->profile) == 0);
    bool            by_profile = file->profiled || file->section[0];
    bool            counts  = chosen && (by_profile || ! r->pinned[i]);
    xarab_status    status  = setting_set (counts ? r->settings : &r->aside, setting, value, error);

    if (status != XARAB_OK || ! counts)
        return status;
    r->pinned[i]     = r->pinned[i] || by_profile;
    r->facts->key[i] = (struct config_place) { file->number, (uint32_t) line };
    return status;
}

static bool
take_key (void *your, size_t line, const char *section, const char *name, const char *value)
{
    struct open_file *file = your;
    struct span       profile;
    char              key[128];
    xarab_error       error;

    if (strcmp (name, "include") == 0)
        return include (file, line, value);
    if (section[0] == '\0' || is_profile (span_of (section), &profile))
        snprintf (key, sizeof key, "%s", name);
    else
        snprintf (key, sizeof key, "%s.%s", section, name);
    const struct setting *setting = setting_find (span_of (key));
    if (setting == NULL)
        return refuse_key (file, line, key);

    size_t *seen = &(file->section[0] ? file->profile_line : file->base_line)[setting - settings_table];
    if (*seen != 0) {
        fail (&error, XARAB_BAD_CONFIG, "'%s' stands twice; it was set on line %zu already", key, *seen);
        return tell (file, line, &error);
    }
    *seen = line;
    return set (file, line, setting, span_trim (span_of (value)), &error) == XARAB_OK || tell (file, line, &error);
}

static const struct ini_calls calls = { take_section, take_key, take_fault };

/* ---- a reading ---- */

static xarab_status
read_path (struct reading *r, const char *path, bool profiled, xarab_error *error)
{
    struct open_file *file  = calloc (1, sizeof *file);
    struct buffer     bytes = { 0 };
    struct file_stamp stamp;
    const char       *fault = file ? open_fault (r, NULL, path, &stamp, &bytes) : status_text (XARAB_NO_MEMORY);
    xarab_status      status = XARAB_OK;

    if (fault == NULL) {
        *file = (struct open_file) { .reading = r, .profiled = profiled };
        if (! read_bytes (r, file, path, stamp, buffer_span (&bytes)))
            fault = status_text (XARAB_NO_MEMORY);
    }
    if (fault != NULL)
        status = fail (error, XARAB_IO, "%s: %s", path, fault);
    buffer_free (&bytes);
    free (file);
    return status;
}

/* A profile that the file does not declare is one that is shipped, or none. */
static xarab_status
read_shipped (struct reading *r, const char *path, xarab_error *error)
{
    struct buffer names = { 0 };
    char          shipped[PATH_MAX];

    if (profile_path (r->profile, shipped))
        return read_path (r, shipped, true, error);
    for (unsigned i = 0; i < r->facts->profile_count; i++)
        buffer_print (&names, "%s%s", names.len ? ", " : "", r->facts->profiles[i]);
    profile_names (&names);
    fail (error, XARAB_BAD_CONFIG, "%s%sno profile '%s'%s; there are %.*s", path ? path : "", path ? ": " : "", r->profile,
          r->facts->by_database ? ", which the database was made with: needs the settings file that declares it" : "",
          names.len ? (int) names.len : 4, names.len ? names.at : "none");
    buffer_free (&names);
    return XARAB_BAD_CONFIG;
}

static xarab_status
result (struct reading *r, struct settings *settings, xarab_error *error)
{
    if (r->mistakes > 0 && r->mistake != NULL)
        *settings = *r->settings;
    if (r->mistakes > 0)
        return fail_at (error, r->first.status, r->first.line, "%s", r->first.detail);
    *settings = *r->settings;
    return XARAB_OK;
}

xarab_status
config_read (struct settings *settings, struct config_facts *facts, const char *path, const char *profile,
             mistake_function *mistake, void *your, xarab_error *error)
{
    struct settings draft  = *settings;
    struct reading  r      = { .settings = &draft, .aside = *settings, .facts = facts, .profile = profile ? profile : "",
                               .mistake = mistake, .your = your };
    xarab_status    status = path ? read_path (&r, path, false, error) : XARAB_OK;

    if (status == XARAB_OK && r.profile[0] && ! r.found && (mistake != NULL || r.mistakes == 0))
        status = read_shipped (&r, path, error);
    snprintf (facts->chosen, sizeof facts->chosen, "%s", r.profile);
    return status == XARAB_OK ? result (&r, settings, error) : status;
}

void
facts_free (struct config_facts *facts)
{
    for (unsigned i = 0; i < facts->files; i++)
        free (facts->file[i].path);
    facts->files = 0;
}

bool
facts_copy (const struct config_facts *from, struct config_facts *to)
{
    *to       = *from;
    to->files = 0;
    for (unsigned i = 0; i < from->files; i++) {
        to->file[i].path = strdup (from->file[i].path);
        if (to->file[i].path == NULL) {
            facts_free (to);
            return false;
        }
        to->files++;
    }
    return true;
}

const char *
facts_path (const struct config_facts *facts, const struct setting *setting)
{
    unsigned file = facts->key[setting - settings_table].file;

    return file ? facts->file[file - 1].path : NULL;
}

size_t
facts_line (const struct config_facts *facts, const struct setting *setting)
{
    return facts->key[setting - settings_table].line;
}
