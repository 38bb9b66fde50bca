#include "name/align.h"

enum { BRIEF_CONSONANTS = 3, TOO_FAR = 0xffff };

/* How a cell was reached: letters taken of either word. */
struct step {
    uint16_t sum;
    uint8_t  row, one, two;
};

struct board {
    const struct letters      *a, *b;
    const struct change_price *prices;
    bool                       brief;
    struct step                at[NAME_LETTERS + 1][NAME_LETTERS + 1];
};

enum { SAME = 0xff };

static bool
is_brief (const struct letters *a, const struct letters *b)
{
    unsigned one = name_consonants (a), two = name_consonants (b);

    return (one < two ? one : two) <= BRIEF_CONSONANTS;
}

unsigned
align_price (const struct change_price *prices, const struct letters *a, const struct letters *b, unsigned row)
{
    return is_brief (a, b) ? prices[row].brief : prices[row].cost;
}

static unsigned
price (const struct board *board, unsigned row)
{
    return board->brief ? board->prices[row].brief : board->prices[row].cost;
}

/* Goes from (i, j) by `one` and `two` letters; keeps the cheaper way. */
static void
reach (struct board *board, unsigned i, unsigned j, unsigned one, unsigned two, unsigned row)
{
    unsigned     sum = board->at[i][j].sum;
    struct step *to  = &board->at[i + one][j + two];

    if (row != SAME)
        sum += price (board, row) + (i == 0 && j == 0 && row != ARTICLE ? price (board, FIRST_LETTER) : 0);
    if (sum < to->sum)
        *to = (struct step) { (uint16_t) (sum < TOO_FAR ? sum : TOO_FAR - 1), (uint8_t) row, (uint8_t) one,
                              (uint8_t) two };
}

static void
leave_cell (struct board *board, unsigned i, unsigned j)
{
    const struct letters *a = board->a, *b = board->b;
    bool                  more_a = i < a->count, more_b = j < b->count;

    if (more_a && more_b)
        reach (board, i, j, 1, 1, a->at[i] == b->at[j] ? SAME : change_of_swap (a, i, b, j));
    if (more_a)
        reach (board, i, j, 1, 0, change_of_drop (a, i));
    if (more_b)
        reach (board, i, j, 0, 1, change_of_drop (b, j));
    if (i + 1 < a->count && j + 1 < b->count && a->at[i] == b->at[j + 1] && a->at[i + 1] == b->at[j]
        && a->at[i] != a->at[i + 1] && change_of_move (a, i, b, j) != CHANGE_ROWS)
        reach (board, i, j, 2, 2, change_of_move (a, i, b, j));
}

static void
clear (struct board *board)
{
    for (unsigned i = 0; i <= board->a->count; i++)
        for (unsigned j = 0; j <= board->b->count; j++)
            board->at[i][j].sum = TOO_FAR;
    board->at[0][0] = (struct step) { .sum = 0 };
}

static void
read_back (const struct board *board, struct changes *changes)
{
    unsigned i = board->a->count, j = board->b->count;

    changes->count = 0;
    while (i + j > 0) {
        struct step step = board->at[i][j];

        i -= step.one;
        j -= step.two;
        if (step.row != SAME)
            changes->at[changes->count++] = (struct change) { step.row, (uint8_t) i, step.one, (uint8_t) j,
                                                              step.two };
    }
    for (unsigned low = 0, high = changes->count; low + 1 < high; low++) {
        struct change kept     = changes->at[low];
        changes->at[low]       = changes->at[--high];
        changes->at[high]      = kept;
    }
}

unsigned
align_arabic (const struct change_price *prices, const struct letters *a, const struct letters *b,
              struct changes *changes)
{
    struct board board; /* large: only the cells in use are cleared */

    board.a      = a;
    board.b      = b;
    board.prices = prices;
    board.brief  = is_brief (a, b);
    clear (&board);
    if (letters_article (a) != letters_article (b))
        reach (&board, 0, 0, letters_article (a) ? 2 : 0, letters_article (b) ? 2 : 0, ARTICLE);
    for (unsigned i = 0; i <= a->count; i++)
        for (unsigned j = 0; j <= b->count; j++)
            leave_cell (&board, i, j);
    if (changes != NULL)
        read_back (&board, changes);
    return board.at[a->count][b->count].sum;
}
