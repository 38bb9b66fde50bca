/* The best parts of a text to show.
 *
 * A window slides over the sentences; the one whose marks weigh most wins, the
 * earlier of equals. A sentence longer than the window is cut between words
 * around its first mark. Half the room is kept for a second window where it
 * shows a spelling or a day that the first does not. */
#include "query/light.h"

static const struct {
    char bytes[4];
    bool hard; /* ends one wherever it stands; the others not between letters or digits */
} sentence_ends[] = {
    { ".", false }, { "!", false }, { "?", false },  { "؟", true },
    { "۔", true },  { "…", true },  { "\n", true }, { "\u2029", true },
};

/* Bytes of a sentence end at `at`, 0 where there is none. */
static size_t
ends_sentence (struct span text, size_t at)
{
    for (size_t i = 0; i < sizeof sentence_ends / sizeof sentence_ends[0]; i++) {
        if (sentence_ends[i].bytes[0] != text.at[at]) /* at nearly every byte that is all */
            continue;
        struct span end = span_of (sentence_ends[i].bytes);
        if (! span_starts (span_after (text, at), end))
            continue;
        size_t behind = at + end.len;
        bool   ends   = sentence_ends[i].hard || behind == text.len || text.at[behind] == ' ' || text.at[behind] == '\n';
        return ends ? end.len : 0;
    }
    return 0;
}

/* Where the sentence that begins at `from` ends. */
static size_t
sentence_end (struct span text, size_t from)
{
    for (size_t at = from; at < text.len; at++) {
        size_t size = ends_sentence (text, at);
        if (size > 0)
            return at + size;
    }
    return text.len;
}

static size_t
skip_blanks (struct span text, size_t at)
{
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n' || text.at[at] == '\t'))
        at++;
    return at;
}

/* Whether a mark of the same form lies in a fragment already taken. */
static bool
shown (const struct mark_list *marks, uint32_t form, const struct fragment *taken)
{
    for (size_t i = 0; taken != NULL && i < marks->count; i++)
        if (marks->at[i].form == form && marks->at[i].start >= taken->start && marks->at[i].end <= taken->end)
            return true;
    return false;
}

static float
weight_between (const struct mark_list *marks, size_t start, size_t end, const struct fragment *taken)
{
    float weight = 0;

    for (size_t i = 0; i < marks->count && marks->at[i].start < end; i++)
        if (marks->at[i].start >= start && ! shown (marks, marks->at[i].form, taken))
            weight += marks->at[i].weight;
    return weight;
}

/* The place nearest to `at`, not before `low`, where a word begins. */
static size_t
word_start (struct span text, size_t at, size_t low)
{
    while (at > low && text.at[at - 1] != ' ' && text.at[at - 1] != '\n')
        at--;
    return at;
}

/* A piece of a long sentence around its first mark. */
static void
cut_sentence (struct span text, const struct mark_list *marks, size_t size, size_t *start, size_t *end)
{
    size_t low = *start, high = *end, lead = size / 4;

    for (size_t i = 0; i < marks->count; i++)
        if (marks->at[i].start >= low && marks->at[i].start < high) {
            size_t at = marks->at[i].start;
            *start    = word_start (text, at - low > lead ? at - lead : low, low);
            break;
        }
    if (high - *start > size) {
        *end = word_start (text, *start + size, *start);
        if (*end == *start) { /* no blank in all the window: cut between characters */
            *end = *start + size;
            while (*end > *start && ((unsigned char) text.at[*end] & 0xc0) == 0x80)
                (*end)--;
        }
    }
}

/* The best window of at most about `size` bytes, what `taken` (may be NULL)
 * shows counting nothing; returns its weight. */
static float
best_window (struct span text, const struct mark_list *marks, size_t size, const struct fragment *taken,
             struct fragment *found)
{
    float best = -1;

    *found = (struct fragment) { 0, 0 };
    for (size_t first = skip_blanks (text, 0); first < text.len;) {
        size_t next = sentence_end (text, first), last = next;

        while (last < text.len) {
            size_t more = sentence_end (text, skip_blanks (text, last));
            if (more - first > size)
                break;
            last = more;
        }
        float weight = weight_between (marks, first, last, taken);
        if (weight > best) {
            best   = weight;
            *found = (struct fragment) { first, last };
        }
        first = skip_blanks (text, next);
    }
    if (found->end - found->start > size)
        cut_sentence (text, marks, size, &found->start, &found->end);
    return best;
}

size_t
fragment_find (struct span text, const struct mark_list *marks, size_t size, struct fragment found[FRAGMENTS_MAX])
{
    struct fragment second;

    best_window (text, marks, size / 2, NULL, &found[0]);
    if (best_window (text, marks, size / 2, &found[0], &second) < 1
        || (second.start < found[0].end && found[0].start < second.end)) {
        best_window (text, marks, size, NULL, &found[0]);
        return 1;
    }
    found[1] = second.start > found[0].start ? second : found[0];
    found[0] = second.start > found[0].start ? found[0] : second;
    return 2;
}
