/* omega: the Arabic page for Omega, and the program a web server runs for it,
 * put in place or taken away. */
#include "tool/command.h"
#include "tool/lines.h"
#include "tool/omega_page.h"

#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CONF_SIZE_MAX = 1 << 20, FILE_SIZE_MAX = 1 << 22 };

static const char page_name[] = "arabic", program_name[] = "omega-arabic";

/* One of the two files: where it stands and what is in it. */
struct part {
    char          path[PATH_MAX];
    struct buffer text;
    mode_t        mode;
};

enum part_state { PART_ABSENT, PART_OURS, PART_CHANGED, PART_UNREADABLE };

static int
trouble (const char *path, const char *what)
{
    fprintf (stderr, "xapian-arabic omega: %s: %s\n", path, what);
    return EXIT_FAILED;
}

/* The value of a line "key value" of Omega's own configuration; false where
 * there is none. */
static bool
omega_setting (const char *key, char value[PATH_MAX])
{
    const char   *named = getenv ("OMEGA_CONFIG_FILE");
    struct buffer text  = { 0 };
    struct span   rest, line, word;
    bool          found = false;

    if (! file_read (named ? named : "/etc/omega.conf", CONF_SIZE_MAX, &text))
        return false;
    rest = buffer_span (&text);
    while (! found && span_next (&rest, '\n', &line))
        if (span_next (&line, ' ', &word) && span_is (word, key) && line.len > 0)
            found = snprintf (value, PATH_MAX, "%.*s", (int) line.len, line.at) < PATH_MAX;
    buffer_free (&text);
    return found;
}

/* The folder that a flag names, or else Omega's configuration, or else where
 * distributions have it. */
static bool
templates_folder (const struct options *options, char folder[PATH_MAX])
{
    static const char debian[] = "/var/lib/xapian-omega/templates";

    if (options->templates == NULL && omega_setting ("template_dir", folder))
        return true;
    return snprintf (folder, PATH_MAX, "%s", options->templates ? options->templates : debian) < PATH_MAX;
}

static bool
programs_folder (const struct options *options, char folder[PATH_MAX])
{
    static const char *const places[] = { "/usr/lib/cgi-bin", "/var/www/cgi-bin" };
    const char              *chosen   = options->cgi;

    for (size_t i = 0; chosen == NULL && i < sizeof places / sizeof places[0]; i++)
        if (access (places[i], F_OK) == 0)
            chosen = places[i];
    return snprintf (folder, PATH_MAX, "%s", chosen ? chosen : places[0]) < PATH_MAX;
}

/* The page, its date slot as the settings have it. */
static bool
compose_page (int slot, struct buffer *text)
{
    static const char line[] = "$set{date_slot,4}";
    const char       *at     = strstr (omega_page, line);

    return at != NULL && buffer_add (text, (struct span) { omega_page, (size_t) (at - omega_page) })
           && buffer_print (text, "$set{date_slot,%d}", slot) && buffer_add_text (text, at + strlen (line));
}

/* A word of a shell script, in quotation marks. */
static bool
add_word (struct buffer *text, const char *word)
{
    bool done = buffer_add_byte (text, '\'');

    for (; done && *word != '\0'; word++)
        done = *word == '\'' ? buffer_add_text (text, "'\\''") : buffer_add_byte (text, *word);
    return done && buffer_add_byte (text, '\'');
}

/* What holds here holds for the web server's program too. */
static bool
add_variable (struct buffer *text, const char *name, const char *value)
{
    if (value == NULL || value[0] == '\0')
        return true;
    return buffer_print (text, "export %s=", name) && add_word (text, value) && buffer_add_byte (text, '\n');
}

static bool
add_file (struct buffer *text, const char *name, const char *path)
{
    char full[PATH_MAX];

    return add_variable (text, name, path != NULL && realpath (path, full) ? full : path);
}

static bool
compose_program (const struct options *options, struct buffer *text)
{
    char        own[PATH_MAX];
    ssize_t     size    = readlink ("/proc/self/exe", own, sizeof own - 1);
    const char *config  = options->config ? options->config : getenv ("XAPIAN_ARABIC_CONFIG");
    const char *profile = options->profile ? options->profile : getenv ("XAPIAN_ARABIC_PROFILE");

    if (size <= 0)
        return false;
    own[size] = '\0';
    return buffer_add_text (text, "#!/bin/sh\n"
                                  "# Omega with Arabic; its Arabic page where the address asks for no other.\n"
                                  "# Written by xapian-arabic omega install.\n"
                                  "case \"&${QUERY_STRING-}\" in\n"
                                  "*'&FMT='*) ;;\n"
                                  "*) QUERY_STRING=\"FMT=arabic&HITSPERPAGE=300${QUERY_STRING:+&$QUERY_STRING}\" ;;\n"
                                  "esac\n"
                                  "export QUERY_STRING\n")
           && add_file (text, "XAPIAN_ARABIC_CONFIG", config)
           && add_variable (text, "XAPIAN_ARABIC_PROFILE", profile)
           && add_file (text, "OMEGA_CONFIG_FILE", getenv ("OMEGA_CONFIG_FILE"))
           && buffer_add_text (text, "exec ") && add_word (text, own) && buffer_add_text (text, " exec -- omega\n");
}

static enum part_state
state_of (const struct part *part)
{
    struct buffer   there = { 0 };
    enum part_state state = PART_OURS;

    if (! file_read (part->path, FILE_SIZE_MAX, &there))
        state = errno == ENOENT ? PART_ABSENT : PART_UNREADABLE;
    else if (! span_equal (buffer_span (&there), buffer_span (&part->text)))
        state = PART_CHANGED;
    buffer_free (&there);
    return state;
}

static int
put (const struct part *part)
{
    if (! file_replace (part->path, buffer_span (&part->text)) || chmod (part->path, part->mode) != 0)
        return trouble (part->path, strerror (errno));
    printf ("%s\n", part->path);
    return EXIT_DONE;
}

static int
take_away (const struct part *part)
{
    if (unlink (part->path) != 0 && errno != ENOENT)
        return trouble (part->path, strerror (errno));
    return EXIT_DONE;
}

/* Neither is touched unless both may be. */
static int
settle (const struct part parts[2], bool overwrite, int (*act) (const struct part *))
{
    for (int i = 0; i < 2; i++)
        switch (state_of (&parts[i])) {
        case PART_UNREADABLE: return trouble (parts[i].path, strerror (errno));
        case PART_CHANGED:
            if (! overwrite)
                return trouble (parts[i].path, "was changed, or is another's; it is left alone without --overwrite");
            break;
        default: break;
        }
    for (int i = 0; i < 2; i++) {
        int status = act (&parts[i]);
        if (status != EXIT_DONE)
            return status;
    }
    return finish_output (EXIT_DONE);
}

int
command_omega (struct invocation *invocation)
{
    const struct options *options = &invocation->options;
    const char           *action  = invocation->count == 1 ? invocation->arguments[0] : "";
    bool                  install = strcmp (action, "install") == 0;
    char                  folder[PATH_MAX], programs[PATH_MAX];
    struct part           parts[2] = { { .mode = 0644 }, { .mode = 0755 } };
    int                   status;

    if (! install && strcmp (action, "remove") != 0) {
        fprintf (stderr, "xapian-arabic omega: install or remove, nothing else\n");
        return EXIT_MISUSED;
    }
    if (! templates_folder (options, folder) || ! programs_folder (options, programs)
        || snprintf (parts[0].path, PATH_MAX, "%s/%s", folder, page_name) >= PATH_MAX
        || snprintf (parts[1].path, PATH_MAX, "%s/%s", programs, program_name) >= PATH_MAX)
        return trouble (folder, strerror (ENAMETOOLONG));
    if (compose_page (invocation->analyzer->settings.index.date_slot, &parts[0].text)
        && compose_program (options, &parts[1].text))
        status = settle (parts, options->overwrite, install ? put : take_away);
    else
        status = trouble (action, strerror (ENOMEM));
    buffer_free (&parts[0].text);
    buffer_free (&parts[1].text);
    return status;
}
