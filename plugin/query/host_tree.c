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

/* ---- words joined by AND ---- */

static bool
typed_in (const struct query_node *word, const struct query_node *name)
{
    return word->kind == QUERY_WORD && word->sign == SIGN_NONE && word->prefix[0] == '\0'
           && word->typed.at >= name->typed.at && span_end (word->typed) <= span_end (name->typed);
}

/* The words a name was found in, cut out of their list; NULL where they are
 * not there. **link becomes what stood behind them. */
static struct query_node *
take_words (struct query_node **link, const struct query_node *name, struct query_node ***place)
{
    struct query_node *first, **last;

    while (*link != NULL && ! typed_in (*link, name))
        link = &(*link)->next;
    first  = *link;
    *place = link;
    for (last = link; *last != NULL && typed_in (*last, name);)
        last = &(*last)->next;
    if (first != NULL) {
        struct query_node *behind = *last;
        *last                     = NULL;
        *link                     = behind;
    }
    return first;
}

/* Puts "the words as typed, or another spelling of the name" at `place`. */
static bool
join_name (struct query *query, struct query_node *words, struct query_node *name, struct query_node **place)
{
    struct query_node *either = new_node (query, QUERY_EITHER), *typed = words;

    if (either == NULL)
        return false;
    if (words->next != NULL) {
        typed = new_node (query, QUERY_LIST);
        if (typed == NULL)
            return false;
        typed->child = words;
        for (struct query_node *word = words; word != NULL; word = word->next)
            word->sign = SIGN_MUST;
    }
    name->next    = NULL;
    typed->next   = name;
    either->child = typed;
    either->sign  = SIGN_MUST;
    either->next  = *place;
    *place        = either;
    return true;
}

static bool
join_names (struct query *query, struct query_node *list)
{
    struct query_node *names = NULL, **last = &names;

    for (struct query_node **link = &list->child; *link != NULL;) {
        struct query_node *node = *link;
        if (node->kind == QUERY_NAME && node->widened) {
            *link = node->next;
            *last = node;
            last  = &node->next;
        } else {
            link = &node->next;
        }
    }
    *last = NULL;
    while (names != NULL) {
        struct query_node *name = names, **place, *words = take_words (&list->child, name, &place);
        names = name->next;
        if (words == NULL) {
            name->next = *place; /* its words are another name's: it lifts */
            *place     = name;
        } else if (! join_name (query, words, name, place)) {
            return false;
        }
    }
    return true;
}

static bool
needed (const struct query_node *node)
{
    if (node->kind == QUERY_WORD || node->kind == QUERY_PREFIX)
        return node->word_class == WORD_PLAIN;
    return node->kind == QUERY_PHRASE || holds_nodes (node);
}

static bool
need_all_of (struct query *query, struct query_node *list)
{
    if (list->kind == QUERY_LIST && ! join_names (query, list))
        return false;
    for (struct query_node *node = list->child; node != NULL; node = node->next) {
        if (list->kind == QUERY_LIST && node->sign == SIGN_NONE && needed (node))
            node->sign = SIGN_MUST;
        if (holds_nodes (node) && ! need_all_of (query, node))
            return false;
    }
    return true;
}

bool
host_need_all (struct query *query)
{
    return need_all_of (query, query->root);
}

/* ---- plain words in several fields ---- */

static bool
plain (const struct query_node *node)
{
    return node->prefix[0] == '\0'
           && (node->kind == QUERY_WORD || node->kind == QUERY_PREFIX || node->kind == QUERY_PHRASE);
}

/* A copy of the node under the prefix; synonyms stay with the plain one. */
static struct query_node *
under_prefix (struct query *query, const struct query_node *from, const char *prefix)
{
    struct query_node *node = copy_node (query, from), **link;

    if (node == NULL)
        return NULL;
    node->prefix = prefix;
    if (prefix[0] == '\0')
        return node;
    link  = &node->child;
    *link = NULL;
    if (node->kind != QUERY_PHRASE)
        return node;
    for (const struct query_node *word = from->child; word != NULL; word = word->next) {
        *link = copy_node (query, word);
        if (*link == NULL)
            return NULL;
        (*link)->prefix = prefix;
        link            = &(*link)->next;
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
