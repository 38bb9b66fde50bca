#include "source/unpack.h"

#include <lzma.h>
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

enum { WINDOW_LOG = 27, XZ_MEMORY = 1 << 27, GZIP_WRAPPER = 16 };

/* ---- gzip ---- */

static void *
gzip_open (void)
{
    z_stream *z = calloc (1, sizeof *z);

    if (z != NULL && inflateInit2 (z, MAX_WBITS + GZIP_WRAPPER) != Z_OK) {
        free (z);
        return NULL;
    }
    return z;
}

static unsigned
at_most (size_t size)
{
    return size < 1u << 30 ? (unsigned) size : 1u << 30;
}

static enum unpack_result
gzip_step (void *state, struct unpacking *u)
{
    z_stream *z = state;

    z->next_in   = (Bytef *) (uintptr_t) u->in;
    z->avail_in  = at_most (u->in_size);
    z->next_out  = (Bytef *) u->out;
    z->avail_out = at_most (u->out_room);

    unsigned in = z->avail_in, out = z->avail_out;
    int      result = inflate (z, Z_NO_FLUSH);

    u->in += in - z->avail_in;
    u->in_size -= in - z->avail_in;
    u->out += out - z->avail_out;
    u->out_room -= out - z->avail_out;
    if (result == Z_STREAM_END)
        return inflateReset (z) == Z_OK ? UNPACK_MEMBER : UNPACK_BROKEN;
    return result == Z_OK || result == Z_BUF_ERROR ? UNPACK_MORE : UNPACK_BROKEN;
}

static void
gzip_close (void *state)
{
    inflateEnd (state);
    free (state);
}

const struct packing packing_gzip = { "gzip", "\x1f\x8b\x08", 3, gzip_open, gzip_step, gzip_close };

/* ---- zstd ---- */

static void *
zstd_open (void)
{
    ZSTD_DStream *z = ZSTD_createDStream ();

    if (z != NULL)
        ZSTD_DCtx_setParameter (z, ZSTD_d_windowLogMax, WINDOW_LOG);
    return z;
}

static enum unpack_result
zstd_step (void *state, struct unpacking *u)
{
    ZSTD_inBuffer  in     = { u->in, u->in_size, 0 };
    ZSTD_outBuffer out    = { u->out, u->out_room, 0 };
    size_t         result = ZSTD_decompressStream (state, &out, &in);

    u->in += in.pos;
    u->in_size -= in.pos;
    u->out += out.pos;
    u->out_room -= out.pos;
    if (ZSTD_isError (result))
        return UNPACK_BROKEN;
    return result == 0 ? UNPACK_MEMBER : UNPACK_MORE;
}

static void
zstd_close (void *state)
{
    ZSTD_freeDStream (state);
}

const struct packing packing_zstd = { "zstd", "\x28\xb5\x2f\xfd", 4, zstd_open, zstd_step, zstd_close };

/* ---- xz ---- */

static void *
xz_open (void)
{
    lzma_stream *z = calloc (1, sizeof *z);

    if (z != NULL && lzma_stream_decoder (z, XZ_MEMORY, 0) != LZMA_OK) {
        free (z);
        return NULL;
    }
    return z;
}

static enum unpack_result
xz_step (void *state, struct unpacking *u)
{
    lzma_stream *z = state;

    z->next_in   = (const uint8_t *) u->in;
    z->avail_in  = u->in_size;
    z->next_out  = (uint8_t *) u->out;
    z->avail_out = u->out_room;

    lzma_ret result = lzma_code (z, LZMA_RUN);

    u->in       = (const char *) z->next_in;
    u->in_size  = z->avail_in;
    u->out      = (char *) z->next_out;
    u->out_room = z->avail_out;
    if (result == LZMA_STREAM_END)
        return lzma_stream_decoder (z, XZ_MEMORY, 0) == LZMA_OK ? UNPACK_MEMBER : UNPACK_BROKEN;
    return result == LZMA_OK || result == LZMA_BUF_ERROR ? UNPACK_MORE : UNPACK_BROKEN;
}

static void
xz_close (void *state)
{
    lzma_end (state);
    free (state);
}

const struct packing packing_xz = { "xz", "\xfd" "7zXZ\0", 6, xz_open, xz_step, xz_close };

const struct packing *
packing_of (struct span head)
{
    static const struct packing *const all[] = { &packing_gzip, &packing_zstd, &packing_xz };

    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (span_starts (head, (struct span) { all[i]->magic, all[i]->magic_size }))
            return all[i];
    return NULL;
}
