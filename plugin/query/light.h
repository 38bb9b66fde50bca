/* light.h - which bytes of a text a query speaks of.
 *
 * The text is analyzed as it was when indexed; a word is lit when its stem,
 * spelling or prefix is asked for, a name when the database's spelling of it
 * was accepted, a date when it shares a day with one of the query's. */
#ifndef XARAB_QUERY_LIGHT_H
#define XARAB_QUERY_LIGHT_H

#include "query/tree.h"

struct mark {
    size_t   start, end; /* bytes of the text */
    float    weight;   /* a stop word counts little */
    uint32_t form;     /* hash of the spelling or date that is lit */
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

struct fragment {
    size_t start, end; /* bytes of the text */
};

/* The best parts of the text to show, of at most about `size` bytes together,
 * in order: whole sentences where they fit, else pieces between words. A second
 * one is taken only for what the first has not shown. Returns how many. */
enum { FRAGMENTS_MAX = 2 };
size_t fragment_find (struct span text, const struct mark_list *marks, size_t size,
                      struct fragment found[FRAGMENTS_MAX]);

void mark_list_free (struct mark_list *);

#endif
