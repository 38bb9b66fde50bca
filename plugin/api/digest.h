/* digest.h - whether an article is the one that was indexed.
 *
 * 128 bits over every part of it. Not a cipher: two articles made on purpose
 * to agree may do so; two that merely differ do not. */
#ifndef XARAB_API_DIGEST_H
#define XARAB_API_DIGEST_H

#include "xapian-arabic.h"

enum { DIGEST_SIZE = 16 };

void article_digest (const xarab_article *, char to[DIGEST_SIZE]);

#endif
