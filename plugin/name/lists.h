/* lists.h - what the match knows beyond letters: names in their own right,
 * Latin spellings, aliases and vetoes.
 *
 * Lists are looked up by code (match.h), so that one row serves every way of
 * typing a name. */
#ifndef XARAB_NAME_LISTS_H
#define XARAB_NAME_LISTS_H

#include "name/known.h"
#include "name/match.h"

/* The bits of a listed name; 0 when it is not listed. */
unsigned lists_known (const struct name_code *);

/* What the lists say of two names that differ. */
enum apart {
    APART_UNKNOWN,
    APART_ONE,  /* one is a name of which vowels tell others, or a place; the other on no list */
    APART_BOTH, /* both are such names, without one usual Latin spelling; or one is an ordinary word */
};
enum apart lists_apart (const struct name_code *, const struct name_code *);

/* Whether the two are joined (or kept apart) by a row. */
bool lists_alias (const struct namer *, const struct name_code *, const struct name_code *);
bool lists_veto (const struct namer *, const struct name_code *, const struct name_code *);

/* Whether `latin` is a listed spelling of `arabic`; and whether it is listed at all. */
bool lists_latin (const struct name_code *latin, const struct name_code *arabic, bool *listed);

/* Calls for the codes a search for this name also looks under: aliases, and the
 * Arabic names of a Latin spelling. */
typedef void partner_function (void *your, struct span code);
void lists_partners (const struct namer *, const struct name_code *, partner_function *, void *your);

#endif
