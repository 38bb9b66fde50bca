#include "api/digest.h"

#include "base/hash.h"

/* Two hashes of the same bytes, begun and mixed differently. */
struct lanes {
    uint64_t a, b;
};

static void
add_word (struct lanes *lanes, uint64_t word)
{
    lanes->a = hash_mix (lanes->a, word);
    lanes->b = hash_mix (lanes->b + UINT64_C (0x9e3779b97f4a7c15), word ^ (lanes->a >> 7));
}

/* The length first, so that a byte cannot move from one part into the next. */
static void
add_text (struct lanes *lanes, xarab_text text)
{
    size_t at = 0;

    add_word (lanes, text.size);
    for (; text.size - at >= 8; at += 8)
        add_word (lanes, hash_load (text.at + at, 8));
    if (at < text.size)
        add_word (lanes, hash_load (text.at + at, text.size - at));
}

static void
put_word (char *to, uint64_t word)
{
    for (int i = 0; i < 8; i++)
        to[i] = (char) (word >> (8 * i));
}

void
article_digest (const xarab_article *article, char to[DIGEST_SIZE])
{
    const xarab_text parts[] = { article->id,     article->title,  article->text,     article->date,
                                 article->author, article->source, article->keywords, article->url };
    struct lanes     lanes   = { UINT64_C (0x2545f4914f6cdd1d), UINT64_C (0x6a09e667f3bcc909) };

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        add_text (&lanes, parts[i]);
    add_word (&lanes, lanes.b);
    put_word (to, lanes.a);
    put_word (to + 8, lanes.b);
}
