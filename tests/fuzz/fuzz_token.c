/* Truths of the token room, for any bytes: tokens lie inside the text, in order,
 * not overlapping, so that tokens and gaps give back every byte; parts lie in
 * their whole; no token is empty, none too long; a token's text is folded and its
 * hash is its hash; what no token holds has no letter or digit in it; index and
 * query cut alike. */
#include "base/hash.h"
#include "text/class.h"
#include "text/utf8.h"
#include "token/token.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A letter that is no tag of a longer word must be in some token, unless folding
 * makes nothing of it. */
static void
check_gap (const char *at, const char *end)
{
    unsigned size;
    char     folded[UTF8_MAX * FOLD_GROWTH + FOLD_SPARE];

    for (; at < end; at += size)
        if (class_starts_word (class_of (utf8_read (at, end, &size))))
            assert (fold_word (fold_standard (), (struct span) { at, size }, folded) == 0);
}

static void
check_folded (const struct token *t)
{
    char *again = malloc (fold_room (t->folded.len));

    assert (again && t->folded.len > 0);
    assert (t->hash == hash_bytes (t->folded));
    assert (fold_word (fold_standard (), t->folded, again) == t->folded.len
            && memcmp (again, t->folded.at, t->folded.len) == 0);
    free (again);
}

static void
check_list (struct span text, const struct token_list *list)
{
    const char         *end  = text.at;
    const struct token *open = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const struct token *t = &list->at[i];

        check_folded (t);
        assert (t->source.len <= TOKEN_SIZE_MAX && t->kind < TOKEN_KINDS);
        if (t->flags & TOKEN_PART) {
            assert (open && t->source.at >= open->source.at && span_end (t->source) <= span_end (open->source));
            continue;
        }
        assert (t->source.at >= end && span_end (t->source) <= span_end (text));
        assert ((t->flags & TOKEN_JOINED) == 0 || t->source.at == end);
        check_gap (end, t->source.at);
        end  = span_end (t->source);
        open = t;
    }
    check_gap (end, span_end (text));
}

static void
check_same (const struct token_list *a, const struct token_list *b)
{
    assert (a->count == b->count && a->gap_after == b->gap_after);
    for (size_t i = 0; i < a->count; i++)
        assert (span_equal (a->at[i].folded, b->at[i].folded) && a->at[i].source.at == b->at[i].source.at
                && a->at[i].position == b->at[i].position && a->at[i].flags == b->at[i].flags);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;

    struct cutter     cutter = { { data[0] & 1, data[0] & 2, data[0] & 4 }, fold_standard () };
    struct span       text   = { (const char *) data + 1, size - 1 };
    struct token_list list = { 0 }, query = { 0 };

    for (size_t from = 0; from < text.len;) {
        size_t next = token_cut (&cutter, text, from, 0, FOR_INDEX, &list);
        assert (next > from && next <= text.len);
        check_list ((struct span) { text.at + from, next - from }, &list);
        assert (token_cut (&cutter, text, from, 0, FOR_QUERY, &query) == next);
        check_same (&list, &query);
        token_cut (&cutter, text, from, 0, FOR_PREFIX, &query);
        from = next;
    }
    token_list_free (&list);
    token_list_free (&query);
    return 0;
}
