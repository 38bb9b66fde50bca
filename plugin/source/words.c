#include "source/words.h"

#include "api/stages.h"
#include "xapian/positions.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* Omega's letters for the parts of a document that are words. */
static const char *const letters[WORD_FIELDS]
    = { [WORDS_TEXT] = "", [WORDS_TITLE] = "S", [WORDS_AUTHOR] = "A", [WORDS_KEYWORDS] = "K" };

void
words_free (struct words *w)
{
    buffer_free (&w->bytes);
    free (w->list);
    free (w->places);
    *w = (struct words) { 0 };
}

static bool
grow (struct words *w)
{
    size_t       room  = w->room ? 2 * w->room : 1024;
    struct word *moved = realloc (w->list, room * sizeof *moved);

    if (moved == NULL)
        return false;
    w->list = moved;
    w->room = room;
    return true;
}

static bool
add (struct words *w, struct word word)
{
    if (w->count == w->room && ! grow (w))
        return false;
    w->list[w->count++] = word;
    return true;
}

/* The prefix of a term: a capital letter; X and the capitals behind it. A word
 * that begins with a capital itself stands behind ':'. */
static struct span
prefix_of (struct span term, struct span *rest)
{
    size_t size = term.len && term.at[0] >= 'A' && term.at[0] <= 'Z';

    while (size && term.at[0] == 'X' && size < term.len && term.at[size] >= 'A' && term.at[size] <= 'Z')
        size++;
    *rest = span_after (term, size);
    if (size && rest->len && rest->at[0] == ':')
        *rest = span_after (*rest, 1);
    return (struct span) { term.at, size };
}

static void
keep (char *to, size_t room, struct span value)
{
    if (value.len < room) {
        memcpy (to, value.at, value.len);
        to[value.len] = '\0';
    }
}

/* A term that is no word but says something of the document. */
static void
take_label (struct words *w, struct span prefix, struct span rest)
{
    if (span_is (prefix, "Q") || (span_is (prefix, "U") && w->id[0] == '\0'))
        keep (w->id, sizeof w->id, rest);
    else if (span_is (prefix, "D") && rest.len == 8)
        keep (w->day, sizeof w->day, rest);
}

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* The places of a term into w->places; *count of them. */
static xarab_status
find_places (struct words *w, xapc_database *database, uint32_t id, xapc_bytes term, size_t *count, xarab_error *error)
{
    xarab_status status = xapian_positions (database, id, term, w->places, w->places_room, count, error);

    if (status != XARAB_OK || *count <= w->places_room)
        return status;
    uint32_t *moved = realloc (w->places, *count * sizeof *moved);
    if (moved == NULL)
        return no_memory (error);
    w->places      = moved;
    w->places_room = *count;
    return xapian_positions (database, id, term, w->places, w->places_room, count, error);
}

static xarab_status
take_word (struct words *w, xapc_database *database, uint32_t id, const xapc_term *term, struct span text,
           enum word_field field, xarab_error *error)
{
    size_t       count;
    struct word  word   = { w->bytes.len, text.len, 0, term->wdf, field };
    xarab_status status = find_places (w, database, id, term->term, &count, error);
    bool         ok;

    if (status != XARAB_OK)
        return status;
    ok = buffer_add (&w->bytes, text);
    if (field == WORDS_TEXT) {
        w->in_text += count ? count : term->wdf;
        w->positioned = w->positioned && count > 0;
    }
    for (size_t i = 0; ok && i < count; i++) {
        word.position = w->places[i];
        ok            = add (w, word);
    }
    if (ok && count == 0)
        ok = add (w, word);
    return ok ? XARAB_OK : no_memory (error);
}

static xarab_status
take_term (struct words *w, xapc_database *database, uint32_t id, const xapc_term *term, xarab_error *error)
{
    struct span rest, prefix = prefix_of (text_span (term->term), &rest);

    for (size_t i = 0; i < WORD_FIELDS; i++)
        if (span_is (prefix, letters[i]) && rest.len && term->wdf)
            return take_word (w, database, id, term, rest, (enum word_field) i, error);
    take_label (w, prefix, rest);
    return XARAB_OK;
}

static int
by_place (const void *a, const void *b)
{
    const struct word *x = a, *y = b;

    if (x->field != y->field)
        return x->field < y->field ? -1 : 1;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return (x->size > y->size) - (x->size < y->size);
}

xarab_status
words_read (struct words *w, xapc_database *database, uint32_t id, xapc_document *document, xarab_error *error)
{
    xapc_terms  *terms = NULL;
    xapc_term    term;
    xarab_status status = xapc_document_terms (document, &terms, error);

    w->bytes.len  = 0;
    w->count      = 0;
    w->in_text    = 0;
    w->positioned = true;
    w->id[0] = w->day[0] = '\0';
    while (status == XARAB_OK && (status = xapc_terms_next (terms, &term, error)) == XARAB_OK)
        status = take_term (w, database, id, &term, error);
    xapc_terms_close (terms);
    if (status == XARAB_NOT_FOUND)
        status = XARAB_OK;
    if (status == XARAB_OK && w->count)
        qsort (w->list, w->count, sizeof *w->list, by_place);
    return status;
}

enum { REPEATED_MAX = 1000 };

/* A word whose places are not known stands as often as it counts, apart. */
static bool
write_unplaced (const struct words *w, const struct word *word, struct buffer *to)
{
    struct span text = { w->bytes.at + word->at, word->size };
    bool        ok   = true;

    for (uint32_t i = 0; ok && i < word->count && i < REPEATED_MAX; i++)
        ok = buffer_add (to, text) && buffer_add_byte (to, '\n');
    return ok;
}

/* Of words at one place the shortest is written: the others are put together
 * out of it and its neighbours. */
bool
words_write (const struct words *w, enum word_field field, struct buffer *to)
{
    uint32_t before = 0;
    bool     ok     = true;

    for (size_t i = 0; ok && i < w->count; i++) {
        const struct word *word = &w->list[i];

        if (word->field != field)
            continue;
        if (word->position == 0)
            ok = write_unplaced (w, word, to);
        else if (word->position != before) {
            char gap = word->position == before + 1 ? ' ' : '\n';
            ok       = (before == 0 || buffer_add_byte (to, gap))
                 && buffer_add (to, (struct span) { w->bytes.at + word->at, word->size });
            before = word->position;
        }
    }
    return ok;
}
