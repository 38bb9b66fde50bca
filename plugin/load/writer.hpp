/* writer.hpp - databases that our terms go into. */
#ifndef XARAB_LOAD_WRITER_HPP
#define XARAB_LOAD_WRITER_HPP

#include "load/host.hpp"

namespace xarab::load {

/* Notes that the document has terms of ours: the database it is put into must
 * be one of ours, or becomes one while it is empty. */
void mark_document (const Xapian::Document &);

/* From now on a database that the program begins is one of ours. */
void expect_documents ();

} // namespace xarab::load

#endif
