/* What changes cost where an operator says otherwise. */
#include "name/align.h"

#include <stdlib.h>

const struct change_price *
namer_prices (const struct namer *namer)
{
    return namer->prices != NULL ? namer->prices : standard_prices;
}

/* CHANGE_ROWS when no change has this name. */
static unsigned
row_named (struct span name)
{
    unsigned row = 0;

    while (row < CHANGE_ROWS && ! span_is (name, change_rows[row].name))
        row++;
    return row;
}

bool
name_change_known (struct span name)
{
    return row_named (name) < CHANGE_ROWS;
}

struct change_price *
name_prices_open (struct lexicon costs)
{
    struct change_price *prices = malloc (sizeof standard_prices);
    struct lexicon_entry entry;

    if (prices == NULL)
        return NULL;
    memcpy (prices, standard_prices, sizeof standard_prices);
    for (unsigned row = 0; row < CHANGE_ROWS; row++)
        if (lexicon_look (costs, span_of (change_rows[row].name), &entry))
            prices[row] = (struct change_price) { (uint16_t) (entry.value >> 16), (uint16_t) entry.value };
    return prices;
}

bool
name_prices_print (const struct namer *namer, struct buffer *to)
{
    const struct change_price *prices = namer_prices (namer);
    bool                       sound  = true;

    for (unsigned row = 0; row < CHANGE_ROWS && sound; row++)
        sound = buffer_print (to, "%s\t%u\t%u\t%s\t%s\t%s\n", change_rows[row].name, prices[row].cost,
                              prices[row].brief, change_rows[row].gloss, change_rows[row].one,
                              change_rows[row].other);
    return sound;
}
