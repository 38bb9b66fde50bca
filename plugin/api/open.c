#include "api/stages.h"

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

/* The settings handed out to the stages. */
static bool
fill (struct xarab_analyzer *a)
{
    const struct settings *s = &a->settings;

    a->analyzer = (struct analyzer) {
        .fold    = fold_open (&s->fold),
        .stemmer = { .options = s->stem },
        .namer   = { .options = s->name },
        .dates   = s->date,
        .terms   = s->term,
    };
    a->analyzer.cutter = (struct cutter) { s->token, a->analyzer.fold };
    return a->analyzer.fold != NULL;
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

xarab_status
xarab_open (const char *config, xarab_analyzer **analyzer, xarab_error *error)
{
    struct xarab_analyzer *a = calloc (1, sizeof *a);

    if (a == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));

    xarab_status status = read_settings (a, config, error);
    if (status == XARAB_OK && ! fill (a))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
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
