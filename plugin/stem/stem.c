/* The door of the room: modes, the operator's lists, words that stay. The work
 * is in light.c (ours) and light10.c (Lucene's). */
#include "stem/stem.h"

#include "base/hash.h"
#include "stem/light.h"

void
trace_step (struct stem_trace *trace, const char *rule, struct span rest)
{
    if (! trace || trace->steps == STEM_STEPS)
        return;
    char *text = trace->text + (size_t) trace->steps * STEM_ROOM;

    if (rest.len > STEM_ROOM)
        rest.len = STEM_ROOM;
    memcpy (text, rest.at, rest.len);
    trace->step[trace->steps].rule   = rule;
    trace->step[trace->steps++].rest = (struct span) { text, rest.len };
}

/* At most STEM_ROOM bytes of the word, cut at a letter's edge. */
static size_t
whole (struct span word, char *to)
{
    size_t len = word.len;

    if (len > STEM_ROOM)
        for (len = STEM_ROOM; len > 0 && ((unsigned char) word.at[len] & 0xc0) == 0x80; len--)
            ;
    memcpy (to, word.at, len);
    return len;
}

static size_t
listed (struct span stem, char *to, struct stem_trace *trace, const char *rule)
{
    size_t len = whole (stem, to);

    trace_step (trace, rule, (struct span) { to, len });
    return len;
}

static size_t
own_word (const struct stem_lists *lists, struct span word, uint32_t hash, char *to, struct stem_trace *trace)
{
    struct lexicon_entry     entry;

    if (lexicon_find (lists->protect, word, hash, &entry))
        return listed (word, to, trace, "protected by the operator");
    if (lexicon_find (lists->overrides, word, hash, &entry) && entry.payload.len)
        return listed (entry.payload, to, trace, "the operator's own stem");
    return 0;
}

/* The operator's lists come first; 0 when the word is in none, neither as it
 * stands nor behind what is written joined to any noun. */
static size_t
own_lists (const struct stemmer *stemmer, struct span word, uint32_t hash, char *to, struct stem_trace *trace)
{
    static const char *const joined[] = { "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ف", "ب", "ل", "ك" };
    const struct stem_lists *lists    = &stemmer->lists;

    if (lists->protect.size + lists->overrides.size == 0)
        return 0;

    size_t len = own_word (lists, word, hash, to, trace);

    for (size_t i = 0; len == 0 && i < sizeof joined / sizeof joined[0]; i++) {
        struct span head = span_of (joined[i]);
        if (span_starts (word, head)) {
            struct span rest = span_after (word, head.len);
            len              = own_word (lists, rest, hash_bytes (rest), to, trace);
        }
    }
    return len;
}

static size_t
foreign (const struct stemmer *stemmer, struct span word, char *to, struct stem_trace *trace)
{
    size_t len = stemmer->foreign ? stemmer->foreign (stemmer->your, word, to) : 0;

    if (len == 0)
        len = whole (word, to);
    trace_step (trace, "Snowball", (struct span) { to, len });
    return len;
}

size_t
stem_word (const struct stemmer *stemmer, struct span word, uint32_t hash, char to[STEM_ROOM],
           struct stem_trace *trace)
{
    if (trace)
        trace->steps = 0;
    if (word.len > LIGHT_WORD_MAX || word.len == 0)
        return whole (word, to);

    size_t len = own_lists (stemmer, word, hash, to, trace);

    if (len)
        return len;
    switch (stemmer->options.mode) {
    case STEM_LIGHT: return light_stem (stemmer, word, hash, to, trace);
    case STEM_LIGHT10: return light10_stem (word, to, trace);
    case STEM_SNOWBALL: return foreign (stemmer, word, to, trace);
    case STEM_NONE: break;
    }
    return whole (word, to);
}
