/* xapian-c: databases and writers. */
#include "xapian/handles.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

using xarab::bytes_of;
using xarab::guarded;
using xarab::text_of;

/* Xapian says of a folder that may not be looked into that its type is not known. */
static xarab_status
with_reason (const char *path, xarab_status status, xarab_error *error)
{
    struct stat st;

    if (status == XARAB_OK || stat (path, &st) != 0 || access (path, S_ISDIR (st.st_mode) ? R_OK | X_OK : R_OK) == 0)
        return status;
    return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
}

xarab_status
xapc_database_open (const char *path, xapc_database **database, xarab_error *error)
{
    xarab_status status = guarded (error, [&] {
        Xapian::Database opened (path);

        if (opened.size () == 0)
            throw Xapian::DatabaseOpeningError (std::string (path) + ": no databases listed");
        *database = new xapc_database { opened, {} };
        return XARAB_OK;
    });

    return with_reason (path, status, error);
}

xarab_status
xapc_database_open_remote (const char *host, unsigned port, unsigned timeout, xapc_database **database,
                           xarab_error *error)
{
    return guarded (error, [&] {
        *database = new xapc_database { Xapian::Remote::open (host, port, timeout), {} };
        return XARAB_OK;
    });
}

xarab_status
xapc_database_add (xapc_database *database, const xapc_database *more, xarab_error *error)
{
    return guarded (error, [&] {
        database->database.add_database (more->database);
        return XARAB_OK;
    });
}

xarab_status
xapc_database_reopen (xapc_database *database, xarab_error *error)
{
    return guarded (error, [&] {
        database->database.reopen ();
        return XARAB_OK;
    });
}

void
xapc_database_close (xapc_database *database)
{
    delete database;
}

xarab_status
xapc_database_counts (xapc_database *database, xapc_counts *counts, xarab_error *error)
{
    return guarded (error, [&] {
        const Xapian::Database &db = database->database;
        *counts = { db.get_doccount (), db.get_lastdocid (), db.get_avlength (), db.get_total_length () };
        return XARAB_OK;
    });
}

xarab_status
xapc_term_documents (xapc_database *database, xapc_bytes term, uint32_t *count, xarab_error *error)
{
    return guarded (error, [&] {
        *count = database->database.get_termfreq (text_of (term));
        return XARAB_OK;
    });
}

xarab_status
xapc_metadata (xapc_database *database, const char *key, xapc_bytes *value, xarab_error *error)
{
    return guarded (error, [&] {
        database->answer = database->database.get_metadata (key);
        *value           = bytes_of (database->answer);
        return XARAB_OK;
    });
}

xarab_status
xapc_database_uuid (xapc_database *database, xapc_bytes *uuid, xarab_error *error)
{
    return guarded (error, [&] {
        database->answer = database->database.get_uuid ();
        *uuid            = bytes_of (database->answer);
        return XARAB_OK;
    });
}

xarab_status
xapc_next_document (xapc_database *database, xapc_bytes term, uint32_t after, uint32_t *id, xarab_error *error)
{
    return guarded (error, [&] {
        const std::string      name = text_of (term);
        Xapian::PostingIterator at   = database->database.postlist_begin (name);
        const auto             end  = database->database.postlist_end (name);

        if (after && at != end)
            at.skip_to (after + 1);
        if (at == end)
            return fail (error, XARAB_NOT_FOUND, "no more documents");
        *id = *at;
        return XARAB_OK;
    });
}

static int
mode_flags (xapc_mode mode)
{
    static const int flags[] = {
        Xapian::DB_OPEN,
        Xapian::DB_CREATE,
        Xapian::DB_CREATE_OR_OPEN,
        Xapian::DB_CREATE_OR_OVERWRITE,
    };

    return flags[mode];
}

/* Whether somebody was killed while making a database here: tables, all of
 * them empty, and not yet the file that makes them one. Xapian would neither
 * open nor create it. */
static bool
half_made (const char *path)
{
    std::error_code ignored;
    bool            tables = false;

    for (const auto &entry : std::filesystem::directory_iterator (path, ignored)) {
        if (entry.path ().filename () == "iamglass")
            return false;
        if (entry.path ().extension () != ".glass")
            continue;
        if (entry.file_size (ignored) != 0)
            return false;
        tables = true;
    }
    return tables;
}

xarab_status
xapc_writer_open (const char *path, xapc_mode mode, xapc_writer **writer, xarab_error *error)
{
    return guarded (error, [&] {
        if (mode == XAPC_CREATE_OR_OPEN && half_made (path))
            mode = XAPC_CREATE_OR_OVERWRITE;
        Xapian::WritableDatabase opened (path, mode_flags (mode));
        *writer = new xapc_writer { opened, { opened, {} } };
        return XARAB_OK;
    });
}

xapc_database *
xapc_writer_database (xapc_writer *writer)
{
    return &writer->readable;
}

xarab_status
xapc_writer_add (xapc_writer *writer, const xapc_document *document, uint32_t *id, xarab_error *error)
{
    return guarded (error, [&] {
        Xapian::docid given = writer->database.add_document (document->document);
        if (id)
            *id = given;
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_replace (xapc_writer *writer, xapc_bytes term, const xapc_document *document, uint32_t *id,
                     xarab_error *error)
{
    return guarded (error, [&] {
        Xapian::docid given = writer->database.replace_document (text_of (term), document->document);
        if (id)
            *id = given;
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_delete (xapc_writer *writer, xapc_bytes term, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.delete_document (text_of (term));
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_delete_id (xapc_writer *writer, uint32_t id, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.delete_document (id);
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_set_metadata (xapc_writer *writer, const char *key, xapc_bytes value, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.set_metadata (key, text_of (value));
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_add_spelling (xapc_writer *writer, xapc_bytes word, uint32_t times, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.add_spelling (text_of (word), times);
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_remove_spelling (xapc_writer *writer, xapc_bytes word, uint32_t times, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.remove_spelling (text_of (word), times);
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_commit (xapc_writer *writer, xarab_error *error)
{
    return guarded (error, [&] {
        writer->database.commit ();
        return XARAB_OK;
    });
}

xarab_status
xapc_writer_close (xapc_writer *writer, xarab_error *error)
{
    if (! writer)
        return XARAB_OK;

    xarab_status status = guarded (error, [&] {
        writer->database.commit ();
        writer->database.close ();
        return XARAB_OK;
    });
    /* A writer that could not commit tries once more when it is destroyed. */
    guarded (nullptr, [&] {
        delete writer;
        return XARAB_OK;
    });
    return status;
}
