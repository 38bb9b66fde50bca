/* Our light stemmer.
 *
 * First the word is cut around a known core in every way the rows of affixes.c
 * allow, and the cheapest cut wins (see affixes.h); the stem is then what the
 * list says of the core: the singular of a broken plural, the past of a verb.
 * Where no cut has a known core, rows that may guess are taken off in turn:
 * joint, front, then pronoun and what stands before it, or back.
 *
 * Not handled: words of two letters or less; a preposition before an unknown
 * word that does not begin like a derived noun, since it may be the first
 * letter of a name. */
#include "stem/light.h"

#include "base/hash.h"
#include "stem/affixes.h"
#include "stem/affix_list.h"
#include "stem/words.h"

enum { CUTS = 24, CORE_BYTES_MIN = 4, OUTER = 2, COST_NONE = 255 };

/* One way to take something off one end. */
struct cut {
    const struct affix *outer, *inner; /* NULL: nothing */
    uint8_t             bytes, cost, flags;
    uint16_t            takes;
};

struct cuts {
    struct cut at[CUTS];
    unsigned   count;
};

/* The cheapest analysis so far. */
struct choice {
    const struct cut *front, *back;
    struct span       core;
    struct reading    reading;
    unsigned          cost;
};

enum {
    TAKES_BARE_FRONT = CLASS_NOUNS | CLASS_NAME | CLASS_BOUND | CLASS_PASTS | CLASS_PARTICLE,
    TAKES_BARE_BACK  = CLASS_NOUN | CLASS_PLURAL | CLASS_NAMES | CLASS_PARTICLE | CLASS_PAST | CLASS_NOW
                      | CLASS_NOW_SHORT,
    TAKES_BARE_INNER = CLASS_NOUN | CLASS_PLURAL | CLASS_BOUND | CLASS_PARTICLE | CLASS_PAST | CLASS_NOW | CLASS_NOW_SHORT
};

/* ---- rows that match an end of the word ---- */

struct row_range {
    const struct affix *at, *end;
};

/* The rows of a side whose outer letter is the two bytes at `letter`, if they
 * are one of U+0600–U+067F. */
static struct row_range
rows_at (enum affix_side side, const char *letter)
{
    unsigned index = ((unsigned) letter[0] & 1) << 6 | ((unsigned) letter[1] & 63);

    if (((unsigned char) letter[0] & 0xfe) != 0xd8 || ((unsigned char) letter[1] & 0xc0) != 0x80)
        return (struct row_range) { 0 };
    return (struct row_range) { affixes + affix_index[side][index].first,
                                affixes + affix_index[side][index].first + affix_index[side][index].count };
}

static struct row_range
rows_before (enum affix_side side, struct span word)
{
    return word.len < 2 ? (struct row_range) { 0 } : rows_at (side, word.at);
}

static struct row_range
rows_behind (enum affix_side side, struct span word)
{
    return word.len < 2 ? (struct row_range) { 0 } : rows_at (side, span_end (word) - 2);
}

/* The outer letter is known to match. */
static bool
at_front (const struct affix *row, struct span word)
{
    if (row->flags & AFFIX_DOUBLED
        && ! span_starts (span_after (word, row->size), (struct span) { row->letters, row->size }))
        return false;
    return row->size == OUTER || span_starts (word, (struct span) { row->letters, row->size });
}

static bool
at_back (const struct affix *row, struct span word)
{
    return row->size == OUTER || span_ends (word, (struct span) { row->letters, row->size });
}

static void
add_cut (struct cuts *cuts, const struct affix *outer, const struct affix *inner, uint16_t takes)
{
    struct cut *cut = &cuts->at[cuts->count];

    if (cuts->count == CUTS || takes == 0)
        return;
    *cut = (struct cut) { outer, inner, 0, 0, 0, takes };
    if (outer) {
        cut->bytes += outer->size;
        cut->cost += outer->cost;
        cut->flags |= outer->flags;
    }
    if (inner) {
        cut->bytes += inner->size;
        cut->cost += inner->cost;
        cut->flags |= inner->flags;
    }
    cuts->count++;
}

static void
add_fronts (struct cuts *cuts, const struct affix *joint, struct span rest, uint16_t allowed)
{
    struct row_range rows = rows_before (SIDE_FRONT, rest);

    add_cut (cuts, joint, NULL, TAKES_BARE_FRONT & allowed);
    for (const struct affix *row = rows.at; row < rows.end; row++)
        if (at_front (row, rest))
            add_cut (cuts, joint, row, row->takes & allowed);
}

static void
front_cuts (struct cuts *cuts, struct span word, uint16_t allowed)
{
    struct row_range joints = rows_before (SIDE_JOINT, word);

    cuts->count = 0;
    add_fronts (cuts, NULL, word, allowed);
    for (const struct affix *row = joints.at; row < joints.end; row++)
        add_fronts (cuts, row, span_after (word, row->size), allowed);
}

static void
back_cuts (struct cuts *cuts, struct span word, uint16_t allowed)
{
    struct row_range backs = rows_behind (SIDE_BACK, word), pronouns = rows_behind (SIDE_PRONOUN, word);

    cuts->count = 0;
    add_cut (cuts, NULL, NULL, TAKES_BARE_BACK & allowed);
    for (const struct affix *row = backs.at; row < backs.end; row++)
        if (at_back (row, word))
            add_cut (cuts, row, NULL, row->takes & allowed);
    for (const struct affix *row = pronouns.at; row < pronouns.end; row++) {
        if (! at_back (row, word))
            continue;
        struct span      rest   = span_before (word, row->size);
        struct row_range inners = rows_behind (SIDE_INNER, rest);

        add_cut (cuts, row, NULL, row->takes & TAKES_BARE_INNER & allowed);
        for (const struct affix *inner = inners.at; inner < inners.end; inner++)
            if (at_back (inner, rest))
                add_cut (cuts, row, inner, row->takes & inner->takes & allowed);
    }
}

/* ---- a known core ---- */

/* A plural of the operator's list stands where a built-in one would. */
static void
weigh_own (const struct stemmer *stemmer, struct choice *best, struct span core, const struct cut *front,
           const struct cut *back)
{
    struct lexicon_entry entry;
    unsigned             cost = (unsigned) front->cost + back->cost;

    if (! (front->takes & back->takes & CLASS_PLURAL) || cost >= best->cost
        || ! lexicon_look (stemmer->lists.plurals, core, &entry) || entry.payload.len == 0
        || entry.payload.len > LIGHT_WORD_MAX)
        return;
    *best = (struct choice) { front, back, core, { CLASS_PLURAL, 0, ORIGIN_OPERATOR, entry.payload }, cost };
}

static void
weigh (struct choice *best, struct span core, uint32_t hash, const struct cut *front, const struct cut *back)
{
    struct lexicon_entry entry;
    struct reading       reading;
    uint16_t             takes = front->takes & back->takes;
    unsigned             cost  = (unsigned) front->cost + back->cost;

    if (! maybe_core (hash) || ! lexicon_find (stem_words, core, hash, &entry) || ! (entry.value & takes))
        return;
    while (reading_next (&entry.payload, &reading))
        if ((reading.classes & takes) && cost + reading.cost < best->cost)
            *best = (struct choice) { front, back, core, reading, cost + reading.cost };
}

static void
choose (const struct stemmer *stemmer, struct choice *best, struct span word, const struct cuts *fronts,
        const struct cuts *backs)
{
    for (unsigned f = 0; f < fronts->count; f++) {
        for (unsigned b = 0; b < backs->count; b++) {
            const struct cut *front = &fronts->at[f], *back = &backs->at[b];

            if ((unsigned) front->cost + back->cost >= best->cost || ! (front->takes & back->takes)
                || word.len < (size_t) front->bytes + back->bytes + CORE_BYTES_MIN
                || ((front->flags & AFFIX_DEFINITE) && (back->flags & AFFIX_OPEN)))
                continue;
            struct span core = span_before (span_after (word, front->bytes), back->bytes);
            if (stemmer->lists.plurals.size)
                weigh_own (stemmer, best, core, front, back);
            weigh (best, core, hash_bytes (core), front, back);
        }
    }
}

static uint16_t
classes_allowed (const struct stem_options *options)
{
    return (uint16_t) (CLASS_ALL & (options->verbs ? ~0 : ~CLASS_VERBS)
                       & (options->plurals ? ~0 : ~(CLASS_PLURAL | CLASS_PLURAL_TEH)));
}

static void
trace_cut (struct stem_trace *trace, const struct cut *cut, struct span *word, bool front)
{
    const struct affix *rows[] = { cut->outer, cut->inner };

    for (unsigned i = 0; i < 2; i++) {
        if (! rows[i])
            continue;
        *word = front ? span_after (*word, rows[i]->size) : span_before (*word, rows[i]->size);
        trace_step (trace, rows[i]->gloss, *word);
    }
}

static const char *const origin_gloss[ORIGINS] = {
    [ORIGIN_WORD] = "a word of the list",    [ORIGIN_PLURAL] = "broken plural", [ORIGIN_VERB] = "a core of the verb",
    [ORIGIN_DERIVED] = "derived from a verb", [ORIGIN_NAME] = "a name",          [ORIGIN_PARTICLE] = "a particle",
    [ORIGIN_PROTECTED] = "a protected word",  [ORIGIN_IRREGULAR] = "irregular",
};

static size_t
write_choice (const struct choice *best, struct span word, char *to, struct stem_trace *trace)
{
    const struct affix *back = best->back->outer;
    struct span         stem = best->reading.stem;
    size_t              len;

    if (back && back->flags & AFFIX_KEPT) {
        memcpy (to, best->core.at, best->core.len);
        memcpy (to + best->core.len, back->restore, back->restore_size);
        len = best->core.len + back->restore_size;
    } else {
        memcpy (to, stem.at, stem.len);
        len = stem.len;
    }
    if (trace) {
        trace_cut (trace, best->front, &word, true);
        trace_cut (trace, best->back, &word, false);
        trace_step (trace, origin_gloss[best->reading.origin], (struct span) { to, len });
    }
    return len;
}

/* ---- a guess ---- */

struct guess {
    struct span          rest;
    unsigned             letters;
    bool                 bare, definite, person;
    const struct affix  *restored; /* whose `restore` goes behind the rest */
    struct stem_trace   *trace;
    const struct stem_options *options;
};

static bool
begins_derived (struct span rest)
{
    return span_starts (rest, span_of ("م")) || span_starts (rest, span_of ("ت"))
           || span_starts (rest, span_of ("ا"));
}

static bool
guess_allows (const struct guess *g, const struct affix *row, struct span after)
{
    if (row->guess == GUESS_NEVER || g->letters < row->count + row->keep
        || (g->definite && row->flags & AFFIX_OPEN) || (! g->options->verbs && row->flags & AFFIX_VERBAL))
        return false;
    switch (row->guess) {
    case GUESS_BARE: return g->bare;
    case GUESS_DEFINITE: return g->definite;
    case GUESS_INDEFINITE: return ! g->definite;
    case GUESS_PERSON: return g->person;
    case GUESS_DERIVED: return g->options->proclitics && begins_derived (after);
    default: return true;
    }
}

static void
guess_took (struct guess *g, const struct affix *row, struct span after)
{
    g->rest = after;
    g->letters -= row->count;
    g->definite |= (row->flags & AFFIX_DEFINITE) != 0;
    g->person |= (row->flags & AFFIX_PERSON) != 0;
    g->bare &= row->side != SIDE_FRONT;
    if (row->restore_size)
        g->restored = row;
    trace_step (g->trace, row->gloss, after);
}

/* Takes off the first row of the side that may go. */
static bool
guess_side (struct guess *g, enum affix_side side)
{
    bool             front = side == SIDE_JOINT || side == SIDE_FRONT;
    struct row_range rows  = front ? rows_before (side, g->rest) : rows_behind (side, g->rest);

    for (const struct affix *row = rows.at; row < rows.end; row++) {
        if (! (front ? at_front (row, g->rest) : at_back (row, g->rest)))
            continue;
        struct span after = front ? span_after (g->rest, row->size) : span_before (g->rest, row->size);
        if (guess_allows (g, row, after)) {
            guess_took (g, row, after);
            return true;
        }
    }
    return false;
}

static size_t
guess_stem (const struct stemmer *stemmer, struct span word, char *to, struct stem_trace *trace)
{
    struct guess g = { word, letters_of (word), true, false, false, NULL, trace, &stemmer->options };

    guess_side (&g, SIDE_JOINT);
    guess_side (&g, SIDE_FRONT);
    if (guess_side (&g, SIDE_PRONOUN))
        guess_side (&g, SIDE_INNER);
    else
        guess_side (&g, SIDE_BACK);
    memcpy (to, g.rest.at, g.rest.len);
    if (! g.restored)
        return g.rest.len;
    memcpy (to + g.rest.len, g.restored->restore, g.restored->restore_size);
    return g.rest.len + g.restored->restore_size;
}

static bool
is_arabic (struct span word)
{
    unsigned char lead = (unsigned char) word.at[0];

    return lead >= 0xd8 && lead <= 0xdb;
}

/* The stem of the singular the operator gave, who is not asked again. */
static size_t
own_plural (const struct stemmer *stemmer, struct span singular, char *to, struct stem_trace *trace)
{
    struct stemmer built_in = { .options = stemmer->options };

    trace_step (trace, "a plural of the operator", singular);
    return light_stem (&built_in, singular, hash_bytes (singular), to, trace);
}

size_t
light_stem (const struct stemmer *stemmer, struct span word, uint32_t hash, char *to, struct stem_trace *trace)
{
    struct cuts   fronts, backs;
    struct choice best    = { .cost = COST_NONE };
    uint16_t      allowed = classes_allowed (&stemmer->options);
    struct cut    front = { .takes = TAKES_BARE_FRONT & allowed }, back = { .takes = TAKES_BARE_BACK & allowed };

    if (! is_arabic (word)) {
        memcpy (to, word.at, word.len);
        return word.len;
    }
    weigh (&best, word, hash, &front, &back);
    if (best.cost > 0 || stemmer->lists.plurals.size) {
        front_cuts (&fronts, word, allowed);
        back_cuts (&backs, word, allowed);
        choose (stemmer, &best, word, &fronts, &backs);
    }
    if (best.cost < COST_NONE && best.reading.origin == ORIGIN_OPERATOR)
        return own_plural (stemmer, best.reading.stem, to, trace);
    if (best.cost < COST_NONE)
        return write_choice (&best, word, to, trace);
    return guess_stem (stemmer, word, to, trace);
}
