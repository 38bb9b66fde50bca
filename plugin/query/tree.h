/* tree.h - a query as a tree of ours, before any Xapian.
 *
 * A list's children carry a sign: + must, - must not, none may. What stock
 * parsers would spoil (our fields, phrases, names, dates) is a node of its own.
 * Nodes and texts live in the query's arena; a tree is read-only once parsed,
 * but for the spellings that expanding a name against a database fills in. */
#ifndef XARAB_QUERY_TREE_H
#define XARAB_QUERY_TREE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "config/settings.h"
#include "term/analyzer.h"

enum query_kind {
    QUERY_LIST,   /* children with signs; ranked */
    QUERY_EITHER, /* any child: OR */
    QUERY_WORD,
    QUERY_PREFIX, /* word* */
    QUERY_PHRASE, /* children are words, in order */
    QUERY_NAME,   /* one name with its spellings; among plain words its children are its words */
    QUERY_DATE,   /* days mentioned or, with `published`, the article's own */
};

enum query_sign { SIGN_NONE, SIGN_MUST, SIGN_NOT };

/* How much a word tells of what is looked for. */
enum word_class { WORD_PLAIN, WORD_STOP, WORD_QUESTION };

/* A spelling of a name that a database has. */
struct query_spelling {
    struct query_spelling *next;
    struct span            term;     /* "XN…" as stored */
    struct span            spelling; /* folded; compounds without blank */
    unsigned               distance; /* per mille; 0 the name itself */
    bool                   accepted; /* false: looked at and refused (explain) */
};

struct query_node {
    uint8_t            kind, sign; /* enum query_kind, query_sign */
    uint8_t            word_class; /* enum word_class */
    uint8_t            token_kind; /* enum token_kind */
    bool               arabic;     /* has a stem and a root of its own */
    bool               field;      /* asked for by field: filters */
    bool               published;
    bool               widened;    /* a name among plain words: other spellings weigh less */
    uint16_t           repeats;    /* how often the word stands in the query */
    const char        *prefix;     /* of the field's terms; "" for none */
    struct span        typed;      /* bytes of the caller's query */
    struct span        word, stem, root; /* folded forms; a PREFIX has the word only */
    day_number         first, last;
    struct query_node *child, *next; /* a WORD's children are its synonyms */
    struct query_spelling *spellings;
};

struct query {
    struct arena       arena;
    struct query_node *root;      /* a QUERY_LIST; never NULL after parsing */
    size_t             words;     /* words taken */
    bool               cut;       /* more words than query.words_max: the rest left out */
    bool               names_cut; /* more spellings of a key than names.spellings: likewise */
};

/* What parsing needs; `today` is the reference day of relative dates. */
struct query_parser {
    const struct analyzer      *analyzer;
    const struct query_options *options;
    struct lexicon              stops, synonyms; /* the operator's; zeroed holds nothing */
    struct scratch             *scratch;
    struct document            *document; /* scratch too */
    day_number                  today;
};

/* Parses `text` into `query` (zeroed or parsed before; its memory is reused).
 * Anything is a query: what cannot be understood as syntax is words. Fails only
 * with XARAB_NO_MEMORY, or XARAB_BAD_QUERY for a field whose value is no date. */
xarab_status query_parse (const struct query_parser *, struct span text, struct query *, xarab_error *);

void query_free (struct query *);

/* The class of a folded word. */
enum word_class query_word_class (struct span word, uint32_t hash);

/* The tree in one line, for tests and --explain. */
bool query_print (const struct query *, struct buffer *to);

#endif
