/* arena.h - memory in one growing pile, given back all at once.
 *
 * For what lives as long as one document or one query. A chunk is kept for
 * the next document, so steady work allocates nothing. Not for threads to
 * share. When memory runs out arena_take returns NULL and the arena stays
 * usable. */
#ifndef XARAB_BASE_ARENA_H
#define XARAB_BASE_ARENA_H

#include "base/span.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *first, *now;
    char               *next, *end; /* the free part of `now` */
};

/* A zeroed struct arena is an empty arena. */

/* `size` bytes aligned for any type, not cleared; NULL when memory is out. */
void *arena_take (struct arena *, size_t size);

/* A copy of the span's bytes with a NUL behind them; at is NULL when memory is out. */
struct span arena_copy (struct arena *, struct span);

/* Forgets everything taken; keeps the chunks. */
void arena_rewind (struct arena *);

/* Gives the memory back; the arena is empty again. */
void arena_free (struct arena *);

#endif
