#include "stem/facts.h"

#include "base/arena.h"
#include "base/hash.h"
#include "text/fold.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOLD_ROOM = 1024, PAYLOAD_ROOM = 4096 };

static _Noreturn void
out_of_memory (void)
{
    fputs ("gen_stem: out of memory\n", stderr);
    exit (1);
}

struct span
facts_fold (struct facts *facts, struct span text)
{
    char room[FOLD_ROOM];

    if (fold_room (text.len) > sizeof room)
        out_of_memory ();

    struct span folded = { room, fold_word (fold_standard (), text, room) };
    struct span copy   = arena_copy (&facts->letters, folded);

    if (! copy.at)
        out_of_memory ();
    return copy;
}

void
facts_add (struct facts *facts, struct span key, struct span stem, struct fact like)
{
    like.key   = key;
    like.stem  = stem;
    like.order = (uint32_t) facts->count;
    if (! buffer_add (&facts->rows, (struct span) { (const char *) &like, sizeof like }))
        out_of_memory ();
    facts->count++;
}

static int
by_key (const void *a, const void *b)
{
    const struct fact *x = a, *y = b;
    int                keys = span_compare (x->key, y->key);

    if (keys != 0)
        return keys;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->unlikely != y->unlikely)
        return x->unlikely ? 1 : -1;
    return x->order < y->order ? -1 : 1;
}

/* Whether the later fact only adds classes to the earlier one. */
static bool
joins (const struct fact *early, const struct fact *late)
{
    return span_equal (early->stem, late->stem)
           && (late->classes & CLASS_AGENT || (early->cost == late->cost && early->origin == late->origin));
}

/* The facts of one core, fewer where some join; returns how many are left. */
static size_t
join_facts (struct fact *fact, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        size_t same = 0;

        while (same < kept && ! joins (&fact[same], &fact[i]))
            same++;
        if (same < kept)
            fact[same].classes |= fact[i].classes;
        else
            fact[kept++] = fact[i];
    }
    return kept;
}

static void
add_entry (struct lexicon_builder *builder, const struct fact *fact, size_t count)
{
    char     payload[PAYLOAD_ROOM];
    size_t   size = 0;
    uint32_t all  = 0;

    for (size_t i = 0; i < count; i++) {
        const struct fact *f = &fact[i];

        if (size + 5 + f->stem.len > sizeof payload || f->stem.len > 255)
            out_of_memory ();
        payload[size++] = (char) (f->classes & 255);
        payload[size++] = (char) (f->classes >> 8);
        payload[size++] = (char) f->cost;
        payload[size++] = (char) f->origin;
        payload[size++] = (char) f->stem.len;
        memcpy (payload + size, f->stem.at, f->stem.len);
        size += f->stem.len;
        all |= f->classes;
    }
    if (! lexicon_add (builder, fact->key, all, (struct span) { payload, size }))
        out_of_memory ();
}

/* The bits that maybe_core asks for. */
static void
print_filter (struct lexicon_builder *builder)
{
    static uint32_t      filter[FILTER_BITS / 32];
    struct buffer        block = { 0 };
    struct lexicon_entry entry;
    size_t               cursor = 0;

    if (! lexicon_finish (builder, &block))
        out_of_memory ();
    while (lexicon_each ((struct lexicon) { block.at, block.len }, &cursor, &entry)) {
        uint32_t bit = (hash_bytes (entry.key) >> 8) % FILTER_BITS;
        filter[bit / 32] |= UINT32_C (1) << (bit % 32);
    }
    buffer_free (&block);
    printf ("\nconst uint32_t stem_filter[FILTER_BITS / 32] = {");
    for (size_t i = 0; i < FILTER_BITS / 32; i++)
        printf ("%s0x%x,", i % 12 ? "" : "\n", filter[i]);
    printf ("\n};\n");
}

void
facts_print (struct facts *facts, const char *name)
{
    struct fact           *fact    = (struct fact *) (void *) facts->rows.at;
    struct lexicon_builder builder = { 0 };

    if (facts->count)
        qsort (fact, facts->count, sizeof *fact, by_key);
    for (size_t from = 0, to; from < facts->count; from = to) {
        for (to = from + 1; to < facts->count && span_equal (fact[from].key, fact[to].key); to++)
            ;
        add_entry (&builder, fact + from, join_facts (fact + from, to - from));
    }
    generate_lexicon (name, &builder);
    print_filter (&builder);
    lexicon_builder_free (&builder);
}

void
facts_print_map (struct facts *facts, const char *name, facts_rule *known)
{
    struct lexicon_builder builder = { 0 };
    struct fact           *fact    = (struct fact *) (void *) facts->rows.at;

    if (facts->count)
        qsort (fact, facts->count, sizeof *fact, by_key);
    for (size_t i = 0; i < facts->count; i++) {
        char by_rule[FOLD_ROOM];

        if (i > 0 && span_equal (fact[i].key, fact[i - 1].key))
            continue;
        if (span_equal (fact[i].stem, (struct span) { by_rule, known (fact[i].key, by_rule) }))
            continue;
        if (! lexicon_add (&builder, fact[i].key, 0, fact[i].stem))
            out_of_memory ();
    }
    generate_lexicon (name, &builder);
    lexicon_builder_free (&builder);
}
