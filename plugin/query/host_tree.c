/* A program's ways with the tree: words joined by AND, words in several
 * fields. Lists nest no deeper than brackets may. */
#include "query/host.h"

static struct query_node *
copy_node (struct query *query, const struct query_node *from)
{
    struct query_node *node = arena_take (&query->arena, sizeof *node);

    if (node != NULL) {
        *node      = *from;
        node->next = NULL;
    }
    return node;
}

static struct query_node *
new_node (struct query *query, enum query_kind kind)
{
    return copy_node (query, &(struct query_node) { .kind = (uint8_t) kind, .prefix = "", .repeats = 1 });
}

static bool
holds_nodes (const struct query_node *node)
{
    return (node->kind == QUERY_LIST || node->kind == QUERY_EITHER) && ! node->field;
}

/* ---- the program's stop words ---- */

struct stopping {
    const struct host_language *language;
    size_t                      kept;  /* operands that are no stop words */
    bool                        apply; /* second pass: set the class */
};

static void
stop_in (struct stopping *s, struct query_node *list)
{
    for (struct query_node *node = list->child; node != NULL; node = node->next) {
        if (holds_nodes (node))
            stop_in (s, node);
        else if (node->kind != QUERY_WORD || ! s->language->is_stop (s->language->your, node->word))
            s->kept += node->word_class == WORD_PLAIN;
        else if (s->apply && node->word_class == WORD_PLAIN)
            node->word_class = WORD_STOP;
    }
}

void
host_stop (const struct host_language *language, struct query *query)
{
    struct stopping s = { .language = language };

    stop_in (&s, query->root);
    s.apply = true;
    if (s.kept > 0)
        stop_in (&s, query->root);
}

bool
host_only_refuses (const struct query *query)
{
    const struct query_node *node = query->root->child;

    while (node != NULL && node->sign == SIGN_NOT)
        node = node->next;
    return node == NULL && query->root->child != NULL;
}

/* ---- words joined by AND ---- */

static bool
needed (const struct query_node *node)
{
    if (node->kind == QUERY_WORD || node->kind == QUERY_PREFIX)
        return node->word_class == WORD_PLAIN;
    return node->kind == QUERY_PHRASE || (node->kind == QUERY_NAME && node->widened) || holds_nodes (node);
}

static void
need_all_of (struct query_node *list)
{
    for (struct query_node *node = list->child; node != NULL; node = node->next) {
        if (list->kind == QUERY_LIST && node->sign == SIGN_NONE && needed (node))
            node->sign = SIGN_MUST;
        if (holds_nodes (node))
            need_all_of (node);
    }
}

void
host_need_all (struct query *query)
{
    need_all_of (query->root);
}

/* ---- plain words in several fields ---- */

static bool
plain (const struct query_node *node)
{
    return node->prefix[0] == '\0'
           && (node->kind == QUERY_WORD || node->kind == QUERY_PREFIX || node->kind == QUERY_PHRASE
               || (node->kind == QUERY_NAME && node->widened));
}

/* A chain of copies under the prefix. */
static bool
copy_words (struct query *query, const struct query_node *from, const char *prefix, struct query_node **link)
{
    for (*link = NULL; from != NULL; from = from->next) {
        *link = copy_node (query, from);
        if (*link == NULL)
            return false;
        (*link)->prefix = prefix;
        link            = &(*link)->next;
    }
    return true;
}

/* A copy of the node under the prefix; synonyms and other spellings of a name
 * stay with the plain one. */
static struct query_node *
under_prefix (struct query *query, const struct query_node *from, const char *prefix)
{
    struct query_node *node = copy_node (query, from);

    if (node == NULL)
        return NULL;
    node->prefix = prefix;
    if (prefix[0] == '\0')
        return node;
    if (node->kind == QUERY_NAME)
        *node = (struct query_node) { .kind = QUERY_LIST, .prefix = "", .repeats = 1 };
    node->child = NULL;
    if (from->kind == QUERY_PHRASE || from->kind == QUERY_NAME) {
        if (! copy_words (query, from->child, prefix, &node->child))
            return NULL;
        for (struct query_node *word = node->child; word != NULL && node->kind == QUERY_LIST; word = word->next)
            word->sign = SIGN_MUST;
    }
    return node;
}

struct spreading {
    struct query       *query;
    const char *const  *prefixes;
    size_t              count;
};

/* Puts "the word under any of the prefixes" in its place. */
static bool
spread_node (const struct spreading *s, struct query_node **link)
{
    struct query_node *node   = *link;
    struct query_node *either = new_node (s->query, QUERY_EITHER);

    if (either == NULL)
        return false;
    either->sign       = node->sign;
    either->word_class = node->word_class;
    either->next       = node->next;
    *link              = either;
    link               = &either->child;
    for (size_t i = 0; i < s->count; i++) {
        *link = under_prefix (s->query, node, s->prefixes[i]);
        if (*link == NULL)
            return false;
        link = &(*link)->next;
    }
    return true;
}

static bool
spread_list (const struct spreading *s, struct query_node *list)
{
    for (struct query_node **link = &list->child; *link != NULL; link = &(*link)->next)
        if (plain (*link) ? ! spread_node (s, link) : holds_nodes (*link) && ! spread_list (s, *link))
            return false;
    return true;
}

bool
host_spread (struct query *query, const char *const *prefixes, size_t count)
{
    const char *own[16];

    if (count > sizeof own / sizeof own[0])
        count = sizeof own / sizeof own[0];
    for (size_t i = 0; i < count; i++) {
        struct span copy = arena_copy (&query->arena, span_of (prefixes[i]));
        if (copy.at == NULL)
            return false;
        own[i] = copy.at;
    }
    return spread_list (&(struct spreading) { query, own, count }, query->root);
}
