#include "bulk/compress.h"

#include "bulk/glass.h"

#include <libdeflate.h>
#include <stdlib.h>

/* The lowest level is four times as fast as zlib's standard, and its streams of
 * articles are a tenth longer. */
enum { LEVEL = 1 };

struct compressor {
    struct libdeflate_compressor *deflate;
    struct buffer                 stream;
};

struct compressor *
compressor_open (void)
{
    struct compressor *c = calloc (1, sizeof *c);

    if (c == NULL)
        return NULL;
    c->deflate = libdeflate_alloc_compressor (LEVEL);
    if (c->deflate == NULL) {
        free (c);
        return NULL;
    }
    return c;
}

void
compressor_close (struct compressor *c)
{
    if (c == NULL)
        return;
    libdeflate_free_compressor (c->deflate);
    buffer_free (&c->stream);
    free (c);
}

struct span
compress_tag (struct compressor *c, struct span tag, bool *compressed)
{
    size_t size;

    *compressed = false;
    if (tag.len <= GLASS_COMPRESS_MIN)
        return tag;
    c->stream.len = 0;
    if (! buffer_reserve (&c->stream, tag.len))
        return (struct span) { NULL, 0 };
    size = libdeflate_deflate_compress (c->deflate, tag.at, tag.len, c->stream.at, tag.len - 1);
    if (size == 0)
        return tag;
    *compressed = true;
    return (struct span) { c->stream.at, size };
}
