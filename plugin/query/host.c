/* The text of a query for a program's own parser; see host.h. */
#include "query/host.h"

#include "query/lex.h"
#include "text/class.h"
#include "text/utf8.h"

bool
host_arabic (struct span text)
{
    while (text.len) {
        unsigned size = 1;

        if ((unsigned char) text.at[0] >= 0xd8 && class_of (utf8_read (text.at, span_end (text), &size)) == CLASS_ARABIC)
            return true;
        text = span_after (text, size);
    }
    return false;
}

static const struct {
    unsigned    syntax;
    const char *mark;
} marks[] = {
    { HOST_OPERATORS, "(" }, { HOST_OPERATORS, ")" },
    { HOST_PHRASES, "\"" },  { HOST_PHRASES, "«" },    { HOST_PHRASES, "»" }, { HOST_PHRASES, "“" },
    { HOST_PHRASES, "”" },   { HOST_PHRASES, "„" },
    { HOST_STARS, "*" },
};

static const struct {
    const char *word;
    bool        ours; /* an operator we understand too */
} operators[] = { { "AND", true }, { "OR", true }, { "NOT", true }, { "XOR", false }, { "NEAR", false }, { "ADJ", false } };

static bool
ends_word (char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0' || c == '(' || c == ')';
}

/* The next word of a query line, brackets and blanks passed over. */
static bool
next_word (struct span *rest, struct span *word)
{
    size_t from = 0, to;

    while (from < rest->len && ends_word (rest->at[from]))
        from++;
    for (to = from; to < rest->len && ! ends_word (rest->at[to]);)
        to++;
    *word = (struct span) { rest->at + from, to - from };
    *rest = span_after (*rest, to);
    return word->len > 0;
}

/* The operator a word is, "NEAR/3" too; SIZE_MAX for none. */
static size_t
operator_of (struct span word)
{
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        struct span name = span_of (operators[i].word);
        if (span_starts (word, name)
            && (word.len == name.len || (! operators[i].ours && word.at[name.len] == '/')))
            return i;
    }
    return SIZE_MAX;
}

static void
mask_word (const struct host_language *language, char *word, size_t size)
{
    if (! (language->syntax & HOST_SIGNS) && (word[0] == '+' || word[0] == '-'))
        word[0] = ' ';
    if (! (language->syntax & HOST_OPERATORS) && operator_of ((struct span) { word, size }) != SIZE_MAX)
        for (size_t i = 0; i < size; i++)
            word[i] |= word[i] >= 'A' && word[i] <= 'Z' ? 0x20 : 0;
}

void
host_mask (const struct host_language *language, char *text, size_t size)
{
    struct span rest = { text, size }, word;

    while (next_word (&rest, &word))
        mask_word (language, text + (word.at - text), word.len);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t width = strlen (marks[i].mark);
        char  *at    = text;

        if (language->syntax & marks[i].syntax || size == 0)
            continue;
        while ((at = memmem (at, size - (size_t) (at - text), marks[i].mark, width)) != NULL)
            memset (at, ' ', width);
    }
}

/* The field before a word's colon; empty where it has none. */
static struct span
field_of (struct span word)
{
    while (word.len && (word.at[0] == '+' || word.at[0] == '-'))
        word = span_after (word, 1);
    const char *colon = word.len ? memchr (word.at, ':', word.len) : NULL;
    return colon ? (struct span) { word.at, (size_t) (colon - word.at) } : (struct span) { word.at, 0 };
}

static bool
has_field (const struct host_language *language, struct span word)
{
    struct span field = field_of (word);

    return field.len && language->has_field != NULL && language->has_field (language->your, field);
}

void
host_blank_fields (const struct host_language *language, bool (*has_words) (void *your, struct span field), char *text,
                   size_t size)
{
    struct span rest = { text, size }, word;

    while (next_word (&rest, &word)) {
        struct span field = field_of (word);

        if (! has_field (language, word))
            continue;
        size_t end = has_words (language->your, field) ? (size_t) (span_end (field) - word.at) + 1 : word.len;
        memset (text + (word.at - text), ' ', end);
    }
}

bool
host_speaks (const struct host_language *language, struct span text)
{
    struct span word;

    while (next_word (&text, &word)) {
        size_t operator = language->syntax & HOST_OPERATORS ? operator_of (word) : SIZE_MAX;

        if ((operator != SIZE_MAX && ! operators[operator].ours) || has_field (language, word)
            || (language->syntax & HOST_RANGES && memmem (word.at, word.len, "..", 2) != NULL)
            || (language->syntax & HOST_SYNONYMS && word.at[0] == '~'))
            return true;
    }
    return false;
}

/* What was taken without the brackets and signs that stand for nothing before it. */
static struct span
behind_signs (struct span taken)
{
    while (taken.len && (ends_word (taken.at[0]) || taken.at[0] == '+' || taken.at[0] == '-'))
        taken = span_after (taken, 1);
    return taken;
}

bool
host_split (const struct host_language *language, struct span text, struct buffer *ours, struct buffer *rest)
{
    struct lexer lexer = { .rest = text };
    bool         own   = false;

    for (;;) {
        const char *start = lexer.rest.at;
        struct item item  = lex_next (&lexer);
        struct span taken = { start, (size_t) (lexer.rest.at - start) };

        if (item.kind == ITEM_END) /* a word is unfinished where the line ends with it */
            return buffer_add (rest, taken) && (! own || buffer_add_byte (rest, ' '));
        own               = item.field != FIELD_NONE && ! has_field (language, behind_signs (taken));
        struct buffer *to = own ? ours : rest;
        if ((to->len > 0 && ! buffer_add_byte (to, ' ')) || ! buffer_add (to, taken))
            return false;
    }
}

/* What stands between words, with quotation marks every parser knows. */
static bool
add_gap (struct buffer *to, struct span gap)
{
    while (gap.len) {
        size_t width = 1;
        char   byte  = gap.at[0];

        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
            if (marks[i].syntax == HOST_PHRASES && span_starts (gap, span_of (marks[i].mark))) {
                width = strlen (marks[i].mark);
                byte  = '"';
            }
        if (! buffer_add_byte (to, byte))
            return false;
        gap = span_after (gap, width);
    }
    return true;
}

bool
host_fold (const struct analyzer *analyzer, struct scratch *scratch, struct span text, struct buffer *to)
{
    const char *done = text.at;

    for (size_t from = 0; from < text.len;) {
        from = token_cut (&analyzer->cutter, text, from, 0, FOR_QUERY, &scratch->tokens);
        if (from == SIZE_MAX)
            return false;
        for (size_t i = 0; i < scratch->tokens.count; i++) {
            const struct token *token = &scratch->tokens.at[i];

            if (! token_arabic_word (token) || token->source.at < done)
                continue;
            if (! add_gap (to, (struct span) { done, (size_t) (token->source.at - done) })
                || ! buffer_add (to, token->folded))
                return false;
            done = span_end (token->source);
        }
    }
    return add_gap (to, (struct span) { done, (size_t) (span_end (text) - done) });
}
