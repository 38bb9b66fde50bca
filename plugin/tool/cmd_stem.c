/* stem: each word and its stem; terms: what would be stored. */
#include "tool/lines.h"

/* One line as one word: what a search for it would look for. */
static struct span
stem_of_line (struct xarab_worker *worker, struct span line, char to[STEM_ROOM])
{
    size_t size;

    if (xarab_stem (worker, span_text (line), to, STEM_ROOM, &size) != XARAB_OK)
        return line;
    return (struct span) { to, size };
}

static void
explain_word (const struct analyzer *analyzer, const struct token *token)
{
    struct stem_trace trace = { 0 };
    char              stem[STEM_ROOM], root[STEM_ROOM];
    size_t            size = stem_word (&analyzer->stemmer, token->folded, token->hash, stem, &trace);
    size_t            key  = stem_root (&analyzer->stemmer, (struct span) { stem, size }, root);

    print_cell (token->source);
    printf (" → %.*s  (root %.*s)\n", (int) size, stem, (int) key, root);
    for (unsigned i = 0; i < trace.steps; i++)
        printf ("    %-12.*s %s\n", (int) trace.step[i].rest.len, trace.step[i].rest.at, trace.step[i].rule);
}

/* For people: every word of the line beside its stem, or step by step. */
static void
print_words (struct invocation *invocation, struct span line)
{
    struct xarab_worker *worker = invocation->worker;
    struct token_list   *tokens = &worker->scratch.tokens;

    for (size_t from = 0; from < line.len;) {
        from = token_cut (&worker->analyzer->cutter, line, from, 0, FOR_INDEX, tokens);
        for (size_t i = 0; from != SIZE_MAX && i < tokens->count; i++) {
            struct span stem = analyze_word (worker->analyzer, &worker->scratch, &tokens->at[i]).stem;
            if (invocation->options.explain && tokens->at[i].kind == TOKEN_ARABIC)
                explain_word (worker->analyzer, &tokens->at[i]);
            else
                printf ("%.*s → %.*s\n", (int) tokens->at[i].source.len, tokens->at[i].source.at,
                        (int) stem.len, stem.at);
        }
    }
}

int
command_stem (struct invocation *invocation)
{
    struct lines lines = lines_over (invocation);
    struct span  line;
    char         room[STEM_ROOM];

    while (lines_next (&lines, &line)) {
        if (! invocation->options.plain) {
            print_words (invocation, line);
            continue;
        }
        struct span stem = stem_of_line (invocation->worker, line, room);
        fwrite (stem.at, 1, stem.len, stdout);
        putchar ('\n');
    }
    return lines_end (&lines);
}

/* A word that no stem has followed yet: a number has none and stands for itself. */
struct printing {
    bool   first;
    size_t size;
    char   word[TERM_SIZE_MAX];
};

static void
print_one (struct printing *printing, struct span text)
{
    if (! printing->first)
        putchar (' ');
    printing->first = false;
    printing->size  = 0;
    fwrite (text.at, 1, text.len, stdout);
}

static void
print_left (struct printing *printing)
{
    if (printing->size > 0)
        print_one (printing, (struct span) { printing->word, printing->size });
}

static int
print_stem (void *your, const struct term *term)
{
    struct printing *printing = your;

    if (term->kind == TERM_STEM)
        print_one (printing, span_after (term->text, 1));
    if (term->kind == TERM_WORD) {
        print_left (printing);
        memcpy (printing->word, term->text.at, term->text.len);
        printing->size = term->text.len;
    }
    return 0;
}

static int
print_term (void *your, const struct term *term)
{
    static const char *const kinds[TERM_KINDS] = {
        [TERM_WORD] = "word",           [TERM_STEM] = "stem",           [TERM_ROOT] = "root", [TERM_NAME] = "name",
        [TERM_MENTIONED] = "mentioned", [TERM_PUBLISHED] = "published", [TERM_ID] = "id",
    };

    (void) your;
    print_cell (term->text);
    printf ("\t%s\t%u\t%u\t", kinds[term->kind], term->position, term->wdf);
    print_cell (term->source);
    putchar ('\n');
    return 0;
}

int
command_terms (struct invocation *invocation)
{
    const char *date  = invocation->options.date;
    bool        plain = invocation->options.plain;
    struct lines lines = lines_over (invocation);
    struct span  line;

    while (lines_next (&lines, &line)) {
        struct printing printing = { .first = true };
        xarab_article   article  = { .text = span_text (line) };

        if (date != NULL)
            article.date = span_text (span_of (date));
        analyze_article (invocation->worker, &article,
                         (struct term_sink) { plain ? print_stem : print_term, &printing });
        if (plain) {
            print_left (&printing);
            putchar ('\n');
        }
    }
    return lines_end (&lines);
}
