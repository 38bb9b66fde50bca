#include "date/rules.h"

struct piece *
match_get (const struct match *match, enum step step)
{
    for (unsigned i = 0; i < match->steps; i++)
        if (match->step[i] == step)
            return match->piece[i];
    return NULL;
}

struct piece *
match_second (const struct match *match, enum step step)
{
    unsigned seen = 0;

    for (unsigned i = 0; i < match->steps; i++)
        if (match->step[i] == step && seen++)
            return match->piece[i];
    return NULL;
}

/* Whether the row's steps stand at `at`. A skipped optional step is never
 * tried again: no row has one that the step behind it could also take. */
static bool
rule_stands (const struct reader *reader, const struct date_rule *rule, size_t at, struct match *match)
{
    size_t end = at;

    match->steps = 0;
    for (unsigned i = 0; i < RULE_STEPS && rule->steps[i] != STEP_END; i++) {
        enum step step = rule->steps[i] & ~STEP_OPTIONAL;

        if (end < reader->count && step_accepts (step, &reader->at[end])) {
            match->piece[match->steps] = &reader->at[end++];
            match->step[match->steps]  = step;
            match->steps++;
        } else if (! (rule->steps[i] & STEP_OPTIONAL))
            return false;
    }
    match->at     = at;
    match->pieces = end - at;
    return true;
}

/* A date over the matched words, nothing known of it yet. */
static struct piece
piece_over (const struct match *match, const struct date_rule *rule)
{
    struct piece out = { .token = match->piece[0]->token, .class = PIECE_DATE, .rule = rule->name };
    size_t       end = out.token;

    for (unsigned i = 0; i < match->steps; i++) {
        const struct piece *piece = match->piece[i];

        if (piece->tokens && piece->token + piece->tokens > end)
            end = piece->token + piece->tokens;
        out.flags |= piece->flags & PIECE_RELATIVE;
    }
    out.tokens       = (uint32_t) (end - out.token);
    out.flags       |= match->piece[0]->flags & PIECE_TIGHT;
    out.when         = (struct when) { .first = DAY_NONE, .last = DAY_NONE, .weekday = NO_WEEKDAY, .side = NO_SIDE };
    out.when.until   = DAY_NONE;
    return out;
}

/* The row of the level that takes the most pieces at `at`; returns how many. */
static size_t
level_read (struct reader *reader, const struct date_level *level, size_t at, struct piece *best)
{
    size_t       longest = 0;
    struct match match;
    uint64_t     class = UINT64_C (1) << reader->at[at].class;

    for (size_t i = 0; i < level->count; i++) {
        const struct date_rule *rule = &level->rules[i];

        if (! (rule->steps[0] & STEP_OPTIONAL) && ! (step_classes (rule->steps[0]) & class))
            continue;
        if (! rule_stands (reader, rule, at, &match) || match.pieces <= longest)
            continue;

        struct piece out = piece_over (&match, rule);
        if (rule->read (reader, &match, &out)) {
            *best   = out;
            longest = match.pieces;
        }
    }
    return longest;
}

static void
level_apply (struct reader *reader, const struct date_level *level)
{
    size_t kept = 0;

    for (size_t at = 0; at < reader->count;) {
        struct piece made;
        size_t       took = level_read (reader, level, at, &made);

        if (took) {
            at            += took - 1;
            reader->at[at] = made;
            if (level->again && took > 1)
                continue;
        }
        reader->at[kept++] = reader->at[at++];
    }
    reader->count = kept;
}

void
rules_apply (struct reader *reader)
{
    pieces_join_numbers (reader);
    for (size_t i = 0; i < date_level_count; i++)
        level_apply (reader, &date_levels[i]);
}
