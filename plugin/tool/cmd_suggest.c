/* suggest names: what a collection says about the names joined and not joined.
 *
 * Spellings of one key that the distance keeps apart though they keep the same
 * company may want an alias; spellings it joins though their company is
 * disjoint may want a veto. A person decides: the answer is a list to read. */
#include "tool/company.h"
#include "tool/lines.h"

#include "base/status.h"

#include <stdlib.h>

enum {
    KEY_SPELLINGS   = 64,  /* of a key are compared with each other: those in most articles */
    LINES_STANDARD  = 100, /* of each kind */
    ALIAS_ARTICLES  = 2,   /* a spelling met once is a slip, not a variant */
    ALIAS_SHARED    = 2,   /* names shared by chance are single ones */
    ALIAS_REACH     = 1500, /* per mille of the threshold: just above it */
    ALIAS_COMPANY   = 200, /* per mille of the smaller company: shared by so much, up to */
    ALIAS_FARTHEST  = 2500, /* per mille of the threshold; beyond are other names of one story */
    ALIAS_TOGETHER  = 2,   /* spellings met together in one article of so many of the rarer are two names */
    VETO_ARTICLES   = 3,
    VETO_COMPANY    = 6,   /* names each must have been met with */
    COMMON_LEAST    = 20,  /* articles of a name, or one in COMMON_SHARE of all: */
    COMMON_SHARE    = 500, /* beyond that it says nothing about who else is named */
    COMMON_BESIDE   = 4,   /* times as many where it stands beside the spelling itself */
};

struct spelling {
    struct filed_name name;
    uint32_t          documents;
    struct company    company;
};

enum kind { KIND_ALIAS, KIND_VETO, KINDS };

static const char *const kind_names[KINDS] = { "alias", "veto" };

struct suggestion {
    size_t   line, size; /* of miner.lines */
    unsigned weight;     /* the greater the likelier */
};

struct suggestions {
    struct suggestion *at;
    size_t             count, room;
};

struct miner {
    const struct namer *namer;
    bool                placed; /* the database has positions */
    xapc_database      *database;
    uint32_t            common;
    struct spelling     spellings[KEY_SPELLINGS]; /* of the key being walked */
    size_t              count, left_out;
    size_t              full_keys; /* that had more */
    struct arena        arena;     /* of the key */
    struct buffer       lines;
    struct suggestions  found[KINDS];
    xarab_error        *error;
};

static xarab_status
no_memory (struct miner *miner)
{
    return fail (miner->error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* ---- one pair ---- */

struct pair {
    struct spelling      *a, *b;
    unsigned              distance;
    struct shared_company shared; /* of an alias, those beside either where positions tell */
    size_t                company; /* of the lonelier */
    uint32_t              together;
};

static bool
add_cell (struct buffer *to, struct span text)
{
    bool fine = true;

    for (size_t i = 0; i < text.len && fine; i++)
        fine = buffer_add_byte (to, text.at[i] == '\t' || text.at[i] == '\n' || text.at[i] == '\r' ? ' ' : text.at[i]);
    return fine && buffer_add_byte (to, '\t');
}

static bool
add_why (struct buffer *to, const struct miner *miner, enum kind kind, const struct pair *pair)
{
    bool fine = buffer_print (to, "distance %u, %s %u; ", pair->distance, kind == KIND_ALIAS ? "above" : "within",
                              miner->namer->options.threshold);

    if (kind == KIND_VETO)
        return fine && buffer_print (to, "none of %zu and %zu other names shared", pair->a->company.count,
                                     pair->b->company.count);
    fine = fine && buffer_add_text (to, miner->placed ? "both beside" : "both with");
    for (size_t i = 0; i < pair->shared.count && i < SHARED_NAMES; i++)
        fine = fine && buffer_add_text (to, i ? ", " : " ") && buffer_add (to, pair->shared.names[i]);
    return fine;
}

static bool
add_line (struct miner *miner, enum kind kind, const struct pair *pair)
{
    struct buffer *to = &miner->lines;

    return buffer_add_text (to, kind_names[kind]) && buffer_add_byte (to, '\t')
           && add_cell (to, pair->a->name.spelling) && add_cell (to, pair->b->name.spelling)
           && buffer_print (to, "%u\t%u\t%u\t%zu\t", pair->a->documents, pair->b->documents, pair->together,
                            pair->shared.count)
           && add_why (to, miner, kind, pair) && buffer_add_byte (to, '\n');
}

static struct suggestion *
make_room (struct suggestions *list)
{
    if (list->count == list->room) {
        size_t             room  = list->room ? 2 * list->room : 256;
        struct suggestion *grown = realloc (list->at, room * sizeof *grown);

        if (grown == NULL)
            return NULL;
        list->at   = grown;
        list->room = room;
    }
    return &list->at[list->count++];
}

/* A writer keeps to one spelling: two in one article are two persons mostly. */
static bool
together_often (const struct pair *pair)
{
    uint32_t rarer = pair->a->documents < pair->b->documents ? pair->a->documents : pair->b->documents;

    return pair->together > rarer / ALIAS_TOGETHER;
}

static xarab_status
suggest (struct miner *miner, enum kind kind, struct pair *pair, unsigned weight)
{
    size_t              from   = miner->lines.len;
    struct suggestion  *fresh;
    xarab_status        status = company_together (miner->database, pair->a->name.term, pair->b->name.term,
                                                   &pair->together, miner->error);

    if (status != XARAB_OK || (kind == KIND_ALIAS && together_often (pair)))
        return status;
    if (! add_line (miner, kind, pair) || (fresh = make_room (&miner->found[kind])) == NULL)
        return no_memory (miner);
    *fresh = (struct suggestion) { from, miner->lines.len - from, weight };
    return XARAB_OK;
}

/* What the pair's company says; the two are looked up once a key. */
static xarab_status
meet (struct miner *miner, struct pair *pair)
{
    struct spelling *sides[] = { pair->a, pair->b };
    xarab_status     status  = XARAB_OK;

    for (size_t i = 0; i < 2 && status == XARAB_OK; i++)
        if (! sides[i]->company.known)
            status = company_read (miner->database, &sides[i]->name, &miner->arena, &sides[i]->company, miner->error);
    if (status == XARAB_OK)
        status = company_share (miner->database, &pair->a->company, &pair->b->company, miner->common, &pair->shared,
                                miner->error);
    pair->company = pair->a->company.count < pair->b->company.count ? pair->a->company.count : pair->b->company.count;
    return status;
}

/* The more names are shared, the more of the company they are and the less far
 * the spellings, the likelier; but one must stand beside either spelling: جون and
 * خوان are met in one story, ديفيد كاميرون and دافيد كاميرون are one man. */
static xarab_status
weigh_alias (struct miner *miner, struct pair *pair)
{
    unsigned     threshold = miner->namer->options.threshold;
    unsigned     near      = threshold * ALIAS_REACH / 1000u, farthest = threshold * ALIAS_FARTHEST / 1000u;
    xarab_status status    = pair->distance > farthest ? XARAB_OK : meet (miner, pair);

    if (status != XARAB_OK || pair->shared.count < ALIAS_SHARED)
        return status;
    unsigned part = (unsigned) (pair->shared.count * 1000 / pair->company);
    if (pair->distance > near && part < ALIAS_COMPANY)
        return XARAB_OK;
    if (miner->placed)
        status = company_beside (miner->database, &pair->a->company, &pair->b->company, COMMON_BESIDE * miner->common,
                                 pair->a->name.spelling, pair->b->name.spelling, &pair->shared, miner->error);
    if (status != XARAB_OK || pair->shared.count == 0)
        return status;
    unsigned weight = part * (unsigned) pair->shared.count / (1 + (pair->distance - threshold) / 100);
    return suggest (miner, KIND_ALIAS, pair, weight);
}

/* The more company each has without any shared, the likelier. */
static xarab_status
weigh_veto (struct miner *miner, struct pair *pair)
{
    xarab_status status = meet (miner, pair);

    if (status != XARAB_OK || pair->shared.count > 0 || pair->company < VETO_COMPANY)
        return status;
    return suggest (miner, KIND_VETO, pair, (unsigned) pair->company * (pair->distance + 1));
}

static xarab_status
weigh_pair (struct miner *miner, struct spelling *a, struct spelling *b)
{
    struct pair       pair    = { .a = a, .b = b };
    enum name_verdict verdict = name_compare (miner->namer, a->name.spelling, b->name.spelling, &pair.distance);
    uint32_t          fewer   = a->documents < b->documents ? a->documents : b->documents;

    if (verdict == NAME_FAR && fewer >= ALIAS_ARTICLES)
        return weigh_alias (miner, &pair);
    if (verdict == NAME_NEAR && fewer >= VETO_ARTICLES)
        return weigh_veto (miner, &pair);
    return XARAB_OK;
}

/* ---- one key ---- */

static xarab_status
end_key (struct miner *miner)
{
    xarab_status status = XARAB_OK;

    for (size_t i = 0; i < miner->count && status == XARAB_OK; i++)
        for (size_t j = i + 1; j < miner->count && status == XARAB_OK; j++)
            status = weigh_pair (miner, &miner->spellings[i], &miner->spellings[j]);
    miner->full_keys += miner->left_out > 0;
    miner->count = miner->left_out = 0;
    arena_rewind (&miner->arena);
    return status;
}

/* A place for a spelling in so many articles: a free one, or that of the
 * rarest; NULL when all are more frequent. */
static struct spelling *
find_place (struct miner *miner, uint32_t documents)
{
    struct spelling *rarest = miner->spellings;

    if (miner->count < KEY_SPELLINGS)
        return &miner->spellings[miner->count++];
    for (size_t i = 1; i < miner->count; i++)
        if (miner->spellings[i].documents < rarest->documents)
            rarest = &miner->spellings[i];
    miner->left_out++;
    return rarest->documents < documents ? rarest : NULL;
}

static xarab_status
take_spelling (struct miner *miner, struct span term, uint32_t documents)
{
    struct filed_name name;

    if (! filed_name_read (term, &name))
        return XARAB_OK;
    if (miner->count > 0 && ! span_equal (name.directory, miner->spellings[0].name.directory)) {
        xarab_status status = end_key (miner);
        if (status != XARAB_OK)
            return status;
    }
    if (documents < ALIAS_ARTICLES)
        return XARAB_OK;
    struct spelling *place = find_place (miner, documents);
    if (place == NULL)
        return XARAB_OK;
    struct span copy = arena_copy (&miner->arena, term);
    *place = (struct spelling) { .documents = documents };
    if (copy.at == NULL || ! filed_name_read (copy, &place->name))
        return no_memory (miner);
    return XARAB_OK;
}

/* Walks the directories of names, key by key. */
static xarab_status
walk_names (struct miner *miner)
{
    xapc_terms  *terms  = NULL;
    xapc_counts  counts = { 0 };
    xapc_term    term;
    xarab_status status = xapc_database_counts (miner->database, &counts, miner->error);

    miner->common = counts.documents / COMMON_SHARE > COMMON_LEAST ? counts.documents / COMMON_SHARE : COMMON_LEAST;
    if (status == XARAB_OK)
        status = xapc_terms_open (miner->database, span_text (span_of (term_prefixes[TERM_NAME].letters)), &terms,
                                  miner->error);
    while (status == XARAB_OK && (status = xapc_terms_next (terms, &term, miner->error)) == XARAB_OK)
        status = take_spelling (miner, text_span (term.term), term.documents);
    xapc_terms_close (terms);
    return status == XARAB_NOT_FOUND ? end_key (miner) : status;
}

/* ---- the answer ---- */

static int
compare_suggestions (const void *one, const void *other)
{
    const struct suggestion *a = one, *b = other;

    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return (a->line > b->line) - (a->line < b->line);
}

static void
print_suggestions (struct miner *miner, size_t top)
{
    puts ("# kind\ta\tb\tarticles of a\tof b\tof both\tnames shared\twhy");
    for (size_t kind = 0; kind < KINDS; kind++) {
        struct suggestions *list = &miner->found[kind];

        if (list->count > 0)
            qsort (list->at, list->count, sizeof *list->at, compare_suggestions);
        for (size_t i = 0; i < list->count && i < top; i++)
            fwrite (miner->lines.at + list->at[i].line, 1, list->at[i].size, stdout);
        if (list->count > top)
            fprintf (stderr, "xapian-arabic: the likeliest %zu of %zu lines '%s'; --top for more\n", top, list->count,
                     kind_names[kind]);
    }
    if (miner->full_keys > 0)
        fprintf (stderr, "xapian-arabic: %zu key%s with more than %d spellings; those in most articles were compared\n",
                 miner->full_keys, miner->full_keys == 1 ? "" : "s", KEY_SPELLINGS);
}

static void
miner_free (struct miner *miner)
{
    arena_free (&miner->arena);
    buffer_free (&miner->lines);
    for (size_t kind = 0; kind < KINDS; kind++)
        free (miner->found[kind].at);
    xapc_database_close (miner->database);
}

int
command_suggest (struct invocation *invocation)
{
    const struct options *options = &invocation->options;
    xarab_error           error;
    struct miner          miner = { .namer = &invocation->analyzer->analyzer.namer, .error = &error };
    miner.placed = invocation->analyzer->analyzer.terms.positions == POSITIONS_YES;

    if (invocation->count != 1 || strcmp (invocation->arguments[0], "names") != 0 || options->db == NULL) {
        fputs ("xapian-arabic suggest: needs names --db DB\n", stderr);
        return EXIT_MISUSED;
    }
    xarab_status status = xapc_database_open (options->db, &miner.database, &error);
    if (status == XARAB_OK)
        status = walk_names (&miner);
    if (status == XARAB_OK)
        print_suggestions (&miner, options->top < 0 ? LINES_STANDARD : (size_t) options->top);
    miner_free (&miner);
    return status == XARAB_OK ? finish_output (EXIT_DONE) : complain (options->db, &error);
}
