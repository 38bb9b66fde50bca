/* status: a page that tells what works and what does not, for a bug report. */
#include "tool/command.h"
#include "tool/lines.h"
#include "tool/program.h"
#include "api/metadata.h"
#include "xapian-c.h"

#include <link.h>
#include <stdio.h>
#include <stdlib.h>

static void
tell (const char *what, const char *value)
{
    printf ("%-12s %s\n", what, value);
}

static int
tell_library (struct dl_phdr_info *info, size_t size, void *your)
{
    const char *slash = strrchr (info->dlpi_name, '/');
    char        real[PATH_MAX];

    (void) size;
    (void) your;
    if (slash == NULL || strncmp (slash + 1, "libxapian.", strlen ("libxapian.")) != 0)
        return 0;
    tell ("xapian", realpath (info->dlpi_name, real) ? real : info->dlpi_name);
    return 1;
}

static bool
tell_module (void)
{
    char path[PATH_MAX], real[PATH_MAX], why[WHY_ROOM];
    bool found = module_find (path, why);

    tell ("module", found && realpath (path, real) ? real : why);
    return found;
}

static bool
tell_switch (void)
{
    const char *off = getenv ("XAPIAN_ARABIC_OFF"), *preload = getenv ("LD_PRELOAD");
    bool        on  = off == NULL || off[0] == '\0' || strcmp (off, "0") == 0;

    tell ("switched", on ? "on" : "off by XAPIAN_ARABIC_OFF: programs run as if nothing were loaded");
    if (preload != NULL && preload[0] != '\0')
        tell ("LD_PRELOAD", preload);
    return on;
}

/* Opens the settings as a program under exec would. */
static bool
tell_config (struct invocation *invocation)
{
    const char *config = invocation->options.config ? invocation->options.config : getenv ("XAPIAN_ARABIC_CONFIG");
    xarab_error error;

    tell ("config", config && config[0] ? config : "none: the defaults");
    if (open_analyzer (&invocation->options, &invocation->analyzer, &error) == XARAB_OK) {
        if (invocation->analyzer->facts.chosen[0])
            tell ("profile", invocation->analyzer->facts.chosen);
        tell ("replaces", invocation->analyzer->settings.load.replaces);
        return true;
    }
    tell ("", error.detail);
    tell ("", "programs under exec say so in one line and run without Arabic");
    return false;
}

/* The keys that are not at their default. */
static void
tell_settings (const struct settings *now)
{
    struct settings standard;
    struct buffer   value = { 0 }, usual = { 0 };

    settings_standard (&standard);
    for (size_t i = 0; i < settings_count; i++) {
        value.len = usual.len = 0;
        if (setting_print (now, &settings_table[i], &value) && setting_print (&standard, &settings_table[i], &usual)
            && ! span_equal (buffer_span (&value), buffer_span (&usual)))
            printf ("%-12s %s = %.*s (default: %.*s)\n", "", settings_table[i].key, (int) value.len,
                    value.at ? value.at : "", (int) usual.len, usual.at ? usual.at : "");
    }
    buffer_free (&value);
    buffer_free (&usual);
}

static bool
tell_program (const char *name)
{
    struct program program;
    char           why[WHY_ROOM];

    if (! program_find (name, &program)) {
        printf ("%-12s %s is not there: neither on PATH nor where distributions put it\n", "program", name);
        return false;
    }
    tell ("program", program.path);
    const char *remark = program_remark (&program);
    bool        fine   = program_takes_preload (&program, why);
    if (program.interpreter[0])
        tell ("run by", program.interpreter);
    if (! fine)
        printf ("%-12s exec refuses it: it %s\n", "", why);
    else if (remark != NULL)
        tell ("", remark);
    else if (program.library[0])
        printf ("%-12s is linked with %s: gets our stems, words, names and dates\n", "", program.library);
    else
        tell ("", "names no libxapian: gets ours once it loads one, and is left alone if it does not");
    return fine;
}

static bool
tell_contents (const xarab_analyzer *analyzer, xapc_database *database)
{
    xarab_error error;
    xapc_counts counts;
    xapc_bytes  value;

    if (xapc_database_counts (database, &counts, &error) == XARAB_OK)
        printf ("%-12s %u documents, %.1f words each\n", "", counts.documents, counts.average_length);
    if (xapc_metadata (database, METADATA_FORMAT, &value, &error) == XARAB_OK && value.size)
        printf ("%-12s format %.*s of xapian-arabic\n", "", (int) value.size, value.at);
    if (xarab_index_check (analyzer, database, &error) == XARAB_OK) {
        tell ("", "made with these settings: programs under exec find and add");
        return true;
    }
    tell ("", error.detail);
    return false;
}

static bool
tell_database (const char *path, const xarab_analyzer *analyzer)
{
    xapc_database *database = NULL;
    xarab_error    error;
    bool           fine = false;

    tell ("database", path);
    if (xapc_database_open (path, &database, &error) != XARAB_OK)
        tell ("", error.detail);
    else
        fine = tell_contents (analyzer, database);
    xapc_database_close (database);
    return fine;
}

int
command_status (struct invocation *invocation)
{
    bool fine;

    tell ("version", xarab_version ());
    dl_iterate_phdr (tell_library, NULL);
    fine = tell_module ();
    fine = tell_switch () && fine;
    bool read = tell_config (invocation);
    if (read)
        tell_settings (&invocation->analyzer->settings);
    if (invocation->count > 0)
        fine = tell_program (invocation->arguments[0]) && fine;
    if (invocation->options.db != NULL && read)
        fine = tell_database (invocation->options.db, invocation->analyzer) && fine;
    xarab_close (invocation->analyzer);
    return finish_output (fine && read ? EXIT_DONE : EXIT_FAILED);
}
