#include "query/words.h"

#include "base/hash.h"
#include "date/calendar.h"

struct query_node *
node_new (const struct word_reader *reader, enum query_kind kind)
{
    struct query_node *node = arena_take (&reader->query->arena, sizeof *node);

    if (node != NULL)
        *node = (struct query_node) { .kind = (uint8_t) kind, .prefix = "", .repeats = 1 };
    return node;
}

void
node_append (struct query_node *parent, struct query_node *child)
{
    struct query_node **link = &parent->child;

    while (*link != NULL)
        link = &(*link)->next;
    *link = child;
}

/* Runs the stages over a piece of the query; its tokens, dates and names are
 * then in the scratch. A query past TOKEN_LIST_MAX tokens is cut there. */
static bool
analyze (struct word_reader *reader, struct span text, enum purpose purpose)
{
    const struct query_parser *parser = reader->parser;

    document_begin (parser->document, parser->today, parser->today == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    return analyze_piece (parser->analyzer, parser->scratch, parser->document, text, 0, purpose) != SIZE_MAX;
}

static bool
keep (struct word_reader *reader, struct span from, struct span *to)
{
    *to = arena_copy (&reader->query->arena, from);
    return to->at != NULL;
}

static enum word_class
class_of (const struct query_parser *parser, const struct token *token)
{
    struct lexicon_entry entry;

    if (lexicon_find (parser->stops, token->folded, token->hash, &entry))
        return WORD_STOP;
    return query_word_class (token->folded, token->hash);
}

/* A word node from token `i` of the scratch; NULL when memory is out. */
static struct query_node *
word_of (struct word_reader *reader, size_t i, const char *prefix)
{
    const struct query_parser *parser = reader->parser;
    const struct token        *token  = &parser->scratch->tokens.at[i];
    struct word_forms          forms  = analyze_word (parser->analyzer, parser->scratch, token);
    struct query_node         *node   = node_new (reader, QUERY_WORD);

    if (node == NULL || ! keep (reader, token->folded, &node->word) || ! keep (reader, forms.stem, &node->stem)
        || ! keep (reader, forms.root, &node->root))
        return NULL;
    node->prefix     = prefix;
    node->typed      = token->source;
    node->token_kind = token->kind;
    node->arabic     = token_arabic_word (token);
    node->word_class = (uint8_t) class_of (parser, token);
    return node;
}

/* Whether one more word may be taken. */
static bool
room_for_word (struct word_reader *reader)
{
    if (reader->query->words >= (size_t) reader->parser->options->words_max) {
        reader->query->cut = true;
        return false;
    }
    reader->query->words++;
    return true;
}

/* The words of the scratch's tokens as a chain behind *link. */
static bool
chain_words (struct word_reader *reader, size_t first, size_t last, const char *prefix, bool parts,
             struct query_node ***link)
{
    for (size_t i = first; i < last; i++) {
        const struct token *token = &reader->parser->scratch->tokens.at[i];

        if ((token->flags & TOKEN_PART && ! parts) || token->flags & TOKEN_CLITIC)
            continue;
        if (! room_for_word (reader))
            return true;
        **link = word_of (reader, i, prefix);
        if (**link == NULL)
            return false;
        *link = &(**link)->next;
    }
    return true;
}

/* The operator's synonyms of a word, as its children. The synonyms are cut in
 * the scratch, so its tokens are the last synonym's afterwards. */
static bool
add_synonyms (struct word_reader *reader, struct query_node *word)
{
    struct lexicon_entry entry;
    struct query_node  **link = &word->child;
    uint32_t             hash = hash_bytes (word->word);

    for (unsigned nth = 0; lexicon_find_nth (reader->parser->synonyms, word->word, hash, nth, &entry); nth++)
        if (! analyze (reader, entry.payload, FOR_QUERY)
            || ! chain_words (reader, 0, reader->parser->scratch->tokens.count, word->prefix, false, &link))
            return false;
    return true;
}

static bool
add_all_synonyms (struct word_reader *reader, struct query_node *first)
{
    bool ok = true;

    for (struct query_node *node = first; ok && node != NULL && reader->parser->synonyms.size > 0; node = node->next)
        ok = node->kind != QUERY_WORD || add_synonyms (reader, node);
    return ok;
}

/* How many of `count` dates or parts are taken: no more than words are. */
static size_t
taken (const struct word_reader *reader, size_t count)
{
    size_t most = (size_t) reader->parser->options->words_max;

    return count < most ? count : most;
}

/* A date found among the words: it lifts, its words stay words. */
static bool
chain_dates (struct word_reader *reader, struct query_node ***link)
{
    const struct date_list *dates = &reader->parser->scratch->dates;

    for (size_t i = 0; i < taken (reader, dates->count); i++) {
        struct query_node *node = node_new (reader, QUERY_DATE);
        if (node == NULL)
            return false;
        node->first = dates->at[i].first;
        node->last  = dates->at[i].last;
        **link      = node;
        *link       = &node->next;
    }
    return true;
}

static struct query_node *
name_node (struct word_reader *reader, struct span spelling, struct span typed)
{
    struct query_node *node = node_new (reader, QUERY_NAME);

    if (node == NULL || ! keep (reader, spelling, &node->word))
        return NULL;
    node->typed = typed;
    return node;
}

/* The name that begins at token `i`, as the name room joined it; NULL where the
 * token stands for itself. */
static const struct name *
name_at (const struct name_list *names, size_t i)
{
    for (size_t n = 0; n < names->count; n++)
        if (names->at[n].token == i)
            return &names->at[n];
    return NULL;
}

/* A name found among the words: a node that other spellings will be added to,
 * its words as children. */
static bool
chain_name (struct word_reader *reader, const struct name *name, struct query_node ***link)
{
    const struct token *token  = &reader->parser->scratch->tokens.at[name->token];
    struct span         typed  = { token->source.at, name->end - name->start };
    struct query_node  *node   = name_node (reader, name->spelling, typed);
    struct query_node **inside = node ? &node->child : NULL;

    if (node == NULL || ! chain_words (reader, name->token, name->token + name->tokens, "", true, &inside))
        return false;
    node->widened = true;
    **link        = node;
    *link         = &node->next;
    return true;
}

/* The words of all tokens, names grouped. */
static bool
chain_words_and_names (struct word_reader *reader, struct query_node ***link)
{
    const struct scratch *scratch = reader->parser->scratch;
    bool                  ok      = true;

    for (size_t i = 0; ok && i < scratch->tokens.count && ! reader->query->cut;) {
        const struct name *name = name_at (&scratch->names, i);
        size_t             last = name ? i + name->tokens : i + 1;

        ok = name ? chain_name (reader, name, link) : chain_words (reader, i, last, "", true, link);
        i  = last;
    }
    return ok;
}

bool
read_words (struct word_reader *reader, struct span text, const char *prefix, struct query_node **chain)
{
    const struct scratch *scratch = reader->parser->scratch;
    struct query_node   **link    = chain;
    bool                  ok      = analyze (reader, text, FOR_QUERY);

    if (ok && prefix[0] != '\0')
        ok = chain_words (reader, 0, scratch->tokens.count, prefix, true, &link);
    else if (ok)
        ok = chain_dates (reader, &link)
             && (reader->parser->analyzer->namer.options.in_plain
                     ? chain_words_and_names (reader, &link)
                     : chain_words (reader, 0, scratch->tokens.count, "", true, &link));
    return ok && add_all_synonyms (reader, *chain);
}

bool
read_phrase (struct word_reader *reader, struct span text, const char *prefix, struct query_node **node)
{
    struct query_node *phrase = node_new (reader, QUERY_PHRASE), **link;

    if (phrase == NULL || ! analyze (reader, text, FOR_QUERY))
        return false;
    phrase->prefix = prefix;
    phrase->typed  = text;
    link           = &phrase->child;
    if (! chain_words (reader, 0, reader->parser->scratch->tokens.count, prefix, false, &link))
        return false;
    if (phrase->child != NULL)
        *node = phrase;
    return true;
}

enum { PREFIX_LETTERS_MIN = 2 };

bool
read_prefix (struct word_reader *reader, struct span text, const char *prefix, struct query_node **node)
{
    const struct token_list *tokens = &reader->parser->scratch->tokens;
    size_t                   letters = 0;

    if (! analyze (reader, text, FOR_PREFIX))
        return false;
    if (tokens->count == 0 || ! room_for_word (reader))
        return true;
    for (size_t i = 0; i < tokens->at[tokens->count - 1].folded.len; i++)
        letters += ((unsigned char) tokens->at[tokens->count - 1].folded.at[i] & 0xc0) != 0x80;
    *node = word_of (reader, tokens->count - 1, prefix);
    if (*node != NULL && letters >= PREFIX_LETTERS_MIN)
        (*node)->kind = QUERY_PREFIX;
    return *node != NULL;
}

/* A name asked for by field: every token of it is a part, found in a list or
 * not; compounds stay joined. */
static bool
chain_parts (struct word_reader *reader, struct query_node **link)
{
    const struct token_list *tokens = &reader->parser->scratch->tokens;

    for (size_t i = 0; i < taken (reader, tokens->count);) {
        const struct name *name  = name_at (&reader->parser->scratch->names, i);
        struct span        typed = tokens->at[i].source;
        struct span        part  = name ? name->spelling : typed;

        i += name && name->tokens ? name->tokens : 1;
        *link = name_node (reader, part, typed);
        if (*link == NULL)
            return false;
        (*link)->field = true;
        (*link)->sign  = SIGN_MUST;
        link           = &(*link)->next;
    }
    return true;
}

xarab_status
read_name (struct word_reader *reader, struct span text, struct query_node **node, xarab_error *error)
{
    struct query_node *name = node_new (reader, QUERY_LIST);

    if (! room_for_word (reader))
        return XARAB_OK;
    if (name == NULL || ! analyze (reader, text, FOR_QUERY) || ! chain_parts (reader, &name->child))
        return XARAB_NO_MEMORY;
    if (name->child == NULL)
        return fail (error, XARAB_BAD_QUERY,
                     "name: needs a name behind it, as in name:باقري or name:\"محمد باقري\"");
    name->typed = text;
    name->field = true;
    *node       = name;
    return XARAB_OK;
}

xarab_status
read_date (struct word_reader *reader, struct span text, bool published, struct query_node **node,
           xarab_error *error)
{
    const struct query_parser *parser = reader->parser;
    struct query_node         *date   = node_new (reader, QUERY_DATE);

    if (date == NULL)
        return XARAB_NO_MEMORY;
    if (! room_for_word (reader))
        return XARAB_OK;
    if (! date_query_read (&parser->analyzer->dates, parser->today, text, &date->first, &date->last))
        return fail (error, XARAB_BAD_QUERY,
                     "'%.*s' is no date; it is 2023-12-04, 2023-12, 2023, a range 2023-12..2024-02, or words in "
                     "quotation marks",
                     (int) text.len, text.at);
    date->published = published;
    date->field     = true;
    date->typed     = text;
    *node           = date;
    return XARAB_OK;
}
