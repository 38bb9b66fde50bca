/* config --diff, config --needs-reindex: what a change of settings does to terms. */
#include "source/article.h"
#include "tool/config.h"
#include "tool/lines.h"
#include "tool/sample.h"
#include "tool/tally.h"

#include <stdlib.h>

enum { TERMS_SHOWN = 20 };

struct side {
    xarab_analyzer *analyzer;
    xarab_worker   *worker;
    struct tally    terms;
};

struct differing {
    struct side side[2];
    size_t      articles;
    long        shown;
};

static void
close_side (struct side *side)
{
    tally_free (&side->terms);
    xarab_worker_close (side->worker);
    xarab_close (side->analyzer);
}

/* ---- the sample ---- */

static bool
take_article (struct differing *d, const xarab_article *article)
{
    d->articles++;
    for (int s = 0; s < 2; s++)
        if (analyze_article (d->side[s].worker, article, (struct term_sink) { tally_add, &d->side[s].terms }) != 0) {
            fprintf (stderr, "xapian-arabic: memory is out\n");
            return false;
        }
    return true;
}

static bool
take_samples (struct differing *d)
{
    bool on = true;

    for (size_t i = 0; on && i < sample_count; i++) {
        xarab_article article = { .title = span_text (span_of (samples[i].title)),
                                  .text  = span_text (span_of (samples[i].text)),
                                  .date  = span_text (span_of (samples[i].date)) };
        on = take_article (d, &article);
    }
    return on;
}

static bool
take_file (struct differing *d, const char *path)
{
    struct article_reader *reader;
    xarab_article          article;
    xarab_error            error;
    enum article_result    outcome = ARTICLE_READ;
    bool                   on      = true;
    struct article_options options = { .settings = &d->side[0].analyzer->settings };

    if (article_open (path, &options, &reader, &error) != XARAB_OK) {
        complain (path, &error);
        return false;
    }
    while (on && outcome != ARTICLE_END) {
        outcome = article_next (reader, &article, &error);
        if (outcome == ARTICLE_READ)
            on = take_article (d, &article);
        else if (outcome == ARTICLE_BAD)
            fprintf (stderr, "%s:%zu: %s\n", path, error.line, error.detail);
        else if (outcome == ARTICLE_FAILED)
            on = complain (path, &error) == EXIT_DONE;
    }
    article_close (reader);
    return on;
}

/* ---- settings ---- */

/* The keys whose values differ; how many of them change what is stored. */
static size_t
print_settings (const struct differing *d)
{
    struct buffer value[2] = { { 0 }, { 0 } };
    size_t        stored   = 0;

    for (size_t i = 0; i < settings_count; i++) {
        const struct setting *setting = &settings_table[i];
        for (int s = 0; s < 2; s++) {
            value[s].len = 0;
            setting_print (&d->side[s].analyzer->settings, setting, &value[s]);
        }
        if (span_equal (buffer_span (&value[0]), buffer_span (&value[1])))
            continue;
        printf ("%s\t%.*s\t%.*s\t%s\n", setting->key, (int) value[0].len, value[0].len ? value[0].at : "",
                (int) value[1].len, value[1].len ? value[1].at : "", effect_text (setting->effect));
        stored += setting->effect == EFFECT_TERMS || setting->effect == EFFECT_WEIGHT;
    }
    buffer_free (&value[0]);
    buffer_free (&value[1]);
    return stored;
}

/* ---- terms ---- */

/* A term that one side has and the other has not, or has at another weight. */
struct change {
    const struct tallied *term;
    const struct tallied *other; /* on the other side; NULL: none */
};

struct changes {
    struct change *at;
    size_t         count;
};

static bool
find_changes (const struct tally *from, const struct tally *to, bool weighed, struct changes *found)
{
    found->at = calloc (from->count ? from->count : 1, sizeof *found->at);
    if (found->at == NULL)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        const struct tallied *other = tally_find (to, from->at[i].text);
        bool                  takes = weighed ? other && other->weight != from->at[i].weight : other == NULL;
        if (takes)
            found->at[found->count++] = (struct change) { &from->at[i], other };
    }
    return true;
}

static int
most_first (const void *a, const void *b)
{
    const struct tallied *x = ((const struct change *) a)->term, *y = ((const struct change *) b)->term;

    if (x->places != y->places)
        return x->places < y->places ? 1 : -1;
    return span_compare (x->text, y->text);
}

static void
print_changes (const struct differing *d, char sign, struct changes *changes)
{
    qsort (changes->at, changes->count, sizeof *changes->at, most_first);
    for (size_t i = 0; i < changes->count && i < (size_t) d->shown; i++) {
        const struct change *c = &changes->at[i];
        printf ("%c\t", sign);
        print_cell (c->term->text);
        if (c->other)
            printf ("\t%llu, then %llu\t", (unsigned long long) c->term->weight, (unsigned long long) c->other->weight);
        else
            printf ("\t%llu\t", (unsigned long long) c->term->places);
        print_cell (c->term->source);
        putchar ('\n');
    }
}

static bool
print_terms (const struct differing *d)
{
    struct changes gone = { 0 }, come = { 0 }, weighed = { 0 };
    const struct tally *a = &d->side[0].terms, *b = &d->side[1].terms;
    bool                ok = find_changes (a, b, false, &gone) && find_changes (b, a, false, &come)
              && find_changes (a, b, true, &weighed);

    if (ok) {
        printf ("# %zu articles, %zu different terms in A, %zu in B: %zu go, %zu come, %zu have another weight\n",
                d->articles, a->count, b->count, gone.count, come.count, weighed.count);
        print_changes (d, '-', &gone);
        print_changes (d, '+', &come);
        print_changes (d, '~', &weighed);
    } else {
        fprintf (stderr, "xapian-arabic: memory is out\n");
    }
    free (gone.at);
    free (come.at);
    free (weighed.at);
    return ok;
}

int
config_diff (struct invocation *invocation)
{
    struct differing d      = { .shown = invocation->options.top < 0 ? TERMS_SHOWN : invocation->options.top };
    int              status = EXIT_DONE;

    if (invocation->count < 2) {
        fprintf (stderr, "xapian-arabic config: --diff needs two settings files, or names of shipped profiles\n");
        return EXIT_MISUSED;
    }
    for (int s = 0; status == EXIT_DONE && s < 2; s++)
        status = open_settings (invocation->arguments[s], &d.side[s].analyzer, &d.side[s].worker);
    if (status == EXIT_DONE) {
        bool ok = true;
        print_settings (&d);
        for (int i = 2; ok && i < invocation->count; i++)
            ok = take_file (&d, invocation->arguments[i]);
        if (ok && invocation->count == 2)
            ok = take_samples (&d);
        status = ok && print_terms (&d) ? EXIT_DONE : EXIT_FAILED;
    }
    close_side (&d.side[0]);
    close_side (&d.side[1]);
    return finish_output (status);
}

/* ---- a database ---- */

struct needs {
    size_t terms, weights;
};

static void
print_need (void *your, const struct setting *setting, struct span then, struct span now)
{
    struct needs *needs = your;
    bool          list  = setting->kind == SETTING_FILE;

    needs->terms += setting->effect == EFFECT_TERMS;
    needs->weights += setting->effect == EFFECT_WEIGHT;
    printf ("%s\t%.*s\t%.*s\t%s\n", setting->key, list ? 0 : (int) then.len, then.at, list ? 0 : (int) now.len, now.at,
            list ? "the list is another one; changes stored terms: reindex" : effect_text (setting->effect));
}

static int
needs_reindex (const struct xarab_analyzer *analyzer, xapc_database *database, xarab_error *error)
{
    struct needs needs  = { 0 };
    xarab_status status = index_differences (analyzer, database, print_need, &needs, error);

    if (status != XARAB_OK)
        return EXIT_FAILED;
    if (needs.terms > 0)
        printf ("# reindex: %zu key%s of stored terms differ%s\n", needs.terms, needs.terms == 1 ? "" : "s",
                needs.terms == 1 ? "s" : "");
    else if (needs.weights > 0)
        printf ("# reindex when convenient: only weights differ\n");
    else
        printf ("# nothing to reindex\n");
    return needs.terms > 0 ? EXIT_FAILED : EXIT_DONE;
}

int
config_needs_reindex (struct invocation *invocation)
{
    const char    *path     = invocation->options.needs_reindex;
    xapc_database *database = NULL;
    xarab_error    error    = { .status = XARAB_OK };

    invocation->options.db = path;
    int status             = invocation_open (invocation);
    if (status == EXIT_DONE) {
        if (xapc_database_open (path, &database, &error) != XARAB_OK
            || (xarab_index_check (invocation->analyzer, database, &error) == XARAB_MISMATCH && ! index_is_ours (database)))
            status = complain (path, &error);
        else
            status = needs_reindex (invocation->analyzer, database, &error);
    }
    xapc_database_close (database);
    invocation_close (invocation);
    return finish_output (status);
}
