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

/* Whether both are listed, as names of which vowels tell one from another or as
 * places, and not with the same usual Latin spelling. */
bool lists_apart (const struct name_code *, const struct name_code *);

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
