#include "xapian/parts.hpp"

#include <algorithm>
#include <cmath>
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

std::string
term_text (term_kind kind, const char *field, struct span word)
{
    return std::string (term_prefixes[kind].letters) + field + text_of (word);
}

/* BM25's inverse document frequency, as Xapian reckons it. */
double
idf (const target &to, const std::string &term)
{
    double documents = to.database.get_doccount (), having = to.database.get_termfreq (term);
    double odds      = (documents - having + 0.5) / (having + 0.5);

    return std::log (odds < 2 ? odds * 0.5 + 1 : odds);
}

/* The levels of a word, each paid for the idf it adds to the level below. */
class family {
    const target      &to;
    std::vector<Query> parts;
    double             below = 0; /* idf of the last level */
    unsigned           repeats;

  public:
    family (const target &to_, unsigned repeats_) : to (to_), repeats (repeats_) {}

    void
    add (const std::string &term, double base, double gain)
    {
        if (to.database.get_termfreq (term) == 0 || term.size () > TERM_SIZE_MAX)
            return;
        double own    = idf (to, term);
        double factor = parts.empty () ? 1 : base + gain * std::max (0.0, 1 - below / own);
        Query  level  = scaled (Query (term, repeats), factor);
        if (! level.empty ())
            parts.push_back (level);
        below = own;
    }

    Query
    query () const
    {
        return any_of (parts);
    }
};

Query
family_query (const target &to, const query_node &node)
{
    const query_options &o      = to.options;
    unsigned             levels = to.analyzer.terms.levels;
    family               f (to, node.repeats);

    if (node.arabic && levels & LEVEL_ROOT && node.prefix[0] == '\0')
        f.add (term_text (TERM_ROOT, "", node.root), 1, 0);
    if (node.token_kind != TOKEN_NUMBER && levels & LEVEL_STEM)
        f.add (term_text (TERM_STEM, node.prefix, node.stem), o.stem_base, o.stem_gain);
    if (levels & LEVEL_WORD || node.token_kind == TOKEN_NUMBER)
        f.add (term_text (TERM_WORD, node.prefix, node.word), o.word_base, o.word_gain);
    return f.query ();
}

/* The word's family, and its synonyms' beside it. */
Query
word_query (const target &to, const query_node &node)
{
    std::vector<Query> parts { family_query (to, node) };

    for (const query_node *synonym = node.child; synonym; synonym = synonym->next)
        parts.push_back (scaled (family_query (to, *synonym), to.options.synonym_weight));
    return parts.size () == 1 ? parts[0] : any_of (parts);
}

double
class_weight (const target &to, const query_node &node)
{
    switch (node.word_class) {
    case WORD_STOP: return to.options.stop_weight;
    case WORD_QUESTION: return to.options.question_weight;
    default: return 1;
    }
}

Query
phrase_of (const query_node &node)
{
    std::vector<Query> words;

    for (const query_node *word = node.child; word; word = word->next)
        words.emplace_back (term_text (TERM_WORD, word->prefix, word->word));
    return words.size () == 1 ? words[0] : Query (Query::OP_PHRASE, words.begin (), words.end (), words.size ());
}

/* The words of the phrase for ranking; the phrase itself filters when it must
 * be there, and otherwise lifts. */
Query
phrase_query (const target &to, const query_node &node)
{
    std::vector<Query> words;
    Query              phrase = phrase_of (node);

    for (const query_node *word = node.child; word; word = word->next)
        words.push_back (scaled (word_query (to, *word), class_weight (to, *word)));
    Query ranked = any_of (words);
    if (node.sign != SIGN_NONE)
        return Query (Query::OP_AND_MAYBE, scaled (phrase, 1 + to.options.phrase_weight), ranked);
    return Query (Query::OP_OR, ranked, scaled (phrase, to.options.phrase_weight));
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

/* Asked for by field: only articles with an accepted spelling, the best of them
 * by how often they speak of it. */
Query
name_filter (const query_node &node)
{
    spellings found = spellings_of (node, false);

    if (found.filters.empty ())
        return Query ();
    Query filter = any_of (found.filters);
    Query words (Query::OP_SYNONYM, found.words.begin (), found.words.end ());
    return Query (Query::OP_AND_MAYBE, scaled (filter, 0.0001), words);
}

Query
name_query (const target &to, const query_node &node)
{
    if (node.field)
        return name_filter (node);
    spellings found = spellings_of (node, true);
    return scaled (Query (Query::OP_SYNONYM, found.words.begin (), found.words.end ()), to.options.name_weight);
}

constexpr unsigned PREFIX_TERMS_MAX = 1000;

Query
prefix_query (const query_node &node)
{
    return Query (Query::OP_WILDCARD, term_text (TERM_WORD, node.prefix, node.word), PREFIX_TERMS_MAX,
                  Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
}

Query node_query (const target &, const query_node &);

/* Whether the list speaks of a name by field: its parts then stand near each
 * other in the text. */
Query
near_each_other (const query_node &list)
{
    constexpr unsigned REACH = 4;
    std::vector<Query> parts;

    for (const query_node *node = list.child; node; node = node->next) {
        spellings found = spellings_of (*node, false);
        if (! found.words.empty ())
            parts.push_back (any_of (found.words));
    }
    if (parts.size () < 2)
        return Query ();
    return Query (Query::OP_NEAR, parts.begin (), parts.end (), REACH + parts.size ());
}

Query
list_query (const target &to, const query_node &list)
{
    std::vector<Query> must, may, never;

    for (const query_node *node = list.child; node; node = node->next) {
        Query part = node_query (to, *node);
        if (node->sign == SIGN_MUST)
            must.push_back (part);
        else if (node->sign == SIGN_NOT)
            never.push_back (part);
        else if (! part.empty ())
            may.push_back (scaled (part, class_weight (to, *node)));
    }
    Query result = any_of (may);
    if (! must.empty ()) {
        Query needed (Query::OP_AND, must.begin (), must.end ());
        if (list.field && list.kind == QUERY_LIST && must.size () > 1) {
            Query near = near_each_other (list);
            needed     = near.empty () ? needed : Query (Query::OP_AND, needed, near);
        }
        result = may.empty () ? needed : Query (Query::OP_AND_MAYBE, needed, result);
    }
    if (! never.empty ()) {
        Query rest = must.empty () && may.empty () ? Query (std::string ()) : result;
        result     = Query (Query::OP_AND_NOT, rest, any_of (never));
    }
    return result;
}

Query
either_query (const target &to, const query_node &either)
{
    std::vector<Query> parts;

    for (const query_node *node = either.child; node; node = node->next)
        parts.push_back (node_query (to, *node));
    return any_of (parts);
}

/* Depth is bounded by the parser's BRACKETS_MAX. */
Query
node_query (const target &to, const query_node &node)
{
    switch (node.kind) {
    case QUERY_LIST: return list_query (to, node);
    case QUERY_EITHER: return either_query (to, node);
    case QUERY_PHRASE: return phrase_query (to, node);
    case QUERY_PREFIX: return prefix_query (node);
    case QUERY_NAME: return name_query (to, node);
    case QUERY_DATE: return date_query (to, node);
    default: return word_query (to, node);
    }
}

} // namespace

Query
build_query (const target &to, const struct query &query)
{
    return node_query (to, *query.root);
}

} // namespace xarab
