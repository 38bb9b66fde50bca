/* compress.h - tags made smaller the way Glass reads them. */
#ifndef XARAB_BULK_COMPRESS_H
#define XARAB_BULK_COMPRESS_H

#include "base/buffer.h"

struct compressor;

struct compressor *compressor_open (void); /* NULL when memory is out */
void compressor_close (struct compressor *);

/* The tag as a deflate stream, valid until the next call; *compressed tells
 * whether it is one: a tag that is short or does not get smaller stays itself.
 * A NULL span when memory is out. */
struct span compress_tag (struct compressor *, struct span tag, bool *compressed);

#endif
