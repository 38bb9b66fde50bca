/* token.h - the cut into words and numbers.
 *
 * A token is a span of the caller's bytes with its folded text. Tokens come in
 * reading order and do not overlap; what lies between two tokens is a gap, and
 * tokens plus gaps give back the text byte for byte. */
#ifndef XARAB_TOKEN_TOKEN_H
#define XARAB_TOKEN_TOKEN_H

#include "base/arena.h"
#include "base/span.h"
#include "text/fold.h"

#include <stdint.h>

enum token_kind {
    TOKEN_ARABIC,  /* a word in Arabic letters */
    TOKEN_FOREIGN, /* a word in any other script */
    TOKEN_NUMBER,  /* digits, with separators inside: folded to ASCII 1000.5 */
    TOKEN_ACRONYM, /* letters with points: أ.ف.ب, U.N. (folded without them) */
    TOKEN_TAG,     /* #… : the source has the sign, the folded text does not; a tag of one
                      word has no parts and stands for the word */
    TOKEN_HANDLE,  /* @… : likewise */
    TOKEN_ADDRESS, /* URL or e-mail as a whole; its parts follow as tokens of their own */
    TOKEN_KINDS
};

enum token_flag {
    TOKEN_DATE   = 1 << 0, /* claimed: part of a date */
    TOKEN_NAME   = 1 << 1, /* claimed: part of a name */
    TOKEN_PART   = 1 << 2, /* lies inside the TOKEN_ADDRESS, TAG or compound before it; each word
                              of ﷺ after the first, whose source they share */
    TOKEN_CLITIC = 1 << 3, /* a proclitic cut off its word: لـ before a quotation */
    TOKEN_JOINED = 1 << 4, /* touches the token before it: no gap at all */
    TOKEN_STOPS  = 1 << 5, /* an abbreviation whose point was taken: د. */
    TOKEN_WHOLE  = 1 << 6, /* the words inside it follow as PARTs; who wants plain words in a
                              row passes over WHOLE tokens and sees no difference */
};

/* What lies in the gap before a token; several may be set. */
enum token_gap {
    GAP_SPACE     = 1 << 0,
    GAP_LINE      = 1 << 1,  /* at least one line break */
    GAP_STOP      = 1 << 2,  /* . ! ? ؟ … ۔ : a sentence ended */
    GAP_COMMA     = 1 << 3,  /* , ، ; ؛ */
    GAP_COLON     = 1 << 4,
    GAP_DASH      = 1 << 5,  /* - – — */
    GAP_SLASH     = 1 << 6,
    GAP_OPEN      = 1 << 7,  /* ( [ { */
    GAP_CLOSE     = 1 << 8,
    GAP_QUOTE     = 1 << 9,  /* an opening or closing quotation mark */
    GAP_PERCENT   = 1 << 10, /* % ٪ */
    GAP_CURRENCY  = 1 << 11,
    GAP_OTHER     = 1 << 12,
};

/* What a recognizer notes of a token's word by itself, whatever stands around
 * it: the same for every token of these folded bytes, so whoever keeps words
 * may keep it and put it back. Each recognizer reads only its own, and asks its
 * lists where there is none; 0: none yet. */
struct token_notes {
    uint64_t name : 24, date : 40;
};

struct token {
    struct span source;   /* the caller's bytes */
    struct span folded;   /* in the token list; never empty */
    uint32_t    hash;     /* hash_bytes (folded) */
    uint32_t    position; /* words counted from 1; a PART may share its whole's */
    uint16_t    gap;      /* enum token_gap: what stands before it */
    uint8_t     kind;     /* enum token_kind */
    uint8_t     flags;    /* enum token_flag */
    struct token_notes notes;
};

/* Why the text is cut. Index and query cut alike; a prefix keeps its last word
 * open (no joining over its end, no abbreviation). */
enum purpose { FOR_INDEX, FOR_QUERY, FOR_PREFIX };

struct token_options {
    bool compounds;  /* parts of hyphen and slash compounds also as one word */
    bool hashtags;   /* #a_b also as a and b */
    bool addresses;  /* URLs and e-mail whole besides their parts */
};

/* Tokens of one piece of text; kept and reused so that steady work allocates
 * nothing. Zeroed is empty. For one thread. */
struct token_list {
    struct token *at;
    size_t        count, room;
    struct arena  letters; /* the folded texts */
    uint16_t      gap_after; /* enum token_gap: behind the last token */
};

enum {
    TOKEN_LIST_MAX = 1 << 16, /* tokens cut at one go; see token_cut */
    TOKEN_SIZE_MAX = 1024     /* bytes of source; a longer word is cut there, the rest is JOINED */
};

struct cutter {
    struct token_options options;
    const struct fold   *fold;
};

/* Cuts text[from…] into `list` (emptied first) until the text ends or the list
 * holds TOKEN_LIST_MAX tokens (a few more when the last one has parts); then it
 * stops behind the last line or sentence end it passed, if there was one.
 * Positions go on from `position`: the first word has the next one. A WHOLE has
 * the position of its first PART. Returns the offset at which to go on
 * (text.len when done), or SIZE_MAX when memory is out. */
size_t token_cut (const struct cutter *, struct span text, size_t from, uint32_t position,
                  enum purpose, struct token_list *list);

void token_list_free (struct token_list *);

/* Whether the token is one word in Arabic letters, for the stemmer: an Arabic
 * word, or a tag or handle of one such word. */
static inline bool
token_arabic_word (const struct token *token)
{
    bool tag = (token->kind == TOKEN_TAG || token->kind == TOKEN_HANDLE) && (token->flags & TOKEN_WHOLE) == 0;

    return token->kind == TOKEN_ARABIC || (tag && ((unsigned char) token->folded.at[0] & 0xfc) == 0xd8);
}

#endif
