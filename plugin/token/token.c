/* The cut goes over the text once. Between words it gathers what the gap says
 * (table `gaps`); at a letter or digit it hands over to the reader of that kind
 * (word.c, number.c, …), which finds the end, folds, and adds tokens. */
#include "token/token.h"

#include "token/cut.h"

#include <stdlib.h>

/* What a class says when it stands between tokens. */
static const uint16_t gaps[TEXT_CLASS_COUNT] = {
    [CLASS_OTHER] = GAP_OTHER,      [CLASS_SPACE] = GAP_SPACE,      [CLASS_LINE] = GAP_LINE | GAP_SPACE,
    [CLASS_POINT] = GAP_STOP,       [CLASS_STOP] = GAP_STOP,        [CLASS_COMMA] = GAP_COMMA,
    [CLASS_SEMICOLON] = GAP_COMMA,  [CLASS_COLON] = GAP_COLON,      [CLASS_THOUSANDS] = GAP_COMMA,
    [CLASS_DECIMAL] = GAP_COMMA,    [CLASS_APOSTROPHE] = GAP_QUOTE, [CLASS_QUOTE] = GAP_QUOTE,
    [CLASS_HYPHEN] = GAP_DASH,      [CLASS_DASH] = GAP_DASH,        [CLASS_SLASH] = GAP_SLASH,
    [CLASS_OPEN] = GAP_OPEN,        [CLASS_CLOSE] = GAP_CLOSE,      [CLASS_PERCENT] = GAP_PERCENT,
    [CLASS_CURRENCY] = GAP_CURRENCY, [CLASS_HASH] = GAP_OTHER,      [CLASS_AT] = GAP_OTHER,
    [CLASS_MIDDLE] = GAP_OTHER,     [CLASS_UNDERSCORE] = GAP_OTHER, [CLASS_TATWEEL] = GAP_OTHER,
};

enum { LETTERS_ROOM = 64 * 1024, READER_TOKENS = 8, TOKEN_ROOM = TOKEN_SIZE_MAX * FOLD_GROWTH + FOLD_SPARE };

const char *
cut_clings (const struct cut *c, const char *at, const char *limit)
{
    unsigned size;

    while (at < limit && class_clings (cut_class (c, at, &size)))
        at += size;
    return at;
}

/* ---- the list ---- */

static bool
room_for_tokens (struct token_list *list, size_t more)
{
    if (list->room - list->count >= more)
        return true;

    size_t        room  = list->room ? 2 * list->room : 256;
    struct token *moved = realloc (list->at, room * sizeof *moved);

    if (moved == NULL)
        return false;
    list->at   = moved;
    list->room = room;
    return true;
}

/* Room for one reader's tokens: their count and their letters. */
static bool
make_room (struct cut *c)
{
    if (! room_for_tokens (c->list, READER_TOKENS))
        return false;
    if ((size_t) (c->to_end - c->to) >= TOKEN_ROOM)
        return true;
    c->to     = arena_take (&c->list->letters, LETTERS_ROOM);
    c->to_end = c->to != NULL ? c->to + LETTERS_ROOM : NULL;
    return c->to != NULL;
}

void
cut_add (struct cut *c, const char *at, const char *end, size_t size, unsigned kind, unsigned flags)
{
    if (size == 0) {
        c->gap |= GAP_OTHER;
        return;
    }

    struct span folded = { c->to, size };

    c->list->at[c->list->count++] = (struct token) {
        .source   = { at, (size_t) (end - at) },
        .folded   = folded,
        .hash     = hash_padded (folded),
        .position = flags & TOKEN_WHOLE ? c->position + 1 : ++c->position,
        .gap      = c->gap,
        .kind     = (uint8_t) kind,
        .flags    = (uint8_t) (flags | c->flags | (at == c->touch ? TOKEN_JOINED : 0)),
    };
    c->to += size;
    c->touch = end;
    c->gap   = 0;
}

void
cut_add_folded (struct cut *c, const char *at, const char *end, unsigned kind, unsigned flags)
{
    size_t size = fold_word (c->cutter->fold, (struct span) { at, (size_t) (end - at) }, c->to);

    cut_add (c, at, end, size, kind, flags);
}

void
token_list_free (struct token_list *list)
{
    free (list->at);
    arena_free (&list->letters);
    *list = (struct token_list) { 0 };
}

/* ---- the cut ---- */

/* Past the gap; false at the end of the text. */
static bool
pass_gap (struct cut *c)
{
    while (c->at < c->end) {
        if (*c->at == ' ') {
            c->gap |= GAP_SPACE;
            c->at++;
            continue;
        }
        unsigned size, class = cut_class (c, c->at, &size);

        if (class_starts_word (class) || ((class == CLASS_HASH || class == CLASS_AT) && tag_begins (c)))
            return true;
        c->gap |= gaps[class];
        c->at += size;
        if (gaps[class] & (GAP_STOP | GAP_LINE)) {
            c->safe_count = c->list->count;
            c->safe_at    = c->at;
        }
    }
    return false;
}

static void
cut_one (struct cut *c)
{
    unsigned class = cut_peek (c, c->at);

    if (! make_room (c)) {
        c->failed = true;
        return;
    }
    switch (class) {
    case CLASS_TATWEEL:
    case CLASS_ARABIC: cut_arabic (c); break;
    case CLASS_WORDS: cut_words (c); break;
    case CLASS_IDEOGRAPH: cut_ideograph (c); break;
    case CLASS_HASH:
    case CLASS_AT: cut_tag (c, class); break;
    default: cut_foreign (c); break;
    }
}

/* The words from `at` to `end` as parts; how many. */
static size_t
cut_parts (struct cut *c, const char *at, const char *end)
{
    struct cut kept  = *c;
    size_t     count = c->list->count;

    c->at    = at;
    c->end   = end;
    c->flags = TOKEN_PART;
    while (! c->failed && pass_gap (c))
        cut_one (c);
    c->end        = kept.end;
    c->flags      = kept.flags;
    c->safe_count = kept.safe_count;
    c->safe_at    = kept.safe_at;
    return c->list->count - count;
}

void
cut_whole (struct cut *c, const char *at, const char *end, size_t size, unsigned kind)
{
    uint16_t    gap   = c->gap;
    const char *touch = c->touch;
    size_t      place = c->list->count;

    cut_add (c, at, end, size, kind, TOKEN_WHOLE);
    c->gap   = gap;
    c->touch = touch;
    if (place < c->list->count && cut_parts (c, at, end) < 2) {
        c->list->count = place + 1;
        c->list->at[place].flags &= (uint8_t) ~TOKEN_WHOLE;
        c->position = c->list->at[place].position;
        c->gap      = 0;
    }
    c->touch = end;
    c->at    = end;
}

/* The list is full: back to the last line or sentence end, if there was one. */
static size_t
stop_early (struct cut *c)
{
    if (c->safe_count) {
        c->list->count = c->safe_count;
        c->at          = c->safe_at;
    }
    return (size_t) (c->at - c->start);
}

size_t
token_cut (const struct cutter *cutter, struct span text, size_t from, uint32_t position,
           enum purpose purpose, struct token_list *list)
{
    const char *at = text.at + from;
    struct cut  c  = { .cutter = cutter, .list = list, .purpose = purpose, .start = text.at,
                       .end = span_end (text), .at = at, .apart = at, .searched = at,
                       .position = position };

    list->count     = 0;
    list->gap_after = 0;
    arena_rewind (&list->letters);
    while (pass_gap (&c)) {
        if (list->count >= TOKEN_LIST_MAX)
            return stop_early (&c);
        cut_one (&c);
        if (c.failed)
            return SIZE_MAX;
    }
    list->gap_after = c.gap;
    return text.len;
}
