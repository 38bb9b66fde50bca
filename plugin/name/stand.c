/* How a name stands in running text, for those who look for its place there. */
#include "name/find.h"

/* What is written joined to a name in front; لل is ل before the article. */
static const char *const joined[] = { "و", "ل", "ب", "ف", "ك", "ول", "وب" };

#define ARTICLE_LETTERS "ال"
#define FOR_THE         "لل"

static bool
join (struct name_stand *stand, const char *front, struct span rest)
{
    size_t front_size = strlen (front), size = front_size + rest.len;

    if (size > sizeof stand->room - stand->used || stand->count == NAME_STANDS)
        return false;
    char *at = stand->room + stand->used;
    memcpy (at, front, front_size);
    memcpy (at + front_size, rest.at, rest.len);
    stand->used += size;
    stand->form[stand->count++] = (struct span) { at, size };
    return true;
}

static void
join_all (struct name_stand *stand, struct span word, unsigned ways)
{
    join (stand, "", word);
    if (! (ways & STANDS_JOINED) || word.len == 0 || (unsigned char) word.at[0] < 0x80)
        return;
    for (size_t i = 0; i < sizeof joined / sizeof joined[0]; i++)
        join (stand, joined[i], word);
    if (span_starts (word, span_of (ARTICLE_LETTERS)))
        join (stand, FOR_THE, span_after (word, strlen (ARTICLE_LETTERS)));
}

/* The half by which a compound is told from others: مصعب of أبو مصعب, صلاح of
 * صلاح الدين. */
static bool
telling_half (const struct compound_rule *rule, struct span spelling, struct span *half)
{
    struct span heads = span_of (rule->heads), head, tail = span_of (rule->tail);

    while (span_next (&heads, ' ', &head)) {
        if (! span_starts (spelling, head) || spelling.len <= head.len)
            continue;
        struct span rest = span_after (spelling, head.len);
        bool        fits = rule->tail_is == HALF_FIXED ? span_equal (rest, tail)
                           : rule->tail_is == HALF_ARTICLE ? span_starts (rest, span_of (ARTICLE_LETTERS)) : rest.len >= 4;
        if (! fits)
            continue;
        *half = rule->tail_is == HALF_FIXED ? head : rest;
        return true;
    }
    return false;
}

void
name_stands (struct span spelling, unsigned ways, struct name_stand *stand)
{
    struct span half;

    stand->count = 0;
    stand->used  = 0;
    join_all (stand, spelling, ways);
    for (unsigned r = 0; ways & STANDS_HALVES && r < compound_rule_count; r++)
        if (telling_half (&compound_rules[r], spelling, &half)) {
            join_all (stand, half, ways);
            return;
        }
}
