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
    out.tokens = (uint32_t) (end - out.token);
    out.flags |= match->piece[0]->flags & PIECE_TIGHT;
    out.when = (struct when) { .first = DAY_NONE, .last = DAY_NONE, .weekday = NO_WEEKDAY, .side = NO_SIDE };
    out.when.until = DAY_NONE;
    return out;
}

static void
index_row (struct row_index *index, size_t level, size_t row)
{
    const uint8_t *steps   = date_levels[level].rules[row].steps;
    uint64_t       classes = 0;
    uint8_t        needed  = 0;

    for (unsigned i = 0; i < RULE_STEPS && steps[i] != STEP_END; i++) {
        if (needed == 0)
            classes |= step_tests[steps[i] & ~STEP_OPTIONAL].classes;
        needed += ! (steps[i] & STEP_OPTIONAL);
    }
    for (unsigned class = 0; class < PIECE_CLASSES; class ++)
        if (classes >> class & 1)
            index->rows[level][class][row / 64] |= UINT64_C (1) << row % 64;
    index->needed[level][row] = needed;
}

void
rules_index (struct row_index *index)
{
    memset (index, 0, sizeof *index);
    for (size_t level = 0; level < DATE_LEVELS; level++)
        for (size_t row = 0; row < date_levels[level].count && row < LEVEL_ROWS_MAX; row++)
            index_row (index, level, row);
}

/* The row of the level that takes the most pieces at `at`; returns how many. */
static size_t
level_read (struct reader *reader, size_t level, size_t at, struct piece *best)
{
    const uint64_t *rows    = reader->index->rows[level][reader->at[at].class];
    size_t          longest = 0;
    struct match    match;

    for (size_t word = 0; word < LEVEL_ROWS_MAX / 64; word++)
        for (uint64_t bits = rows[word]; bits; bits &= bits - 1) {
            size_t                  row  = word * 64 + (size_t) __builtin_ctzll (bits);
            const struct date_rule *rule = &date_levels[level].rules[row];

            if (reader->index->needed[level][row] > reader->count - at
                || ! rule_stands (reader, rule, at, &match) || match.pieces <= longest)
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
level_apply (struct reader *reader, size_t level)
{
    size_t kept = 0;

    for (size_t at = 0; at < reader->count;) {
        struct piece made;
        size_t       took = level_read (reader, level, at, &made);

        if (took) {
            at += took - 1;
            reader->at[at] = made;
            if (date_levels[level].again && took > 1)
                continue;
        }
        if (kept != at)
            reader->at[kept] = reader->at[at];
        kept++;
        at++;
    }
    reader->count = kept;
}

void
rules_apply (struct reader *reader)
{
    pieces_join_numbers (reader);
    for (size_t i = 0; i < DATE_LEVELS; i++)
        level_apply (reader, i);
}
