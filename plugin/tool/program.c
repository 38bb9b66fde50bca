#include "tool/program.h"

#include "base/file.h"
#include "tool/elf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MODULE_FILE    "xapian_arabic_door.so"
#define XAPIAN_LIBRARY "libxapian.so.30"

enum { SCRIPTS_MAX = 5 }; /* that run each other, as Linux has it */

/* Programs that distributions keep off PATH. */
static const struct {
    const char *name, *path;
} elsewhere[] = {
    { "omega", "/usr/lib/cgi-bin/omega/omega" },         /* Debian */
    { "omega", "/usr/lib/cgi-bin/omega" },
    { "omega", "/usr/libexec/xapian-omega/omega" },      /* Fedora */
    { "omega", "/var/www/cgi-bin/omega" },
    { "omega", "/srv/www/cgi-bin/omega" },               /* openSUSE */
    { "omega", "/usr/lib/xapian-omega/bin/omega" },
    { "omega", "/usr/lib64/xapian-omega/bin/omega" },
    { "omega", "/usr/local/lib/xapian-omega/bin/omega" }, /* its own make install */
};

/* Programs the preload would break, and why. */
static const struct {
    const char *name, *why;
} refused[] = {
    { "mu", "reads queries by itself, so what it would store it would not find again" },
};

/* Programs, by how their names begin, in which less than all is ours. */
static const struct {
    const char *name, *remark;
} partly[] = {
    { "recoll", "cuts texts and reads queries by itself: its expansion of stems is ours, nothing else" },
    { "php",    "opens its modules so that nothing comes before them (8.2 does): its own binding stays as it is,"
                " programs it starts get ours" },
};

const char *
program_remark (const struct program *program)
{
    const char *slash = strrchr (program->path, '/');
    struct span name  = span_of (slash ? slash + 1 : program->path);

    for (size_t i = 0; i < sizeof partly / sizeof partly[0]; i++)
        if (span_starts (name, span_of (partly[i].name)))
            return partly[i].remark;
    return NULL;
}

static bool
runs (const char *path)
{
    struct stat is;

    return stat (path, &is) == 0 && S_ISREG (is.st_mode) && access (path, X_OK) == 0;
}

static bool
on_path (const char *name, char to[PATH_MAX])
{
    const char *path = getenv ("PATH");
    struct span rest = span_of (path ? path : "/usr/local/bin:/usr/bin:/bin"), folder;

    while (span_next (&rest, ':', &folder)) {
        int size = snprintf (to, PATH_MAX, "%.*s/%s", folder.len ? (int) folder.len : 1,
                             folder.len ? folder.at : ".", name);
        if (size < PATH_MAX && runs (to))
            return true;
    }
    return false;
}

bool
program_find (const char *name, struct program *program)
{
    *program = (struct program) { .path = "" };
    if (strchr (name, '/') != NULL)
        return snprintf (program->path, PATH_MAX, "%s", name) < PATH_MAX && access (name, F_OK) == 0;
    if (on_path (name, program->path))
        return true;
    for (size_t i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++)
        if (strcmp (name, elsewhere[i].name) == 0 && runs (elsewhere[i].path))
            return snprintf (program->path, PATH_MAX, "%s", elsewhere[i].path) > 0;
    return false;
}

static bool
because (char why[WHY_ROOM], const char *sentence)
{
    snprintf (why, WHY_ROOM, "%s", sentence);
    return false;
}

static const char *
last_name (const char *path)
{
    const char *slash = strrchr (path, '/');

    return slash ? slash + 1 : path;
}

static bool
known_to_break (const char *path, char why[WHY_ROOM])
{
    char        real[PATH_MAX];
    const char *target = realpath (path, real) ? real : path;

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (strcmp (last_name (path), refused[i].name) == 0 || strcmp (last_name (target), refused[i].name) == 0)
            return ! because (why, refused[i].why);
    return false;
}

/* A program with rights of its own is started without any preload. */
static bool
has_own_rights (const char *path)
{
    struct stat is;

    return stat (path, &is) == 0
           && ((is.st_mode & (S_ISUID | S_ISGID)) != 0 || getxattr (path, "security.capability", NULL, 0) > 0);
}

/* What runs a script: the word behind "#!", or the program env is to find. */
static bool
read_script (struct span file, char to[PATH_MAX])
{
    struct span rest = span_after (file, 2), line, word, name = { NULL, 0 };
    struct program found;

    if (! span_next (&rest, '\n', &line))
        return false;
    line = span_trim (line);
    span_next (&line, ' ', &word);
    if (span_ends (word, span_of ("/env")))
        while (span_next (&line, ' ', &name) && (name.len == 0 || name.at[0] == '-'))
            continue;
    if (name.len == 0)
        return snprintf (to, PATH_MAX, "%.*s", (int) word.len, word.at) < PATH_MAX;
    char text[PATH_MAX];
    snprintf (text, sizeof text, "%.*s", (int) name.len, name.at);
    return program_find (text, &found) && snprintf (to, PATH_MAX, "%s", found.path) < PATH_MAX;
}

/* The loader of this very program. */
static bool
same_loader (struct span loader)
{
    struct span      own = { NULL, 0 };
    struct elf_facts facts;
    bool             same = file_map ("/proc/self/exe", &own) && elf_read (own, &facts)
                            && (facts.loader.len == 0 || span_equal (facts.loader, loader));

    file_unmap (own);
    return same;
}

static bool
judge_file (struct span file, struct program *program, char why[WHY_ROOM])
{
    struct elf_facts facts;

    if (! elf_read (file, &facts))
        return because (why, "is neither a program nor a script");
    if (! facts.native)
        return because (why, "is built for another kind of machine");
    if (facts.loader.len == 0)
        return because (why, "is linked statically: nothing can be loaded into it");
    if (! same_loader (facts.loader))
        return because (why, "uses another C library than this one");
    snprintf (program->library, LIBRARY_ROOM, "%.*s", (int) facts.xapian.len, facts.xapian.at ? facts.xapian.at : "");
    if (facts.xapian.len > 0 && ! span_is (facts.xapian, XAPIAN_LIBRARY)) {
        snprintf (why, WHY_ROOM, "is linked with %s; this is made for " XAPIAN_LIBRARY, program->library);
        return false;
    }
    return true;
}

static bool
is_folder (const char *path)
{
    struct stat st;

    return stat (path, &st) == 0 && S_ISDIR (st.st_mode);
}

static bool judge_path (const char *path, struct program *, unsigned scripts, char why[WHY_ROOM]);

static bool
judge_script (struct span file, struct program *program, unsigned scripts, char why[WHY_ROOM])
{
    char runner[PATH_MAX];

    if (scripts > SCRIPTS_MAX)
        return because (why, "is a script that scripts run, more of them than the system starts");
    if (! read_script (file, runner))
        return because (why, "is a script, and what would run it cannot be found");
    memcpy (program->interpreter, runner, strlen (runner) + 1);
    return judge_path (runner, program, scripts, why);
}

/* The file itself, or what runs it where it is a script; that may be a script
 * too, as the python3 of a manager of versions is. */
static bool
judge_path (const char *path, struct program *program, unsigned scripts, char why[WHY_ROOM])
{
    struct span file = { NULL, 0 };
    bool        fine;

    if (known_to_break (path, why))
        return false;
    if (is_folder (path))
        return because (why, "is a folder");
    if (has_own_rights (path))
        return because (why, "runs with rights of its own: the system lets nothing be loaded into it");
    if (! file_map (path, &file)) {
        snprintf (why, WHY_ROOM, "%s%.100s%scannot be read: %s", scripts ? "is a script, and " : "", scripts ? path : "",
                  scripts ? ", which would run it, " : "", strerror (errno));
        return false;
    }
    if (span_starts (file, span_of ("#!")))
        fine = judge_script (file, program, scripts + 1, why);
    else
        fine = judge_file (file, program, why);
    file_unmap (file);
    return fine;
}

bool
program_takes_preload (struct program *program, char why[WHY_ROOM])
{
    program->interpreter[0] = program->library[0] = '\0';
    return judge_path (program->path, program, 0, why);
}

bool
module_find (char path[PATH_MAX], char why[WHY_ROOM])
{
    static const char *const places[] = { "/.libs/", "/../lib/xapian-arabic/" };
    char                     own[PATH_MAX];
    ssize_t                  size  = readlink ("/proc/self/exe", own, sizeof own - 1);
    char                    *slash = NULL;
    bool                     found = false;

    if (size > 0) {
        own[size] = '\0';
        slash     = strrchr (own, '/');
    }
    for (size_t i = 0; slash != NULL && ! found && i < sizeof places / sizeof places[0]; i++) {
        *slash = '\0';
        found  = snprintf (path, PATH_MAX, "%s%s" MODULE_FILE, own, places[i]) < PATH_MAX && access (path, R_OK) == 0;
    }
    if (! found)
        found = snprintf (path, PATH_MAX, "%s/" MODULE_FILE, PACKAGE_LIB) < PATH_MAX && access (path, R_OK) == 0;
    if (! found)
        return because (why, "the module " MODULE_FILE " is neither beside this program nor in " PACKAGE_LIB);
    if (strpbrk (path, " :\t\n") != NULL)
        return because (why, "the module's folder has a blank or colon in its name: it cannot be preloaded from there");
    return true;
}
