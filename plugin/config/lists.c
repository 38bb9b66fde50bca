/* The rows of an operator's list, kind by kind, to a lexicon. */
#include "config/list_rows.h"

#include "base/tsv.h"
#include "config/doubles.h"
#include "name/compile.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "token/token.h"

enum { CELL_MAX = 400 };

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define UTF16_LITTLE    "\xff\xfe"
#define UTF16_BIG       "\xfe\xff"

/* One row being added. */
struct compiling {
    struct lexicon_builder *builder;
    const struct tsv_row   *row;
    unsigned                line;
    char                    folded[2][1024];
    struct token_list       tokens; /* of a cell */
};

static struct span
fold_cell (struct compiling *c, unsigned cell, unsigned place)
{
    struct span word = span_trim (c->row->cell[cell]);
    struct span part, rest = word;
    size_t      size = 0;

    if (word.len == 0 || word.len > CELL_MAX || fold_room (word.len) + 1 > sizeof c->folded[place])
        return (struct span) { NULL, 0 };
    while (span_next (&rest, ' ', &part)) {
        if (part.len == 0)
            continue;
        if (size > 0)
            c->folded[place][size++] = ' ';
        if (size + fold_room (part.len) > sizeof c->folded[place])
            return (struct span) { NULL, 0 };
        size += fold_word (fold_standard (), part, c->folded[place] + size);
    }
    return (struct span) { c->folded[place], size };
}

/* Each adds a row to the list; what is wrong with it, or NULL. */
typedef const char *add_function (struct compiling *);

static const char no_word[]   = "a cell is empty or longer than 400 bytes";
static const char no_single[] = "a cell that is not one word: text is cut into single words, so none would be this one";
static const char full[]      = "the list is too large";

/* What is wrong with a cell that is looked up by a token's folded text, or NULL. */
static const char *
word_fault (struct compiling *c, unsigned cell, struct span folded)
{
    const struct cutter cutter = { .fold = fold_standard () };
    struct span         text   = span_trim (c->row->cell[cell]);

    if (folded.len == 0)
        return no_word;
    bool cut = token_cut (&cutter, text, 0, 0, FOR_INDEX, &c->tokens) == text.len;
    return cut && c->tokens.count == 1 && span_equal (c->tokens.at[0].folded, folded) ? NULL : no_single;
}

static const char *
add_word (struct compiling *c)
{
    struct span word  = fold_cell (c, 0, 0);
    const char *fault = word_fault (c, 0, word);

    if (fault != NULL)
        return fault;
    return lexicon_add (c->builder, word, 1, (struct span) { "", 0 }) ? NULL : full;
}

static const char *
add_answer (struct compiling *c)
{
    struct span word = fold_cell (c, 0, 0), other = c->row->cells > 1 ? fold_cell (c, 1, 1) : (struct span) { NULL, 0 };
    const char *fault = word_fault (c, 0, word);

    if (c->row->cells < 2)
        return "one cell; needs two, separated by a tab";
    if (fault != NULL || other.len == 0)
        return fault != NULL ? fault : no_word;
    if (span_equal (word, other))
        return "both cells are the same word once folded";
    return lexicon_add (c->builder, word, 1, other) ? NULL : full;
}

/* A word and another, each of them one. */
static const char *
add_pair (struct compiling *c)
{
    const char *fault = add_answer (c);

    return fault != NULL ? fault : word_fault (c, 1, fold_cell (c, 1, 1));
}

/* A word and what a query for it also finds, some words perhaps; both ways, as
 * pairs, where a third cell says so. */
static const char *
add_synonym (struct compiling *c)
{
    bool        both  = c->row->cells > 2 && span_is (c->row->cell[2], "both");
    const char *fault = both ? add_pair (c) : add_answer (c);

    if (fault != NULL || ! both)
        return fault;
    struct span word = fold_cell (c, 0, 0), other = fold_cell (c, 1, 1);
    return lexicon_add (c->builder, other, 1, word) ? NULL : full;
}

/* Names that are never one. */
static const char *
add_veto (struct compiling *c)
{
    return compile_family (c->row->cell, c->row->cells < 2 ? c->row->cells : 2, c->builder);
}

/* Names that are one. */
static const char *
add_family (struct compiling *c)
{
    return compile_family (c->row->cell, c->row->cells, c->builder);
}

/* A name as it stands in text, and what it is. */
static const char *
add_name (struct compiling *c)
{
    struct span word  = fold_cell (c, 0, 0), kind = c->row->cells > 1 ? span_trim (c->row->cell[1]) : span_of ("");
    unsigned    bits  = 0;
    const char *fault = word_fault (c, 0, word);

    if (fault == NULL)
        fault = compile_kind (kind, &bits);
    if (fault != NULL)
        return fault;
    return lexicon_add (c->builder, word, bits, (struct span) { "", 0 }) ? NULL : full;
}

static bool
read_cost (struct span cell, unsigned *cost)
{
    unsigned read = 0;

    cell = span_trim (cell);
    for (size_t i = 0; i < cell.len && read <= NAME_COST_MAX; i++) {
        if (cell.at[i] < '0' || cell.at[i] > '9')
            return false;
        read = 10 * read + (unsigned) (cell.at[i] - '0');
    }
    *cost = read;
    return cell.len > 0 && read <= NAME_COST_MAX;
}

/* A change of a name's letters, and its price: names --costs prints such rows. */
static const char *
add_cost (struct compiling *c)
{
    const struct span *cell = c->row->cell;
    struct span        name = span_trim (cell[0]);
    unsigned           cost, brief;

    if (! name_change_known (name))
        return "no change of letters has this name; xapian-arabic names --costs lists them";
    if (c->row->cells < 2 || ! read_cost (cell[1], &cost)
        || ! read_cost (cell[c->row->cells > 2 && span_trim (cell[2]).len > 0 ? 2 : 1], &brief))
        return "needs a cost in hundredths, from 0 to 999, and perhaps another for names of few consonants";
    return lexicon_add (c->builder, name, name_price (cost, brief), (struct span) { "", 0 }) ? NULL : full;
}

static const struct {
    const char   *key;
    add_function *add;
    bool          one; /* a word has one answer: another contradicts it */
} kinds[LIST_KINDS] = {
    [LIST_PROTECT]    = { "lists.protect", add_word, true },
    [LIST_OVERRIDES]  = { "lists.overrides", add_pair, true },
    [LIST_PLURALS]    = { "lists.plurals", add_pair, true },
    [LIST_NAMES]      = { "lists.names", add_name, true },
    [LIST_ALIASES]    = { "lists.aliases", add_family, false },
    [LIST_VETOES]     = { "lists.vetoes", add_veto, false },
    [LIST_STOP_WORDS] = { "lists.stop_words", add_word, true },
    [LIST_SYNONYMS]   = { "lists.synonyms", add_synonym, false },
    [LIST_COSTS]      = { "lists.costs", add_cost, true },
};

const struct setting *
list_key (enum list_kind kind)
{
    return setting_find (span_of (kinds[kind].key));
}

/* ---- one list ---- */

static xarab_status
tell (struct list_reading *r, unsigned line, const char *fault)
{
    xarab_error error;

    if (r->mistake == NULL)
        return fail_at (r->error, XARAB_BAD_LIST, line, "%s: %s", r->path, fault);
    if (r->mistakes++ == MISTAKES_MAX)
        fault = "more than 100 bad rows; the rest is not told";
    fail_at (&error, XARAB_BAD_LIST, line, "%s", fault);
    if (r->mistakes <= MISTAKES_MAX + 1)
        r->mistake (r->your, r->path, &error);
    return XARAB_OK;
}

xarab_status
list_tell (void *list_reading, unsigned line, const char *fault)
{
    return tell (list_reading, line, fault);
}

/* Notes the line of the entries added since there were so many. */
static bool
note_places (const struct lexicon_builder *builder, size_t from, unsigned line, struct buffer *places)
{
    bool noted = true;

    for (size_t i = from; i < builder->count && noted; i++) {
        struct list_place place = { .line = line };
        memcpy (&place.at, builder->offsets.at + i * sizeof place.at, sizeof place.at);
        noted = buffer_add (places, (struct span) { (const char *) &place, sizeof place });
    }
    return noted;
}

/* What is wrong with a row whatever its list; NULL when nothing is. */
static const char *
row_fault (const struct tsv_row *row)
{
    unsigned    last  = (row->cells < TSV_CELLS_MAX ? row->cells : TSV_CELLS_MAX) - 1;
    struct span whole = { row->cell[0].at, (size_t) (span_end (row->cell[last]) - row->cell[0].at) };

    if (memchr (whole.at, '\0', whole.len) != NULL)
        return "a NUL byte; a list is UTF-8 text";
    return utf8_valid (whole) == whole.len ? NULL : "not UTF-8; a list is UTF-8 text";
}

static xarab_status
add_rows (struct list_reading *r, enum list_kind kind, struct span text, struct lexicon_builder *builder,
          struct buffer *places)
{
    struct tsv_row   row;
    struct compiling c      = { .builder = builder, .row = &row };
    xarab_status     status = XARAB_OK;

    for (struct tsv tsv = tsv_over (text); status == XARAB_OK && tsv_next (&tsv, &row);) {
        struct lexicon_builder before = *builder;
        c.line                        = tsv.line;
        const char *fault             = row_fault (&row);
        if (fault == NULL)
            fault = kinds[kind].add (&c);
        if (fault != NULL) {
            builder->count       = before.count;
            builder->entries.len = before.entries.len;
            builder->offsets.len = before.offsets.len;
            status               = tell (r, tsv.line, fault);
        } else if (! note_places (builder, before.count, tsv.line, places)) {
            status = fail (r->error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        }
    }
    token_list_free (&c.tokens);
    return status;
}

xarab_status
list_compile (struct list_reading *r, enum list_kind kind, struct span text, struct compiled_list *list)
{
    struct lexicon_builder builder = { 0 };
    xarab_status           status;

    if (span_starts (text, span_of (UTF16_LITTLE)) || span_starts (text, span_of (UTF16_BIG))) {
        status = tell (r, 1, "UTF-16; a list is UTF-8 text");
        text   = (struct span) { "", 0 };
        if (status != XARAB_OK)
            return status;
    }
    if (span_starts (text, span_of (BYTE_ORDER_MARK)))
        text = span_after (text, strlen (BYTE_ORDER_MARK));
    status = add_rows (r, kind, text, &builder, &list->places);
    if (status == XARAB_OK && ! lexicon_finish (&builder, &list->block))
        status = fail (r->error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (status == XARAB_OK) {
        list->lexicon = (struct lexicon) { list->block.at, list->block.len };
        status        = doubles_find (list, kinds[kind].one, list_tell, r);
    }
    lexicon_builder_free (&builder);
    return status;
}
