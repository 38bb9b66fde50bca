/* stem.h - a word without what is written joined to it.
 *
 * In: one folded Arabic word (text/fold.h). Out: its stem, and a looser root
 * key that survives broken plurals and derived forms. Rules are rows of
 * affixes.c; words and pairs are compiled lists. A stemmer is immutable once
 * open and shared between threads; nothing here allocates or fails. */
#ifndef XARAB_STEM_STEM_H
#define XARAB_STEM_STEM_H

#include "base/lexicon.h"
#include "base/span.h"

enum stem_mode { STEM_LIGHT, STEM_LIGHT10, STEM_SNOWBALL, STEM_NONE };

struct stem_options {
    enum stem_mode mode;
    bool           plurals;   /* broken plurals to their singular */
    bool           verbs;     /* verb affixes and weak verbs */
    bool           proclitics; /* و ف ب ل ك س before a known word */
};

/* An operator's own words, looked up before any built-in list; a zeroed
 * lexicon holds nothing. Compiled by the config room. */
struct stem_lists {
    struct lexicon protect;   /* word: keep as it is */
    struct lexicon overrides; /* word; payload: its stem */
    struct lexicon plurals;   /* plural; payload: singular */
};

/* Another stemmer's word: writes the stem of `word` into `to` and returns its
 * bytes, 0 to leave the word as it is. */
typedef size_t stem_foreign (void *your, struct span word, char to[256]);

struct stemmer {
    struct stem_options options;
    struct stem_lists   lists;
    stem_foreign       *foreign; /* does the work in mode STEM_SNOWBALL; NULL: words stay */
    void               *your;    /* handed to it */
};

/* A stem is at most the word's bytes and one restored letter; lists may give
 * up to STEM_ROOM bytes. */
enum { STEM_ROOM = 256, STEM_STEPS = 12 };

/* Which rules fired, in order, for `explain`. */
struct stem_trace {
    struct {
        const char *rule;  /* the row's gloss; static */
        struct span rest;  /* inside `text` */
    } step[STEM_STEPS];
    unsigned steps;
    char     text[STEM_STEPS * STEM_ROOM];
};

/* The stem of `word`, whose hash_bytes() is `hash`, into `to`; returns its
 * bytes, at least 1. A word longer than STEM_ROOM - 8 bytes is its own stem and
 * is cut to STEM_ROOM. `trace` may be NULL. */
size_t stem_word (const struct stemmer *, struct span word, uint32_t hash, char to[STEM_ROOM],
                  struct stem_trace *trace);

/* Rows of text/folds.h (bits of fold_options.off) which the mode wants off:
 * Lucene leaves hamza on its seat. */
uint32_t stem_folds_off (enum stem_mode);

/* The root key of a stem; returns its bytes, at least 1. */
size_t stem_root (const struct stemmer *, struct span stem, char to[STEM_ROOM]);

#endif
