/* config: a settings file checked, the defaults printed. */
#include "tool/command.h"
#include "tool/lines.h"

#include <stdlib.h>

static void
tell_mistake (void *your, const char *path, const xarab_error *error)
{
    (void) your;
    fprintf (stderr, "%s:%zu: %s\n", path, error->line, error->detail);
}

static void
count_mistake (void *your, const char *path, const xarab_error *error)
{
    ++*(size_t *) your;
    tell_mistake (NULL, path, error);
}

/* The lists and stemmers a sound file names: every bad row is told. */
static int
check_lists (const struct settings *settings, const char *path)
{
    struct compiled_lists lists;
    xarab_analyzer       *analyzer;
    xarab_error           error;
    size_t                mistakes = 0;

    if (lists_open (settings, path, count_mistake, &mistakes, &lists, &error) != XARAB_OK) {
        complain (path, &error);
        return EXIT_FAILED;
    }
    lists_close (&lists);
    if (mistakes > 0)
        return EXIT_FAILED;
    if (xarab_open (path, &analyzer, &error) != XARAB_OK) {
        complain (path, &error);
        return EXIT_FAILED;
    }
    xarab_close (analyzer);
    return EXIT_DONE;
}

static int
compile (const char *path)
{
    struct settings settings;
    xarab_error     error;
    size_t          mistakes = 0;

    settings_standard (&settings);
    if (path == NULL || path[0] == '\0') {
        fprintf (stderr, "xapian-arabic config: --compile needs --config FILE, or XAPIAN_ARABIC_CONFIG\n");
        return EXIT_MISUSED;
    }
    if (config_read (&settings, path, NULL, NULL, NULL, &error) != XARAB_OK
        || lists_compile (&settings, path, count_mistake, &mistakes, &error) != XARAB_OK)
        return complain (path, &error);
    return mistakes ? EXIT_FAILED : EXIT_DONE;
}

static int
check (const char *path)
{
    struct settings settings;
    xarab_error     error;

    settings_standard (&settings);
    xarab_status status = config_read (&settings, path, NULL, tell_mistake, NULL, &error);
    if (status == XARAB_BAD_CONFIG)
        return EXIT_FAILED;
    return status == XARAB_OK ? check_lists (&settings, path) : complain (path, &error);
}

static int
print_defaults (void)
{
    struct buffer text = { 0 };

    if (config_defaults (&text))
        fwrite (text.at, 1, text.len, stdout);
    buffer_free (&text);
    return finish_output (EXIT_DONE);
}

static int
show (const char *path)
{
    struct settings settings;
    xarab_error     error;
    struct buffer   value = { 0 };

    settings_standard (&settings);
    if (path != NULL && config_read (&settings, path, NULL, NULL, NULL, &error) != XARAB_OK)
        return complain (path, &error);
    for (size_t i = 0; i < settings_count; i++) {
        value.len = 0;
        if (setting_print (&settings, &settings_table[i], &value))
            printf ("%s = %.*s\n", settings_table[i].key, (int) value.len, value.at ? value.at : "");
    }
    buffer_free (&value);
    return finish_output (EXIT_DONE);
}

int
command_config (struct invocation *invocation)
{
    const struct options *options = &invocation->options;

    if (options->check != NULL)
        return check (options->check);
    if (options->defaults)
        return print_defaults ();
    const char *path = options->config ? options->config : getenv ("XAPIAN_ARABIC_CONFIG");

    return options->compile ? compile (path) : show (path);
}
