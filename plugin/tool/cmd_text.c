/* text, tokens: the first two stages, printed. */
#include "tool/lines.h"

static const char *const kind_names[TOKEN_KINDS] = {
    [TOKEN_ARABIC] = "arabic", [TOKEN_FOREIGN] = "foreign", [TOKEN_NUMBER] = "number",
    [TOKEN_ACRONYM] = "acronym", [TOKEN_TAG] = "tag", [TOKEN_HANDLE] = "handle", [TOKEN_ADDRESS] = "address",
};

typedef void print_function (struct span line, const struct token *, bool first);

/* Cuts a line piece by piece and prints each token. */
static bool
print_line (struct xarab_worker *worker, struct span line, print_function *print)
{
    struct token_list *tokens   = &worker->scratch.tokens;
    uint32_t           position = 0;

    for (size_t from = 0; from < line.len;) {
        size_t next = token_cut (&worker->analyzer->cutter, line, from, position, FOR_INDEX, tokens);
        if (next == SIZE_MAX)
            return false;
        for (size_t i = 0; i < tokens->count; i++)
            print (line, &tokens->at[i], from == 0 && i == 0);
        if (tokens->count)
            position = tokens->at[tokens->count - 1].position;
        from = next;
    }
    return true;
}

static void
print_folded (struct span line, const struct token *token, bool first)
{
    (void) line;
    if (token->flags & TOKEN_PART)
        return;
    if (! first)
        putchar (' ');
    fwrite (token->folded.at, 1, token->folded.len, stdout);
}

static void
print_token (struct span line, const struct token *token, bool first)
{
    size_t start = (size_t) (token->source.at - line.at);

    (void) first;
    printf ("%zu\t%zu\t%s%s\t", start, start + token->source.len, kind_names[token->kind],
            token->flags & TOKEN_PART ? "-part" : token->flags & TOKEN_CLITIC ? "-clitic" : "");
    print_cell (token->folded);
    putchar ('\t');
    print_cell (token->source);
    putchar ('\n');
}

static int
print_lines (struct invocation *invocation, print_function *print, const char *behind)
{
    struct lines lines = lines_over (invocation);
    struct span  line;

    while (lines_next (&lines, &line)) {
        if (! print_line (invocation->worker, line, print)) {
            fprintf (stderr, "xapian-arabic: %s:%zu: memory is out\n", lines.path, lines.number);
            lines.failed = true;
        }
        fputs (behind, stdout);
    }
    return lines_end (&lines);
}

int
command_text (struct invocation *invocation)
{
    return print_lines (invocation, print_folded, "\n");
}

int
command_tokens (struct invocation *invocation)
{
    return print_lines (invocation, print_token, "");
}
