#include "load/widen.hpp"

#include <vector>

extern "C" {
#include "query/host.h"
}

namespace xarab::load {

namespace {

using Xapian::Query;

constexpr unsigned DEPTH_MAX = 100;

/* Whether a term is a word or stem of plain text: terms of fields begin with
 * capitals. */
bool
is_plain (const std::string &term)
{
    const size_t head = term.compare (0, 1, "Z") == 0;

    return term.size () > head && host_arabic ({ term.data () + head, 2 });
}

/* The database's other spellings, if the word is a name there. */
std::vector<Query>
other_spellings (const target &to, parsed &word, const Xapian::Stem &stem)
{
    std::vector<Query> found;

    expand_names (to, word.tree);
    const query_node *node = word.empty () ? nullptr : word.tree.root->child;
    if (! node || node->kind != QUERY_NAME)
        return found;
    for (const query_spelling *s = node->spellings; s; s = s->next)
        if (s->accepted && s->distance > 0)
            found.emplace_back (stem (std::string (s->spelling.at, s->spelling.len)));
    return found;
}

Query
with_spellings (const target &to, const Query &leaf, const spoken &said)
{
    const auto word = said.words.find (*leaf.get_terms_begin ());

    if (word == said.words.end ())
        return leaf;
    const std::vector<Query> others = other_spellings (to, *word->second, said.stem);
    if (others.empty ())
        return leaf;
    return Query (Query::OP_OR, leaf,
                  Query (to.options.name_weight, Query (Query::OP_SYNONYM, others.begin (), others.end ())));
}

/* Which parts of a query of this kind may be widened: none where words must
 * stand together; of "not", what is wanted. */
size_t
parts_to_widen (const Query &query)
{
    switch (query.get_type ()) {
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SYNONYM:
    case Query::OP_MAX: return query.get_num_subqueries ();
    case Query::OP_AND_NOT: return 1;
    default: return 0;
    }
}

Query
widened (const target &to, const Query &query, const spoken &said, unsigned depth)
{
    const size_t       count = parts_to_widen (query);
    std::vector<Query> parts;
    bool               changed = false;

    if (query.get_type () == Query::LEAF_TERM)
        return with_spellings (to, query, said);
    if (count == 0 || depth == DEPTH_MAX)
        return query;
    for (size_t i = 0; i < query.get_num_subqueries (); i++) {
        const Query part = query.get_subquery (i);
        parts.push_back (i < count ? widened (to, part, said, depth + 1) : part);
        changed = changed || parts.back ().internal.get () != part.internal.get ();
    }
    return changed ? Query (query.get_type (), parts.begin (), parts.end ()) : query;
}

} // namespace

std::map<std::string, std::string>
words_of (const Xapian::QueryParser &parser, const Query &query)
{
    std::map<std::string, std::string> words;

    for (auto at = query.get_terms_begin (); at != query.get_terms_end (); ++at) {
        const std::string term = *at;
        if (! is_plain (term) || words.count (term)) /* asking takes as long as it was typed often */
            continue;
        const auto typed = parser.unstem_begin (term);
        words[term] = typed != parser.unstem_end (term) ? *typed : term;
    }
    return words;
}

Query
widen (const target &to, const Query &query, const spoken &said)
{
    return said.words.empty () ? query : widened (to, query, said, 0);
}

} // namespace xarab::load
