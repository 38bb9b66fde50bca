/* try: a workbench. Each line is a sentence; what becomes of it is shown stage
 * by stage, and again, as a difference, when a setting is changed.
 *
 * A row is a kind and cells with tabs between: so it goes into a pipe, and so
 * two settings are compared. On a terminal rows stand under their kind, each
 * cell in an isolate, so that right-to-left text keeps to its cell. */
#include "tool/lines.h"
#include "tool/tally.h"

#include <stdarg.h>
#include <unistd.h>

#define ISOLATE "\u2068"
#define RELEASE "\u2069"

struct bench {
    struct settings     settings;
    struct config_facts facts;
    xarab_analyzer     *analyzer;
    xarab_worker       *worker;
    struct buffer       sentence; /* the last one */
    struct buffer       rows;     /* what became of it, a line each */
    char                date[16];
    bool                terminal, sound;
};

/* ---- rows ---- */

static void
add_cell (struct bench *b, struct span cell)
{
    static const char *const written[] = { ['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r" };

    b->sound = buffer_add_byte (&b->rows, '\t') && b->sound;
    for (size_t i = 0; i < cell.len; i++) {
        unsigned char c = (unsigned char) cell.at[i];
        if (c < sizeof written / sizeof written[0] && written[c] != NULL)
            b->sound = buffer_add_text (&b->rows, written[c]) && b->sound;
        else
            b->sound = buffer_add_byte (&b->rows, cell.at[i]) && b->sound;
    }
}

static void
add_row (struct bench *b, const char *kind)
{
    b->sound = buffer_add_text (&b->rows, kind) && b->sound;
}

static void
end_row (struct bench *b)
{
    b->sound = buffer_add_byte (&b->rows, '\n') && b->sound;
}

static void __attribute__ ((format (printf, 2, 3)))
add_printed (struct bench *b, const char *format, ...)
{
    char    text[200];
    va_list values;

    va_start (values, format);
    vsnprintf (text, sizeof text, format, values);
    va_end (values);
    add_cell (b, span_of (text));
}

/* ---- stages ---- */

static void
show_token (struct bench *b, struct span text, const struct token *token)
{
    size_t start = (size_t) (token->source.at - text.at);

    add_row (b, "token");
    add_printed (b, "%zu:%zu", start, start + token->source.len);
    add_cell (b, token->source);
    add_cell (b, token->folded);
    end_row (b);
}

static void
show_stem (struct bench *b, const struct token *token)
{
    const struct stemmer *stemmer = &b->worker->analyzer->stemmer;
    struct stem_trace     trace   = { 0 };
    char                  stem[STEM_ROOM], root[STEM_ROOM];
    struct span found = { stem, stem_word (stemmer, token->folded, token->hash, stem, &trace) };
    struct span key   = { root, stem_root (stemmer, found, root) };

    add_row (b, "stem");
    add_cell (b, token->source);
    add_cell (b, found);
    add_cell (b, key);
    for (unsigned i = 0; i < trace.steps; i++)
        add_printed (b, "%s: %.*s", trace.step[i].rule, (int) trace.step[i].rest.len, trace.step[i].rest.at);
    end_row (b);
}

static void
show_name (struct bench *b, struct span text, const struct name *name)
{
    struct name_keys keys;

    name_keys (&b->worker->analyzer->namer, name->spelling, &keys);
    add_row (b, "name");
    add_printed (b, "%zu:%zu", name->start, name->end);
    add_cell (b, (struct span) { text.at + name->start, name->end - name->start });
    add_printed (b, "%s", keys.count ? keys.key[0] : "");
    add_printed (b, "%s", name->why);
    end_row (b);
}

static void
show_date (struct bench *b, struct span text, const struct date *date)
{
    char first[16], last[16];

    calendar_print_iso (date->first, first);
    calendar_print_iso (date->last, last);
    add_row (b, "date");
    add_printed (b, "%zu:%zu", date->start, date->end);
    add_cell (b, (struct span) { text.at + date->start, date->end - date->start });
    add_printed (b, "%s%s%s", first, date->first == date->last ? "" : "..", date->first == date->last ? "" : last);
    add_printed (b, "%s%s", date->rule, date->relative ? ", relative" : "");
    end_row (b);
}

/* Tokens, stems, names, dates: one pass over the text for each, so that the
 * rows of a kind stand together. */
typedef void show_function (struct bench *, struct span text);

static void
show_tokens (struct bench *b, struct span text)
{
    const struct token_list *tokens = &b->worker->scratch.tokens;

    for (size_t i = 0; i < tokens->count; i++)
        show_token (b, text, &tokens->at[i]);
}

static void
show_stems (struct bench *b, struct span text)
{
    const struct token_list *tokens = &b->worker->scratch.tokens;

    (void) text;
    for (size_t i = 0; i < tokens->count; i++)
        if (token_arabic_word (&tokens->at[i]))
            show_stem (b, &tokens->at[i]);
}

static void
show_names (struct bench *b, struct span text)
{
    const struct name_list *names = &b->worker->scratch.names;

    for (size_t i = 0; i < names->count; i++)
        show_name (b, text, &names->at[i]);
}

static void
show_dates (struct bench *b, struct span text)
{
    const struct date_list *dates = &b->worker->scratch.dates;

    for (size_t i = 0; i < dates->count; i++)
        show_date (b, text, &dates->at[i]);
}

static void
each_piece (struct bench *b, struct span text, show_function *show)
{
    struct xarab_worker *worker = b->worker;
    day_number           day    = reference_day (span_of (b->date));

    document_begin (&worker->document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    for (size_t from = 0; b->sound && from < text.len;) {
        from     = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text, from, FOR_INDEX);
        b->sound = from != SIZE_MAX;
        if (b->sound)
            show (b, text);
    }
}

static int
show_term (void *your, const struct term *term)
{
    struct bench *b = your;

    add_row (b, "term");
    add_cell (b, term->text);
    add_printed (b, "%u", term->position);
    add_printed (b, "%u", term->wdf);
    end_row (b);
    return ! b->sound;
}

/* The sentence as a query. */
static void
show_query (struct bench *b, struct span text)
{
    xarab_query *query = NULL;
    xarab_error  error;
    char         understood[1000];

    add_row (b, "query");
    if (xarab_query_parse (b->worker, span_text (text), span_text (span_of (b->date)), &query, &error) == XARAB_OK
        && xarab_query_describe (query, understood, sizeof understood) == XARAB_OK)
        add_cell (b, span_of (understood));
    else
        add_cell (b, span_of (error.detail));
    end_row (b);
    xarab_query_free (query);
}

static bool
analyze (struct bench *b)
{
    struct span   text    = buffer_span (&b->sentence);
    xarab_article article = { .text = span_text (text), .date = span_text (span_of (b->date)) };

    b->rows.len = 0;
    b->sound    = true;
    each_piece (b, text, show_tokens);
    each_piece (b, text, show_stems);
    each_piece (b, text, show_names);
    each_piece (b, text, show_dates);
    if (b->sound)
        analyze_article (b->worker, &article, (struct term_sink) { show_term, b });
    show_query (b, text);
    if (! b->sound)
        fprintf (stderr, "xapian-arabic: memory is out\n");
    return b->sound;
}

/* ---- printing ---- */

/* A row as it stands, or, for a terminal, its cells in isolates. */
static void
print_row (const struct bench *b, const char *before, struct span row)
{
    struct span kind, cell;

    fputs (before, stdout);
    if (! b->terminal) {
        fwrite (row.at, 1, row.len, stdout);
    } else if (span_next (&row, '\t', &kind)) {
        printf ("%-6.*s", (int) kind.len, kind.at);
        while (span_next (&row, '\t', &cell))
            printf ("  " ISOLATE "%.*s" RELEASE, (int) cell.len, cell.at);
    }
    putchar ('\n');
}

static void
print_rows (const struct bench *b)
{
    struct span rest = buffer_span (&b->rows), row;

    while (span_next (&rest, '\n', &row))
        if (row.len > 0)
            print_row (b, "", row);
}

static bool
tally_rows (struct tally *tally, struct span rows)
{
    struct span row;

    while (span_next (&rows, '\n', &row))
        if (row.len > 0 && tally_add (tally, &(struct term) { .text = row }) != 0)
            return false;
    return true;
}

/* The rows that the other has not. */
static size_t
print_missing (const struct bench *b, const char *sign, struct span rows, const struct tally *others)
{
    struct span row;
    size_t      count = 0;

    while (span_next (&rows, '\n', &row))
        if (row.len > 0 && tally_find (others, row) == NULL) {
            print_row (b, sign, row);
            count++;
        }
    return count;
}

static void
print_difference (const struct bench *b, struct span before)
{
    struct tally old = { 0 }, new = { 0 };

    if (tally_rows (&old, before) && tally_rows (&new, buffer_span (&b->rows))
        && print_missing (b, "- ", before, &new) + print_missing (b, "+ ", buffer_span (&b->rows), &old) == 0)
        puts ("the same");
    tally_free (&old);
    tally_free (&new);
}

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

    if (b->sentence.len > 0 && buffer_add (&before, buffer_span (&b->rows)) && analyze (b))
        print_difference (b, buffer_span (&before));
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

    if (setting == NULL)
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

static void
do_date (struct bench *b, struct span rest)
{
    if (rest.len >= sizeof b->date || (rest.len > 0 && reference_day (rest) == DAY_NONE)) {
        fprintf (stderr, "date: '%.*s' is not allowed; it is YYYY-MM-DD, or nothing\n", (int) rest.len, rest.at);
        return;
    }
    snprintf (b->date, sizeof b->date, "%.*s", (int) rest.len, rest.len ? rest.at : "");
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
    if (! buffer_add (&b->sentence, line) || ! analyze (b))
        return false;
    print_rows (b);
    return true;
}

static void
prompt (const struct bench *b)
{
    if (b->terminal && isatty (STDIN_FILENO)) {
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

    if (invocation->options.date != NULL)
        do_date (&bench, span_of (invocation->options.date));
    if (! facts_copy (&invocation->analyzer->facts, &bench.facts)
        || reopen (&bench, &bench.settings, &error) != XARAB_OK)
        on = false;
    for (prompt (&bench); on && lines_next (&lines, &line); prompt (&bench))
        on = take_line (&bench, line);
    xarab_worker_close (bench.worker);
    xarab_close (bench.analyzer);
    facts_free (&bench.facts);
    buffer_free (&bench.sentence);
    buffer_free (&bench.rows);
    int status = lines_end (&lines);
    return on ? status : EXIT_FAILED;
}
