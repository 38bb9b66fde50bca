/* number.c - numbers in words.
 *
 * Arabic counts from the thousands down, but says the unit before the ten:
 * ألف وتسعمائة وثمانية وسبعون is 1000 + 900 + 8 + 70. A word joins what
 * stands before it when it is
 *
 *   عشر          behind a unit, without و      ثلاثة عشر, الثالث عشر
 *   a ten        behind a unit, with و         ثلاثة وعشرون, الحادي والعشرين
 *   مئة          behind a unit, without و      ثلاث مئة
 *   آلاف, ألف    behind anything, without و    ثلاثة آلاف
 *   smaller      than what was last, with و    ألفين وثلاثة
 *
 * Two units, or two tens, are two numbers: الثالث والرابع. */
#include "date/piece.h"

enum { NUMBER_LIMIT = 3000 };

struct number {
    int32_t value;
    int32_t last; /* the word added last */
    bool    ordinal;
};

/* A number word's value, or 0. اثنين and أحد are in the list as weekdays. */
static int32_t
word_value (const struct piece *piece)
{
    if (piece->class == WORD_ORDINAL || (piece->class == WORD_NUMBER && piece->digits == 0))
        return piece->value;
    if (piece->class == WORD_WEEKDAY && ! (piece->word_flags & WORD_THE) && piece->value < 2)
        return piece->value + 1;
    return 0;
}

static bool
is_ten (int32_t value)
{
    return value >= 20 && value < 100;
}

/* Whether `value`, with or without و before it, continues the number. */
static bool
number_take (struct number *number, int32_t value, bool with_and)
{
    bool unit = number->last < 10;

    if (! with_and && value == 10 && unit)
        number->value += 10;
    else if (! with_and && value == 100 && unit && ! number->ordinal)
        number->value += 99 * number->last;
    else if (! with_and && value == 1000 && number->value < 100 && ! number->ordinal)
        number->value *= 1000;
    else if (with_and && is_ten (value) && unit)
        number->value += value;
    else if (with_and && value < number->last && number->last >= 100)
        number->value += value;
    else
        return false;
    number->last = value == 10 ? 11 : value;
    return number->value < NUMBER_LIMIT;
}

/* Reads the number at `at`; returns how many pieces it takes. */
static size_t
number_read (const struct reader *reader, size_t at, struct number *number)
{
    const struct piece *pieces = reader->at;
    size_t              end    = at + 1;

    *number = (struct number) { word_value (&pieces[at]), word_value (&pieces[at]),
                               pieces[at].class == WORD_ORDINAL };
    while (end < reader->count) {
        bool          with_and = pieces[end].class == WORD_AND;
        size_t        next     = end + with_and;
        struct number longer   = *number;

        if (next >= reader->count || (pieces[next].class == WORD_ORDINAL && word_value (&pieces[next]) != 10)
            || word_value (&pieces[next]) == 0
            || ! number_take (&longer, word_value (&pieces[next]), with_and))
            break;
        *number = longer;
        end     = next + 1;
    }
    return end - at;
}

void
pieces_join_numbers (struct reader *reader)
{
    size_t kept = 0;

    for (size_t i = 0; i < reader->count;) {
        struct piece  piece = reader->at[i];
        struct number number;
        size_t        took = 1;

        if (word_value (&piece) > 0) {
            took = number_read (reader, i, &number);
            if (took > 1 || piece.class != WORD_WEEKDAY) {
                const struct piece *last = &reader->at[i + took - 1];

                piece.class = number.ordinal ? WORD_ORDINAL : WORD_NUMBER;
                piece.value = number.value;
                piece.flags |= PIECE_SPELLED;
                piece.tokens = last->token + last->tokens - piece.token;
            }
        }
        reader->at[kept++] = piece;
        i += took;
    }
    reader->count = kept;
}
