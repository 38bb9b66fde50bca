/* cut.h - a text being cut; inside the token room. */
#ifndef XARAB_TOKEN_CUT_H
#define XARAB_TOKEN_CUT_H

#include "base/hash.h"
#include "text/class.h"
#include "text/fold_letters.h"
#include "text/utf8.h"
#include "token/token.h"

struct cut {
    const struct cutter *cutter;
    struct token_list   *list;
    enum purpose         purpose;
    const char          *start, *end; /* the text */
    const char          *at;          /* what is read next */
    const char          *touch;       /* where the token before ended */
    const char          *apart;       /* numbers that begin before this are not joined */
    const char          *searched;    /* no address begins before this */
    char                *to, *to_end; /* room for folded text */
    uint32_t             position;    /* the last one given */
    uint16_t             gap;
    uint8_t              flags;       /* set on every token: TOKEN_PART inside a whole */
    bool                 failed;      /* memory is out */
    size_t               safe_count;  /* tokens before the last line or sentence end */
    const char          *safe_at;
};

/* The class of the letter at `at` (before the end) and its bytes. */
static inline unsigned
cut_class (const struct cut *c, const char *at, unsigned *size)
{
    const unsigned char *b = (const unsigned char *) at;

    if (b[0] < 0x80) {
        *size = 1;
        return c->cutter->fold->low[b[0]].class;
    }
    if (b[0] >= 0xc2 && b[0] <= 0xdf && c->end - at >= 2 && (b[1] & 0xc0) == 0x80) {
        *size = 2;
        return c->cutter->fold->low[(b[0] & 0x1f) << 6 | (b[1] & 0x3f)].class;
    }
    return class_of (utf8_read (at, c->end, size));
}

/* The class at `at`, or CLASS_LINE at the end of the text. */
static inline unsigned
cut_peek (const struct cut *c, const char *at)
{
    unsigned size;

    return at < c->end ? cut_class (c, at, &size) : CLASS_LINE;
}

/* Past what clings to the letter before `at`. */
const char *cut_clings (const struct cut *, const char *at, const char *limit);

/* Where a token that begins at `at` must end at the latest. */
static inline const char *
cut_limit (const struct cut *c, const char *at)
{
    return c->end - at > TOKEN_SIZE_MAX ? at + TOKEN_SIZE_MAX : c->end;
}

/* Adds a token from `at` to `end`, whose `size` folded bytes stand at c->to.
 * With no folded bytes the source becomes part of the gap. */
void cut_add (struct cut *, const char *at, const char *end, size_t size, unsigned kind, unsigned flags);

/* The same after folding the source. */
void cut_add_folded (struct cut *, const char *at, const char *end, unsigned kind, unsigned flags);

/* Adds what reads as one token and also as several: the whole from `at` to
 * `end`, then the words inside it as PARTs. A whole of one word has no parts. */
void cut_whole (struct cut *, const char *at, const char *end, size_t size, unsigned kind);

/* Each reads one token (or several) at c->at and moves it. */
void cut_arabic (struct cut *);
void cut_foreign (struct cut *);
void cut_number (struct cut *, const char *digits_end);
void cut_ideograph (struct cut *);
void cut_words (struct cut *);
void cut_tag (struct cut *, unsigned sign);

/* Each returns false, and does nothing, when what it reads does not begin at c->at. */
bool cut_acronym (struct cut *);
bool cut_address (struct cut *);
bool cut_compound (struct cut *, const char *first_end);

/* Whether # or @ at c->at begins a tag or handle. */
bool tag_begins (const struct cut *);

/* Whether the point at `point` belongs to the word before it, which folds to
 * `folded`: د. محمد. */
bool abbreviates (const struct cut *, struct span folded, const char *point);

/* Whether a word of another script goes on over the sign at `at`; its end. */
const char *cut_joint (const struct cut *, const char *at, const char *limit, unsigned before);

/* ---- tables ---- */

/* A word and what it means: clitics, abbreviations, first halves of compounds. */
struct cut_word {
    const char *folded, *gloss;
};
extern const struct cut_word cut_clitics[], cut_abbreviations[], cut_halves[];
extern const size_t          cut_clitic_count, cut_abbreviation_count, cut_half_count;

/* Whether the table has the word. */
bool cut_listed (const struct cut_word *table, size_t count, struct span folded);

/* A shape of numbers; the first that fits is the one. */
struct cut_shape {
    unsigned    thousands; /* the class between groups of three; 0: none */
    unsigned    least;     /* how many of them at least */
    unsigned    decimal;   /* the class before the last group; 0: none */
    const char *example, *folded;
};
extern const struct cut_shape cut_shapes[];
extern const size_t           cut_shape_count;

/* The shape of the number at c->at; NULL when it is none and is cut apart. */
const struct cut_shape *cut_shape (const struct cut *);

static inline bool
foreign_class (unsigned class)
{
    return class == CLASS_LETTER || class == CLASS_HEBREW || class == CLASS_DIGIT;
}

#endif
