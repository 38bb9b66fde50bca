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

/* The first mark that begins at `start` or behind it. */
static size_t
mark_from (const struct mark_list *marks, size_t start)
{
    size_t low = 0, high = marks->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marks->at[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether a mark of the same form lies in a fragment already taken. */
static bool
shown (const struct mark_list *marks, uint32_t form, const struct fragment *taken)
{
    if (taken == NULL)
        return false;
    for (size_t i = mark_from (marks, taken->start); i < marks->count && marks->at[i].end <= taken->end; i++)
        if (marks->at[i].form == form)
            return true;
    return false;
}

/* What a mark counts beside what `taken` shows: whole numbers, so that a sum
 * does not depend on the marks that came and went. */
enum { POINTS = 1 << 20 };

static int64_t
points (const struct mark_list *marks, size_t i, const struct fragment *taken)
{
    return shown (marks, marks->at[i].form, taken) ? 0 : (int64_t) (marks->at[i].weight * POINTS);
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
    size_t low = *start, high = *end, lead = size / 4, first = mark_from (marks, low);

    if (first < marks->count && marks->at[first].start < high) {
        size_t at = marks->at[first].start;
        *start    = word_start (text, at - low > lead ? at - lead : low, low);
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

/* A window of whole sentences, and the marks that begin in it. */
struct window {
    size_t  first, last;
    size_t  ahead;    /* where the sentence behind it ends */
    size_t  from, to; /* of the marks */
    int64_t weight;
};

static void
end_at (struct window *window, struct span text, size_t last)
{
    window->last  = last;
    window->ahead = sentence_end (text, skip_blanks (text, last));
}

/* To the sentence from `first` to `next` and those behind it that there is room
 * for. No byte or mark is looked at again for each sentence. */
static void
slide (struct window *window, struct span text, const struct mark_list *marks, const struct fragment *taken,
       size_t first, size_t next, size_t size)
{
    window->first = first;
    if (next > window->last)
        end_at (window, text, next);
    while (window->last < text.len && window->ahead - first <= size)
        end_at (window, text, window->ahead);
    for (; window->to < marks->count && marks->at[window->to].start < window->last; window->to++)
        window->weight += points (marks, window->to, taken);
    for (; window->from < window->to && marks->at[window->from].start < first; window->from++)
        window->weight -= points (marks, window->from, taken);
}

/* The best window of at most about `size` bytes, what `taken` (may be NULL)
 * shows counting nothing; returns its points. */
static int64_t
best_window (struct span text, const struct mark_list *marks, size_t size, const struct fragment *taken,
             struct fragment *found)
{
    struct window window = { 0 };
    int64_t       best   = -1;

    *found = (struct fragment) { 0, 0 };
    for (size_t first = skip_blanks (text, 0); first < text.len;) {
        size_t next = sentence_end (text, first);

        slide (&window, text, marks, taken, first, next, size);
        if (window.weight > best) {
            best   = window.weight;
            *found = (struct fragment) { first, window.last };
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
    if (best_window (text, marks, size / 2, &found[0], &second) < POINTS
        || (second.start < found[0].end && found[0].start < second.end)) {
        best_window (text, marks, size, NULL, &found[0]);
        return 1;
    }
    found[1] = second.start > found[0].start ? second : found[0];
    found[0] = second.start > found[0].start ? found[0] : second;
    return 2;
}
