#include "suite.h"
#include "xapian-arabic.h"
#include "xapian-c.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static xarab_text
text_of (const char *text)
{
    return (xarab_text) { text, strlen (text) };
}

static const xarab_article *
news (void)
{
    static xarab_article article;

    article = (xarab_article) {
        .id    = text_of ("seed"),
        .title = text_of ("باقري في بغداد"),
        .text  = text_of ("اليوم الإثنين 4 كانون الأول/ديسمبر 2023، كان محمد باقري والوفد المرافق له في بغداد."),
        .date  = text_of ("2023-12-04"),
    };
    return &article;
}

/* ---- opening and closing ---- */

START_TEST (closing_nothing_is_fine)
{
    xarab_worker_close (NULL);
    xarab_close (NULL);
    xapc_database_close (NULL);
    ck_assert_int_eq (xapc_writer_close (NULL, NULL), XARAB_OK);
}
END_TEST

START_TEST (a_failing_open_leaves_its_output)
{
    xarab_analyzer *analyzer = (void *) 1;
    xarab_error     error;

    ck_assert_int_eq (xarab_open ("/nowhere/at.all", &analyzer, &error), XARAB_IO);
    ck_assert_ptr_eq (analyzer, (void *) 1);
    ck_assert_ptr_nonnull (strstr (error.detail, "/nowhere/at.all"));
    ck_assert_int_eq (xarab_open ("/nowhere/at.all", &analyzer, NULL), XARAB_IO);
}
END_TEST

START_TEST (a_bad_file_is_told_with_its_line)
{
    char            path[] = "/tmp/t_api.XXXXXX";
    int             file   = mkstemp (path);
    xarab_analyzer *analyzer;
    xarab_error     error;
    const char      text[] = "[names]\n\nthreshold = -1\n";

    ck_assert (file >= 0 && write (file, text, sizeof text - 1) == (ssize_t) sizeof text - 1);
    close (file);
    ck_assert_int_eq (xarab_open (path, &analyzer, &error), XARAB_BAD_CONFIG);
    ck_assert_uint_eq (error.line, 3);
    ck_assert_int_eq (strncmp (error.detail, path, strlen (path)), 0);
    ck_assert_int_eq (strncmp (error.detail + strlen (path), ":3: ", 4), 0);
    unlink (path);
}
END_TEST

START_TEST (the_environment_names_the_file)
{
    xarab_analyzer *analyzer;

    setenv ("XAPIAN_ARABIC_CONFIG", "/nowhere/at.all", 1);
    ck_assert_int_eq (xarab_open (NULL, &analyzer, NULL), XARAB_IO);
    ck_assert_int_eq (xarab_open ("", &analyzer, NULL), XARAB_OK); /* "" is the defaults */
    xarab_close (analyzer);
    unsetenv ("XAPIAN_ARABIC_CONFIG");
}
END_TEST

/* An analyzer is made for every start of a program: the best of some openings
 * shows what it costs when nothing else runs. */
START_TEST (opens_in_a_millisecond)
{
    long best = 1000000000;

    for (int i = 0; i < 50; i++) {
        struct timespec start, end;
        xarab_analyzer *analyzer;

        clock_gettime (CLOCK_MONOTONIC, &start);
        ck_assert_int_eq (xarab_open ("", &analyzer, NULL), XARAB_OK);
        clock_gettime (CLOCK_MONOTONIC, &end);
        xarab_close (analyzer);
        long took = (end.tv_sec - start.tv_sec) * 1000000000 + end.tv_nsec - start.tv_nsec;
        best      = took < best ? took : best;
    }
#ifndef __SANITIZE_ADDRESS__
    ck_assert_int_lt (best, 1000000);
#endif
}
END_TEST

START_TEST (every_status_has_its_words)
{
    for (int i = 0; i < XARAB_STATUS_COUNT; i++)
        ck_assert_uint_gt (strlen (xarab_status_text ((xarab_status) i)), 0);
    ck_assert_ptr_nonnull (xarab_status_text (XARAB_STATUS_COUNT));
    ck_assert_ptr_nonnull (xarab_status_text ((xarab_status) 12345));
}
END_TEST

/* ---- analysis ---- */

struct sum {
    size_t   terms;
    uint64_t hash;
    size_t   stop_at; /* 0: never */
};

static int
add_up (void *your, const xarab_term *term)
{
    struct sum *sum = your;

    for (size_t i = 0; i < term->text.size; i++)
        sum->hash = sum->hash * 1099511628211u + (unsigned char) term->text.at[i];
    sum->hash = sum->hash * 31 + term->position * 7 + term->wdf;
    return ++sum->terms == sum->stop_at;
}

static xarab_analyzer *
opened (void)
{
    xarab_analyzer *analyzer;

    ck_assert_int_eq (xarab_open ("", &analyzer, NULL), XARAB_OK);
    return analyzer;
}

static xarab_worker *
worker_of (const xarab_analyzer *analyzer)
{
    xarab_worker *worker;

    ck_assert_int_eq (xarab_worker_open (analyzer, &worker, NULL), XARAB_OK);
    return worker;
}

START_TEST (a_sink_can_stop)
{
    xarab_analyzer *analyzer = opened ();
    xarab_worker   *worker   = worker_of (analyzer);
    struct sum      all      = { 0 }, again = { 0 }, some = { .stop_at = 3 };

    ck_assert_int_eq (xarab_analyze (worker, news (), add_up, &all, NULL), XARAB_OK);
    ck_assert_int_eq (xarab_analyze (worker, news (), add_up, &some, NULL), XARAB_STOPPED);
    ck_assert_uint_eq (some.terms, 3);
    ck_assert_int_eq (xarab_analyze (worker, news (), add_up, &again, NULL), XARAB_OK);
    ck_assert (all.terms == again.terms && all.hash == again.hash); /* nothing is left behind */
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

START_TEST (an_empty_article_has_no_terms)
{
    xarab_analyzer *analyzer = opened ();
    xarab_worker   *worker   = worker_of (analyzer);
    xarab_article   nothing  = { 0 };
    struct sum      sum      = { 0 };

    ck_assert_int_eq (xarab_analyze (worker, &nothing, add_up, &sum, NULL), XARAB_OK);
    ck_assert_uint_eq (sum.terms, 0);
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

enum { THREADS = 8, ROUNDS = 100 };

struct share {
    const xarab_analyzer *analyzer;
    xarab_article         article;
    struct sum            want;
    bool                  alike;
};

static void *
work (void *your)
{
    struct share *share = your;
    xarab_worker *worker;

    share->alike = xarab_worker_open (share->analyzer, &worker, NULL) == XARAB_OK;
    for (int i = 0; share->alike && i < ROUNDS; i++) {
        struct sum sum = { 0 };
        share->alike   = xarab_analyze (worker, &share->article, add_up, &sum, NULL) == XARAB_OK
                         && sum.hash == share->want.hash && sum.terms == share->want.terms;
    }
    xarab_worker_close (worker);
    return NULL;
}

START_TEST (threads_share_an_analyzer)
{
    xarab_analyzer *analyzer = opened ();
    xarab_worker   *worker   = worker_of (analyzer);
    struct share    share[THREADS];
    pthread_t       thread[THREADS];

    for (int i = 0; i < THREADS; i++) {
        share[i] = (struct share) { .analyzer = analyzer, .article = *news () };
        if (i % 2)
            share[i].article.text = text_of ("وصل عبد العزيز المحمداوي أول من أمس السبت إلى البصرة");
        ck_assert_int_eq (xarab_analyze (worker, &share[i].article, add_up, &share[i].want, NULL), XARAB_OK);
    }
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq (pthread_create (&thread[i], NULL, work, &share[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join (thread[i], NULL);
        ck_assert_msg (share[i].alike, "thread %d", i);
    }
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

START_TEST (a_stem_fits_its_room_or_is_refused)
{
    xarab_analyzer *analyzer = opened ();
    xarab_worker   *worker   = worker_of (analyzer);
    char            stem[64];
    size_t          size = 77;

    ck_assert_int_eq (xarab_stem (worker, text_of ("المدرسة"), stem, 2, &size), XARAB_MISUSED);
    ck_assert_uint_eq (size, 77);
    ck_assert_int_eq (xarab_stem (worker, text_of ("المدرسة"), stem, sizeof stem, &size), XARAB_OK);
    ck_assert (size > 0 && size <= sizeof stem);
    ck_assert_int_eq (xarab_stem (worker, text_of (""), stem, sizeof stem, &size), XARAB_OK);
    ck_assert_uint_eq (size, 0);
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

/* ---- an index ---- */

static char folder[64];

static void
make_folder (void)
{
    strcpy (folder, "/tmp/t_api.XXXXXX");
    ck_assert_ptr_nonnull (mkdtemp (folder));
}

static void
remove_folder (void)
{
    char command[96];

    snprintf (command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq (system (command), 0);
}

static xapc_writer *
writer_of (const char *name)
{
    char         path[128];
    xapc_writer *writer;

    snprintf (path, sizeof path, "%s/%s", folder, name);
    ck_assert_int_eq (xapc_writer_open (path, XAPC_CREATE_OR_OPEN, &writer, NULL), XARAB_OK);
    return writer;
}

START_TEST (an_id_again_replaces)
{
    xarab_analyzer *analyzer = opened ();
    xarab_worker   *worker   = worker_of (analyzer);
    xapc_writer    *writer   = writer_of ("db");
    xapc_counts     counts;

    ck_assert_int_eq (xarab_index_prepare (analyzer, writer, NULL), XARAB_OK);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq (xarab_index_put (worker, writer, news (), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_counts (xapc_writer_database (writer), &counts, NULL), XARAB_OK);
    ck_assert_uint_eq (counts.documents, 1);
    ck_assert_int_eq (xapc_writer_close (writer, NULL), XARAB_OK);
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

static xarab_change
update (xarab_worker *worker, xapc_writer *writer, const xarab_article *article, uint32_t *number)
{
    xarab_change change;

    ck_assert_int_eq (xarab_index_update (worker, writer, article, &change, number, NULL), XARAB_OK);
    return change;
}

START_TEST (an_article_as_it_is_changes_nothing)
{
    xarab_analyzer *analyzer = opened ();
    xapc_writer    *writer   = writer_of ("digest");
    xarab_article   article  = *news ();
    xarab_worker   *worker;
    uint32_t        first, again;
    xapc_counts     counts;

    ck_assert_int_eq (xarab_worker_open (analyzer, &worker, NULL), XARAB_OK);
    ck_assert_int_eq (update (worker, writer, &article, &first), XARAB_ADDED);
    ck_assert_int_eq (update (worker, writer, &article, &again), XARAB_UNCHANGED);
    ck_assert_uint_eq (first, again);
    article.author = text_of ("كاتب"); /* a byte that moves from part to part is a change */
    ck_assert_int_eq (update (worker, writer, &article, &again), XARAB_REPLACED);
    article.source = article.author;
    article.author = (xarab_text) { NULL, 0 };
    ck_assert_int_eq (update (worker, writer, &article, &again), XARAB_REPLACED);
    ck_assert_uint_eq (first, again);
    ck_assert_int_eq (update (worker, writer, &article, NULL), XARAB_UNCHANGED);
    ck_assert_int_eq (xapc_database_counts (xapc_writer_database (writer), &counts, NULL), XARAB_OK);
    ck_assert_uint_eq (counts.documents, 1);
    ck_assert_int_eq (xapc_writer_close (writer, NULL), XARAB_OK);
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
END_TEST

/* What one of the threads below has: a database, and whether all went well. */
struct own_index {
    const xarab_analyzer *analyzer;
    xarab_article         article;
    xapc_writer          *writer;
    bool                  found;
};

static xarab_status
ask_own (struct own_index *own, xarab_worker *worker)
{
    xapc_database     *database = xapc_writer_database (own->writer);
    const xarab_page   page     = { .count = 10 };
    xarab_query       *query;
    xapc_results      *results;
    xarab_status       status
        = xarab_query_parse (worker, text_of ("باقير date:2023-12-04"), text_of (""), &query, NULL);

    if (status != XARAB_OK)
        return status;
    status = xarab_query_run (query, database, &page, &results, NULL);
    if (status == XARAB_OK) {
        own->found = own->found && xapc_results_count (results) == 1;
        xapc_results_free (results);
    }
    xarab_query_free (query);
    return status;
}

static void *
index_and_ask (void *your)
{
    struct own_index *own = your;
    xarab_worker     *worker;
    xarab_status      status = xarab_worker_open (own->analyzer, &worker, NULL);

    if (status == XARAB_OK)
        status = xarab_index_prepare (own->analyzer, own->writer, NULL);
    for (int i = 0; status == XARAB_OK && i < 20; i++) {
        status = xarab_index_put (worker, own->writer, &own->article, NULL);
        if (status == XARAB_OK)
            status = ask_own (own, worker);
    }
    own->found = own->found && status == XARAB_OK;
    xarab_worker_close (worker);
    return NULL;
}

START_TEST (threads_have_a_database_each)
{
    xarab_analyzer  *analyzer = opened ();
    struct own_index own[THREADS];
    pthread_t        thread[THREADS];
    char             name[] = "db0";

    for (int i = 0; i < THREADS; i++, name[2]++)
        own[i] = (struct own_index) { analyzer, *news (), writer_of (name), true };
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq (pthread_create (&thread[i], NULL, index_and_ask, &own[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join (thread[i], NULL);
        ck_assert_msg (own[i].found, "thread %d", i);
        ck_assert_int_eq (xapc_writer_close (own[i].writer, NULL), XARAB_OK);
    }
    xarab_close (analyzer);
}
END_TEST

START_TEST (a_foreign_database_is_refused)
{
    xarab_analyzer *analyzer = opened ();
    xapc_writer    *writer   = writer_of ("foreign");
    xapc_document  *document;
    xarab_error     error;

    ck_assert_int_eq (xapc_document_new (&document, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_add (writer, document, NULL, NULL), XARAB_OK);
    ck_assert_int_eq (xarab_index_prepare (analyzer, writer, &error), XARAB_MISMATCH);
    ck_assert_ptr_nonnull (strstr (error.detail, "without xapian-arabic"));
    xapc_document_free (document);
    xapc_writer_close (writer, NULL);
    xarab_close (analyzer);
}
END_TEST

START_TEST (another_format_is_told)
{
    xarab_analyzer *analyzer = opened ();
    xapc_writer    *writer   = writer_of ("older");
    xarab_error     error;

    ck_assert_int_eq (xapc_writer_set_metadata (writer, "xapian-arabic.format", text_of ("0"), NULL), XARAB_OK);
    ck_assert_int_eq (xarab_index_prepare (analyzer, writer, &error), XARAB_MISMATCH);
    ck_assert_ptr_nonnull (strstr (error.detail, "format 0"));
    xapc_writer_close (writer, NULL);
    xarab_close (analyzer);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("api");
    TCase *open  = tcase_create ("opening"), *run = tcase_create ("analysis"), *index = tcase_create ("index");

    tcase_set_timeout (run, 60);
    tcase_set_timeout (index, 60);
    tcase_add_test (open, closing_nothing_is_fine);
    tcase_add_test (open, a_failing_open_leaves_its_output);
    tcase_add_test (open, a_bad_file_is_told_with_its_line);
    tcase_add_test (open, the_environment_names_the_file);
    tcase_add_test (open, opens_in_a_millisecond);
    tcase_add_test (open, every_status_has_its_words);
    tcase_add_test (run, a_sink_can_stop);
    tcase_add_test (run, an_empty_article_has_no_terms);
    tcase_add_test (run, threads_share_an_analyzer);
    tcase_add_test (run, a_stem_fits_its_room_or_is_refused);
    tcase_add_checked_fixture (index, make_folder, remove_folder);
    tcase_add_test (index, an_id_again_replaces);
    tcase_add_test (index, an_article_as_it_is_changes_nothing);
    tcase_add_test (index, threads_have_a_database_each);
    tcase_add_test (index, a_foreign_database_is_refused);
    tcase_add_test (index, another_format_is_told);
    suite_add_tcase (suite, open);
    suite_add_tcase (suite, run);
    suite_add_tcase (suite, index);
    return suite;
}
