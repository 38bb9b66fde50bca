/* host.h - a query typed into a program that has a parser of its own.
 *
 * The program may have turned parts of the syntax off, may have fields of its
 * own, may join words by AND and look for plain words in several fields. What
 * only its own parser understands is left to it, with the words folded; our
 * fields are taken out first. */
#ifndef XARAB_QUERY_HOST_H
#define XARAB_QUERY_HOST_H

#include "query/tree.h"

enum host_syntax {
    HOST_OPERATORS = 1 << 0, /* AND OR NOT and brackets */
    HOST_PHRASES   = 1 << 1,
    HOST_SIGNS     = 1 << 2, /* +word -word */
    HOST_STARS     = 1 << 3, /* word* */
    HOST_RANGES    = 1 << 4, /* from..to is the program's */
    HOST_SYNONYMS  = 1 << 5, /* ~word is the program's */
};

struct host_language {
    unsigned syntax;                               /* enum host_syntax, or-ed */
    bool (*has_field) (void *your, struct span);   /* whether the program has such a field */
    bool (*is_stop) (void *your, struct span);     /* whether it leaves such a word out */
    void *your;
};

/* Whether there is an Arabic letter. */
bool host_arabic (struct span text);

/* Blanks out, byte for byte, the signs of a syntax that is off. */
void host_mask (const struct host_language *, char *text, size_t size);

/* Whether the text has what only the program's parser understands: a field of
 * its own, NEAR, ADJ, XOR, a range, ~word. */
bool host_speaks (const struct host_language *, struct span text);

/* Blanks out the program's fields: of those it looks for words in
 * (`has_words`), the field alone, of the others the value too. */
void host_blank_fields (const struct host_language *, bool (*has_words) (void *your, struct span field), char *text,
                        size_t size);

/* Our fields into `ours`, the rest into `rest`. False when memory is out. */
bool host_split (const struct host_language *, struct span text, struct buffer *ours, struct buffer *rest);

/* The text with its Arabic words folded and every quotation mark '"', for a
 * parser that does neither. False when memory is out. */
bool host_fold (const struct analyzer *, struct scratch *, struct span text, struct buffer *to);

/* The program's stop words count as ours do, unless there are no others. It is
 * asked for the word folded. */
void host_stop (const struct host_language *, struct query *);

/* Every word must be there, but for stop words; a name in any of its
 * spellings. */
void host_need_all (struct query *);

/* Whether the query only says what is not wanted. */
bool host_only_refuses (const struct query *);

/* Plain words are looked for under each of the prefixes (copied). False when
 * memory is out. */
bool host_spread (struct query *, const char *const *prefixes, size_t count);

#endif
