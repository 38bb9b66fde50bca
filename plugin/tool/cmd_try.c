/* try: a workbench. Each line is a sentence; what becomes of it is shown stage
 * by stage, and again, as a difference, when a setting is changed. */
#include "tool/bench.h"
#include "tool/lines.h"

#include <unistd.h>

/* ---- commands ---- */

/* Opens the stages anew; the old ones stay where that fails. */
static xarab_status
reopen (struct bench *b, const struct settings *settings, xarab_error *error)
{
    xarab_analyzer *analyzer = NULL;
    xarab_worker   *worker   = NULL;
    xarab_status    status   = analyzer_from (settings, &b->facts, &analyzer, error);

    if (status == XARAB_OK)
        status = xarab_worker_open (analyzer, &worker, error);
    if (status != XARAB_OK) {
        xarab_close (analyzer);
        return status;
    }
    fputs (xarab_mistakes (analyzer), stderr);
    xarab_worker_close (b->worker);
    xarab_close (b->analyzer);
    b->worker   = worker;
    b->analyzer = analyzer;
    b->settings = *settings;
    return XARAB_OK;
}

static void
compare_again (struct bench *b)
{
    struct buffer before = { 0 };

    if (b->sentence.len > 0 && buffer_add (&before, buffer_span (&b->rows)) && bench_analyze (b))
        bench_compare (b, buffer_span (&before));
    buffer_free (&before);
}

static void
put (struct bench *b, const struct setting *setting, struct span value)
{
    struct settings draft = b->settings;
    size_t          i     = (size_t) (setting - settings_table);
    xarab_error     error;
    struct config_place before = b->facts.key[i];

    b->facts.key[i] = (struct config_place) { 0, 0 };
    if (setting_set (&draft, setting, value, &error) == XARAB_OK && reopen (b, &draft, &error) == XARAB_OK) {
        printf ("%s = %.*s; %s\n", setting->key, (int) value.len, value.at ? value.at : "", effect_text (setting->effect));
        compare_again (b);
    } else {
        b->facts.key[i] = before;
        fprintf (stderr, "%s\n", error.detail);
    }
}

static const struct setting *
named (struct span key)
{
    const struct setting *setting = setting_find (key);

    if (key.len == 0)
        fprintf (stderr, "no key is named; 'help' tells how\n");
    else if (setting == NULL)
        fprintf (stderr, "unknown key '%.*s'; the nearest known one is '%s'\n", (int) key.len, key.at,
                 setting_nearest (key)->key);
    return setting;
}

static void
do_set (struct bench *b, struct span rest)
{
    struct span key = { "", 0 };

    span_next (&rest, ' ', &key);
    const struct setting *setting = named (key);
    if (setting != NULL)
        put (b, setting, rest.at ? span_trim (rest) : (struct span) { "", 0 });
}

static void
do_unset (struct bench *b, struct span rest)
{
    const struct setting *setting = named (rest);

    if (setting != NULL)
        put (b, setting, span_of (setting->standard));
}

static bool
set_date (struct bench *b, struct span day)
{
    if (day.len >= sizeof b->date || (day.len > 0 && reference_day (day) == DAY_NONE)) {
        fprintf (stderr, "date: '%.*s' is not allowed; it is YYYY-MM-DD, or nothing\n", (int) day.len, day.at);
        return false;
    }
    snprintf (b->date, sizeof b->date, "%.*s", (int) day.len, day.len ? day.at : "");
    return true;
}

static void
do_date (struct bench *b, struct span rest)
{
    if (set_date (b, rest))
        compare_again (b);
}

/* The keys that are not at their default. */
static void
do_show (struct bench *b, struct span rest)
{
    struct buffer value = { 0 };

    (void) rest;
    for (size_t i = 0; i < settings_count; i++) {
        const struct setting *setting = &settings_table[i];
        value.len                     = 0;
        if (setting_print (&b->settings, setting, &value) && ! span_is (buffer_span (&value), setting->standard))
            printf ("%s = %.*s\n", setting->key, (int) value.len, value.len ? value.at : "");
    }
    buffer_free (&value);
}

static void do_help (struct bench *, struct span);

static const struct order {
    const char *word;
    void (*run) (struct bench *, struct span rest);
    const char *arguments, *help;
} orders[] = {
    { "set",   do_set,   "KEY VALUE", "changes a setting, and shows what it changes in the last sentence" },
    { "unset", do_unset, "KEY",       "the same, back to the key's default" },
    { "date",  do_date,  "DAY",       "YYYY-MM-DD on which the sentences were written" },
    { "show",  do_show,  "",          "the settings that are not at their default" },
    { "help",  do_help,  "",          "this text" },
};
enum { ORDERS = sizeof orders / sizeof orders[0] };

static void
do_help (struct bench *b, struct span rest)
{
    (void) b;
    (void) rest;
    puts ("Any other line is a sentence; begin it with a blank if its first word is one of these.");
    for (size_t i = 0; i < ORDERS; i++)
        printf ("  %-5s %-10s %s\n", orders[i].word, orders[i].arguments, orders[i].help);
}

static const struct order *
order_of (struct span line, struct span *rest)
{
    struct span word;

    *rest = line;
    if (! span_next (rest, ' ', &word))
        return NULL;
    *rest = rest->at ? span_trim (*rest) : (struct span) { "", 0 };
    for (size_t i = 0; i < ORDERS; i++)
        if (span_is (word, orders[i].word))
            return &orders[i];
    return NULL;
}

static bool
take_line (struct bench *b, struct span line)
{
    struct span         rest;
    const struct order *order = order_of (line, &rest);

    if (order != NULL) {
        order->run (b, rest);
        return true;
    }
    if (span_trim (line).len == 0)
        return true;
    b->sentence.len = 0;
    if (! buffer_add (&b->sentence, line) || ! bench_analyze (b))
        return false;
    bench_print (b);
    return true;
}

/* Whether somebody types and looks on. */
static bool
attended (const struct bench *b)
{
    return b->terminal && isatty (STDIN_FILENO);
}

static void
prompt (const struct bench *b)
{
    if (attended (b)) {
        fputs ("try> ", stdout);
        fflush (stdout);
    }
}

int
command_try (struct invocation *invocation)
{
    struct bench bench = { .settings = invocation->analyzer->settings, .terminal = isatty (STDOUT_FILENO) };
    struct lines lines = lines_over (invocation);
    struct span  line;
    xarab_error  error;
    bool         on = true;

    if (invocation->options.date != NULL && ! set_date (&bench, span_of (invocation->options.date)))
        return EXIT_MISUSED;
    if (! facts_copy (&invocation->analyzer->facts, &bench.facts)
        || reopen (&bench, &bench.settings, &error) != XARAB_OK)
        on = false;
    for (prompt (&bench); on && lines_next (&lines, &line); prompt (&bench))
        on = take_line (&bench, line);
    if (attended (&bench))
        putchar ('\n'); /* what comes next does not stand behind the prompt */
    xarab_worker_close (bench.worker);
    xarab_close (bench.analyzer);
    facts_free (&bench.facts);
    buffer_free (&bench.sentence);
    buffer_free (&bench.rows);
    int status = lines_end (&lines);
    return on ? status : EXIT_FAILED;
}
