/* light.h - which bytes of a text a query speaks of.
 *
 * The text is analyzed as it was when indexed; a word is lit when its stem,
 * spelling or prefix is asked for, a name when the database's spelling of it
 * was accepted, a date when it shares a day with one of the query's. */
#ifndef XARAB_QUERY_LIGHT_H
#define XARAB_QUERY_LIGHT_H

#include "query/tree.h"

struct mark {
    size_t start, end; /* bytes of the text */
    float  weight;     /* a stop word counts little */
};

struct mark_list {
    struct mark *at;
    size_t       count, room;
};

/* `document` was begun with the day the text was written on. Fills `marks`
 * (emptied first): in order, touching ones of one phrase apart,
 * overlapping ones joined. False when memory is out. */
bool light_find (const struct analyzer *, struct scratch *, struct document *, const struct query *,
                 struct span text, struct mark_list *marks);

/* The start and end of the best part of at most about `size` bytes: a whole
 * sentence, or several, or a piece of one between words. */
void fragment_find (struct span text, const struct mark_list *marks, size_t size, size_t *start, size_t *end);

void mark_list_free (struct mark_list *);

#endif
