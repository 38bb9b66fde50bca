/* analyzer.h - the whole way from text to terms.
 *
 * An analyzer is what the options say, immutable once filled in and shared
 * between threads. A scratch is one thread's memory, kept between documents.
 * A document carries what earlier fields of one article teach the later ones. */
#ifndef XARAB_TERM_ANALYZER_H
#define XARAB_TERM_ANALYZER_H

#include "date/date.h"
#include "name/name.h"
#include "stem/stem.h"
#include "term/sink.h"
#include "token/token.h"

enum term_level { LEVEL_WORD = 1, LEVEL_STEM = 2, LEVEL_ROOT = 4 };

enum term_positions { POSITIONS_NO, POSITIONS_TITLE, POSITIONS_YES };

struct term_options {
    uint8_t  levels;       /* enum term_level, or-ed */
    uint8_t  positions;    /* enum term_positions */
    uint16_t title_weight; /* wdf of a title word */
    uint16_t lead_words;   /* the first words of the text … */
    uint16_t lead_weight;  /* … have this wdf */
    bool     names, dates; /* index the names, the days mentioned */
};

struct analyzer {
    const struct fold  *fold;
    struct cutter       cutter;
    struct stemmer      stemmer;
    stem_foreign       *latin; /* of words that are not Arabic; NULL: they stay */
    void               *latin_your;
    struct namer        namer;
    struct date_options dates;
    struct term_options terms;
};

/* What a piece of text is to its article. */
enum text_role { ROLE_TEXT, ROLE_TITLE, ROLE_LABEL /* author, source, keywords */ };

struct field {
    enum text_role role;
    const char    *prefix; /* of its own terms, as "S"; "" for none */
    bool           plain;  /* its words also stand without the prefix */
};

/* The words of one token. Spans lie in the scratch (or are the token's) and are
 * valid until the next call that uses it. */
struct word_forms {
    struct span stem, root;
    bool        joined; /* the bytes before each are its term's prefix: Z, XR */
    uint32_t    met;    /* which word of the scratch's this is, never another's; of any MET_SPAN
                           numbers in a row each is another modulo that; 0: not kept */
};

/* What depends on a word alone is worked out when it is met, not each time it
 * is: its stem and root, their terms with the prefix, and what the recognizers
 * note of it (token_notes). So are a stem's root and a name's term. The last
 * 130,000 to 260,000 words are kept, in 18 MB when there are as many, for the
 * analyzer that asked last. What depends on the words around is worked out for
 * each token. */
struct word_cache;

enum { MET_SPAN = 1 << 18 };

struct scratch {
    struct token_list  tokens;
    struct date_list   dates;
    struct name_list   names;
    struct word_cache *cache;
};

struct document {
    struct date_context dates;
    struct name_memory  names;
    uint32_t            position; /* the last one given */
    uint32_t            words;    /* words of the text so far, for the lead */
};

bool scratch_open (struct scratch *);
void scratch_free (struct scratch *);

/* Makes `document` ready for the next article; keeps its memory. */
void document_begin (struct document *, day_number reference, enum reference_origin);
void document_free (struct document *);

/* Result of an analysis: 0, what the sink returned, or ANALYZE_NO_MEMORY. */
enum { ANALYZE_NO_MEMORY = -1 };

/* Runs all stages over one field and gives its terms to the sink: of each piece
 * the words in order, then the names, then the dates. */
int analyze_field (const struct analyzer *, struct scratch *, struct document *,
                   const struct field *, struct span text, struct term_sink);

/* Stages 1 and 2 with the recognizers' claims, for those who need tokens
 * rather than terms (queries, highlighting, printing): cuts text[from…] into
 * scratch->tokens and finds scratch->dates and ->names. Returns as token_cut. */
size_t analyze_piece (const struct analyzer *, struct scratch *, struct document *,
                      struct span text, size_t from, enum purpose);

/* Stem and root of a token, from the cache where it was met before. */
struct word_forms analyze_word (const struct analyzer *, struct scratch *, const struct token *);

/* The terms of the days first…last (date_terms.c says which); none for years
 * before 0 or after 9999. At most `room` are written: DATE_TERMS_MAX is enough. */
enum { DATE_TERMS_MAX = 160, DATE_TERM_ROOM = 12 };
size_t date_terms (day_number first, day_number last, bool published,
                   char (*to)[DATE_TERM_ROOM], size_t room);

#endif
