/* Truths of the name room, for any bytes: keys are few, short, of letters and
 * digits; matching is the same both ways round, and a name matches itself when
 * it has a key; what is found lies inside the text, in order, on tokens that
 * are claimed; finding twice gives the same. */
#include "name/name.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_keys (const struct namer *namer, struct span name)
{
    struct name_keys keys;
    unsigned         distance;

    name_keys (namer, name, &keys);
    assert (keys.count <= NAME_KEYS);
    for (unsigned i = 0; i < keys.count; i++) {
        size_t size = strlen (keys.key[i]);
        assert (size > 0 && size < NAME_KEY_ROOM);
        assert (strspn (keys.key[i], "abcdefghijklmnopqrstuvwxyz0123456789") == size);
    }
    assert (name_match (namer, name, name, &distance) == (keys.count > 0));
}

static void
check_match (const struct namer *namer, struct span a, struct span b)
{
    unsigned      one, two;
    struct buffer line  = { 0 };
    bool          match = name_match (namer, a, b, &one);

    assert (match == name_match (namer, b, a, &two) && one == two);
    assert (name_explain (namer, a, b, &line));
    buffer_free (&line);
}

static void
check_names (struct span text, const struct token_list *tokens, const struct name_list *names)
{
    size_t end = 0, token = 0;

    for (size_t i = 0; i < names->count; i++) {
        const struct name *name = &names->at[i];

        assert (name->start >= end && name->start < name->end && name->end <= text.len);
        assert (name->token >= token && name->tokens > 0 && name->token + name->tokens <= tokens->count);
        assert (name->spelling.len > 0 && name->spelling.len <= NAME_SPELLING_ROOM && name->why != NULL);
        for (size_t t = name->token; t < name->token + name->tokens; t++)
            assert (tokens->at[t].flags & TOKEN_NAME);
        end   = name->end;
        token = name->token + name->tokens;
    }
}

/* The first byte chooses the threshold; a tab parts two names. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;

    struct namer       namer  = { .options = { .threshold = (uint16_t) (data[0] * 8), .spellings = 100 } };
    struct span        text   = { (const char *) data + 1, size - 1 }, rest = text, first = text;
    struct cutter      cutter = { { true, true, true }, fold_standard () };
    struct token_list  tokens = { 0 };
    struct name_memory memory = { 0 };
    struct name_list   names  = { .count = 0 };

    span_next (&rest, '\t', &first);
    check_keys (&namer, first);
    check_match (&namer, first, rest.at ? rest : text);
    token_cut (&cutter, text, 0, 1, FOR_INDEX, &tokens);
    assert (name_find (&namer, text, &tokens, &memory, &names));
    check_names (text, &tokens, &names);

    size_t count = names.count;

    name_memory_reset (&memory);
    assert (name_find (&namer, text, &tokens, &memory, &names) && names.count == count);
    token_list_free (&tokens);
    name_memory_free (&memory);
    name_list_free (&names);
    return 0;
}
