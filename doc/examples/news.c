/* news.c - two articles into a database, and a search, in C.
 *
 *     cc news.c $(pkg-config --cflags --libs xapian-arabic) -o news
 *     ./news news.db باقير
 */
#include <stdio.h>
#include <string.h>

#include <xapian-arabic.h>
#include <xapian-c.h>

static xarab_text
text (const char *at)
{
    return (xarab_text) { at, strlen (at) };
}

static xarab_status
add_articles (xarab_worker *worker, const xarab_analyzer *analyzer, const char *path, xarab_error *error)
{
    const xarab_article articles[] = {
        { .id = text ("1"), .title = text ("انتهاء العمل"), .text = text ("قال السيد محمد باقري إن العمل انتهى أمس."),
          .date = text ("2023-12-04") },
        { .id = text ("2"), .title = text ("في الحقل"), .text = text ("البقر في الحقل الأخضر."), .date = text ("2023-12-05") },
    };
    xapc_writer *writer;
    xarab_status status = xapc_writer_open (path, XAPC_CREATE_OR_OVERWRITE, &writer, error);

    if (status != XARAB_OK)
        return status;
    status = xarab_index_prepare (analyzer, writer, error);
    for (size_t i = 0; status == XARAB_OK && i < sizeof articles / sizeof articles[0]; i++)
        status = xarab_index_put (worker, writer, &articles[i], error);
    xarab_status closed = xapc_writer_close (writer, status == XARAB_OK ? error : NULL);
    return status == XARAB_OK ? closed : status;
}

static xarab_status
print_results (xapc_results *results, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    xapc_result  result;

    for (uint32_t i = 0; status == XARAB_OK && i < xapc_results_count (results); i++) {
        xarab_article article;

        status = xapc_results_get (results, i, &result, error);
        if (status != XARAB_OK)
            break;
        xarab_index_read (result.data, &article);
        printf ("%.*s  %.*s\n", (int) article.id.size, article.id.at, (int) article.title.size, article.title.at);
    }
    return status;
}

static xarab_status
search (xarab_worker *worker, const char *path, const char *words, xarab_error *error)
{
    xapc_database *database;
    xarab_query   *query   = NULL;
    xapc_results  *results = NULL;
    xarab_status   status  = xapc_database_open (path, &database, error);

    if (status != XARAB_OK)
        return status;
    status = xarab_query_parse (worker, text (words), (xarab_text) { 0 }, &query, error);
    if (status == XARAB_OK)
        status = xarab_query_run (query, database, &(xarab_page) { .count = 10 }, &results, error);
    if (status == XARAB_OK)
        status = print_results (results, error);
    xapc_results_free (results);
    xarab_query_free (query);
    xapc_database_close (database);
    return status;
}

int
main (int count, char **arguments)
{
    xarab_error     error    = { 0 };
    xarab_analyzer *analyzer = NULL;
    xarab_worker   *worker   = NULL;
    xarab_status    status;

    if (count != 3) {
        fprintf (stderr, "usage: news DATABASE QUERY\n");
        return 2;
    }
    status = xarab_open (NULL, &analyzer, &error);
    if (status == XARAB_OK)
        status = xarab_worker_open (analyzer, &worker, &error);
    if (status == XARAB_OK)
        status = add_articles (worker, analyzer, arguments[1], &error);
    if (status == XARAB_OK)
        status = search (worker, arguments[1], arguments[2], &error);
    xarab_worker_close (worker);
    xarab_close (analyzer);
    if (status != XARAB_OK)
        fprintf (stderr, "news: %s: %s\n", xarab_status_text (status), error.detail);
    return status != XARAB_OK;
}
