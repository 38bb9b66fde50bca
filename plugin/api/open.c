#include "api/stages.h"
#include "xapian/foreign.h"

#include <stdio.h>
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
                        .lists   = { list[LIST_NAMES].lexicon, list[LIST_ALIASES].lexicon, list[LIST_VETOES].lexicon },
                        .prices  = a->prices },
        .dates      = s->date,
        .terms      = s->term,
    };
    a->analyzer.cutter = (struct cutter) { s->token, a->analyzer.fold };
}

/* ---- stemmers of other languages ---- */

struct asking {
    const struct config_facts *facts;
    mistake_function          *mistake;
    void                      *your;
    xarab_error               *error; /* the first */
    xarab_status               status;
};

/* Whether Xapian has the language that a key names; else it is told at the key. */
static void
ask (struct asking *asking, const char *key, const char *language)
{
    const struct setting   *setting = setting_find (span_of (key));
    const char             *path    = facts_path (asking->facts, setting);
    size_t                  line    = facts_line (asking->facts, setting);
    struct foreign_stemmer *stemmer = NULL;
    xarab_error             cause, told;
    xarab_status            status = foreign_open (language, &stemmer, &cause);

    foreign_close (stemmer);
    if (status == XARAB_OK)
        return;
    fail_at (&told, status, line, "%s: %s", key, cause.detail);
    if (asking->mistake != NULL)
        asking->mistake (asking->your, path ? path : "", &told);
    if (asking->status != XARAB_OK)
        return;
    asking->status = path ? fail (asking->error, status, "%s:%zu: %s", path, line, told.detail)
                          : fail (asking->error, status, "%s", told.detail);
}

xarab_status
stemmers_check (const struct settings *settings, const struct config_facts *facts, mistake_function *mistake, void *your,
                xarab_error *error)
{
    struct asking asking = { facts, mistake, your, error, XARAB_OK };
    struct span   rest   = span_of (settings->load.replaces), name;

    if (strcmp (settings->latin_stemmer, "none") != 0)
        ask (&asking, "text.latin_stemmer", settings->latin_stemmer);
    while (span_next (&rest, ' ', &name)) {
        char language[SETTING_TEXT];

        snprintf (language, sizeof language, "%.*s", (int) name.len, name.at);
        ask (&asking, "load.replaces", language);
    }
    return asking.status;
}

static xarab_status
open_stemmers (struct xarab_analyzer *a, xarab_error *error)
{
    xarab_status status = stemmers_check (&a->settings, &a->facts, NULL, NULL, error);

    if (status == XARAB_OK && a->settings.stem.mode == STEM_SNOWBALL)
        status = foreign_open ("arabic", &a->snowball, error);
    if (status == XARAB_OK && strcmp (a->settings.latin_stemmer, "none") != 0)
        status = foreign_open (a->settings.latin_stemmer, &a->latin, error);
    return status;
}

static xarab_status
open_prices (struct xarab_analyzer *a, xarab_error *error)
{
    struct lexicon costs = a->lists.list[LIST_COSTS].lexicon;

    if (lexicon_count (costs) > 0)
        a->prices = name_prices_open (costs);
    if (lexicon_count (costs) == 0 || a->prices != NULL)
        return XARAB_OK;
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* Who starts a set-user-ID program does not choose what it reads: a message
 * would show him the lines of a file that is not his. */
static const char *
from_environment (const char *given, const char *name)
{
    const char *value = given ? given : secure_getenv (name);

    return value && value[0] ? value : NULL;
}

static xarab_status
read_settings (struct xarab_analyzer *a, const char *config, const char *profile, xarab_error *error)
{
    config  = from_environment (config, "XAPIAN_ARABIC_CONFIG");
    profile = from_environment (profile, "XAPIAN_ARABIC_PROFILE");
    settings_standard (&a->settings);
    if (config == NULL && profile == NULL)
        return XARAB_OK;
    return config_read (&a->settings, &a->facts, config, profile, NULL, NULL, error);
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

/* What the settings name, opened; then the stages. */
static xarab_status
open_all (struct xarab_analyzer *a, xarab_error *error)
{
    xarab_status status = lists_open (&a->settings, &a->facts, note_mistake, &a->mistakes, &a->lists, error);

    if (status == XARAB_OK)
        status = open_prices (a, error);
    if (status == XARAB_OK)
        status = open_stemmers (a, error);
    if (status != XARAB_OK)
        return status;
    fill (a);
    return a->analyzer.fold ? XARAB_OK : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

static xarab_status
hand_over (struct xarab_analyzer *a, xarab_status status, xarab_analyzer **analyzer)
{
    if (status == XARAB_OK)
        *analyzer = a;
    else
        xarab_close (a);
    return status;
}

xarab_status
analyzer_open (const char *config, const char *profile, bool by_database, xarab_analyzer **analyzer, xarab_error *error)
{
    struct xarab_analyzer *a = calloc (1, sizeof *a);

    if (a == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    a->facts.by_database = by_database;
    xarab_status status = read_settings (a, config, profile, error);
    if (status == XARAB_OK)
        status = open_all (a, error);
    return hand_over (a, status, analyzer);
}

xarab_status
xarab_open_profile (const char *config, const char *profile, xarab_analyzer **analyzer, xarab_error *error)
{
    return analyzer_open (config, profile, false, analyzer, error);
}

xarab_status
analyzer_from (const struct settings *settings, const struct config_facts *facts, xarab_analyzer **analyzer,
               xarab_error *error)
{
    struct xarab_analyzer *a = calloc (1, sizeof *a);

    if (a == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    a->settings = *settings;
    if (! facts_copy (facts, &a->facts))
        return hand_over (a, fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY)), analyzer);
    return hand_over (a, open_all (a, error), analyzer);
}

xarab_status
xarab_open (const char *config, xarab_analyzer **analyzer, xarab_error *error)
{
    return xarab_open_profile (config, NULL, analyzer, error);
}

bool
xarab_changed (const xarab_analyzer *analyzer)
{
    const struct config_facts *facts = &analyzer->facts;
    struct file_stamp          now;

    if (facts->files == 0) /* then no list is set either */
        return false;
    for (unsigned i = 0; i < facts->files; i++)
        if (! file_stamp (facts->file[i].path, &now) || ! file_stamp_equal (now, facts->file[i].stamp))
            return true;
    return lists_changed (&analyzer->settings, facts, &analyzer->lists);
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
    free (a->prices);
    buffer_free (&a->mistakes);
    facts_free (&a->facts);
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
