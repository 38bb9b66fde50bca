#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>

struct arena_chunk {
    struct arena_chunk *next;
    size_t              size;
    max_align_t         bytes[];
};

enum { CHUNK_SIZE = 64 * 1024 };

static void
enter (struct arena *a, struct arena_chunk *chunk)
{
    a->now  = chunk;
    a->next = (char *) chunk->bytes;
    a->end  = a->next + chunk->size;
}

/* The next kept chunk that is large enough, or a new one put in its place. */
static bool
advance (struct arena *a, size_t size)
{
    struct arena_chunk **link = a->now ? &a->now->next : &a->first;

    if (*link != NULL && (*link)->size >= size) {
        enter (a, *link);
        return true;
    }

    size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;

    if (room > SIZE_MAX / 2 - sizeof (struct arena_chunk))
        return false;

    struct arena_chunk *fresh = malloc (sizeof *fresh + room);

    if (fresh == NULL)
        return false;
    fresh->size = room;
    fresh->next = *link;
    *link       = fresh;
    enter (a, fresh);
    return true;
}

void *
arena_take (struct arena *a, size_t size)
{
    size_t pad = -(uintptr_t) a->next & (_Alignof (max_align_t) - 1);

    if (a->next == NULL || pad > (size_t) (a->end - a->next)
        || size > (size_t) (a->end - a->next) - pad) {
        if (! advance (a, size))
            return NULL;
        pad = 0;
    }
    a->next += pad + size;
    return a->next - size;
}

struct span
arena_copy (struct arena *a, struct span s)
{
    char *copy = s.len < SIZE_MAX ? arena_take (a, s.len + 1) : NULL;

    if (copy == NULL)
        return (struct span) { NULL, 0 };
    if (s.len)
        memcpy (copy, s.at, s.len);
    copy[s.len] = '\0';
    return (struct span) { copy, s.len };
}

void
arena_rewind (struct arena *a)
{
    if (a->first != NULL)
        enter (a, a->first);
}

void
arena_free (struct arena *a)
{
    for (struct arena_chunk *chunk = a->first, *next; chunk != NULL; chunk = next) {
        next = chunk->next;
        free (chunk);
    }
    *a = (struct arena) { 0 };
}
