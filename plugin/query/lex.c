#include "query/lex.h"

#include "term/prefixes.h"

static const struct {
    const char    *word;
    enum item_kind kind;
    bool           arabic;
} operators[] = {
    { "AND", ITEM_AND, false }, { "OR", ITEM_OR, false },    { "NOT", ITEM_NOT, false },
    { "/و/", ITEM_AND, true },  { "/أو/", ITEM_OR, true },   { "/ليس/", ITEM_NOT, true },
    { "/او/", ITEM_OR, true },  { "/بدون/", ITEM_NOT, true },
};

/* Fields that are no text of the article; the rest are article_fields. */
static const struct {
    const char     *key;
    enum field_kind kind;
} fields[] = {
    { "name", FIELD_NAME },           { "اسم", FIELD_NAME },
    { "date", FIELD_MENTIONED },      { "تاريخ", FIELD_MENTIONED },
    { "published", FIELD_PUBLISHED }, { "نشر", FIELD_PUBLISHED },
};

static const struct {
    const char *open, *close;
} quotes[] = { { "\"", "\"" }, { "«", "»" }, { "“", "”" }, { "„", "“" }, { "”", "”" } };

static bool
blank (char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

static struct span
upto_blank (struct span s)
{
    size_t size = 0;

    while (size < s.len && ! blank (s.at[size]) && s.at[size] != '(' && s.at[size] != ')')
        size++;
    return (struct span) { s.at, size };
}

static const char *
find_in (struct span s, const char *needle)
{
    return s.len ? memmem (s.at, s.len, needle, strlen (needle)) : NULL;
}

/* A quotation at the beginning of `s` that is closed: its inside; *size becomes
 * the bytes with the marks. A mark that is closed nowhere ahead is looked for
 * once: a megabyte of opening marks is read in one pass. */
static bool
quotation (struct lexer *lexer, struct span s, struct span *inside, size_t *size)
{
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        size_t open = strlen (quotes[i].open);

        if (lexer->unclosed & 1u << i || ! span_starts (s, span_of (quotes[i].open)))
            continue;
        const char *close = find_in (span_after (s, open), quotes[i].close);
        if (close == NULL) {
            lexer->unclosed |= 1u << i;
            continue;
        }
        *inside = (struct span) { s.at + open, (size_t) (close - s.at) - open };
        *size   = open + inside->len + strlen (quotes[i].close);
        return true;
    }
    return false;
}

static bool
operator_at (const struct lexer *lexer, struct span word, enum item_kind *kind)
{
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
        if (span_is (word, operators[i].word) && (! operators[i].arabic || lexer->arabic_operators)) {
            *kind = operators[i].kind;
            return true;
        }
    return false;
}

/* "key:" at the beginning of `s`; *size becomes its bytes with the colon. */
static enum field_kind
field_at (struct span s, const char **prefix, size_t *size)
{
    struct span word  = upto_blank (s);
    const char *colon = word.len ? memchr (word.at, ':', word.len) : NULL;

    *prefix = "";
    if (colon == NULL)
        return FIELD_NONE;

    struct span key = { s.at, (size_t) (colon - s.at) };
    *size           = key.len + 1;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (span_is (key, fields[i].key))
            return fields[i].kind;

    const struct article_field *field = article_field (key);
    if (field == NULL)
        return FIELD_NONE;
    *prefix = field->field.prefix;
    return FIELD_TERMS;
}

/* Whether something that is not plain words begins at `s`. */
static bool
syntax_at (struct lexer *lexer, struct span s)
{
    struct span    inside, word = upto_blank (s);
    size_t         size;
    const char    *prefix;
    enum item_kind kind;

    return s.at[0] == '(' || s.at[0] == ')' || quotation (lexer, s, &inside, &size) || operator_at (lexer, word, &kind)
           || field_at (s, &prefix, &size) != FIELD_NONE || ((s.at[0] == '+' || s.at[0] == '-') && word.len > 1)
           || (word.len > 1 && word.at[word.len - 1] == '*');
}

/* Plain words up to the next syntax. */
static struct item
words (struct lexer *lexer)
{
    struct span all  = lexer->rest;
    size_t      size = 0;

    while (size < all.len) {
        size += upto_blank (span_after (all, size)).len;
        while (size < all.len && blank (all.at[size]))
            size++;
        if (size < all.len && syntax_at (lexer, span_after (all, size)))
            break;
        if (size < all.len && upto_blank (span_after (all, size)).len == 0)
            size++;
    }
    lexer->rest = span_after (all, size);
    return (struct item) { .kind = ITEM_WORDS, .prefix = "", .text = span_trim ((struct span) { all.at, size }) };
}

/* One word, quotation or prefix behind a sign or field. */
static struct item
operand (struct lexer *lexer)
{
    struct item item = { .kind = ITEM_WORDS, .prefix = "" };
    size_t      size;

    if (quotation (lexer, lexer->rest, &item.text, &size)) {
        item.kind   = ITEM_QUOTE;
        lexer->rest = span_after (lexer->rest, size);
        return item;
    }
    item.text   = upto_blank (lexer->rest);
    lexer->rest = span_after (lexer->rest, item.text.len);
    if (item.text.len > 1 && item.text.at[item.text.len - 1] == '*') {
        item.kind = ITEM_PREFIX;
        item.text = span_before (item.text, 1);
    }
    return item;
}

/* The bracket at the beginning; false when it reads as a blank: too deep, or
 * closing what was never opened. */
static bool
bracket (struct lexer *lexer, struct item *item)
{
    bool open   = lexer->rest.at[0] == '(';
    lexer->rest = span_after (lexer->rest, 1);
    if (open ? lexer->depth == BRACKETS_MAX : lexer->depth == 0)
        return false;
    if (open)
        lexer->depth++;
    else
        lexer->depth--;
    *item = (struct item) { .kind = open ? ITEM_OPEN : ITEM_CLOSE, .prefix = "" };
    return true;
}

/* What stands behind a sign: a bracket, or an operand with or without field. */
static bool
signed_item (struct lexer *lexer, struct item *item)
{
    enum query_sign sign = SIGN_NONE;
    const char     *prefix;
    size_t          size;

    if (lexer->rest.at[0] == '+' || lexer->rest.at[0] == '-') {
        sign        = lexer->rest.at[0] == '+' ? SIGN_MUST : SIGN_NOT;
        lexer->rest = span_after (lexer->rest, 1);
    }
    if (lexer->rest.len && (lexer->rest.at[0] == '(' || lexer->rest.at[0] == ')')) {
        if (! bracket (lexer, item))
            return false;
        item->sign = item->kind == ITEM_OPEN ? sign : SIGN_NONE;
        return true;
    }

    enum field_kind field = field_at (lexer->rest, &prefix, &size);
    if (field != FIELD_NONE)
        lexer->rest = span_after (lexer->rest, size);
    *item        = operand (lexer);
    item->sign   = sign;
    item->field  = field;
    item->prefix = prefix;
    return true;
}

struct item
lex_next (struct lexer *lexer)
{
    struct item item = { .kind = ITEM_END, .prefix = "" };

    for (;;) {
        while (lexer->rest.len && blank (lexer->rest.at[0]))
            lexer->rest = span_after (lexer->rest, 1);
        if (lexer->rest.len == 0)
            return item;
        if (! syntax_at (lexer, lexer->rest))
            return words (lexer);
        if (operator_at (lexer, upto_blank (lexer->rest), &item.kind)) {
            lexer->rest = span_after (lexer->rest, upto_blank (lexer->rest).len);
            return item;
        }
        if (signed_item (lexer, &item))
            return item;
    }
}
