/* company.h - the other names in a name's articles.
 *
 * Two spellings of one person are met beside the same people and places; two
 * persons whose names happen to be alike are not. */
#ifndef XARAB_TOOL_COMPANY_H
#define XARAB_TOOL_COMPANY_H

#include "base/arena.h"
#include "xapian-c.h"

/* "XNkey/spelling" taken apart; all point into the term. */
struct filed_name {
    struct span term, directory, spelling; /* the directory is "XNkey/" */
};

/* False when the term is not of that form. */
bool filed_name_read (struct span term, struct filed_name *);

/* Terms in byte order, each once; from the first articles of the name, those
 * filed under its own key left out. */
struct company {
    struct span *at;
    size_t       count;
    bool         known; /* looked up before */
};

/* Fills `company` with memory of the arena. */
xarab_status company_read (xapc_database *, const struct filed_name *, struct arena *, struct company *,
                           xarab_error *);

/* How many names are in both, and the first of them. */
enum { SHARED_NAMES = 3 };

struct shared_company {
    size_t      count;
    struct span names[SHARED_NAMES];
};

/* Names in more than `common` articles are everybody's company: passed over. */
xarab_status company_share (xapc_database *, const struct company *a, const struct company *b, uint32_t common,
                            struct shared_company *, xarab_error *);

/* Those of the shared names that stand beside either spelling in some text, as
 * the parts of one person's name do. Needs positions. */
xarab_status company_beside (xapc_database *, const struct company *a, const struct company *b, uint32_t common,
                             struct span one, struct span other, struct shared_company *, xarab_error *);

/* The number of articles that have both terms. */
xarab_status company_together (xapc_database *, struct span a, struct span b, uint32_t *articles, xarab_error *);

#endif
