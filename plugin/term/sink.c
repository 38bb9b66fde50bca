#include "term/sink.h"

int
term_count (void *your, const struct term *term)
{
    struct term_count *count = your;

    count->terms++;
    count->bytes += term->text.len;
    count->kind[term->kind]++;
    return 0;
}
