/* The levels of a word: each is paid for the idf it adds to the one below. */
#include <algorithm>
#include <cmath>

#include "xapian/parts.hpp"

extern "C" {
#include "term/prefixes.h"
}

using Xapian::Query;

namespace xarab {

namespace {

/* BM25's inverse document frequency, as Xapian reckons it. */
double
idf (const target &to, Xapian::doccount having)
{
    double documents = to.database.get_doccount ();
    double odds      = (documents - having + 0.5) / (having + 0.5);

    return std::log (odds < 2 ? odds * 0.5 + 1 : odds);
}

class family {
    const target &to;
    double        below = 0; /* idf of the last level */

  public:
    std::vector<level> levels;

    explicit family (const target &to_) : to (to_) {}

    void
    add (term_kind kind, const char *field, struct span word, double base, double gain)
    {
        std::string term = term_text (kind, field, word);
        if (term.size () > TERM_SIZE_MAX)
            return;
        Xapian::doccount having = to.database.get_termfreq (term);
        if (having == 0)
            return;
        double own    = idf (to, having);
        double factor = levels.empty () ? 1 : base + gain * std::max (0.0, 1 - below / own);
        levels.push_back ({ kind, term, factor, having });
        below = own;
    }
};

} // namespace

std::string
term_text (term_kind kind, const char *field, struct span word)
{
    return std::string (term_prefixes[kind].letters) + field + std::string (word.at, word.len);
}

std::vector<level>
levels_of (const target &to, const query_node &node)
{
    const query_options &o      = to.options;
    unsigned             stored = to.analyzer.terms.levels;
    family               f (to);

    if (node.arabic && stored & LEVEL_ROOT && node.prefix[0] == '\0')
        f.add (TERM_ROOT, "", node.root, 1, 0);
    if (node.token_kind != TOKEN_NUMBER && stored & LEVEL_STEM)
        f.add (TERM_STEM, node.prefix, node.stem, o.stem_base, o.stem_gain);
    if (stored & LEVEL_WORD || node.token_kind == TOKEN_NUMBER)
        f.add (TERM_WORD, node.prefix, node.word, o.word_base, o.word_gain);
    return f.levels;
}

/* With a root among the levels the others find, and where there is none of
 * them the root must do. */
static part
family_of (const target &to, const query_node &node)
{
    std::vector<Query> finds, ranks;
    std::vector<level> levels = levels_of (to, node);

    for (const level &l : levels) {
        bool only_ranks = l.kind == TERM_ROOT && levels.size () > 1;
        (only_ranks ? ranks : finds).push_back (scaled (Query (l.term, node.repeats), l.factor));
    }
    return { any_of (finds), any_of (ranks) };
}

/* The word's family, and its synonyms' beside it. */
part
word_query (const target &to, const query_node &node)
{
    part whole = family_of (to, node);

    for (const query_node *synonym = node.child; synonym; synonym = synonym->next) {
        part other  = weighed (family_of (to, *synonym), to.options.synonym_weight);
        whole.finds = Query (Query::OP_OR, whole.finds, other.finds);
        whole.ranks = Query (Query::OP_OR, whole.ranks, other.ranks);
    }
    return whole;
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

} // namespace xarab
