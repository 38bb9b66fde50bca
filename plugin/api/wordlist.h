/* wordlist.h - the words that Xapian's spelling correction proposes.
 *
 * Where the settings ask for it (index.spelling), a database keeps each word of
 * its articles once more, with the number of articles that have it, for
 * Database::get_spelling_suggestion. The database says itself whether it does,
 * from its making on: whoever adds, replaces or deletes articles asks it. */
#ifndef XARAB_API_WORDLIST_H
#define XARAB_API_WORDLIST_H

#include "base/span.h"
#include "xapian-c.h"

/* What the database says of it, under METADATA_SPELLING. */
extern const char wordlist_kept[];

/* Whether a term is a word to propose: neither one with a prefix (capitals), nor
 * a single letter of ASCII, nor one with digits. */
bool wordlist_takes (struct span term);

/* The words of a document that goes in. Nothing, where no words are kept. */
xarab_status wordlist_add (xapc_writer *, xapc_document *, xarab_error *);

/* Those of documents that go out: of all that have the term, or of one. */
xarab_status wordlist_remove (xapc_writer *, xapc_bytes term, xarab_error *);
xarab_status wordlist_remove_of (xapc_writer *, uint32_t document, xarab_error *);

#endif
