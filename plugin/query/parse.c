/* Items to a tree.
 *
 * A list takes operands one after the other; AND marks both its sides with
 * "must", NOT the one behind it, OR joins its neighbours into a QUERY_EITHER.
 * Open brackets are kept on a stack of fixed depth: nothing recurses. */
#include "query/lex.h"
#include "query/words.h"

struct level {
    struct query_node *list, *last; /* the list being filled, its newest child */
    enum query_sign    sign;        /* of the bracket, for when it closes */
    enum query_sign    next;        /* sign that an operator left for the next operand */
    bool               either;      /* OR was just read */
};

struct parsing {
    struct word_reader reader;
    struct level       level[BRACKETS_MAX + 1];
    unsigned           depth;
};

static bool
begin_level (struct parsing *p, enum query_sign sign)
{
    struct query_node *list = node_new (&p->reader, QUERY_LIST);

    p->level[p->depth] = (struct level) { .list = list, .sign = sign };
    return list != NULL;
}

/* Puts a node behind the newest child, or beside it where OR stands between. */
static bool
append (struct parsing *p, struct query_node *node, enum query_sign sign)
{
    struct level *level = &p->level[p->depth];

    if (node == NULL)
        return false;
    if (level->either && level->last != NULL) {
        level->either = false;
        if (level->last->kind != QUERY_EITHER) {
            struct query_node *first = node_new (&p->reader, QUERY_LIST);
            if (first == NULL)
                return false;
            *first             = *level->last;
            *level->last       = (struct query_node) { .kind = QUERY_EITHER, .prefix = "", .sign = first->sign };
            level->last->next  = first->next; /* dates seen behind it */
            first->next        = NULL;
            level->last->child = first;
        }
        node_append (level->last, node);
        return true;
    }
    node->sign = sign != SIGN_NONE ? (uint8_t) sign : (uint8_t) level->next;
    node_append (level->list, node);
    level->last   = node;
    level->next   = SIGN_NONE;
    level->either = false;
    return true;
}

/* A date seen among words only lifts: no operator speaks of it, and behind NOT
 * it is left out. */
static void
append_aside (struct parsing *p, struct query_node *node, bool refused)
{
    if (! refused)
        node_append (p->level[p->depth].list, node);
}

/* Several nodes at once: each of a run of plain words. Only the first is what
 * an operator before them speaks of. */
static bool
append_words (struct parsing *p, const struct item *item)
{
    struct query_node *first   = NULL;
    bool               refused = item->sign == SIGN_NOT || p->level[p->depth].next == SIGN_NOT;

    if (! read_words (&p->reader, item->text, item->prefix, &first))
        return false;
    while (first != NULL) {
        struct query_node *next = first->next;
        first->next             = NULL;
        if (first->kind == QUERY_DATE)
            append_aside (p, first, refused);
        else if (! append (p, first, item->sign))
            return false;
        first = next;
    }
    return true;
}

static xarab_status
append_field (struct parsing *p, const struct item *item, xarab_error *error)
{
    struct query_node *node = NULL;
    xarab_status       status;

    switch (item->field) {
    case FIELD_NAME: status = read_name (&p->reader, item->text, &node, error); break;
    case FIELD_MENTIONED: status = read_date (&p->reader, item->text, false, &node, error); break;
    default: status = read_date (&p->reader, item->text, true, &node, error);
    }
    if (status == XARAB_OK && node != NULL && ! append (p, node, item->sign == SIGN_NOT ? SIGN_NOT : SIGN_MUST))
        status = XARAB_NO_MEMORY;
    return status;
}

static xarab_status
append_operand (struct parsing *p, const struct item *item, xarab_error *error)
{
    struct query_node *node = NULL;
    bool               done;

    if (item->field != FIELD_NONE && item->field != FIELD_TERMS)
        return append_field (p, item, error);
    if (item->kind == ITEM_WORDS)
        return append_words (p, item) ? XARAB_OK : XARAB_NO_MEMORY;
    if (item->kind == ITEM_QUOTE)
        done = read_phrase (&p->reader, item->text, item->prefix, &node);
    else
        done = read_prefix (&p->reader, item->text, item->prefix, &node);
    if (done && node != NULL)
        done = append (p, node, item->sign);
    return done ? XARAB_OK : XARAB_NO_MEMORY;
}

static bool
open_bracket (struct parsing *p, enum query_sign sign)
{
    p->depth++;
    return begin_level (p, sign);
}

/* Brackets around nothing are nothing. */
static bool
close_bracket (struct parsing *p)
{
    struct level *level = &p->level[p->depth--];

    return level->list->child == NULL || append (p, level->list, level->sign);
}

static xarab_status
take (struct parsing *p, const struct item *item, xarab_error *error)
{
    struct level *level = &p->level[p->depth];

    switch (item->kind) {
    case ITEM_AND:
        if (level->last != NULL && level->last->sign == SIGN_NONE)
            level->last->sign = SIGN_MUST;
        level->next = SIGN_MUST;
        return XARAB_OK;
    case ITEM_OR: level->either = true; return XARAB_OK;
    case ITEM_NOT: level->next = SIGN_NOT; return XARAB_OK;
    case ITEM_OPEN: return open_bracket (p, item->sign) ? XARAB_OK : XARAB_NO_MEMORY;
    case ITEM_CLOSE: return close_bracket (p) ? XARAB_OK : XARAB_NO_MEMORY;
    default: return append_operand (p, item, error);
    }
}

/* Operators, brackets and fields are bounded with the words: a line of nothing
 * but them ends too. */
enum { ITEMS_PER_WORD = 8 };

xarab_status
query_parse (const struct query_parser *parser, struct span text, struct query *query, xarab_error *error)
{
    struct parsing p = { .reader = { parser, query } };
    struct lexer   lexer = { .rest = text, .arabic_operators = parser->options->arabic_operators };
    xarab_status   status = XARAB_OK;
    size_t         items  = ITEMS_PER_WORD * (size_t) parser->options->words_max;

    arena_rewind (&query->arena);
    query->words = 0;
    query->cut   = false;
    if (! begin_level (&p, SIGN_NONE))
        status = XARAB_NO_MEMORY;
    query->root = p.level[0].list;
    while (status == XARAB_OK) {
        struct item item = lex_next (&lexer);
        if (item.kind == ITEM_END)
            break;
        if (items-- == 0) {
            query->cut = true;
            break;
        }
        status = take (&p, &item, error);
    }
    while (status == XARAB_OK && p.depth > 0)
        status = close_bracket (&p) ? XARAB_OK : XARAB_NO_MEMORY;
    if (status == XARAB_NO_MEMORY)
        fail (error, status, "%s", status_text (status));
    if (status == XARAB_OK)
        settle_words (query);
    return status;
}

void
query_free (struct query *query)
{
    arena_free (&query->arena);
    *query = (struct query) { 0 };
}
