/* Why an article is found or not: each thing the query asks for is put to the
 * database by itself, together with the article's id, and weighed as there. */
#include "xapian/handles.hpp"
#include "xapian/parts.hpp"

extern "C" {
#include "xapian/build.h"
}

using Xapian::Query;

namespace xarab {

namespace {

constexpr Xapian::doccount RANKS = 1000;

class explaining {
    const target   &to;
    Query           article;
    int           (*take) (void *, const xarab_reason *);
    void           *your;
    Xapian::Enquire enquire;
    struct buffer   why      = {};
    bool            stopped_ = false;

    Xapian::MSet
    ask (const Query &query, Xapian::doccount count, Xapian::doccount look)
    {
        enquire.set_query (query);
        return enquire.get_mset (0, count, look);
    }

    void
    give (xarab_reason reason, const Query &query)
    {
        if (stopped_)
            return;
        Xapian::MSet one = ask (Query (Query::OP_FILTER, query, article), 1, 0);
        reason.there     = ! one.empty ();
        reason.weight    = reason.there && reason.accepted && ! reason.refused ? one.begin ().get_weight () : 0;
        if (reason.documents == 0 && ! query.empty ())
            reason.documents = ask (query, 0, to.database.get_doccount ()).get_matches_estimated ();
        stopped_ = take (your, &reason) != 0;
    }

    static xarab_reason
    reason_of (xarab_by by, const query_node &node, enum query_sign sign)
    {
        struct span form = node.word;
        return { by, { form.at, form.len }, { node.typed.at, node.typed.len }, 0, false, sign == SIGN_MUST,
                 sign == SIGN_NOT, true, 0, {} };
    }

    void
    explain_word (const query_node &node, enum query_sign sign, double factor)
    {
        std::vector<level> levels = levels_of (to, node);

        for (auto at = levels.rbegin (); at != levels.rend (); ++at) {
            bool         root   = at->kind == TERM_ROOT, word = at->kind == TERM_WORD;
            xarab_reason reason = reason_of (root ? XARAB_BY_ROOT : word ? XARAB_BY_WORD : XARAB_BY_STEM, node, sign);
            struct span  form   = root ? node.root : word ? node.word : node.stem;
            reason.form         = { form.at, form.len };
            reason.documents    = at->documents;
            reason.required     = reason.required && ! root;
            reason.refused      = reason.refused && ! root;
            if (sign == SIGN_NOT && root)
                continue;
            give (reason, scaled (Query (at->term, node.repeats), at->factor * factor));
        }
        if (levels.empty ())
            give (reason_of (XARAB_BY_WORD, node, sign), Query ());
        for (const query_node *synonym = node.child; synonym; synonym = synonym->next)
            explain_word (*synonym, SIGN_NONE, factor * to.options.synonym_weight);
    }

    void
    explain_phrase (const query_node &node, enum query_sign sign)
    {
        xarab_reason reason = reason_of (XARAB_BY_PHRASE, node, sign);

        reason.form = reason.typed;
        give (reason, phrase_alone (to, node));
        for (const query_node *word = sign != SIGN_NOT ? node.child : nullptr; word; word = word->next)
            explain_word (*word, SIGN_NONE, class_weight (to, *word));
    }

    /* In words, kept until the next is asked for. */
    xapc_bytes
    why_spelled (const query_node &node, const query_spelling &spelling)
    {
        why.len = 0;
        if (! name_explain (&to.analyzer.namer, node.word, spelling.spelling, &why))
            throw std::bad_alloc ();
        return { why.at, why.len };
    }

    /* Each spelling the database has; one refused only where the article has it. */
    void
    explain_name (const query_node &node, enum query_sign sign)
    {
        for (const query_node *word = node.child; word; word = word->next)
            explain_word (*word, sign, 1);
        for (const query_spelling *s = node.spellings; s; s = s->next) {
            if (node.widened && s->distance == 0)
                continue;
            Query        filed (std::string (s->term.at, s->term.len));
            Query        word (term_text (TERM_WORD, "", s->spelling));
            xarab_reason reason = reason_of (XARAB_BY_NAME, node, sign);
            reason.form         = { s->spelling.at, s->spelling.len };
            reason.accepted     = s->accepted;
            reason.why          = why_spelled (node, *s);
            if (node.widened && s->accepted)
                give (reason, scaled (word, to.options.name_weight));
            else if (s->accepted || ! ask (Query (Query::OP_FILTER, filed, article), 1, 0).empty ())
                give (reason, Query (Query::OP_AND_MAYBE, scaled (filed, 0.0001), word));
        }
        if (! node.widened && ! node.spellings)
            give (reason_of (XARAB_BY_NAME, node, sign), Query ());
    }

    /* Told by its first and last day. */
    void
    explain_date (const query_node &node, enum query_sign sign)
    {
        xarab_reason reason = reason_of (XARAB_BY_DATE, node, sign);
        char         day[2][16];

        calendar_print_iso (node.first, day[0]);
        calendar_print_iso (node.last, day[1]);
        std::string form = std::string (day[0]) + (node.first == node.last ? "" : "..") + (node.first == node.last ? "" : day[1]);
        reason.form      = bytes_of (form);
        give (reason, node_query (to, node).finds);
    }

    void
    explain_node (const query_node &node, enum query_sign above)
    {
        enum query_sign sign = above == SIGN_NOT ? SIGN_NOT : static_cast<enum query_sign> (node.sign);

        switch (node.kind) {
        case QUERY_LIST:
        case QUERY_EITHER: return explain_list (node, sign == SIGN_NOT ? SIGN_NOT : SIGN_NONE);
        case QUERY_WORD: return explain_word (node, sign, class_weight (to, node));
        case QUERY_PHRASE: return explain_phrase (node, sign);
        case QUERY_NAME: return explain_name (node, sign);
        case QUERY_PREFIX: return give (reason_of (XARAB_BY_PREFIX, node, sign), node_query (to, node).finds);
        case QUERY_DATE: return explain_date (node, sign);
        }
    }

  public:
    explaining (const target &to_, const std::string &id, int (*take_) (void *, const xarab_reason *), void *your_)
        : to (to_), article (id), take (take_), your (your_), enquire (to_.database)
    {
        enquire.set_weighting_scheme (bm25 (to.options.bm25_k1, to.options.bm25_b));
    }

    explaining (const explaining &)            = delete;
    explaining &operator= (const explaining &) = delete;

    ~explaining ()
    {
        buffer_free (&why);
    }

    void
    explain_list (const query_node &list, enum query_sign sign)
    {
        for (const query_node *node = list.child; node; node = node->next)
            explain_node (*node, sign);
    }

    void
    explain_recency (const Query &recency)
    {
        if (! recency.empty ())
            give ({ XARAB_BY_RECENCY, {}, {}, 0, false, false, false, true, 0, {} }, recency);
    }

    bool
    stopped () const
    {
        return stopped_;
    }

    bool
    known ()
    {
        return ! ask (article, 1, 0).empty ();
    }

    xarab_verdict
    judge (const Query &query)
    {
        Xapian::MSet  one = ask (Query (Query::OP_FILTER, query, article), 1, 0);
        Xapian::MSet  all = ask (query, RANKS, RANKS);
        xarab_verdict verdict = { ! one.empty (), 0, all.get_matches_estimated (), 0 };

        if (verdict.found)
            verdict.score = one.begin ().get_weight ();
        for (auto at = all.begin (); verdict.found && at != all.end (); ++at)
            if (*at == *one.begin ())
                verdict.rank = at.get_rank () + 1;
        return verdict;
    }
};

} // namespace

} // namespace xarab

xarab_status
explain_for_database (const struct analyzer *analyzer, const struct query_options *options, xapc_database *database,
                      struct query *query, day_number today, xapc_bytes id, xarab_verdict *verdict,
                      int (*take) (void *your, const xarab_reason *), void *your, xarab_error *error)
{
    return xarab::guarded (error, [&] {
        const xarab::target to = xarab::target_for ({ database->database, *options, *analyzer }, *query);
        xarab::explaining   explaining (to, xarab::text_of (id), take, your);

        if (id.size == 0 || ! explaining.known ())
            return fail (error, XARAB_NOT_FOUND, "no article has this id");
        xarab::expand_names (to, *query);
        *verdict = explaining.judge (xarab::whole_query (to, *query, today));
        explaining.explain_list (*query->root, SIGN_NONE);
        explaining.explain_recency (xarab::recency_query (to, today));
        return explaining.stopped () ? fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED)) : XARAB_OK;
    });
}
