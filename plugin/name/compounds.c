#include "name/find.h"

/* The heads of a row are words apart by blanks, folded. */
static bool
list_has (const char *words, struct span word)
{
    struct span rest = span_of (words), part;

    while (span_next (&rest, ' ', &part))
        if (span_equal (part, word))
            return true;
    return false;
}

static bool
half_fits (const struct finder *find, size_t i, unsigned half)
{
    const struct token *token = &find->tokens->at[i];
    const struct word  *word  = &find->words[i];

    if (token->kind != TOKEN_ARABIC || token->flags & (TOKEN_DATE | TOKEN_WHOLE) || token->folded.len < 4)
        return false;
    switch (half) {
    case HALF_ARTICLE: return span_starts (token->folded, span_of ("ال")) && token->folded.len > 8;
    case HALF_PERSON: return word->bits & KNOWN_PERSON && ! (word->bits & KNOWN_STOP) && word->cut == 0;
    case HALF_ANY: return ! word_stops (find, i);
    default: return false;
    }
}

static bool
rule_fits (const struct finder *find, const struct compound_rule *rule, size_t i, struct span first)
{
    if (! list_has (rule->heads, first))
        return false;
    if (rule->tail_is == HALF_FIXED)
        return span_is (find->tokens->at[i + 1].folded, rule->tail);
    return half_fits (find, i + 1, rule->tail_is);
}

/* The second half follows behind a blank; أبو "فدك" does not happen, "أبو فدك" does. */
int
compound_find (const struct finder *find, size_t i)
{
    char room[NAME_SPELLING_ROOM];

    if (! (find->words[i].bits & KNOWN_HEAD) || i + 1 >= find->tokens->count
        || find->tokens->at[i + 1].gap != GAP_SPACE)
        return -1;

    struct span first = word_rest (find, i, room);

    for (unsigned r = 0; r < compound_rule_count; r++)
        if (rule_fits (find, &compound_rules[r], i, first))
            return (int) r;
    return -1;
}
