/* names: found in a text, compared, and filed under their keys. */
#include "tool/question.h"

static void
print_keys (const struct namer *namer, struct span name)
{
    struct name_keys keys;

    name_keys (namer, name, &keys);
    for (unsigned i = 0; i < keys.count; i++)
        printf ("%s%s", i ? " " : "", keys.key[i]);
    putchar ('\n');
}

static void
print_match (const struct namer *namer, struct span line)
{
    struct span rest = line, first = { "", 0 };

    span_next (&rest, '\t', &first);
    puts (rest.at != NULL && name_match (namer, first, rest, NULL) ? "1" : "0");
}

typedef void name_function (void *your, struct span text, const struct name *, const struct name_keys *);

/* Finds the names of a text; false when memory is out. */
static bool
find_names (struct xarab_worker *worker, struct span text, name_function *take, void *your)
{
    struct name_list *names = &worker->scratch.names;

    for (size_t from = 0; from < text.len;) {
        from = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text, from, FOR_INDEX);
        if (from == SIZE_MAX)
            return false;
        for (size_t i = 0; i < names->count; i++) {
            struct name_keys keys;

            name_keys (&worker->analyzer->namer, names->at[i].spelling, &keys);
            take (your, text, &names->at[i], &keys);
        }
    }
    return true;
}

struct listing {
    size_t line;
    bool   explain;
};

static void
list_name (void *your, struct span text, const struct name *name, const struct name_keys *keys)
{
    const struct listing *listing = your;

    printf ("%zu:%zu\t", listing->line, name->start);
    print_cell ((struct span) { text.at + name->start, name->end - name->start });
    printf ("\t%s", keys->count ? keys->key[0] : "");
    if (listing->explain)
        printf ("\t%s", name->why);
    putchar ('\n');
}

static void
add_name (void *your, struct span text, const struct name *name, const struct name_keys *keys)
{
    struct json_object *list = your, *object = json_object_new_object (), *filed = json_object_new_array ();

    (void) text;
    for (unsigned i = 0; i < keys->count; i++)
        json_object_array_add (filed, json_object_new_string (keys->key[i]));
    json_object_object_add (object, "start", json_object_new_int64 ((int64_t) name->start));
    json_object_object_add (object, "end", json_object_new_int64 ((int64_t) name->end));
    json_object_object_add (object, "spelling", json_string (name->spelling));
    json_object_object_add (object, "keys", filed);
    json_object_object_add (object, "why", json_object_new_string (name->why));
    json_object_array_add (list, object);
}

static bool
answer_line (struct xarab_worker *worker, const struct lines *lines, struct span line)
{
    struct question     question = question_read (lines, line);
    struct json_object *list     = json_object_new_array ();
    bool                sound    = question.sound;

    document_begin (&worker->document, DAY_NONE, REFERENCE_NONE);
    if (! find_names (worker, question.text, add_name, list)) {
        fprintf (stderr, "%s:%zu: memory is out\n", lines->path, lines->number);
        sound = false;
    }
    question_answer (&question, "names", list);
    return sound;
}

/* One line in whichever way was asked for; false when it could not be answered. */
static bool
take_line (struct invocation *invocation, const struct lines *lines, struct span line)
{
    struct xarab_worker  *worker  = invocation->worker;
    const struct namer   *namer   = &worker->analyzer->namer;
    const struct options *options = &invocation->options;
    struct listing        listing = { lines->number, options->explain };

    if (options->jsonl)
        return answer_line (worker, lines, line);
    if (options->match)
        print_match (namer, line);
    else if (options->key)
        print_keys (namer, line);
    else
        return find_names (worker, line, list_name, &listing);
    return true;
}

static int
print_costs (const struct namer *namer)
{
    struct buffer rows = { 0 };

    puts ("# change\tcost\tcost between names of few consonants\twhat changes\tan example");
    bool sound = name_prices_print (namer, &rows);
    if (sound)
        fwrite (rows.at, 1, rows.len, stdout);
    buffer_free (&rows);
    return finish_output (sound ? EXIT_DONE : EXIT_FAILED);
}

int
command_names (struct invocation *invocation)
{
    struct lines lines = lines_over (invocation);
    struct span  line;
    bool         sound = true;

    if (invocation->options.costs)
        return print_costs (&invocation->analyzer->analyzer.namer);
    document_begin (&invocation->worker->document, DAY_NONE, REFERENCE_NONE);
    while (lines_next (&lines, &line))
        sound = take_line (invocation, &lines, line) && sound;
    int status = lines_end (&lines);
    return status == EXIT_DONE && ! sound ? EXIT_FAILED : status;
}
