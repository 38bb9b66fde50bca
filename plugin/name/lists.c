#include "name/lists.h"

#include "name/match_list.h"

/* Payloads are codes, each ended by a newline. */
static bool
payload_has (struct span payload, struct span code)
{
    struct span part;

    while (span_next (&payload, '\n', &part))
        if (span_equal (part, code))
            return true;
    return false;
}

static bool
joined (struct lexicon lexicon, const struct name_code *a, const struct name_code *b)
{
    struct lexicon_entry entry;

    return lexicon_look (lexicon, code_span (a), &entry) && payload_has (entry.payload, code_span (b));
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

bool
lists_apart (const struct name_code *a, const struct name_code *b)
{
    return (lists_known (a) & lists_known (b) & (KNOWN_ARABIC | KNOWN_PLACE)) != 0 && ! share_spelling (a, b);
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
    return *listed && payload_has (entry.payload, code_span (arabic));
}

static void
call_partners (struct lexicon lexicon, struct span code, partner_function *call, void *your)
{
    struct lexicon_entry entry;
    struct span          part;

    if (! lexicon_look (lexicon, code, &entry))
        return;
    while (span_next (&entry.payload, '\n', &part))
        if (part.len)
            call (your, part);
}

void
lists_partners (const struct namer *namer, const struct name_code *code, partner_function *call, void *your)
{
    call_partners (namer->lists.aliases, code_span (code), call, your);
    call_partners (name_aliases, code_span (code), call, your);
    call_partners (name_latin, code_span (code), call, your);
}
