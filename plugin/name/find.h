/* find.h - the parts of finding names in text; see find.c. */
#ifndef XARAB_NAME_FIND_H
#define XARAB_NAME_FIND_H

#include "name/known.h"
#include "name/name.h"

/* What is known of a token, and what was decided. */
struct word {
    uint32_t bits;   /* enum known, of the token without its proclitics */
    uint8_t  cut;    /* letters of proclitics: 0 to 2, CUT_ARTICLE for لل */
    uint8_t  taken;  /* tokens of the name that begins here; 0: none */
    uint8_t  why;    /* of find_rules */
    uint8_t  person; /* parts of one person's name share it */
};

enum { CUT_ARTICLE = 3 }; /* للسيسي: ل is cut off, ا put back */

struct finder {
    const struct namer *namer;
    struct token_list  *tokens;
    struct name_memory *memory;
    struct asked       *asked;
    struct word        *words; /* one for each token, and one of zeros behind */
    size_t              end;    /* behind the name taken last */
    bool                thing;  /* it was a place or an organization */
    size_t              title;  /* behind the title met last, while only adjectives followed */
    bool                strong; /* it was a title, not an office */
    uint8_t             person;
};

/* A name_note: the bits, the cut behind them, and that it was taken. */
enum { NOTE_CUT = 20, NOTE_BITS = (1 << NOTE_CUT) - 1, NOTED = 1 << 22 };

/* على and علي fold to one word; the source still tells. */
unsigned word_as_written (unsigned bits, const struct token *);

/* Fills in bits and cut of token i; leaves out what is not worth a look. */
static inline void
word_look (struct finder *find, size_t i)
{
    const struct token *token = &find->tokens->at[i];
    uint32_t            note  = token->notes.name ? token->notes.name : name_note (find->namer, token);
    uint32_t            bits  = note & NOTE_BITS, cut = note >> NOTE_CUT & 3;

    if (bits & KNOWN_STOP_MAQSURA && cut == 0)
        bits = word_as_written (bits, token);
    find->words[i].bits = bits;
    find->words[i].cut  = (uint8_t) cut;
}

/* What the lists say of a folded phrase, if it is worth a look. */
unsigned word_bits (const struct finder *, struct span word);

/* Whether the token is a stop word. */
bool word_stops (const struct finder *, size_t i);

/* The folded token without its proclitics: a part of the token, or for لل the
 * letters in `room`. */
struct span word_rest (const struct finder *, size_t i, char room[NAME_SPELLING_ROOM]);

/* Whether an unlisted word is an ordinary one with an article or proclitics:
 * الاقتصادي, للنادي. */
bool word_is_inflected (const struct finder *, const struct token *);

/* Conditions on a word, on what stands before it and on what follows. */
enum word_is {
    IS_CERTAIN  = 1 << 0, /* listed as a person's name and as nothing else */
    IS_DOUBTFUL = 1 << 1, /* listed, but marked as something else as well */
    IS_ORDINARY = 1 << 2, /* listed, but an ordinary word: صالح */
    IS_THING    = 1 << 3, /* a listed place or organization */
    IS_UNKNOWN  = 1 << 4, /* on no list at all */
    IS_NISBA    = 1 << 5, /* on no list; ال…ي */
    IS_BARE     = 1 << 6, /* beside one of the above: listed and without the article */
};

enum word_left {
    BEHIND_TITLE  = 1 << 0,
    BEHIND_OFFICE = 1 << 1,
    BEHIND_PERSON = 1 << 2,
    BEHIND_GIVEN  = 1 << 3,
    BEHIND_SON    = 1 << 4,
};

enum word_right {
    BEFORE_PERSON = 1 << 0, /* a word listed as a name and as nothing else, or a compound */
    BEFORE_FAMILY = 1 << 1, /* one that families have, or a compound */
    BEFORE_SON    = 1 << 2,
};

enum proclitic { ALONE, BEHIND_AND, BEHIND_ANY };

/* A rule: the word is, and stands behind one of, and before one of (0: anything). */
struct find_rule {
    const char *why;
    uint8_t     is, behind, before;
    uint8_t     proclitic; /* enum proclitic: what may stand in front */
    bool        bare;      /* only without the article */
    const char *example, *names; /* a text, and the names it must give */
};

extern const struct find_rule find_rules[];
extern const unsigned         find_rule_count;

/* Rules of compounds follow those of words in the numbering of `why`. */
struct compound_rule {
    const char *why;
    const char *heads, *tail; /* folded; heads apart by blanks, an open tail is "" */
    uint8_t     tail_is;      /* enum half */
    const char *example, *names;
};

/* What the second word of a compound must be. */
enum half { HALF_FIXED, HALF_ARTICLE, HALF_ANY, HALF_PERSON };

extern const struct compound_rule compound_rules[];
extern const unsigned             compound_rule_count;

/* The rule by which tokens i and i + 1 are one name; -1 when none does. */
int compound_find (const struct finder *, size_t i);

/* Text of a `why` number. */
const char *find_why (unsigned why);

/* What was asked lately and costs much: kept by hash, also for later documents. */
struct asked *asked_open (struct asked *before, const struct namer *); /* NULL when memory is out */

/* Whether two spellings are one name, as name_match says it. */
bool asked_match (struct asked *, const struct namer *, struct span name, struct span word);

/* The answer kept under the hash; false when there is none. */
bool asked_find (const struct asked *, uint32_t hash, unsigned *answer);
void asked_keep (struct asked *, uint32_t hash, unsigned answer);

/* Memory. Most words fall on a free place, which says enough. */
static inline bool
memory_may_have (const struct name_memory *memory, uint32_t hash)
{
    return memory->count > 0 && memory->hash[(hash + (hash == 0)) & (memory->room - 1)] != 0;
}

bool memory_has (const struct name_memory *, uint32_t hash);
bool memory_add (struct name_memory *, uint32_t hash);

#endif
