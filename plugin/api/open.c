#include "api/stages.h"
#include "xapian/foreign.h"

#include <stdlib.h>

const char *
xarab_status_text (xarab_status status)
{
    return status_text (status);
}

const char *
xarab_version (void)
{
    return XARAB_VERSION;
}

/* The settings and lists handed out to the stages. */
static void
fill (struct xarab_analyzer *a)
{
    const struct settings      *s    = &a->settings;
    const struct compiled_list *list = a->lists.list;
    struct fold_options         fold = s->fold;

    fold.off |= stem_folds_off (s->stem.mode);
    a->analyzer = (struct analyzer) {
        .fold       = fold_open (&fold),
        .stemmer    = { .options = s->stem,
                        .lists   = { list[LIST_PROTECT].lexicon, list[LIST_OVERRIDES].lexicon, list[LIST_PLURALS].lexicon },
                        .foreign = a->snowball ? foreign_stem : NULL,
                        .your    = a->snowball },
        .latin      = a->latin ? foreign_stem : NULL,
        .latin_your = a->latin,
        .namer      = { .options = s->name,
                        .lists   = { list[LIST_NAMES].lexicon, list[LIST_ALIASES].lexicon, list[LIST_VETOES].lexicon } },
        .dates      = s->date,
        .terms      = s->term,
    };
    a->analyzer.cutter = (struct cutter) { s->token, a->analyzer.fold };
}

static xarab_status
open_stemmers (struct xarab_analyzer *a, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    if (a->settings.stem.mode == STEM_SNOWBALL)
        status = foreign_open ("arabic", &a->snowball, error);
    if (status == XARAB_OK && strcmp (a->settings.latin_stemmer, "none") != 0)
        status = foreign_open (a->settings.latin_stemmer, &a->latin, error);
    return status;
}

static xarab_status
read_settings (struct xarab_analyzer *a, const char *config, xarab_error *error)
{
    if (config == NULL)
        config = getenv ("XAPIAN_ARABIC_CONFIG");
    settings_standard (&a->settings);
    if (config == NULL || config[0] == '\0')
        return XARAB_OK;
    a->config = strdup (config);
    if (a->config == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    return config_read (&a->settings, config, NULL, NULL, NULL, error);
}

static void
note_mistake (void *your, const char *path, const xarab_error *error)
{
    buffer_print (your, "%s:%zu: %s\n", path, error->line, error->detail);
}

const char *
xarab_mistakes (const xarab_analyzer *analyzer)
{
    return analyzer->mistakes.len ? analyzer->mistakes.at : "";
}

xarab_status
xarab_open (const char *config, xarab_analyzer **analyzer, xarab_error *error)
{
    struct xarab_analyzer *a = calloc (1, sizeof *a);

    if (a == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));

    xarab_status status = read_settings (a, config, error);
    if (status == XARAB_OK)
        status = lists_open (&a->settings, a->config, note_mistake, &a->mistakes, &a->lists, error);
    if (status == XARAB_OK)
        status = open_stemmers (a, error);
    if (status == XARAB_OK) {
        fill (a);
        if (a->analyzer.fold == NULL)
            status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    if (status == XARAB_OK)
        *analyzer = a;
    else
        xarab_close (a);
    return status;
}

void
xarab_close (xarab_analyzer *a)
{
    if (a == NULL)
        return;
    fold_close ((struct fold *) (uintptr_t) a->analyzer.fold);
    foreign_close (a->snowball);
    foreign_close (a->latin);
    lists_close (&a->lists);
    buffer_free (&a->mistakes);
    free (a->config);
    free (a);
}

xarab_status
xarab_worker_open (const xarab_analyzer *analyzer, xarab_worker **worker, xarab_error *error)
{
    struct xarab_worker *w = calloc (1, sizeof *w);

    if (w == NULL || ! scratch_open (&w->scratch)) {
        free (w);
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    w->owner    = analyzer;
    w->analyzer = &analyzer->analyzer;
    document_begin (&w->document, DAY_NONE, REFERENCE_NONE);
    *worker = w;
    return XARAB_OK;
}

void
xarab_worker_close (xarab_worker *w)
{
    if (w == NULL)
        return;
    scratch_free (&w->scratch);
    document_free (&w->document);
    free (w);
}
