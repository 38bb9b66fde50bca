#include "config/doubles.h"

#include "base/hash.h"

#include <stdio.h>

/* A word with more rows than this is looked at no further: nobody wrote them by hand. */
enum { ROWS_OF_A_WORD = 64 };

struct looking {
    const struct compiled_list *list;
    bool                        one;
    double_function            *tell;
    void                       *your;
};

static struct list_place
place_nth (const struct compiled_list *list, size_t nth)
{
    struct list_place place;

    memcpy (&place, list->places.at + nth * sizeof place, sizeof place);
    return place;
}

/* The line an entry of the list comes from. */
static unsigned
line_of (const struct compiled_list *list, const struct lexicon_entry *entry)
{
    struct lexicon_entry first;
    size_t               cursor = 0, low = 0, high = list->places.len / sizeof (struct list_place);

    lexicon_each (list->lexicon, &cursor, &first);
    size_t at = (size_t) (entry->key.at - first.key.at);
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (place_nth (list, middle).at <= at)
            low = middle;
        else
            high = middle;
    }
    return place_nth (list, low).line;
}

/* An earlier line about the key of an entry: one that says the same where
 * `same`, else the first, which holds, where it says otherwise; 0 for none. */
static unsigned
earlier_line (const struct compiled_list *list, const struct lexicon_entry *entry, unsigned line, bool same)
{
    struct lexicon_entry other;
    uint32_t             hash = hash_bytes (entry->key);

    for (unsigned nth = 0; nth < ROWS_OF_A_WORD && lexicon_find_nth (list->lexicon, entry->key, hash, nth, &other)
                           && other.key.at != entry->key.at;
         nth++) {
        bool     equal = other.value == entry->value && span_equal (other.payload, entry->payload);
        unsigned there = line_of (list, &other);
        if (equal == same && there < line)
            return there;
        if (! same)
            return 0;
    }
    return 0;
}

/* What is wrong with the row whose first entry is `entry`; moves on to the
 * first entry of the next row. A row of several entries is a repetition when
 * each of them is. */
static xarab_status
look_at_row (const struct looking *looking, size_t *cursor, struct lexicon_entry *entry, bool *more)
{
    const unsigned line    = line_of (looking->list, entry);
    unsigned       repeats = 0, against = 0;
    bool           all     = true;
    char           fault[100];

    do {
        unsigned said = earlier_line (looking->list, entry, line, true);
        repeats       = said ? said : repeats;
        all           = all && said > 0;
        if (looking->one && against == 0)
            against = earlier_line (looking->list, entry, line, false);
        *more = lexicon_each (looking->list->lexicon, cursor, entry);
    } while (*more && line_of (looking->list, entry) == line);

    if (against > 0)
        snprintf (fault, sizeof fault, "contradicts line %u, which holds", against);
    else if (all)
        snprintf (fault, sizeof fault, "says what line %u says", repeats);
    else
        return XARAB_OK;
    return looking->tell (looking->your, line, fault);
}

xarab_status
doubles_find (const struct compiled_list *list, bool one, double_function *tell, void *your)
{
    const struct looking looking = { list, one, tell, your };
    struct lexicon_entry entry;
    size_t               cursor = 0;
    xarab_status         status = XARAB_OK;

    if (list->places.len == 0)
        return XARAB_OK;
    for (bool more = lexicon_each (list->lexicon, &cursor, &entry); more && status == XARAB_OK;)
        status = look_at_row (&looking, &cursor, &entry, &more);
    return status;
}

/* Whether the other list is against an entry; then its line, else 0. */
static unsigned
line_against (const struct across *across, const struct compiled_list *list, const struct lexicon_entry *entry)
{
    struct lexicon_entry other;
    uint32_t             hash = hash_bytes (entry->key);

    for (unsigned nth = 0; nth < ROWS_OF_A_WORD && lexicon_find_nth (list->lexicon, entry->key, hash, nth, &other); nth++) {
        bool alike = span_equal (other.payload, entry->payload);
        if (across->when == ACROSS_ANY || alike == (across->when == ACROSS_ALIKE))
            return line_of (list, &other);
        if (across->when == ACROSS_UNLIKE)
            return 0; /* the first of them holds */
    }
    return 0;
}

xarab_status
doubles_across (const struct across *across, const struct compiled_lists *lists, double_function *tell, void *your)
{
    const struct compiled_list *list = &lists->list[across->told], *other = &lists->list[across->other];
    struct lexicon_entry        entry;
    size_t                      cursor = 0;
    unsigned                    told   = 0;
    xarab_status                status = XARAB_OK;
    char                        fault[100];

    if (list->places.len == 0 || other->places.len == 0)
        return XARAB_OK;
    while (status == XARAB_OK && lexicon_each (list->lexicon, &cursor, &entry)) {
        unsigned line = line_of (list, &entry), there = line == told ? 0 : line_against (across, other, &entry);
        if (there == 0)
            continue;
        told = line;
        snprintf (fault, sizeof fault, "line %u of the %s", there, across->fault);
        status = tell (your, line, fault);
    }
    return status;
}
