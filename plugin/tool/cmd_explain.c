/* explain: why an article matches a query or not, term by term. */
#include "tool/finder.h"
#include "tool/lines.h"
#include "tool/spellings.h"

/* Arabic and Latin in one line keep their places in any terminal. */
#define ISOLATE "\u2068"
#define RELEASE "\u2069"

static const char *const by_names[] = {
    [XARAB_BY_WORD] = "word", [XARAB_BY_STEM] = "stem", [XARAB_BY_ROOT] = "root", [XARAB_BY_PHRASE] = "phrase",
    [XARAB_BY_PREFIX] = "prefix", [XARAB_BY_NAME] = "name", [XARAB_BY_DATE] = "date", [XARAB_BY_RECENCY] = "recency",
};

struct explaining {
    const char *last; /* the piece of the query told last */
    uint32_t    articles;
};

/* What the reason means for this article. */
static const char *
consequence (const xarab_reason *reason)
{
    if (reason->refused)
        return reason->there ? "must not be there, and is: the article is left out" : "must not be there, and is not";
    if (reason->there && ! reason->accepted)
        return "in the article, but too far from the name asked for";
    if (reason->there)
        return "in the article";
    if (! reason->required)
        return "not in the article";
    return reason->by == XARAB_BY_NAME ? "not in the article; one of the name's spellings must be"
                                       : "not in the article, and must be there";
}

static int
print_reason (void *your, const xarab_reason *reason)
{
    struct explaining *e = your;

    if (reason->typed.size > 0 && reason->typed.at != e->last) {
        printf ("\n" ISOLATE "%.*s" RELEASE "\n", (int) reason->typed.size, reason->typed.at);
        e->last = reason->typed.at;
    }
    if (reason->there && reason->accepted && ! reason->refused)
        printf ("  %8.4f  ", reason->weight);
    else
        printf ("         -  ");
    printf ("%-7s ", by_names[reason->by]);
    if (reason->form.size > 0)
        printf (ISOLATE "%.*s" RELEASE " ", (int) reason->form.size, reason->form.at);
    printf ("(%u of %u articles): %s", reason->documents, e->articles, consequence (reason));
    if (reason->why.size > 0)
        printf ("; %.*s", (int) reason->why.size, reason->why.at);
    putchar ('\n');
    return 0;
}

static void
print_verdict (const char *id, const xarab_verdict *verdict)
{
    if (! verdict->found)
        printf ("\n%s is not found; %u other%s\n", id, verdict->total, verdict->total == 1 ? " is" : "s are");
    else if (verdict->rank > 0)
        printf ("\n%s is found: %u of %u, score %.4f\n", id, verdict->rank, verdict->total, verdict->score);
    else
        printf ("\n%s is found: behind the first thousand of %u, score %.4f\n", id, verdict->total, verdict->score);
}

static xarab_status
explain (const struct finder *finder, struct span text, const char *id, xarab_error *error)
{
    struct explaining e     = { 0 };
    xarab_query      *query = NULL;
    xarab_verdict     verdict;
    xapc_counts       counts;
    char              understood[2000];
    xarab_status      status = xapc_database_counts (finder->database, &counts, error);

    if (status == XARAB_OK)
        status = xarab_query_parse (finder->worker, span_text (text), finder->today, &query, error);
    if (status == XARAB_OK)
        status = xarab_query_describe (query, understood, sizeof understood);
    if (status == XARAB_OK) {
        printf ("understood as " ISOLATE "%s" RELEASE "\n", understood);
        e.articles = counts.documents;
        status = xarab_query_explain (query, finder->database, span_text (span_of (id)), &verdict, print_reason, &e, error);
    }
    if (status == XARAB_OK) {
        print_verdict (id, &verdict);
        left_out_tell (query, "");
    }
    xarab_query_free (query);
    return status;
}

int
command_explain (struct invocation *invocation)
{
    struct finder finder;
    struct buffer text = { 0 };
    xarab_error   error;
    bool          joined = true;

    if (invocation->options.db == NULL || invocation->count < 2) {
        fprintf (stderr, "xapian-arabic explain: needs --db DB, a query and an article's id\n");
        return EXIT_MISUSED;
    }
    for (int i = 0; i + 1 < invocation->count; i++)
        joined = joined && (i == 0 || buffer_add_byte (&text, ' ')) && buffer_add_text (&text, invocation->arguments[i]);
    int status = joined ? finder_open (invocation, &finder) : EXIT_FAILED;
    if (status == EXIT_DONE) {
        const char *id = invocation->arguments[invocation->count - 1];
        if (explain (&finder, buffer_span (&text), id, &error) != XARAB_OK)
            status = complain (error.status == XARAB_NOT_FOUND ? id : finder.path, &error);
        finder_close (&finder);
    }
    buffer_free (&text);
    return finish_output (status);
}
