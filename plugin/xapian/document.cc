/* xapian-c: documents, and walking terms. */
#include "xapian/handles.hpp"

using xarab::bytes_of;
using xarab::guarded;
using xarab::text_of;

xarab_status
xapc_document_new (xapc_document **document, xarab_error *error)
{
    return guarded (error, [&] {
        *document = new xapc_document;
        return XARAB_OK;
    });
}

xarab_status
xapc_document_get (xapc_database *database, uint32_t id, xapc_document **document, xarab_error *error)
{
    return guarded (error, [&] {
        *document = new xapc_document { database->database.get_document (id), {} };
        return XARAB_OK;
    });
}

void
xapc_document_free (xapc_document *document)
{
    delete document;
}

xarab_status
xapc_document_clear (xapc_document *document, xarab_error *error)
{
    return guarded (error, [&] {
        document->document = Xapian::Document ();
        return XARAB_OK;
    });
}

xarab_status
xapc_document_add (xapc_document *document, xapc_bytes term, uint32_t position, uint32_t wdf,
                   xarab_error *error)
{
    return guarded (error, [&] {
        if (position)
            document->document.add_posting (text_of (term), position, wdf);
        else
            document->document.add_term (text_of (term), wdf);
        return XARAB_OK;
    });
}

xarab_status
xapc_document_set_data (xapc_document *document, xapc_bytes data, xarab_error *error)
{
    return guarded (error, [&] {
        document->document.set_data (text_of (data));
        return XARAB_OK;
    });
}

xarab_status
xapc_document_data (xapc_document *document, xapc_bytes *data, xarab_error *error)
{
    return guarded (error, [&] {
        document->answer = document->document.get_data ();
        *data            = bytes_of (document->answer);
        return XARAB_OK;
    });
}

xarab_status
xapc_document_set_value (xapc_document *document, uint32_t slot, xapc_bytes value, xarab_error *error)
{
    return guarded (error, [&] {
        document->document.add_value (slot, text_of (value));
        return XARAB_OK;
    });
}

xarab_status
xapc_document_value (xapc_document *document, uint32_t slot, xapc_bytes *value, xarab_error *error)
{
    return guarded (error, [&] {
        document->answer = document->document.get_value (slot);
        *value           = bytes_of (document->answer);
        return XARAB_OK;
    });
}

xarab_status
xapc_terms_open (xapc_database *database, xapc_bytes prefix, xapc_terms **terms, xarab_error *error)
{
    return guarded (error, [&] {
        const Xapian::Database &db = database->database;
        const std::string       head (text_of (prefix));
        *terms = new xapc_terms { db, db.allterms_begin (head), db.allterms_end (head), {}, true, false };
        return XARAB_OK;
    });
}

xarab_status
xapc_document_terms (xapc_document *document, xapc_terms **terms, xarab_error *error)
{
    return guarded (error, [&] {
        const Xapian::Document &from = document->document;
        *terms = new xapc_terms { {}, from.termlist_begin (), from.termlist_end (), {}, false, true };
        return XARAB_OK;
    });
}

xarab_status
xapc_terms_next (xapc_terms *terms, xapc_term *term, xarab_error *error)
{
    return guarded (error, [&] {
        if (terms->at == terms->end)
            return XARAB_NOT_FOUND;
        terms->term     = *terms->at;
        term->term      = bytes_of (terms->term);
        term->documents = terms->counted ? terms->at.get_termfreq () : 0;
        term->wdf       = terms->weighed ? terms->at.get_wdf () : 0;
        ++terms->at;
        return XARAB_OK;
    });
}

void
xapc_terms_close (xapc_terms *terms)
{
    delete terms;
}
