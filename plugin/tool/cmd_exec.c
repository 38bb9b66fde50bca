/* exec: a program that exists, with Arabic. */
#include "tool/command.h"
#include "tool/program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int
refuse (const char *name, const char *why)
{
    fprintf (stderr, "xapian-arabic: %s%s%s\n", name, name[0] ? " " : "", why);
    return EXIT_MISUSED;
}

/* The module in front of what is preloaded already. */
static bool
set_preload (const char *module)
{
    const char *before = getenv ("LD_PRELOAD");
    char       *all;

    if (before == NULL || before[0] == '\0')
        return setenv ("LD_PRELOAD", module, 1) == 0;
    if (strstr (before, module) != NULL)
        return true;
    if (asprintf (&all, "%s:%s", module, before) < 0)
        return false;
    bool done = setenv ("LD_PRELOAD", all, 1) == 0;
    free (all);
    return done;
}

/* The program may go to another folder before it reads the file. */
static bool
set_settings (const struct options *options)
{
    const char *config = options->config;
    char        real[PATH_MAX];

    if (config != NULL && setenv ("XAPIAN_ARABIC_CONFIG", realpath (config, real) ? real : config, 1) != 0)
        return false;
    return options->profile == NULL || setenv ("XAPIAN_ARABIC_PROFILE", options->profile, 1) == 0;
}

int
command_exec (struct invocation *invocation)
{
    struct program program;
    char           module[PATH_MAX], why[WHY_ROOM];

    if (invocation->count == 0)
        return refuse ("", "exec needs a program: xapian-arabic exec -- PROGRAM ARGUMENTS");

    const char *name = invocation->arguments[0];
    if (! program_find (name, &program))
        return refuse (name, "is not there: neither on PATH nor where distributions put it");
    if (! program_takes_preload (&program, why))
        return refuse (name, why);
    if (! module_find (module, why))
        return refuse ("", why);
    if (! set_preload (module) || ! set_settings (&invocation->options))
        return refuse ("", strerror (errno));
    invocation->arguments[invocation->count] = NULL;
    execv (program.path, invocation->arguments);
    fprintf (stderr, "xapian-arabic: %s cannot be run: %s\n", program.path, strerror (errno));
    return EXIT_FAILED;
}
