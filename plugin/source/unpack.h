/* unpack.h - what a stream asks of each kind of packing. Inside the source room. */
#ifndef XARAB_SOURCE_UNPACK_H
#define XARAB_SOURCE_UNPACK_H

#include "base/span.h"

/* Packed bytes not yet used, and room for what comes out of them. */
struct unpacking {
    const char *in;
    size_t      in_size;
    char       *out;
    size_t      out_room;
    bool        last; /* nothing follows `in` */
};

enum unpack_result {
    UNPACK_MORE,   /* goes on */
    UNPACK_MEMBER, /* a member is complete: here the file may end */
    UNPACK_BROKEN
};

struct packing {
    const char *name;
    const char *magic;
    size_t      magic_size;
    void *(*open) (void); /* NULL when memory is out */
    enum unpack_result (*step) (void *state, struct unpacking *);
    void (*close) (void *state);
};

extern const struct packing packing_gzip, packing_zstd, packing_xz;

/* By the first bytes of a file; NULL: not packed. */
const struct packing *packing_of (struct span head);

#endif
