/* The C bindings, each function against a real database. */
#include "base/file.h"
#include "suite.h"
#include "xapian-c.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[64], path[96];

static xapc_bytes
bytes (const char *text)
{
    return (xapc_bytes) { text, strlen (text) };
}

static void
make_folder (void)
{
    strcpy (folder, "/tmp/t_xapian.XXXXXX");
    ck_assert_ptr_nonnull (mkdtemp (folder));
    snprintf (path, sizeof path, "%s/db", folder);
}

static void
remove_folder (void)
{
    char command[128];

    snprintf (command, sizeof command, "rm -rf '%s'", folder);
    ck_assert_int_eq (system (command), 0);
}

/* Adds a document with the words of `text` at positions 1, 2, … */
static void
add (xapc_writer *writer, const char *id, const char *text)
{
    xapc_document *document;
    char           copy[200], *rest = copy;
    uint32_t       position = 0;

    ck_assert_int_eq (xapc_document_new (&document, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_add (document, bytes (id), 0, 0, NULL), XARAB_OK);
    snprintf (copy, sizeof copy, "%s", text);
    for (char *word = strtok_r (copy, " ", &rest); word != NULL; word = strtok_r (NULL, " ", &rest))
        ck_assert_int_eq (xapc_document_add (document, bytes (word), ++position, 1, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_set_data (document, bytes (id), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_set_value (document, 4, bytes (id), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_replace (writer, bytes (id), document, NULL, NULL), XARAB_OK);
    xapc_document_free (document);
}

static xapc_writer *
make_database (void)
{
    xapc_writer *writer;

    ck_assert_int_eq (xapc_writer_open (path, XAPC_CREATE, &writer, NULL), XARAB_OK);
    add (writer, "Qa", "one two three");
    add (writer, "Qb", "one three two");
    add (writer, "Qc", "four two two");
    return writer;
}

static xapc_database *
open_database (void)
{
    xapc_database *database;

    ck_assert_int_eq (xapc_writer_close (make_database (), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_open (path, &database, NULL), XARAB_OK);
    return database;
}

/* The data of the results of a query, in order, joined. */
static const char *
found (xapc_database *database, xapc_query *query)
{
    static char   text[200];
    xapc_search   search = { .count = 10, .check_at_least = 10, .k1 = 1, .b = 0.5 };
    xapc_results *results;
    xapc_result   result;

    text[0] = '\0';
    ck_assert_int_eq (xapc_search_run (database, query, &search, &results, NULL), XARAB_OK);
    for (uint32_t i = 0; i < xapc_results_count (results); i++) {
        ck_assert_int_eq (xapc_results_get (results, i, &result, NULL), XARAB_OK);
        ck_assert_uint_eq (result.rank, i);
        strncat (text, result.data.at, result.data.size);
    }
    xapc_results_free (results);
    xapc_query_free (query);
    return text;
}

static xapc_query *
term (const char *text)
{
    xapc_query *query;

    ck_assert_int_eq (xapc_query_term (bytes (text), 1, &query, NULL), XARAB_OK);
    return query;
}

static xapc_query *
join (xapc_operator op, const char *a, const char *b, unsigned window)
{
    xapc_query *parts[] = { term (a), term (b) }, *query;

    ck_assert_int_eq (xapc_query_join (op, parts, 2, window, &query, NULL), XARAB_OK);
    xapc_query_free (parts[0]);
    xapc_query_free (parts[1]);
    return query;
}

START_TEST (counts_terms_and_metadata)
{
    xapc_database *database = open_database ();
    xapc_counts    counts;
    xapc_bytes     value;
    uint32_t       number;

    ck_assert_int_eq (xapc_database_counts (database, &counts, NULL), XARAB_OK);
    ck_assert_uint_eq (counts.documents, 3);
    ck_assert_uint_eq (counts.total_length, 9);
    ck_assert_int_eq (xapc_term_documents (database, bytes ("one"), &number, NULL), XARAB_OK);
    ck_assert_uint_eq (number, 2);
    ck_assert_int_eq (xapc_metadata (database, "nothing", &value, NULL), XARAB_OK);
    ck_assert_uint_eq (value.size, 0);
    ck_assert_int_eq (xapc_database_uuid (database, &value, NULL), XARAB_OK);
    ck_assert_uint_eq (value.size, 36);
    ck_assert_int_eq (xapc_database_reopen (database, NULL), XARAB_OK);
    xapc_database_close (database);
}
END_TEST

START_TEST (replaces_deletes_and_keeps_metadata)
{
    xapc_writer   *writer   = make_database ();
    xapc_database *database = xapc_writer_database (writer);
    xapc_counts    counts;
    xapc_bytes     value;

    add (writer, "Qa", "five");
    ck_assert_int_eq (xapc_writer_delete (writer, bytes ("Qb"), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_delete (writer, bytes ("Qnone"), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_set_metadata (writer, "k", bytes ("v"), NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_commit (writer, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_counts (database, &counts, NULL), XARAB_OK);
    ck_assert_uint_eq (counts.documents, 2);
    ck_assert_int_eq (xapc_metadata (database, "k", &value, NULL), XARAB_OK);
    ck_assert (value.size == 1 && value.at[0] == 'v');
    ck_assert_str_eq (found (database, term ("five")), "Qa");
    ck_assert_int_eq (xapc_writer_close (writer, NULL), XARAB_OK);
}
END_TEST

static void
count_line (void *your, const char *line)
{
    ck_assert_ptr_null (strchr (line, '\n'));
    ++*(size_t *) your;
}

START_TEST (walks_verifies_and_compacts)
{
    xapc_database *database = open_database ();
    uint32_t       number   = 0, count = 0;
    size_t         faults, lines = 0;
    char           compact[112];
    xarab_error    error;

    snprintf (compact, sizeof compact, "%s/compact", folder);
    while (xapc_next_document (database, bytes ("one"), number, &number, &error) == XARAB_OK)
        count++;
    ck_assert_int_eq (error.status, XARAB_NOT_FOUND);
    ck_assert_uint_eq (count, 2);
    for (number = count = 0; xapc_next_document (database, bytes (""), number, &number, NULL) == XARAB_OK; count++)
        ck_assert_uint_gt (number, count);
    ck_assert_uint_eq (count, 3);
    ck_assert_int_eq (xapc_next_document (database, bytes ("nobody"), 0, &number, NULL), XARAB_NOT_FOUND);
    ck_assert_int_eq (xapc_database_compact (database, compact, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_verify (compact, count_line, &lines, &faults, NULL), XARAB_OK);
    ck_assert_uint_eq (faults, 0);
    ck_assert_uint_gt (lines, 0);
    ck_assert_int_ne (xapc_database_verify ("nowhere", NULL, NULL, &faults, &error), XARAB_OK);
    xapc_database_close (database);
}
END_TEST

START_TEST (operators_find_what_they_say)
{
    xapc_database *database = open_database ();
    const char    *either   = found (database, join (XAPC_OR, "one", "four", 0));

    ck_assert_uint_eq (strlen (either), 6);
    ck_assert_str_eq (found (database, join (XAPC_AND, "four", "two", 0)), "Qc");
    ck_assert_str_eq (found (database, join (XAPC_AND_NOT, "two", "one", 0)), "Qc");
    ck_assert_str_eq (found (database, join (XAPC_FILTER, "two", "four", 0)), "Qc");
    ck_assert_str_eq (found (database, join (XAPC_PHRASE, "one", "two", 0)), "Qa");
    ck_assert_str_eq (found (database, join (XAPC_PHRASE, "one", "two", 3)), "QaQb");
    ck_assert_str_eq (found (database, join (XAPC_NEAR, "two", "three", 2)), "QaQb");
    ck_assert_uint_eq (strlen (found (database, join (XAPC_AND_MAYBE, "one", "four", 0))), 4);
    ck_assert_uint_eq (strlen (found (database, join (XAPC_SYNONYM, "one", "four", 0))), 6);
    ck_assert_uint_eq (strlen (found (database, join (XAPC_MAX, "one", "four", 0))), 6);
    xapc_database_close (database);
}
END_TEST

START_TEST (scales_ranges_prefixes_and_fixed_weights)
{
    xapc_database *database = open_database ();
    xapc_query    *four = term ("four"), *scaled, *one = term ("one"), *parts[2], *query;
    xapc_bytes     from = bytes ("Qb"), to = bytes ("Qb");
    char           text[200];

    ck_assert_int_eq (xapc_query_scale (one, 100, &scaled, NULL), XARAB_OK);
    parts[0] = scaled;
    parts[1] = four;
    ck_assert_int_eq (xapc_query_join (XAPC_OR, parts, 2, 0, &query, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_query_describe (query, text, sizeof text, NULL), XARAB_OK);
    ck_assert_ptr_nonnull (strstr (text, "100 * one"));
    ck_assert_str_eq (found (database, query), "QaQbQc");
    ck_assert_int_eq (xapc_query_range (4, &from, &to, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "Qb");
    ck_assert_int_eq (xapc_query_range (4, &from, NULL, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "QbQc");
    ck_assert_int_eq (xapc_query_range (4, NULL, &to, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "QaQb");
    ck_assert_int_eq (xapc_query_range (4, NULL, NULL, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "QaQbQc");
    ck_assert_int_eq (xapc_query_prefix (bytes ("fo"), 10, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "Qc");
    ck_assert_int_eq (xapc_query_fixed (database, four, 7, &query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "Qc");
    ck_assert_int_eq (xapc_query_all (&query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "QaQbQc");
    ck_assert_int_eq (xapc_query_none (&query, NULL), XARAB_OK);
    ck_assert_str_eq (found (database, query), "");
    xapc_query_free (scaled);
    xapc_query_free (four);
    xapc_query_free (one);
    xapc_database_close (database);
}
END_TEST

START_TEST (walks_terms_of_database_document_and_result)
{
    xapc_database *database = open_database ();
    xapc_query    *query    = join (XAPC_OR, "one", "two", 0);
    xapc_search    search   = { .count = 1, .k1 = 1, .b = 0.5, .sort_by_value = true, .sort_descending = true, .sort_slot = 4 };
    xapc_document *document;
    xapc_results  *results;
    xapc_terms    *terms;
    xapc_term      at;
    xapc_bytes     value;
    uint32_t       least, guess, most;

    ck_assert_int_eq (xapc_terms_open (database, bytes ("Q"), &terms, NULL), XARAB_OK);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_OK);
        ck_assert_uint_eq (at.documents, 1);
    }
    ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_NOT_FOUND);
    xapc_terms_close (terms);

    ck_assert_int_eq (xapc_document_get (database, 3, &document, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_terms (document, &terms, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_OK);
    ck_assert (at.term.size == 3 && memcmp (at.term.at, "two", 3) == 0 && at.wdf == 2);
    xapc_terms_close (terms);
    ck_assert_int_eq (xapc_document_value (document, 4, &value, NULL), XARAB_OK);
    ck_assert (value.size == 2 && memcmp (value.at, "Qc", 2) == 0);
    ck_assert_int_eq (xapc_document_data (document, &value, NULL), XARAB_OK);
    ck_assert_uint_eq (value.size, 2);
    xapc_document_free (document);

    ck_assert_int_eq (xapc_search_run (database, query, &search, &results, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_results_value (results, 0, 4, &value, NULL), XARAB_OK);
    ck_assert (memcmp (value.at, "Qc", 2) == 0);
    ck_assert_int_eq (xapc_results_value (results, 1, 4, &value, NULL), XARAB_MISUSED);
    xapc_results_total (results, &least, &guess, &most);
    ck_assert (least <= 3 && most >= 3);
    ck_assert_int_eq (xapc_results_terms (results, 0, &terms, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_terms_next (terms, &at, NULL), XARAB_OK);
    ck_assert (memcmp (at.term.at, "two", 3) == 0);
    xapc_terms_close (terms);
    xapc_results_free (results);
    xapc_query_free (query);
    xapc_database_close (database);
}
END_TEST

START_TEST (several_databases_search_as_one)
{
    xapc_database *database = open_database (), *second, *stub;
    xapc_writer   *writer;
    char           other[120], file[120], text[300];

    snprintf (other, sizeof other, "%s/other", folder);
    snprintf (file, sizeof file, "%s/stub", folder);
    ck_assert_int_eq (xapc_writer_open (other, XAPC_CREATE_OR_OPEN, &writer, NULL), XARAB_OK);
    add (writer, "Qd", "one");
    ck_assert_int_eq (xapc_writer_close (writer, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_open (other, &second, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_database_add (database, second, NULL), XARAB_OK);
    ck_assert_uint_eq (strlen (found (database, term ("one"))), 6);
    snprintf (text, sizeof text, "auto %s\nauto %s\n", path, other);
    ck_assert (file_replace (file, (struct span) { text, strlen (text) }));
    ck_assert_int_eq (xapc_database_open (file, &stub, NULL), XARAB_OK);
    ck_assert_uint_eq (strlen (found (stub, term ("one"))), 6);
    xapc_database_close (stub);
    xapc_database_close (second);
    xapc_database_close (database);
}
END_TEST

START_TEST (exceptions_become_statuses)
{
    xapc_database *database;
    xapc_writer   *writer = make_database (), *second;
    xapc_document *document;
    xarab_error    error;
    char           text[300];

    ck_assert_int_eq (xapc_database_open ("/nowhere/at/all", &database, &error), XARAB_NOT_FOUND);
    ck_assert_ptr_nonnull (strstr (error.detail, "/nowhere/at/all"));
    ck_assert_int_eq (xapc_writer_open (path, XAPC_OPEN, &second, &error), XARAB_LOCKED);
    ck_assert_int_eq (xapc_writer_open (path, XAPC_CREATE, &second, &error), XARAB_XAPIAN);
    ck_assert_int_eq (xapc_document_get (xapc_writer_database (writer), 99, &document, &error), XARAB_NOT_FOUND);
    ck_assert_int_eq (xapc_document_new (&document, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_add (document, (xapc_bytes) { "", 0 }, 0, 1, &error), XARAB_XAPIAN);
    ck_assert_ptr_nonnull (strstr (error.detail, "InvalidArgumentError"));
    memset (text, 'x', sizeof text);
    ck_assert_int_eq (xapc_document_add (document, (xapc_bytes) { text, 246 }, 0, 1, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_add (writer, document, NULL, &error), XARAB_XAPIAN);
    ck_assert_int_eq (xapc_document_clear (document, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_document_add (document, (xapc_bytes) { text, 245 }, 0, 1, NULL), XARAB_OK);
    ck_assert_int_eq (xapc_writer_add (writer, document, NULL, &error), XARAB_OK);
    ck_assert_int_eq (xapc_database_open_remote ("127.0.0.1", 1, 100, &database, &error), XARAB_NETWORK);
    xapc_document_free (document);
    ck_assert_int_eq (xapc_writer_close (writer, NULL), XARAB_OK);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite  = suite_create ("xapian");
    TCase *xapian = tcase_create ("xapian-c");

    tcase_add_checked_fixture (xapian, make_folder, remove_folder);
    tcase_add_test (xapian, counts_terms_and_metadata);
    tcase_add_test (xapian, replaces_deletes_and_keeps_metadata);
    tcase_add_test (xapian, walks_verifies_and_compacts);
    tcase_add_test (xapian, operators_find_what_they_say);
    tcase_add_test (xapian, scales_ranges_prefixes_and_fixed_weights);
    tcase_add_test (xapian, walks_terms_of_database_document_and_result);
    tcase_add_test (xapian, several_databases_search_as_one);
    tcase_add_test (xapian, exceptions_become_statuses);
    suite_add_tcase (suite, xapian);
    return suite;
}
