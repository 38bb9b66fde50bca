/* settings.h - everything an operator can set.
 *
 * One table (settings.c) gives each key its place, kind, default, range, effect
 * and help; the parser, the checks, the default file, the manual and the
 * fingerprint are read off it. The stages see their own options only. */
#ifndef XARAB_CONFIG_SETTINGS_H
#define XARAB_CONFIG_SETTINGS_H

#include "base/status.h"
#include "term/analyzer.h"

enum { SETTING_TEXT = 192 };

/* How a query becomes weights; the query and xapian rooms read it. */
struct query_options {
    double   stem_base, stem_gain; /* scale(stem) = base + gain · max(0, 1 − idf(root)/idf(stem)) */
    double   word_base, word_gain; /* scale(word), over the stem likewise */
    double   stop_weight, question_weight;
    double   bm25_k1, bm25_b;
    double   name_weight;   /* of a name's other spellings, beside the one typed */
    double   phrase_weight; /* of a phrase among other words */
    double   date_weight;   /* of a date among other words */
    double   synonym_weight; /* of an operator's synonym, beside the word typed */
    double   recency;       /* what an article of the last week gains */
    bool     arabic_operators;
    int32_t  words_max;     /* words of a query past this are left out */
};

struct index_options {
    int32_t date_slot; /* value slot of the article's own date */
    int32_t store;     /* enum index_store */
    int32_t batch;     /* articles between two commits */
    bool    likeness;  /* mark stories that are nearly the same */
    bool    spelling;  /* keep the words for Xapian's spelling correction */
};

enum index_store { STORE_TEXT, STORE_SAMPLE, STORE_NONE };

/* Databases that are made anew, and those of several machines. */
struct archive_options {
    int32_t keep;    /* generations kept beside the live one */
    int32_t least;   /* per cent of the live one's articles that a new one must have */
    bool    partial; /* search without the shards that do not answer */
    int32_t timeout; /* seconds a server may take */
};

struct load_options {
    char replaces[SETTING_TEXT]; /* names of Stem() we answer to */
    bool mixed;
};

/* What the fields of an article are called in its source; "": as the format
 * calls them. The source room reads it. */
struct field_keys {
    char id[SETTING_TEXT], title[SETTING_TEXT], text[SETTING_TEXT], date[SETTING_TEXT];
    char author[SETTING_TEXT], source[SETTING_TEXT], keywords[SETTING_TEXT], url[SETTING_TEXT];
};

struct list_paths {
    char protect[SETTING_TEXT], overrides[SETTING_TEXT], plurals[SETTING_TEXT];
    char names[SETTING_TEXT], aliases[SETTING_TEXT], vetoes[SETTING_TEXT];
    char stop_words[SETTING_TEXT], synonyms[SETTING_TEXT], costs[SETTING_TEXT];
};

struct settings {
    struct fold_options  fold;
    struct token_options token;
    struct stem_options  stem;
    struct name_options  name;
    struct date_options  date;
    struct term_options  term;
    struct index_options index;
    struct query_options query;
    struct archive_options archive;
    struct field_keys    fields;
    struct load_options  load;
    struct list_paths    lists;
    char                 latin_stemmer[32];
};

enum setting_kind {
    SETTING_FLAG,    /* yes or no */
    SETTING_NUMBER,
    SETTING_DECIMAL,
    SETTING_CHOICE,  /* one of `choices` */
    SETTING_SET,     /* any of `choices`, separated by blanks; bit i is choice i */
    SETTING_SWITCH,  /* yes or no; one bit of a number, kept inverted (fold.off) */
    SETTING_STRING,
    SETTING_FILE,    /* path of a list, relative to the config file */
};

/* What a change of the key asks for. */
enum setting_effect {
    EFFECT_TERMS,  /* stored terms differ: reindex */
    EFFECT_WEIGHT, /* stored weights differ: results stay, ranking suffers until reindexed */
    EFFECT_QUERY,  /* seen at the next query */
    EFFECT_HOST,   /* seen at the next start of the program */
};

struct setting {
    const char         *key;      /* "section.name" */
    enum setting_kind   kind;
    size_t              offset, size; /* of the field in struct settings */
    double              low, high;    /* NUMBER, DECIMAL; the bit of a SWITCH */
    const char *const  *choices;      /* CHOICE, SET: NULL-terminated */
    const char         *standard;     /* the default, as it stands in a file */
    enum setting_effect effect;
    const char         *help; /* NULL for a SWITCH: see setting_help */
};

extern const struct setting settings_table[];
extern const size_t         settings_count;

/* One sentence: what the key does. */
const char *setting_help (const struct setting *);

const struct setting *setting_find (struct span key);

/* The key nearest to a misspelled one; never NULL. */
const struct setting *setting_nearest (struct span key);

/* Every key at its default. */
void settings_standard (struct settings *);

/* Sets one key from text. On failure the error says what is allowed. */
xarab_status setting_set (struct settings *, const struct setting *, struct span value, xarab_error *);

/* The key's value as it would stand in a file. */
bool setting_print (const struct settings *, const struct setting *, struct buffer *to);

/* The commented default file. */
bool config_defaults (struct buffer *to);

/* What a change of such a key asks for, in words. */
const char *effect_text (enum setting_effect);

#endif
