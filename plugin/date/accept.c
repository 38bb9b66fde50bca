/* accept.c - what looks like a date and is none.
 *
 * A shape alone is not enough where words have other uses: رمضان is a name,
 * اليوم a newspaper, 2000 a number of people, 14 آذار a party. What stands
 * beside the words decides; the lists are in date-words.tsv, class by class. */
#include "date/piece.h"

enum { ROUND_YEAR = 2000, QUERY_TOKENS = 4, LETTERS_COUNTED = 6 };

/* Prepositions, and whatever else calls for a date behind it. */
static bool
is_spoken_for (const struct reader *reader, size_t at)
{
    static const uint64_t speakers = UINT64_C (1) << WORD_IN | UINT64_C (1) << WORD_FROM
                                     | UINT64_C (1) << WORD_TO | UINT64_C (1) << WORD_AGO
                                     | UINT64_C (1) << WORD_AFTER | UINT64_C (1) << WORD_BETWEEN
                                     | UINT64_C (1) << PIECE_FOR | UINT64_C (1) << PIECE_OPEN
                                     | UINT64_C (1) << WORD_PART | UINT64_C (1) << WORD_MEETS;

    return at > 0 && speakers >> reader->at[at - 1].class & 1;
}

static struct word
word_before (const struct reader *reader, const struct piece *piece)
{
    bool beside =
        piece->token && ! (reader->tokens->at[piece->token].gap & ~(GAP_SPACE | GAP_LINE | GAP_QUOTE));

    return beside ? reader_word (reader, piece->token - 1) : (struct word) { 0, WORD_NONE, 0 };
}

/* A noun in the accusative that a number counts: 1950 مترا. */
static bool
is_counted (const struct reader *reader, size_t token)
{
    struct word         word = reader_word (reader, token);
    const struct token *t    = &reader->tokens->at[token];

    if (word.class != WORD_NONE)
        return word.class == WORD_COUNTED || word.class == WORD_NUMBERED || word.class == WORD_SPORT
               || word.class == WORD_UNIT || word.class == WORD_NUMBER;
    return t->kind == TOKEN_ARABIC && t->folded.len >= LETTERS_COUNTED && span_ends (t->folded, span_of ("ا"))
           && ! span_starts (t->folded, span_of ("ال"));
}

/* أكثر من 1950: more than so many. */
static bool
is_compared (const struct reader *reader, size_t at)
{
    return at > 0 && reader->at[at - 1].class == WORD_FROM
           && word_before (reader, &reader->at[at - 1]).class == WORD_NUMBERED;
}

static bool
is_joint (const struct piece *mark, const struct piece *number)
{
    return (mark->class == PIECE_SLASH || mark->class == PIECE_DASH) && mark->flags & PIECE_TIGHT
           && (number->class == WORD_NUMBER || (number->class == PIECE_DATE && number->flags & PIECE_BARE));
}

/* The rest of 31/2/2023, or of a telephone number. */
static bool
is_in_chain (const struct reader *reader, size_t at)
{
    const struct piece *piece = &reader->at[at];

    return (at > 1 && is_joint (piece - 1, piece - 2))
           || (at + 2 < reader->count && is_joint (piece + 1, piece + 2));
}

static bool
accept_year (const struct reader *reader, size_t at)
{
    const struct piece *piece  = &reader->at[at];
    const struct token *tokens = reader->tokens->at;
    size_t              next   = piece->token + piece->tokens;
    bool                spoken = is_spoken_for (reader, at);
    struct word         before = word_before (reader, piece);

    if (! reader->options->years_alone || before.class == WORD_NUMBERED || before.class == WORD_ABOUT)
        return false;
    if (tokens[piece->token].gap & (GAP_CURRENCY | GAP_PERCENT)
        || (at > 0 && reader->at[at - 1].class == WORD_NUMBER && ! (tokens[piece->token].gap & GAP_OPEN))
        || is_compared (reader, at) || is_in_chain (reader, at))
        return false;
    if (next < reader->tokens->count) {
        if (tokens[next].gap & (GAP_CURRENCY | GAP_PERCENT))
            return false;
        if (! (tokens[next].gap & ~(GAP_SPACE | GAP_LINE)) && is_counted (reader, next)
            && (! spoken || reader_word (reader, next).class != WORD_NONE))
            return false;
    }
    if (piece->when.year == ROUND_YEAR && at > 0 && reader->at[at - 1].class == WORD_FROM)
        return false;
    return spoken || piece->when.year != ROUND_YEAR || before.class == WORD_NAMING;
}

static bool
accept_today (const struct reader *reader, size_t at)
{
    const struct piece *piece = &reader->at[at];
    struct word         next  = reader_word (reader, piece->token + piece->tokens),
                before        = word_before (reader, piece);

    if (piece->word_flags & WORD_UNSURE)
        return reader->tokens->count <= QUERY_TOKENS; /* بكرة is also: with a ball */
    if (! (piece->flags & PIECE_BARE))
        return true;
    if (before.class == WORD_DAYKIND || next.class == WORD_DAYKIND || next.class == WORD_ORDINAL
        || next.class == WORD_THAT || next.class == WORD_SAME)
        return false;
    return ! (at > 0 && reader->at[at - 1].class == WORD_IN);
}

static bool
accept_day (const struct reader *reader, const struct piece *piece)
{
    const struct when *when = &piece->when;

    if (piece->word_flags & WORD_RARE && ! (piece->word_flags & WORD_HERE) && ! when->has_year && when->weekday == NO_WEEKDAY)
        return false;
    return when->has_year || when->side != NO_SIDE || word_before (reader, piece).class != WORD_NAMING;
}

bool
piece_accept (const struct reader *reader, size_t at)
{
    const struct piece *piece  = &reader->at[at];
    struct word         before = word_before (reader, piece);
    bool                bare   = piece->flags & PIECE_BARE;
    size_t              next   = piece->token + piece->tokens;

    if (before.class == WORD_EVERY)
        return false;
    switch (piece->value) {
    case GRAIN_DATE:
        return accept_day (reader, piece);
    case GRAIN_WEEKDAY:
        return ! (piece->word_flags & WORD_UNSURE);
    case GRAIN_TODAY:
        return before.class != WORD_NAMING && accept_today (reader, at);
    case GRAIN_YEAR:
        return bare ? accept_year (reader, at)
                    : ! (piece->flags & PIECE_RELATIVE) || before.class != WORD_GENERAL;
    case GRAIN_MONTH:
        if (! bare)
            return true;
        if (before.class == WORD_NAMING
            || (piece->word_flags & WORD_RARE && piece->tokens < reader->tokens->count))
            return false;
        return ! (piece->word_flags & WORD_UNSURE) || is_spoken_for (reader, at)
               || (at > 0 && reader->at[at - 1].class == WORD_UNIT) || piece->tokens == reader->tokens->count;
    case GRAIN_DAY: /* a feast alone is a word, in a query a day */
        return ! bare || reader->tokens->count <= QUERY_TOKENS;
    default: /* decades: في الخمسينيات من عمره */
        return ! (bare && reader_word (reader, next).class == WORD_FROM
                  && reader_word (reader, next + 1).class == WORD_COUNTED)
               && ! (bare && next < reader->tokens->count
                     && reader_word (reader, next).class == WORD_COUNTED);
    }
}
