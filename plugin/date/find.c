/* find.c - the room's door: tokens in, dates out.
 *
 * Phases, each linear in the tokens:
 *   1  pieces   words of the list, numbers and marks, in runs (piece.c)
 *   2  numbers  written in words become one piece (number.c)
 *   3  levels   rows make months, years, dates, ranges of them (rules.c)
 *   4  settle   what a text leaves out comes from the reference (settle.c)
 *   5  accept   what only looks like a date is dropped (accept.c)
 *
 * A text without a reference is read for the day it fixes itself (اليوم الإثنين
 * 4 كانون الأول 2023, or a dateline), and if it has one, a second time.
 * Not handled: several days of a week in a list with commas, hours as parts of
 * a range, and what recurs (كل جمعة). */
#include "date/calendar.h"
#include "date/rules.h"

#include <stdlib.h>

enum { DATELINE_WORDS = 15, LETTER_BYTES = 2 };

void
date_list_free (struct date_list *list)
{
    free (list->at);
    free (list->pieces);
    free (list->index);
    *list = (struct date_list) { 0 };
}

/* The index of the rows, made at the list's first use. */
static const struct row_index *
list_index (struct date_list *list)
{
    if (list->index == NULL && (list->index = malloc (sizeof (struct row_index))) != NULL)
        rules_index (list->index);
    return list->index;
}

static struct date *
list_add (struct reader *reader)
{
    struct date_list *list = reader->list;

    if (list->count == list->room) {
        size_t       room = list->room ? 2 * list->room : 16;
        struct date *at   = realloc (list->at, room * sizeof *at);

        if (at == NULL) {
            reader->failed = true;
            return NULL;
        }
        list->at   = at;
        list->room = room;
    }
    return &list->at[list->count++];
}

/* Bytes of proclitics before the first word that are no part of the date. */
static size_t
proclitic_bytes (const struct reader *reader, const struct piece *piece)
{
    struct word word    = reader_word (reader, piece->token);
    struct span source  = reader->tokens->at[piece->token].source;
    size_t      letters = 0;

    if (word.flags & WORD_WITH_AND)
        letters++;
    if (word.flags & (WORD_WITH_IN | WORD_WITH_FOR) && ! (word.flags & WORD_THE))
        letters++;
    return source.len > (letters + 1) * LETTER_BYTES ? letters * LETTER_BYTES : 0;
}

static uint8_t
known_of (const struct piece *piece, day_number first, day_number last)
{
    uint8_t known = KNOWN_YEAR;

    if (first == last)
        known |= KNOWN_DAY | KNOWN_MONTH;
    else if (piece->value == GRAIN_MONTH)
        known |= KNOWN_MONTH;
    return piece->when.about ? known | KNOWN_ABOUT : known;
}

/* Adds one date over tokens [token, end). */
static void
emit (struct reader *reader, const struct piece *piece, size_t token, size_t end, day_number first,
      day_number last)
{
    struct token *tokens = reader->tokens->at;
    struct date  *date   = list_add (reader);

    if (date == NULL || end <= token)
        return;
    *date       = (struct date) { .first = first, .last = last, .token = token, .tokens = end - token };
    date->start = (size_t) (tokens[token].source.at - reader->text.at);
    date->end   = (size_t) (span_end (tokens[end - 1].source) - reader->text.at);
    if (token == piece->token)
        date->start += proclitic_bytes (reader, piece);
    date->known    = known_of (piece, first, last);
    date->calendar = piece->when.calendar;
    date->relative = piece->flags & PIECE_RELATIVE;
    date->rule     = piece->rule;
    for (size_t i = token; i < end; i++)
        tokens[i].flags |= TOKEN_DATE;
    reader->context->last_first = first;
    reader->context->last_last  = last;
}

static void
emit_run (struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        const struct piece *piece = &reader->at[i];
        const struct when  *when  = &piece->when;
        size_t              end   = piece->token + piece->tokens;

        if (piece->class != PIECE_DATE || when->first == DAY_NONE || ! piece_accept (reader, i))
            continue;
        if (when->until == DAY_NONE || piece->second <= piece->token || piece->second >= end)
            emit (reader, piece, piece->token, end, when->first, when->last);
        else {
            size_t first_end = piece->second;

            while (first_end > piece->token + 1 && reader_word (reader, first_end - 1).class == WORD_AND)
                first_end--; /* a و that stands alone */
            emit (reader, piece, piece->token, first_end, when->first, when->until);
            emit (reader, piece, piece->second, end, when->from, when->last);
        }
    }
}

/* The day a text says it was written on. */
static day_number
fixed_day (const struct reader *reader)
{
    for (size_t i = 0; i < reader->count; i++) {
        const struct piece *piece = &reader->at[i];
        size_t              next  = piece->token + piece->tokens;

        if (piece->class != PIECE_DATE || piece->value != GRAIN_DATE || piece->when.first == DAY_NONE)
            continue;
        if (piece->flags & PIECE_FIXES)
            return piece->when.first;
        if (reader->tokens->at[piece->token].position <= DATELINE_WORDS && piece->when.has_year
            && (next >= reader->tokens->count || reader->tokens->at[next].gap & ~(GAP_SPACE | GAP_QUOTE)))
            return piece->when.first;
    }
    return DAY_NONE;
}

/* Reads all runs; stops when the text fixes its day and the caller asks for it. */
static day_number
read_all (struct reader *reader)
{
    bool       search = reader->context->reference == DAY_NONE;
    day_number fixed  = DAY_NONE;

    reader->list->count = 0;
    reader->anchor      = 0;
    for (size_t at = 0; at < reader->tokens->count && ! reader->failed;) {
        at = pieces_read (reader, at);
        rules_apply (reader);
        if (search && fixed == DAY_NONE)
            fixed = fixed_day (reader);
        if (fixed == DAY_NONE)
            emit_run (reader);
    }
    return fixed;
}

bool
date_find (const struct date_options *options, struct date_context *context, struct span text,
           struct token_list *tokens, struct date_list *list)
{
    struct reader reader = {
        .options = options,
        .context = context,
        .text    = text,
        .tokens  = tokens,
        .list    = list,
        .at      = list->pieces,
        .room    = list->pieces_room,
        .index   = list_index (list),
    };
    day_number fixed;

    if (reader.index == NULL)
        return false;
    fixed = read_all (&reader);

    if (fixed != DAY_NONE && ! reader.failed) {
        context->reference = fixed;
        context->origin    = REFERENCE_TEXT;
        read_all (&reader);
    }
    list->pieces      = reader.at;
    list->pieces_room = reader.room;
    return ! reader.failed;
}
