#include "name/lists.h"

#include "base/hash.h"
#include "name/match_list.h"

static bool
joined (struct lexicon lexicon, const struct name_code *a, const struct name_code *b)
{
    struct span          key = code_span (a);
    uint32_t             hash = hash_bytes (key);
    struct lexicon_entry entry;

    for (unsigned nth = 0; lexicon_find_nth (lexicon, key, hash, nth, &entry); nth++)
        if (span_equal (entry.payload, code_span (b)))
            return true;
    return false;
}

unsigned
lists_known (const struct name_code *code)
{
    struct lexicon_entry entry;

    return lexicon_look (name_known, code_span (code), &entry) ? entry.value : 0;
}

/* Whether both have the same usual Latin spelling: إسحاق, إسحق. */
static bool
share_spelling (const struct name_code *a, const struct name_code *b)
{
    struct lexicon_entry one, two;

    return lexicon_look (name_spellings, code_span (a), &one) && lexicon_look (name_spellings, code_span (b), &two)
           && span_equal (one.payload, two.payload);
}

enum apart
lists_apart (const struct name_code *a, const struct name_code *b)
{
    const unsigned known = KNOWN_ARABIC | KNOWN_PLACE;
    unsigned       one = lists_known (a), two = lists_known (b);

    if (one == 0 || two == 0)
        return (one | two) & known ? APART_ONE : APART_UNKNOWN;
    if (one == KNOWN_COMMON || two == KNOWN_COMMON)
        return one != two ? APART_BOTH : APART_UNKNOWN;
    return one & two & known && ! share_spelling (a, b) ? APART_BOTH : APART_UNKNOWN;
}

bool
lists_alias (const struct namer *namer, const struct name_code *a, const struct name_code *b)
{
    return joined (namer->lists.aliases, a, b) || joined (name_aliases, a, b);
}

bool
lists_veto (const struct namer *namer, const struct name_code *a, const struct name_code *b)
{
    if (joined (namer->lists.vetoes, a, b))
        return true;
    return joined (name_vetoes, a, b) && ! joined (namer->lists.aliases, a, b);
}

bool
lists_latin (const struct name_code *latin, const struct name_code *arabic, bool *listed)
{
    struct lexicon_entry entry;

    *listed = lexicon_look (name_latin, code_span (latin), &entry);
    return *listed && joined (name_latin, latin, arabic);
}

static void
call_partners (struct lexicon lexicon, struct span code, partner_function *call, void *your)
{
    uint32_t             hash = hash_bytes (code);
    struct lexicon_entry entry;

    for (unsigned nth = 0; lexicon_find_nth (lexicon, code, hash, nth, &entry); nth++)
        call (your, entry.payload);
}

void
lists_partners (const struct namer *namer, const struct name_code *code, partner_function *call, void *your)
{
    call_partners (namer->lists.aliases, code_span (code), call, your);
    call_partners (name_aliases, code_span (code), call, your);
    call_partners (name_latin, code_span (code), call, your);
}
