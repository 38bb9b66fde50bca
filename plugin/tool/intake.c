#include "tool/intake.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/stat.h>

/* Set by a signal, read by the thread that tells how far the tables are too. */
static atomic_bool interrupted;
_Static_assert (ATOMIC_BOOL_LOCK_FREE == 2, "a signal's handler waits for nobody");

static void
interrupt (int signal)
{
    (void) signal;
    interrupted = true;
}

bool
intake_interrupted (void)
{
    return interrupted;
}

/* Reading is not taken up again after a signal: a pipe may stay silent for long. */
static void
catch_signals (void)
{
    struct sigaction action = { .sa_handler = interrupt };

    sigaction (SIGINT, &action, NULL);
    sigaction (SIGTERM, &action, NULL);
}

/* Every file must be there before a database is touched. A pipe is left alone:
 * whoever writes to it would see it close. *size is 0 where it is not known. */
static int
look_at (struct intake *in, const char *path, uint64_t *size)
{
    struct article_reader *reader;
    xarab_error            error;
    struct stat            st;

    *size = 0;
    if (strcmp (path, "-") == 0 || (stat (path, &st) == 0 && S_ISFIFO (st.st_mode)))
        return EXIT_DONE;
    if (article_open (path, &in->options, &reader, &error) != XARAB_OK)
        return complain (path, &error);
    *size = article_size (reader);
    article_close (reader);
    return EXIT_DONE;
}

static int
make_reject_file (struct intake *in)
{
    const char *path = in->invocation->options.reject_file;

    if (path == NULL)
        return EXIT_DONE;
    in->rejects = fopen (path, "we");
    if (in->rejects == NULL) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", path, strerror (errno));
        return EXIT_FAILED;
    }
    setvbuf (in->rejects, NULL, _IOLBF, BUFSIZ);
    return EXIT_DONE;
}

int
intake_begin (struct intake *in, struct invocation *invocation, intake_put *put, void *your)
{
    const struct options *options = &invocation->options;
    enum progress_mode    mode;
    uint64_t              total = 0, size;
    int                   status = EXIT_DONE;
    bool                  known  = true;

    *in = (struct intake) { .invocation = invocation, .put = put, .your = your,
                            .options = { &invocation->analyzer->settings, options->input_format, options->encoding } };
    if (! progress_mode_named (options->progress, &mode)) {
        fprintf (stderr, "xapian-arabic: --progress: '%s' is not allowed; it is auto, json or no\n", options->progress);
        return EXIT_MISUSED;
    }
    for (int i = 0; status == EXIT_DONE && i < invocation->count; i++) {
        status = look_at (in, invocation->arguments[i], &size);
        known  = known && size > 0;
        total += size;
    }
    if (status == EXIT_DONE)
        status = make_reject_file (in);
    progress_begin (&in->progress, mode, known ? total : 0, options->estimate, &invocation->analyzer->settings);
    catch_signals ();
    return status;
}

/* A line of the reject file: file, line, byte, reason, and the article as it stands. */
static bool
keep_reject (FILE *rejects, const struct article_place *place, const xarab_error *error)
{
    fprintf (rejects, "%s\t%zu\t%llu\t%s\t", place->file, place->line, (unsigned long long) place->offset, error->detail);
    fwrite (place->raw.at, 1, place->raw.size, rejects);
    return putc ('\n', rejects) != EOF && ! ferror (rejects);
}

/* A line about the article read last. */
static void
tell_of_article (struct intake *in, const char *what)
{
    struct article_place place = { .file = "xapian-arabic" };

    progress_clear (&in->progress);
    if (in->reader != NULL)
        place = article_place (in->reader);
    if (place.line)
        fprintf (stderr, "%s:%zu: %s\n", place.file, place.line, what);
    else
        fprintf (stderr, "%s: %s\n", place.file, what);
}

enum { AGAIN_TOLD = 10 };

void
intake_tell_again (struct intake *in, xarab_text id)
{
    xarab_error told;

    if (++in->again > AGAIN_TOLD)
        return;
    fail (&told, XARAB_OK, "id '%.*s' comes again; the later article counts%s", (int) id.size, id.at,
          in->again == AGAIN_TOLD ? "; further ones are only counted" : "");
    tell_of_article (in, told.detail);
}

void
intake_tell_counts (const struct figure *figures, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (figures[i].words != NULL && figures[i].count)
            fprintf (stderr, ", %zu %s", figures[i].count, figures[i].words);
}

/* A bad article: told, kept; EXIT_FAILED when that is one too many. */
static int
reject (struct intake *in, const xarab_error *error)
{
    long                 most  = in->invocation->options.max_rejects;
    struct article_place place = article_place (in->reader);

    tell_of_article (in, error->detail);
    in->rejected++;
    if (in->rejects != NULL && ! keep_reject (in->rejects, &place, error)) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", in->invocation->options.reject_file, strerror (errno));
        return EXIT_FAILED;
    }
    if (most < 0 || in->rejected <= (size_t) most)
        return EXIT_DONE;
    fprintf (stderr, "xapian-arabic: more than %ld articles rejected; stopped\n", most);
    return EXIT_FAILED;
}

static int
take (struct intake *in, const char *path, const xarab_article *article)
{
    xarab_error error;

    if (in->put (in->your, article, &error) != XARAB_OK) {
        progress_clear (&in->progress);
        if (in->taken) /* else it was not the article's fault, and nothing was done before it */
            fprintf (stderr, "%s: stopped at article '%.*s'\n", path, (int) article->id.size, article->id.at);
        return complain (in->invocation->options.db ? in->invocation->options.db : path, &error);
    }
    in->taken++;
    in->text += article->title.size + article->text.size;
    progress_show (&in->progress, path, in->taken, in->text, in->before + article_offset (in->reader));
    return EXIT_DONE;
}

static int
read_articles (struct intake *in, const char *path)
{
    xarab_article article;
    xarab_error   error;
    int           status = EXIT_DONE;

    while (! interrupted && status == EXIT_DONE) {
        switch (article_next (in->reader, &article, &error)) {
        case ARTICLE_END: return EXIT_DONE;
        case ARTICLE_FAILED:
            progress_clear (&in->progress);
            if (! interrupted)
                return complain (path, &error);
            break;
        case ARTICLE_BAD: status = reject (in, &error); break;
        case ARTICLE_READ: status = take (in, path, &article); break;
        }
    }
    return interrupted ? EXIT_FAILED : status;
}

static void
tell_notes (struct intake *in, const char *path)
{
    char note[400];

    progress_clear (&in->progress);
    for (size_t i = 0; article_note (in->reader, i, note, sizeof note); i++)
        fprintf (stderr, "%s: %s\n", path, note);
}

int
intake_run (struct intake *in)
{
    int status = EXIT_DONE;

    for (int i = 0; status == EXIT_DONE && i < in->invocation->count; i++) {
        const char *path = in->invocation->arguments[i];
        xarab_error error;

        if (article_open (path, &in->options, &in->reader, &error) != XARAB_OK)
            return interrupted ? EXIT_FAILED : complain (path, &error);
        status = read_articles (in, path);
        tell_notes (in, path);
        in->before += article_size (in->reader);
        article_close (in->reader);
        in->reader = NULL;
    }
    return status;
}

int
intake_end (struct intake *in, int status)
{
    if (in->rejects != NULL && fclose (in->rejects) != 0) {
        fprintf (stderr, "xapian-arabic: %s: %s\n", in->invocation->options.reject_file, strerror (errno));
        status = EXIT_FAILED;
    }
    in->rejects = NULL;
    return status;
}
