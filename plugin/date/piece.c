#include "date/piece.h"

#include <stdlib.h>

enum { NUMBER_DIGITS_MAX = 6 };

/* A note: what word_pack makes of the word, and above it what the filters say. */
static const uint64_t NOTED = UINT64_C (1) << 32, NOTE_POSSIBLE = UINT64_C (1) << 33, NOTE_ANCHOR = UINT64_C (1) << 34;

uint64_t
date_note (const struct token *token)
{
    struct span base;
    uint64_t    note = NOTED;

    if (word_possible (token->hash))
        note |= NOTE_POSSIBLE | word_pack (word_find (token->folded, token->hash, &base));
    if (word_anchor (token->hash))
        note |= NOTE_ANCHOR;
    return note;
}

static uint64_t
token_note (const struct token *token)
{
    return token->notes.date ? token->notes.date : date_note (token);
}

static struct word
word_noted (uint64_t note)
{
    return word_unpack ((uint32_t) note);
}

static struct piece *
piece_add (struct reader *reader, uint8_t class, size_t token, size_t tokens)
{
    if (reader->count == reader->room) {
        size_t        room = reader->room ? 2 * reader->room : 64;
        struct piece *at   = realloc (reader->at, room * sizeof *at);

        if (at == NULL) {
            reader->failed = true;
            return NULL;
        }
        reader->at   = at;
        reader->room = room;
    }

    struct piece *piece = &reader->at[reader->count++];

    *piece = (struct piece) { .token = (uint32_t) token, .tokens = (uint32_t) tokens, .class = class };
    piece->when.first = piece->when.last = DAY_NONE;
    piece->when.weekday                  = NO_WEEKDAY;
    piece->when.side                     = NO_SIDE;
    return piece;
}

/* Marks in the order they close and open. */
static const struct {
    uint16_t gap;
    uint8_t class;
} marks[] = {
    { GAP_CLOSE, PIECE_CLOSE },
    { GAP_STOP, PIECE_STOP },
    { GAP_LINE, PIECE_STOP },
    { GAP_COMMA, PIECE_COMMA },
    { GAP_COLON, PIECE_COLON },
    { GAP_DASH, PIECE_DASH },
    { GAP_SLASH, PIECE_SLASH },
    { GAP_OPEN, PIECE_OPEN },
    { GAP_PERCENT | GAP_CURRENCY | GAP_OTHER, PIECE_BAR },
};

/* Of the marks before a run only an opening bracket belongs to it. */
static void
add_marks (struct reader *reader, size_t token)
{
    uint16_t gap = reader->tokens->at[token].gap;

    if (reader->count == 0)
        gap &= GAP_OPEN;
    if ((gap & ~(GAP_SPACE | GAP_QUOTE)) == 0)
        return;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (gap & marks[i].gap) {
            struct piece *piece = piece_add (reader, marks[i].class, token, 0);
            if (piece && ! (gap & (GAP_SPACE | GAP_LINE)))
                piece->flags |= PIECE_TIGHT;
        }
}

/* A whole number of few digits, without separators: 1,985 is no year. */
static bool
add_number (struct reader *reader, size_t at)
{
    const struct token *token = &reader->tokens->at[at];
    struct span         text  = token->folded;
    int32_t             value = 0;

    if (text.len > NUMBER_DIGITS_MAX || (token->source.len != text.len && token->source.len != 2 * text.len))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        value = 10 * value + (text.at[i] - '0');
    }

    struct piece *piece = piece_add (reader, WORD_NUMBER, at, 1);
    if (piece == NULL)
        return false;
    piece->value  = value;
    piece->digits = (uint8_t) text.len;
    return true;
}

static const struct {
    uint16_t flag;
    uint8_t class;
} proclitic_pieces[] = {
    { WORD_WITH_AND, WORD_AND },
    { WORD_WITH_IN, WORD_IN },
    { WORD_WITH_FOR, PIECE_FOR },
};

static void
add_proclitics (struct reader *reader, size_t token, uint16_t flags)
{
    for (size_t i = 0; i < sizeof proclitic_pieces / sizeof proclitic_pieces[0]; i++)
        if (flags & proclitic_pieces[i].flag)
            piece_add (reader, proclitic_pieces[i].class, token, 0);
}

/* The longest entry of several words that begins at `token`; returns how many
 * tokens it takes, 0 for none. */
static size_t
find_phrase (const struct reader *reader, size_t token, struct span base, struct word *word)
{
    char        text[PHRASE_ROOM];
    size_t      len = base.len, found = 0;
    struct word entry;

    if (len >= sizeof text)
        return 0;
    memcpy (text, base.at, len);
    for (size_t i = 1; i < PHRASE_WORDS && token + i < reader->tokens->count; i++) {
        const struct token *next = &reader->tokens->at[token + i];

        if (next->gap & ~(GAP_SPACE | GAP_LINE) || len + next->folded.len + 1 > sizeof text)
            break;
        text[len++] = ' ';
        memcpy (text + len, next->folded.at, next->folded.len);
        len += next->folded.len;
        if (word_find_phrase ((struct span) { text, len }, &entry)) {
            *word = entry;
            found = i + 1;
        }
    }
    return found;
}

/* A proclitic cut off its word, before a number or a quotation: بـ5, الـ10. */
static bool
add_clitic (struct reader *reader, size_t at)
{
    static const struct {
        const char *letters;
        uint16_t    flags;
    } known[] = {
        { "ال", 0 },
        { "و", WORD_WITH_AND },
        { "ب", WORD_WITH_IN },
        { "ل", WORD_WITH_FOR },
        { "بال", WORD_WITH_IN },
        { "لل", WORD_WITH_FOR },
        { "وال", WORD_WITH_AND },
    };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (span_is (reader->tokens->at[at].folded, known[i].letters)) {
            add_proclitics (reader, at, known[i].flags);
            return true;
        }
    return false;
}

/* Whether آ (U+0622) is written, which folding makes a bare alef. */
static bool
has_madda (struct span source)
{
    for (size_t i = 0; i + 1 < source.len; i++)
        if (memcmp (source.at + i, "آ", 2) == 0)
            return true;
    return false;
}

/* Adds the word at `at`; returns the tokens it took, 0 if it is no date word. */
/* In its region a name that is hardly ever a month elsewhere is one behind a day.
 * Alone it is another word there too: في الماء is in the water, also in Libya. */
static void
settle_region (const struct date_options *options, struct piece *month)
{
    int32_t regions = month->value >> REGION_SHIFT;

    month->value -= regions << REGION_SHIFT;
    if ((regions & options->months) != 0)
        month->word_flags |= WORD_HERE;
}

static size_t
add_word (struct reader *reader, size_t at)
{
    const struct token *token = &reader->tokens->at[at];
    struct word         word  = word_noted (token_note (token));
    size_t              took  = 1;

    if (word.flags & WORD_HEAD) {
        struct span base = { NULL, 0 };
        struct word phrase;

        word_find (token->folded, token->hash, &base);
        size_t words = find_phrase (reader, at, base, &phrase);

        if (words) {
            phrase.flags |= word.flags & WORD_PROCLITICS;
            word = phrase;
            took = words;
        }
    }
    if (word.class == WORD_NONE || word.class >= WORD_EVERY || word.flags & WORD_WITH_AS
        || (word.flags & WORD_ACRONYM && token->kind != TOKEN_ACRONYM))
        return 0;
    add_proclitics (reader, at, word.flags);

    struct piece *piece = piece_add (reader, word.class, at, took);
    if (piece == NULL)
        return 0;
    piece->value      = word.value;
    piece->word_flags = word.flags;
    if (word.class == WORD_MONTH)
        settle_region (reader->options, piece);
    if (word.flags & WORD_MADDA && has_madda (token->source))
        piece->word_flags &= (uint16_t) ~(WORD_UNSURE | WORD_RARE);
    return took;
}

/* Adds what stands at `at`; returns the tokens it took. */
static size_t
add_token (struct reader *reader, size_t at)
{
    const struct token *token = &reader->tokens->at[at];

    if (token->flags & (TOKEN_PART | TOKEN_NAME))
        return 0;
    if (token->flags & TOKEN_CLITIC)
        return add_clitic (reader, at);
    switch (token->kind) {
    case TOKEN_NUMBER:
        return add_number (reader, at);
    case TOKEN_ARABIC:
    case TOKEN_ACRONYM:
        return add_word (reader, at);
    default:
        return 0;
    }
}

/* Whether the token may be part of a run at all: most words are not. */
static bool
is_possible (const struct token *token)
{
    return token->kind == TOKEN_NUMBER || token->flags & TOKEN_CLITIC
           || ((token->kind == TOKEN_ARABIC || token->kind == TOKEN_ACRONYM) && token_note (token) & NOTE_POSSIBLE);
}

/* Whether it makes its run worth reading: a word dates turn on, four digits, a
 * number behind a slash or dash. */
static bool
is_anchor (const struct token *token)
{
    if (token->kind == TOKEN_NUMBER)
        return token->folded.len == 4 || token->gap & (GAP_SLASH | GAP_DASH);
    return (token_note (token) & NOTE_ANCHOR) != 0;
}

/* Where the next run worth reading may begin; the end when there is none. The
 * anchor it was found by is kept: up to it nothing is looked at twice. */
static size_t
run_begin (struct reader *reader, size_t from)
{
    const struct token_list *tokens = reader->tokens;
    size_t                   begin  = from;

    if (from <= reader->anchor && reader->anchor > 0)
        return from;
    for (size_t i = from; i < tokens->count; i++) {
        if (! is_possible (&tokens->at[i]))
            begin = i + 1;
        else if (is_anchor (&tokens->at[i])) {
            reader->anchor = i;
            return begin;
        }
    }
    return tokens->count;
}

size_t
pieces_read (struct reader *reader, size_t from)
{
    size_t count = reader->tokens->count;

    reader->count = 0;
    from          = run_begin (reader, from);
    while (from < count && ! reader->failed) {
        size_t marked = reader->count, took;

        add_marks (reader, from);
        took = add_token (reader, from);
        if (took == 0) {
            reader->count = marked;
            from++;
            if (marked)
                break;
            continue;
        }
        from += took;
    }
    return from;
}

struct word
reader_word (const struct reader *reader, size_t token)
{
    if (token >= reader->tokens->count)
        return (struct word) { 0, WORD_NONE, 0 };
    return word_noted (token_note (&reader->tokens->at[token]));
}
