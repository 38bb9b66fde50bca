#include "name/name.h"

#include <stdlib.h>

void
name_memory_reset (struct name_memory *memory)
{
    if (memory->count)
        memset (memory->hash, 0, memory->room * sizeof memory->hash[0]);
    memory->count = 0;
}

void
name_memory_free (struct name_memory *memory)
{
    free (memory->hash);
    *memory = (struct name_memory) { .count = 0 };
}

void
name_list_free (struct name_list *list)
{
    free (list->at);
    arena_free (&list->letters);
    *list = (struct name_list) { .count = 0 };
}
