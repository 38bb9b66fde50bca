/* names: found in a text, compared, and filed under their keys. */
#include "tool/json.h"
#include "tool/lines.h"

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

static void
print_found (struct invocation *invocation, const struct lines *lines, struct span text)
{
    struct xarab_worker *worker = invocation->worker;
    struct name_list    *names  = &worker->scratch.names;

    for (size_t from = 0; from < text.len;) {
        from = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text, from, FOR_INDEX);
        if (from == SIZE_MAX)
            return;
        for (size_t i = 0; i < names->count; i++) {
            const struct name *name = &names->at[i];
            struct name_keys   keys;

            name_keys (&worker->analyzer->namer, name->spelling, &keys);
            printf ("%zu:%zu\t", lines->number, name->start);
            print_cell ((struct span) { text.at + name->start, name->end - name->start });
            printf ("\t%s", keys.count ? keys.key[0] : "");
            if (invocation->options.explain)
                printf ("\t%s", name->why);
            putchar ('\n');
        }
    }
}

int
command_names (struct invocation *invocation)
{
    const struct namer *namer = &invocation->worker->analyzer->namer;
    struct lines        lines = lines_over (invocation);
    struct span         line;

    document_begin (&invocation->worker->document, DAY_NONE, REFERENCE_NONE);
    while (lines_next (&lines, &line)) {
        if (invocation->options.match)
            print_match (namer, line);
        else if (invocation->options.key)
            print_keys (namer, line);
        else
            print_found (invocation, &lines, line);
    }
    return lines_end (&lines);
}
