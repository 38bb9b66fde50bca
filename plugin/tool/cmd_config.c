/* config: a settings file checked, its values shown, the defaults printed. */
#include "tool/config.h"
#include "tool/lines.h"

#include <stdlib.h>

/* What was told, each mistake once: a line that a profile repeats is no second one. */
struct telling {
    struct buffer told; /* lines */
    size_t        count;
};

static bool
is_new (struct telling *t, struct span line)
{
    struct span rest = buffer_span (&t->told), one;

    while (t->told.len > 0 && span_next (&rest, '\n', &one))
        if (span_equal (one, line))
            return false;
    return true;
}

static void
tell_mistake (void *your, const char *path, const xarab_error *error)
{
    struct telling *t    = your;
    struct buffer   line = { 0 };

    if (buffer_print (&line, "%s:%zu: %s", path, error->line, error->detail) && is_new (t, buffer_span (&line))) {
        fprintf (stderr, "%.*s\n", (int) line.len, line.at);
        t->count++;
        if (buffer_add (&t->told, buffer_span (&line)))
            buffer_add_byte (&t->told, '\n');
    }
    buffer_free (&line);
}

/* What a file says under one profile: each line, keys against each other, lists,
 * stemmers. What is wrong in one does not hide what is wrong in the next. */
static int
check_profile (const char *path, const char *profile, struct telling *telling)
{
    struct settings       settings;
    struct config_facts   facts = { 0 };
    struct compiled_lists lists;
    xarab_error           error;

    settings_standard (&settings);
    xarab_status status = config_read (&settings, &facts, path, profile, tell_mistake, telling, &error);
    if (status == XARAB_OK || status == XARAB_BAD_CONFIG) {
        config_contradictions (&settings, &facts, tell_mistake, telling);
        status = lists_open (&settings, &facts, tell_mistake, telling, &lists, &error);
        if (status == XARAB_OK)
            lists_close (&lists);
        if (status != XARAB_NO_MEMORY)
            status = stemmers_check (&settings, &facts, tell_mistake, telling, &error);
    }
    facts_free (&facts);
    return status == XARAB_OK || telling->count > 0 ? EXIT_DONE : complain (path, &error);
}

/* EXIT_FAILED where there is any mistake. */
static int
check (const char *path)
{
    struct settings     settings;
    struct config_facts facts   = { 0 };
    struct telling      telling = { .count = 0 };
    xarab_error         error;
    int                 result = check_profile (path, "", &telling);

    settings_standard (&settings);
    if (result == EXIT_DONE)
        config_read (&settings, &facts, path, NULL, tell_mistake, &telling, &error);
    for (unsigned i = 0; result == EXIT_DONE && i < facts.profile_count; i++)
        result = check_profile (path, facts.profiles[i], &telling);
    facts_free (&facts);
    buffer_free (&telling.told);
    return result != EXIT_DONE || telling.count > 0 ? EXIT_FAILED : EXIT_DONE;
}

static int
compile (const char *path, const char *profile)
{
    struct settings     settings;
    struct config_facts facts   = { 0 };
    struct telling      telling = { .count = 0 };
    xarab_error         error;

    settings_standard (&settings);
    if (path == NULL || path[0] == '\0') {
        fprintf (stderr, "xapian-arabic config: --compile needs --config FILE, or XAPIAN_ARABIC_CONFIG\n");
        return EXIT_MISUSED;
    }
    xarab_status status = config_read (&settings, &facts, path, profile, NULL, NULL, &error);
    if (status == XARAB_OK)
        status = lists_compile (&settings, &facts, tell_mistake, &telling, &error);
    facts_free (&facts);
    buffer_free (&telling.told);
    if (status != XARAB_OK && telling.count == 0)
        return complain (path, &error);
    return telling.count > 0 ? EXIT_FAILED : EXIT_DONE;
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

/* Every key with its value and the line it comes from. */
static int
show (const struct xarab_analyzer *analyzer)
{
    struct buffer value = { 0 };

    if (analyzer->facts.chosen[0])
        printf ("# profile %s\n", analyzer->facts.chosen);
    for (size_t i = 0; i < settings_count; i++) {
        const struct setting *setting = &settings_table[i];
        const char           *path    = facts_path (&analyzer->facts, setting);

        value.len = 0;
        if (! setting_print (&analyzer->settings, setting, &value))
            continue;
        printf ("%s = %.*s\t", setting->key, (int) value.len, value.at ? value.at : "");
        if (path != NULL)
            printf ("%s:%zu\n", path, facts_line (&analyzer->facts, setting));
        else
            printf ("default\n");
    }
    buffer_free (&value);
    return finish_output (EXIT_DONE);
}

/* Other commands may make the database they are told; what is shown is to be
 * taken from one that is there. */
static int
database_opens (const char *path)
{
    xapc_database *database = NULL;
    xarab_error    error;
    xarab_status   status = xapc_database_open (path, &database, &error);

    xapc_database_close (database);
    return status == XARAB_OK ? EXIT_DONE : complain (path, &error);
}

static int
show_opened (struct invocation *invocation)
{
    const char *db     = invocation->options.db;
    int         status = db ? database_opens (db) : EXIT_DONE;

    if (status == EXIT_DONE)
        status = invocation_open (invocation);
    if (status == EXIT_DONE)
        status = show (invocation->analyzer);
    invocation_close (invocation);
    return status;
}

int
command_config (struct invocation *invocation)
{
    const struct options *options = &invocation->options;

    if (options->check != NULL)
        return check (options->check);
    if (options->defaults)
        return print_defaults ();
    if (options->diff)
        return config_diff (invocation);
    if (options->needs_reindex != NULL)
        return config_needs_reindex (invocation);
    const char *path = options->config ? options->config : getenv ("XAPIAN_ARABIC_CONFIG");

    return options->compile ? compile (path, options->profile) : show_opened (invocation);
}
