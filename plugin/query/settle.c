/* What is decided once the whole query is known, and the tree in one line. */
#include "date/calendar.h"
#include "query/words.h"

/* Calls `visit` for every node, children before what follows. The stack is as
 * deep as brackets may be. */
typedef void visit_function (void *your, struct query_node *);

enum { DEPTH_MAX = 40 };

static void
walk (struct query_node *root, visit_function *visit, void *your)
{
    struct query_node *stack[DEPTH_MAX];
    size_t             depth = 0;

    for (struct query_node *node = root; node != NULL || depth > 0;) {
        if (node == NULL) {
            node = stack[--depth]->next;
            continue;
        }
        visit (your, node);
        if (node->child != NULL && depth < DEPTH_MAX) {
            stack[depth++] = node;
            node           = node->child;
        } else {
            node = node->next;
        }
    }
}

struct tally {
    size_t plain, stop, question, others;
};

static void
count_classes (void *your, struct query_node *node)
{
    struct tally *tally = your;

    switch (node->kind) {
    case QUERY_LIST:
    case QUERY_EITHER: break;
    case QUERY_WORD:
        tally->plain += node->word_class == WORD_PLAIN;
        tally->stop += node->word_class == WORD_STOP;
        tally->question += node->word_class == WORD_QUESTION;
        break;
    default: tally->others++;
    }
}

/* Where only stop or question words are left, they are what is looked for. */
static void
raise_words (void *your, struct query_node *node)
{
    const struct tally *tally = your;

    if (node->kind != QUERY_WORD || tally->plain + tally->others > 0)
        return;
    if (node->word_class == WORD_STOP || tally->stop == 0)
        node->word_class = WORD_PLAIN;
}

static bool
same_word (const struct query_node *a, const struct query_node *b)
{
    return a->kind == QUERY_WORD && b->kind == QUERY_WORD && a->sign == b->sign
           && strcmp (a->prefix, b->prefix) == 0 && span_equal (a->word, b->word);
}

/* A word of a list that stands again is counted, not repeated. */
static void
merge_repeats (void *your, struct query_node *list)
{
    (void) your;
    if (list->kind != QUERY_LIST)
        return;
    for (struct query_node *node = list->child; node != NULL; node = node->next) {
        struct query_node **link = &node->next;
        while (*link != NULL) {
            if (same_word (node, *link)) {
                node->repeats++;
                *link = (*link)->next;
            } else {
                link = &(*link)->next;
            }
        }
    }
}

void
settle_words (struct query *query)
{
    struct tally       tally = { 0 };
    struct query_node *only  = query->root->child;

    walk (query->root, merge_repeats, NULL);
    walk (query->root, count_classes, &tally);
    walk (query->root, raise_words, &tally);
    if (only != NULL && only->next == NULL && only->kind == QUERY_PHRASE && only->sign == SIGN_NONE)
        only->sign = SIGN_MUST;
}

static const char *const sign_marks[] = { "", "+", "-" };

static bool
print_synonyms (const struct query_node *word, struct buffer *to)
{
    for (const struct query_node *node = word->child; node != NULL; node = node->next)
        if (! buffer_print (to, "=%.*s", (int) node->word.len, node->word.at))
            return false;
    return true;
}

static bool
print_node (const struct query_node *node, struct buffer *to)
{
    char first[16], last[16];

    if (! buffer_print (to, "%s%s%s", sign_marks[node->sign], node->prefix, node->prefix[0] ? ":" : ""))
        return false;
    switch (node->kind) {
    case QUERY_LIST: return buffer_add_byte (to, '(');
    case QUERY_EITHER: return buffer_add_text (to, "either(");
    case QUERY_PHRASE: return buffer_add_text (to, "phrase(");
    case QUERY_NAME: return buffer_print (to, node->widened ? "≈%.*s" : "name[%.*s]", (int) node->word.len, node->word.at);
    case QUERY_PREFIX: return buffer_print (to, "%.*s*", (int) node->word.len, node->word.at);
    case QUERY_DATE:
        calendar_print_iso (node->first, first);
        calendar_print_iso (node->last, last);
        return buffer_print (to, "%s[%s..%s]", node->published ? "published" : "date", first, last);
    default:
        return buffer_print (to, "%.*s%s", (int) node->word.len, node->word.at,
                             node->word_class == WORD_STOP ? "~" : node->word_class == WORD_QUESTION ? "?" : "")
               && (node->repeats == 1 || buffer_print (to, "×%u", node->repeats)) && print_synonyms (node, to);
    }
}

bool
query_print (const struct query *query, struct buffer *to)
{
    const struct query_node *stack[DEPTH_MAX], *node = query->root->child;
    size_t                   depth = 0;

    for (bool first = true; node != NULL || depth > 0;) {
        if (node == NULL) {
            node = stack[--depth]->next;
            if (! buffer_add_byte (to, ')'))
                return false;
            first = false;
            continue;
        }
        if ((! first && ! buffer_add_byte (to, ' ')) || ! print_node (node, to))
            return false;
        first = false;
        bool opens = node->kind == QUERY_LIST || node->kind == QUERY_EITHER || node->kind == QUERY_PHRASE;
        if (opens && depth < DEPTH_MAX) {
            stack[depth++] = node;
            node           = node->child;
            first          = true;
        } else {
            node = node->next;
        }
    }
    return true;
}
