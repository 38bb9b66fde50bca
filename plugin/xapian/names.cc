/* The spellings of a name that a database has: its keys' directories walked. */
#include "xapian/tree.hpp"

#include <string>

extern "C" {
#include "term/prefixes.h"
}

namespace xarab {

namespace {

struct span
kept (struct query &query, const std::string &text)
{
    struct span copy = arena_copy (&query.arena, { text.data (), text.size () });

    if (! copy.at)
        throw std::bad_alloc ();
    return copy;
}

bool
known (const query_node &node, struct span term)
{
    for (const query_spelling *s = node.spellings; s; s = s->next)
        if (span_equal (s->term, term))
            return true;
    return false;
}

void
file (struct query &query, query_node &node, const std::string &term, struct span spelling, bool accepted,
      unsigned distance)
{
    auto *fresh = static_cast<query_spelling *> (arena_take (&query.arena, sizeof (query_spelling)));

    if (! fresh)
        throw std::bad_alloc ();
    struct span kept_term = kept (query, term);
    struct span tail      = span_after (kept_term, term.size () - spelling.len);
    *fresh = { node.spellings, kept_term, tail, distance, accepted };
    node.spellings = fresh;
}

/* Walks one directory; true when it holds more than may be looked at. */
bool
walk_key (const target &to, struct query &query, query_node &node, const char *key)
{
    const std::string head = std::string (term_prefixes[TERM_NAME].letters) + key + "/";
    unsigned          seen = 0;

    for (auto at = to.database.allterms_begin (head); at != to.database.allterms_end (head); ++at) {
        const std::string term     = *at;
        struct span       spelling = { term.data () + head.size (), term.size () - head.size () };
        unsigned          distance = 0;

        if (seen++ >= to.analyzer.namer.options.spellings)
            return true;
        if (known (node, { term.data (), term.size () }))
            continue;
        bool same = name_match (&to.analyzer.namer, node.word, spelling, &distance);
        if (span_equal (spelling, node.word))
            distance = 0;
        file (query, node, term, spelling, same, distance);
    }
    return false;
}

/* Whether the database files this very spelling as a name, and uses it as one
 * mostly: then a plain word of the query is a name though no list has it. */
bool
mostly_a_name (const target &to, const query_node &word)
{
    struct name_keys keys;
    char             term[TERM_SIZE_MAX];

    name_keys (&to.analyzer.namer, word.word, &keys);
    size_t size = keys.count ? name_term (keys.key[0], word.word, term) : 0;
    double filed = size ? to.database.get_termfreq (std::string (term, size)) : 0;
    double used  = filed > 0 ? to.database.get_termfreq (std::string (word.word.at, word.word.len)) : 0;
    return filed > 0 && filed >= used / 2;
}

/* Whether the word, in any form, is in no document: then it may be a name's
 * other spelling, and nothing is lost by asking. */
bool
nowhere (const target &to, const query_node &word)
{
    const std::string stem = term_prefixes[TERM_STEM].letters + std::string (word.stem.at, word.stem.len);

    return ! to.database.term_exists (std::string (word.word.at, word.word.len)) && ! to.database.term_exists (stem);
}

/* Makes a word a name with the word as its child. */
void
promote (struct query &query, query_node &word)
{
    auto *child = static_cast<query_node *> (arena_take (&query.arena, sizeof (query_node)));

    if (! child)
        throw std::bad_alloc ();
    *child          = word;
    child->next     = nullptr;
    child->sign     = SIGN_NONE;
    word.kind       = QUERY_NAME;
    word.widened    = true;
    word.child      = child;
    word.word_class = WORD_PLAIN;
}

bool
may_be_name (const target &to, const query_node &node)
{
    return node.kind == QUERY_WORD && node.arabic && node.word_class == WORD_PLAIN && node.prefix[0] == '\0'
           && to.analyzer.namer.options.in_plain && (nowhere (to, node) || mostly_a_name (to, node));
}

/* The spelling asked for, wherever in its directory it stands. */
void
file_typed (const target &to, struct query &query, query_node &node, const char *key)
{
    char              text[TERM_SIZE_MAX];
    size_t            size = name_term (key, node.word, text);
    const std::string term (text, size);

    if (size > 0 && ! known (node, { term.data (), term.size () }) && to.database.term_exists (term))
        file (query, node, term, node.word, true, 0);
}

void
expand_node (const target &to, struct query &query, query_node &node)
{
    struct name_keys keys;

    name_keys (&to.analyzer.namer, node.word, &keys);
    for (unsigned i = 0; i < keys.count; i++)
        if (walk_key (to, query, node, keys.key[i])) {
            query.names_cut = true;
            file_typed (to, query, node, keys.key[i]);
        }
}

/* Lists nest no deeper than brackets may. */
void
expand_list (const target &to, struct query &query, query_node *first)
{
    for (query_node *node = first; node; node = node->next) {
        if (may_be_name (to, *node))
            promote (query, *node);
        if (node->kind == QUERY_NAME)
            expand_node (to, query, *node);
        else if (node->kind == QUERY_LIST || node->kind == QUERY_EITHER)
            expand_list (to, query, node->child);
    }
}

} // namespace

void
expand_names (const target &to, struct query &query)
{
    expand_list (to, query, query.root->child);
}

} // namespace xarab
