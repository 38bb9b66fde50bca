/* WritableDatabase: a document with terms of ours goes into a database made
 * with the same settings, and an empty one is marked as such; a database made
 * without us is not made half ours. */
#include "load/writer.hpp"

#include <atomic>

#include "api/metadata.h"
#include "xapian/handles.hpp"

namespace xarab::load {

namespace {

using Xapian::Document;
using Xapian::WritableDatabase;

/* Documents with terms of ours that are not yet in a database. A slot may be
 * taken from an older document: that one then goes in unasked, and the next
 * one asks. */
constexpr size_t                MARKS = 4096;
std::atomic<const void *>       marks[MARKS];

std::atomic<const void *> &
mark_of (const Document &document)
{
    const auto address = reinterpret_cast<uintptr_t> (document.internal.get ());

    return marks[(address >> 5) % MARKS];
}

bool
take_mark (const Document &document)
{
    const void *inside = document.internal.get ();

    return mark_of (document).compare_exchange_strong (inside, nullptr);
}

/* The database last found to be ours, by its uuid: asked once, not for each
 * document. A database in memory has none and is asked each time. */
thread_local std::string last_good;

/* The program has given our stemmer to a generator: a database it begins is
 * ours, though its first documents may be without words. */
std::atomic<bool> has_generator;

void
check (WritableDatabase &database)
{
    const std::string uuid = database.get_uuid ();
    xarab_error       error;

    if (! uuid.empty () && uuid == last_good)
        return;
    xapc_writer writer { database, { database, {} } };
    if (settings ().settings.load.mixed && database.get_doccount () > 0
        && database.get_metadata (METADATA_FORMAT).empty ())
        say_once ("adding to a database that was made without xapian-arabic (load.mixed = yes)");
    else if (xarab_index_prepare (&settings (), &writer, &error) != XARAB_OK)
        throw Xapian::InvalidOperationError (std::string ("xapian-arabic: ") + error.detail
                                             + "; rebuild it, or add to it all the same with load.mixed = yes");
    last_good = uuid;
}

template <int row, typename Result, typename... Keys>
Result
put (WritableDatabase *self, Keys... keys, const Document &document)
{
    if (take_mark (document) || (has_generator && self->get_doccount () == 0))
        check (*self);
    return stock<Result (WritableDatabase *, Keys..., const Document &)> (row) (self, keys..., document);
}

/* What was written is gone, and may be that the database is ours. */
void
cancel (WritableDatabase *self)
{
    last_good.clear ();
    stock<void (WritableDatabase *)> (HOOK_writer_cancel) (self);
}

} // namespace

void
expect_documents ()
{
    has_generator = true;
}

void
mark_document (const Document &document)
{
    mark_of (document) = document.internal.get ();
}

void
replace_writer ()
{
    replace (HOOK_writer_add, put<HOOK_writer_add, Xapian::docid>);
    replace (HOOK_writer_replace, put<HOOK_writer_replace, void, Xapian::docid>);
    replace (HOOK_writer_cancel, cancel);
    replace (HOOK_writer_replace_term, put<HOOK_writer_replace_term, Xapian::docid, const std::string &>);
}

} // namespace xarab::load
