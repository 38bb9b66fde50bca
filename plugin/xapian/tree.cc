#include "xapian/parts.hpp"

#include <algorithm>
#include <string>
#include <vector>

extern "C" {
#include "term/prefixes.h"
}

using Xapian::Query;

namespace xarab {

namespace {

std::string
text_of (struct span s)
{
    return std::string (s.at, s.len);
}

Query
phrase_of (const query_node &node)
{
    std::vector<Query> words;

    for (const query_node *word = node.child; word; word = word->next)
        words.emplace_back (term_text (TERM_WORD, word->prefix, word->word));
    return words.size () == 1 ? words[0] : Query (Query::OP_PHRASE, words.begin (), words.end (), words.size ());
}

} // namespace

Query
phrase_alone (const target &to, const query_node &node)
{
    return scaled (phrase_of (node), to.options.phrase_weight + (node.sign == SIGN_NONE ? 0 : 1));
}

namespace {

/* The words of the phrase for ranking; the phrase itself filters when it must
 * be there, and otherwise lifts. */
part
phrase_query (const target &to, const query_node &node)
{
    std::vector<Query> finds, ranks;
    Query              phrase = phrase_alone (to, node);

    for (const query_node *word = node.child; word; word = word->next) {
        part one = weighed (word_query (to, *word), class_weight (to, *word));
        finds.push_back (one.finds);
        ranks.push_back (one.ranks);
    }
    if (node.sign == SIGN_NONE)
        return { Query (Query::OP_OR, any_of (finds), phrase), any_of (ranks) };
    finds.insert (finds.end (), ranks.begin (), ranks.end ());
    return { phrase, any_of (finds) };
}

/* The accepted spellings of a name: filters, and their words for ranking. */
struct spellings {
    std::vector<Query> filters, words;
};

spellings
spellings_of (const query_node &node, bool others_only)
{
    spellings found;

    for (const query_spelling *s = node.spellings; s; s = s->next) {
        if (! s->accepted || (others_only && s->distance == 0))
            continue;
        if (s->term.len)
            found.filters.emplace_back (text_of (s->term));
        found.words.emplace_back (term_text (TERM_WORD, "", s->spelling));
    }
    return found;
}

/* The spelling's word in all the ways it stands in a text. */
void
gather_stands (std::vector<Query> &to, struct span spelling, unsigned ways)
{
    struct name_stand stand;

    name_stands (spelling, ways, &stand);
    for (unsigned i = 0; i < stand.count; i++)
        to.emplace_back (term_text (TERM_WORD, "", stand.form[i]));
}

/* Asked for by field: only articles with an accepted spelling, the best of them
 * by how often they speak of it. */
Query
name_filter (const query_node &node)
{
    spellings found = spellings_of (node, false);

    if (found.filters.empty ())
        return Query ();
    Query              filter = any_of (found.filters);
    std::vector<Query> stands;
    for (const query_spelling *s = node.spellings; s; s = s->next)
        if (s->accepted)
            gather_stands (stands, s->spelling, STANDS_JOINED);
    Query words (Query::OP_SYNONYM, stands.begin (), stands.end ());
    return Query (Query::OP_AND_MAYBE, scaled (filter, 0.0001), words);
}

/* A name among plain words: its words, and the database's other spellings of
 * it at a lower weight. Where it must be there, all its words must. */
part
widened_name (const target &to, const query_node &node)
{
    std::vector<Query> finds, ranks;
    spellings          others = spellings_of (node, true);
    Query::op          joined = node.sign == SIGN_NONE ? Query::OP_OR : Query::OP_AND;

    for (const query_node *word = node.child; word; word = word->next) {
        part one = word_query (to, *word);
        finds.push_back (one.finds);
        ranks.push_back (one.ranks);
    }
    Query typed (joined, finds.begin (), finds.end ());
    Query other (Query::OP_SYNONYM, others.words.begin (), others.words.end ());
    return { Query (Query::OP_OR, typed, scaled (other, to.options.name_weight)), any_of (ranks) };
}

part
name_query (const target &to, const query_node &node)
{
    return node.widened ? widened_name (to, node) : part { name_filter (node), Query () };
}

/* OP_OR here would lose the memory of a weight for each term over the limit
 * (Xapian 1.4.22, LazyWeight); as synonyms no term has one of its own. */
Query
prefix_query (const target &to, const query_node &node)
{
    return Query (Query::OP_WILDCARD, term_text (TERM_WORD, node.prefix, node.word), to.prefix_terms,
                  Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
}

/* The parts of a name asked for by field: in this order and near each other,
 * better with no more between them than بن or the other half of a compound. A
 * later part behind و is another person. */
Query
in_order (const query_node &list)
{
    constexpr unsigned REACH = 4, CLOSE = 2;
    std::vector<Query> parts;

    for (const query_node *node = list.child; node; node = node->next) {
        std::vector<Query> stands;
        for (const query_spelling *s = node->spellings; s; s = s->next)
            if (s->accepted)
                gather_stands (stands, s->spelling, STANDS_HALVES | (parts.empty () ? STANDS_JOINED : 0));
        if (! stands.empty ())
            parts.push_back (any_of (stands));
    }
    if (parts.size () < 2)
        return Query ();
    Query near (Query::OP_PHRASE, parts.begin (), parts.end (), REACH + parts.size ());
    Query close (Query::OP_PHRASE, parts.begin (), parts.end (), CLOSE + parts.size ());
    return Query (Query::OP_AND_MAYBE, near, close);
}

/* Queries gathered, empty ones left out. */
void
gather (std::vector<Query> &to, const Query &query)
{
    if (! query.empty ())
        to.push_back (query);
}

Query
maybe (const Query &query, const std::vector<Query> &also)
{
    Query more = any_of (also);

    return more.empty () || query.empty () ? query : Query (Query::OP_AND_MAYBE, query, more);
}

part
list_query (const target &to, const query_node &list)
{
    std::vector<Query> must, may, ranks, never;

    for (const query_node *node = list.child; node; node = node->next) {
        part one = weighed (node_query (to, *node), class_weight (to, *node));
        if (node->sign == SIGN_NOT) {
            never.push_back (one.finds);
            continue;
        }
        if (node->sign == SIGN_MUST)
            must.push_back (one.finds); /* an empty one too: then nothing is found */
        else
            gather (may, one.finds);
        gather (ranks, one.ranks);
    }
    if (list.field)
        gather (must, in_order (list));

    Query found = any_of (may);
    if (! must.empty ())
        found = maybe (Query (Query::OP_AND, must.begin (), must.end ()), may);
    if (! never.empty ()) {
        Query rest = must.empty () && may.empty () ? Query (std::string ()) : found;
        found      = Query (Query::OP_AND_NOT, rest, any_of (never));
    }
    return { found, any_of (ranks) };
}

part
either_query (const target &to, const query_node &either)
{
    part whole;

    for (const query_node *node = either.child; node; node = node->next) {
        part one    = node_query (to, *node);
        whole.finds = Query (Query::OP_OR, whole.finds, one.finds);
        whole.ranks = Query (Query::OP_OR, whole.ranks, one.ranks);
    }
    return whole;
}

} // namespace

/* Depth is bounded by the parser's BRACKETS_MAX. */
part
node_query (const target &to, const query_node &node)
{
    switch (node.kind) {
    case QUERY_LIST: return list_query (to, node);
    case QUERY_EITHER: return either_query (to, node);
    case QUERY_PHRASE: return phrase_query (to, node);
    case QUERY_PREFIX: return { prefix_query (to, node), Query () };
    case QUERY_NAME: return name_query (to, node);
    case QUERY_DATE: return { date_query (to, node), Query () };
    default: return word_query (to, node);
    }
}

namespace {

unsigned
count_prefixes (const query_node *first)
{
    unsigned count = 0;

    for (const query_node *node = first; node; node = node->next)
        count += (node->kind == QUERY_PREFIX) + count_prefixes (node->child);
    return count;
}

} // namespace

target
target_for (const target &to, const struct query &query)
{
    target mine = to;

    mine.prefix_terms = 1 + to.prefix_terms / std::max (1U, count_prefixes (query.root->child));
    return mine;
}

Query
build_query (const target &to, const struct query &query)
{
    part whole = node_query (target_for (to, query), *query.root);

    return maybe (whole.finds, { whole.ranks });
}

Query
whole_query (const target &to, const struct query &query, day_number today)
{
    return maybe (build_query (to, query), { recency_query (to, today) });
}

} // namespace xarab
