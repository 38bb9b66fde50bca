/* The spelling table: for each fragment of words the words that have it, then
 * each word with the number of documents that have it. Where words are many they
 * wait in a file, and fragments are gathered in as many passes over it as the
 * memory asks for. */
#include "api/wordlist.h"
#include "bulk/compress.h"
#include "bulk/merge.h"
#include "bulk/tables.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    FILE_ROOM     = 256 << 10,
    WORD_MAX      = 255,
    FRAGMENTS_MAX = WORD_MAX + 3,
    SHARES        = 4 << 16, /* fragments by letter and first two bytes */
    ENTRY_COST    = 40       /* bytes of memory: an entry, its copy for sorting, its word */
};

struct spelling {
    const struct material *from;
    struct spool_writer    words; /* size, bytes, documents of each, in their order */
    uint64_t               count;
    uint32_t               most;   /* documents of one word */
    uint32_t              *share;  /* fragments of each kind, SHARES of them */
    struct compressor     *compressor;
    struct table          *table;
};

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* ---- fragments: glass_spelling.cc, toggle_word ---- */

/* As a key of the table, in its order. */
static uint32_t
fragment (char kind, char a, char b, char c)
{
    return (uint32_t) (unsigned char) kind << 24 | (uint32_t) (unsigned char) a << 16 | (uint32_t) (unsigned char) b << 8
           | (unsigned char) c;
}

/* B, H, M, T are kinds 0 to 3. */
static uint32_t
share_of (uint32_t fragment)
{
    uint32_t letter = fragment >> 24, kind = (uint32_t) (letter > 'B') + (letter > 'H') + (letter > 'M');

    return kind << 16 | (fragment >> 8 & 0xffff);
}

static bool
is_among (const uint32_t *fragments, size_t count, uint32_t wanted)
{
    for (size_t i = 0; i < count; i++)
        if (fragments[i] == wanted)
            return true;
    return false;
}

/* Head and tail; both ends of a short word; every three bytes, each once. */
static size_t
fragments_of (struct span word, uint32_t to[FRAGMENTS_MAX])
{
    const char *at    = word.at;
    size_t      count = 0, middles;

    to[count++] = fragment ('H', at[0], at[1], 0);
    to[count++] = fragment ('T', at[word.len - 2], at[word.len - 1], 0);
    if (word.len <= 4)
        to[count++] = fragment ('B', at[0], at[word.len - 1], 0);
    middles = count;
    for (size_t i = 0; i + 3 <= word.len; i++) {
        uint32_t middle = fragment ('M', at[i], at[i + 1], at[i + 2]);

        if (! is_among (to + middles, count - middles, middle))
            to[count++] = middle;
    }
    return count;
}

/* ---- the words ---- */

static void
note_word (struct spelling *s, struct span word, uint32_t documents)
{
    uint32_t fragments[FRAGMENTS_MAX];
    size_t   count = fragments_of (word, fragments);

    for (size_t i = 0; i < count; i++)
        s->share[share_of (fragments[i])]++;
    spool_put_number (&s->words, word.len);
    spool_put (&s->words, word.at, word.len);
    spool_put_number (&s->words, documents);
    s->count++;
    if (documents > s->most)
        s->most = documents;
}

/* Documents of the merge's term that stay. */
static uint32_t
count_documents (const struct material *from, struct merge *merge)
{
    uint32_t number, count = 0;

    while (merge_document (merge, &number)) {
        spool_take_number (&merge->heap[0]->reader);
        count += survivor_id (&from->survivors, number) != 0;
    }
    return count;
}

static xarab_status
find_words (struct spelling *s, xarab_error *error)
{
    const struct material *from = s->from;
    struct merge           merge;
    struct span            term;
    xarab_status           status = merge_open (from->terms, from->term_runs, RUN_POSTINGS, from->memory, &merge, error);

    if (status != XARAB_OK)
        return status;
    while (merge_term (&merge, &term)) {
        char        bytes[WORD_MAX + 1];
        struct span word = { bytes, term.len };

        memcpy (bytes, term.at, term.len); /* the merge's own is gone behind its documents */
        uint32_t documents = count_documents (from, &merge);

        if (documents > 0 && wordlist_takes (word))
            note_word (s, word, documents);
    }
    spool_flush (&s->words);
    status = merge_close (&merge, error);
    if (status == XARAB_OK && s->words.error != 0)
        status = fail (error, XARAB_IO, "%s: %s", from->folder, strerror (s->words.error));
    return status;
}

/* Calls `take` with each word; false from it ends the walk. */
static xarab_status
each_word (struct spelling *s, bool (*take) (void *your, struct span word, uint32_t documents), void *your,
           xarab_error *error)
{
    struct spool_reader reader;
    bool                ok = spool_reader_open (&reader, s->words.fd, 0, spool_offset (&s->words), FILE_ROOM);

    for (uint64_t i = 0; ok && reader.error == 0 && i < s->count; i++) {
        size_t      size = (size_t) spool_take_number (&reader);
        char        bytes[WORD_MAX + 1];
        const void *at   = size <= WORD_MAX ? spool_take (&reader, size) : NULL;

        if (at == NULL)
            break;
        memcpy (bytes, at, size);
        ok = take (your, (struct span) { bytes, size }, (uint32_t) spool_take_number (&reader));
    }
    int cause = reader.error;
    spool_reader_free (&reader);
    if (cause != 0)
        return fail (error, XARAB_IO, "%s: %s", s->from->folder, strerror (cause));
    return ok ? XARAB_OK : no_memory (error);
}

/* ---- the lists ---- */

struct entry {
    uint32_t fragment;
    uint32_t word; /* offset in the pass's words */
};

/* The fragments of one pass: shares first … end - 1. */
struct pass {
    uint32_t      first, end;
    struct entry *entry, *sorted;
    size_t        room, entries;
    struct buffer words, tag; /* size and bytes of each; a list being written */
};

static bool
take_fragments (void *your, struct span word, uint32_t documents)
{
    struct pass *p = your;
    uint32_t     fragments[FRAGMENTS_MAX];
    size_t       count = fragments_of (word, fragments), at = p->words.len;

    (void) documents;
    for (size_t i = 0; i < count; i++) {
        uint32_t share = share_of (fragments[i]);

        if (share >= p->first && share < p->end)
            p->entry[p->entries++] = (struct entry) { fragments[i], (uint32_t) at };
    }
    if (p->entries == 0 || p->entry[p->entries - 1].word != at)
        return true;
    return buffer_add_byte (&p->words, (char) word.len) && buffer_add (&p->words, word);
}

/* By 16 bits of the fragment, those of one value in their order. */
static void
sort_by (const struct entry *from, struct entry *to, size_t count, unsigned shift, size_t *begin)
{
    memset (begin, 0, ((1 << 16) + 1) * sizeof *begin);
    for (size_t i = 0; i < count; i++)
        begin[(from[i].fragment >> shift & 0xffff) + 1]++;
    for (size_t i = 0; i < 1 << 16; i++)
        begin[i + 1] += begin[i];
    for (size_t i = 0; i < count; i++)
        to[begin[from[i].fragment >> shift & 0xffff]++] = from[i];
}

static struct span
word_at (const struct pass *p, uint32_t offset)
{
    return (struct span) { p->words.at + offset + 1, (unsigned char) p->words.at[offset] };
}

/* A word behind the one before: backends/prefix_compressed_strings.h. */
static bool
add_to_list (struct buffer *tag, struct span before, struct span word)
{
    size_t same = 0;

    while (same < before.len && same < word.len && before.at[same] == word.at[same])
        same++;
    if (before.len > 0 && ! buffer_add_byte (tag, (char) (same ^ GLASS_WORD_XOR)))
        return false;
    return buffer_add_byte (tag, (char) ((word.len - same) ^ GLASS_WORD_XOR))
           && buffer_add (tag, (struct span) { word.at + same, word.len - same });
}

/* The list of the entries from `at` on that have one fragment; *end is behind
 * them. False: memory or the table failed. */
static bool
write_list (struct spelling *s, struct pass *p, size_t at, size_t *end)
{
    uint32_t    key    = p->entry[at].fragment;
    char        name[] = { (char) (key >> 24), (char) (key >> 16), (char) (key >> 8), (char) key };
    struct span before = { NULL, 0 };
    bool        compressed;

    p->tag.len = 0;
    for (; at < p->entries && p->entry[at].fragment == key; at++) {
        struct span word = word_at (p, p->entry[at].word);

        if (! add_to_list (&p->tag, before, word))
            return false;
        before = word;
    }
    *end = at;
    struct span tag = compress_tag (s->compressor, buffer_span (&p->tag), &compressed);
    return tag.at != NULL && table_add (s->table, (struct span) { name, name[0] == 'M' ? 4 : 3 }, tag, compressed);
}

static bool
write_lists (struct spelling *s, struct pass *p)
{
    size_t *begin = malloc (((1 << 16) + 1) * sizeof *begin);
    bool    ok    = begin != NULL;

    if (! ok)
        return false;
    sort_by (p->entry, p->sorted, p->entries, 0, begin);
    sort_by (p->sorted, p->entry, p->entries, 16, begin);
    free (begin);
    for (size_t at = 0; ok && at < p->entries;)
        ok = write_list (s, p, at, &at);
    return ok;
}

static xarab_status
run_pass (struct spelling *s, struct pass *p, xarab_error *error)
{
    xarab_status status = XARAB_NO_MEMORY;

    p->entry  = malloc ((p->room + 1) * sizeof *p->entry);
    p->sorted = malloc ((p->room + 1) * sizeof *p->sorted);
    if (p->entry == NULL || p->sorted == NULL)
        no_memory (error);
    else
        status = each_word (s, take_fragments, p, error);
    if (status == XARAB_OK && ! write_lists (s, p))
        status = no_memory (error); /* table_close knows better */
    free (p->entry);
    free (p->sorted);
    buffer_free (&p->words);
    buffer_free (&p->tag);
    return status;
}

/* As many shares at once as the memory holds. */
static xarab_status
write_fragments (struct spelling *s, xarab_error *error)
{
    size_t       most   = s->from->memory / ENTRY_COST;
    xarab_status status = XARAB_OK;

    for (uint32_t at = 0; status == XARAB_OK && at < SHARES;) {
        struct pass pass = { .first = at };

        do
            pass.room += s->share[at++];
        while (at < SHARES && pass.room + s->share[at] <= most);
        pass.end = at;
        if (pass.room > 0)
            status = run_pass (s, &pass, error);
    }
    return status;
}

static bool
write_word (void *your, struct span word, uint32_t documents)
{
    struct spelling *s = your;
    char             key[WORD_MAX + 1] = "W";
    unsigned char    tag[GLASS_NUMBER_MAX], *end = pack_last (tag, documents);

    memcpy (key + 1, word.at, word.len);
    return table_add (s->table, (struct span) { key, word.len + 1 },
                      (struct span) { (const char *) tag, (size_t) (end - tag) }, false);
}

/* ---- the table ---- */

static xarab_status
write_all (struct spelling *s, struct table_root *root, xarab_error *error)
{
    xarab_status status = open_table (s->from, GLASS_SPELLING, &s->table, error), closed;

    if (status != XARAB_OK)
        return status;
    status = write_fragments (s, error);
    if (status == XARAB_OK)
        status = each_word (s, write_word, s, error);
    closed = table_close (s->table, root, error);
    return closed != XARAB_OK ? closed : status;
}

/* A file without a name. */
static xarab_status
open_words (struct spelling *s, xarab_error *error)
{
    struct buffer path = { 0 };
    int           fd   = -1;

    if (buffer_print (&path, "%s/run-words", s->from->folder) && buffer_add_byte (&path, '\0'))
        fd = open (path.at, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0 || unlink (path.at) != 0 || ! spool_writer_open (&s->words, fd, FILE_ROOM)) {
        xarab_status status = fail (error, XARAB_IO, "%s: %s", s->from->folder, strerror (errno));
        if (fd >= 0)
            close (fd);
        buffer_free (&path);
        return status;
    }
    buffer_free (&path);
    return XARAB_OK;
}

xarab_status
write_spelling (const struct material *from, struct table_root *root, struct totals *totals, xarab_error *error)
{
    struct spelling s = { .from = from };

    if (! from->spelling)
        return XARAB_OK;
    xarab_status status = open_words (&s, error);
    if (status != XARAB_OK)
        return status;
    s.share      = calloc (SHARES, sizeof *s.share);
    s.compressor = compressor_open ();
    status       = s.share && s.compressor ? find_words (&s, error) : no_memory (error);
    if (status == XARAB_OK && s.count > 0)
        status = write_all (&s, root, error);
    totals->spelling_most = s.most;
    compressor_close (s.compressor);
    free (s.share);
    close (s.words.fd);
    spool_writer_free (&s.words);
    return status;
}
