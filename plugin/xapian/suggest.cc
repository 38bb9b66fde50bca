/* "Did you mean": words that a database does not have, and the nearest it has.
 *
 * The database's own terms are walked that begin as the word does, or as it
 * would with one slip in its first letters; few letters apart and in many
 * articles is near. Nothing but allterms is asked: remote databases can too. */
#include <algorithm>
#include <string>
#include <vector>

#include "xapian/handles.hpp"
#include "xapian/parts.hpp"

extern "C" {
#include "text/utf8.h"
#include "xapian/build.h"
}

namespace xarab {

namespace {

constexpr unsigned    TERMS_LOOKED_AT = 50000;      /* of one beginning */
constexpr size_t      LETTERS_MIN = 3, LETTERS_MAX = 40;
constexpr size_t      LETTERS_FOR_TWO = 6;          /* two slips only in words of so many */

using letters = std::u32string;

letters
letters_of (struct span word)
{
    letters to;

    while (word.len) {
        unsigned size;
        to.push_back (utf8_read (word.at, span_end (word), &size));
        word = span_after (word, size);
    }
    return to;
}

std::string
bytes_of_letters (const letters &from)
{
    std::string to;
    char        bytes[UTF8_MAX];

    for (char32_t letter : from)
        to.append (bytes, utf8_write (letter, bytes));
    return to;
}

/* Letters put in, left out, changed or swapped with their neighbour; `most` + 1
 * where there are more than `most`. */
unsigned
distance (const letters &a, const letters &b, unsigned most)
{
    unsigned row[3][LETTERS_MAX + 1];
    size_t   n = a.size (), m = b.size ();

    if ((n > m ? n - m : m - n) > most || m > LETTERS_MAX)
        return most + 1;
    for (size_t j = 0; j <= m; j++)
        row[0][j] = static_cast<unsigned> (j);
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        unsigned  least = now[0] = static_cast<unsigned> (i);
        for (size_t j = 1; j <= m; j++) {
            now[j] = std::min ({ last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]) });
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min (now[j], before[j - 2] + 1);
            least = std::min (least, now[j]);
        }
        if (least > most)
            return most + 1;
    }
    return row[n % 3][m];
}

/* The word's first two letters, and those with one slip: swapped, the first
 * or the second one too many. An article of its own is no beginning. */
std::vector<letters>
beginnings (const letters &word)
{
    const letters        article = U"ال";
    size_t               skip    = word.size () > 4 && word.compare (0, 2, article) == 0 ? 2 : 0;
    letters              head    = word.substr (0, skip);
    std::vector<letters> made;

    for (auto [first, second] : { std::pair (0, 1), std::pair (1, 0), std::pair (0, 2), std::pair (1, 2) }) {
        letters one = head + word[skip + first] + word[skip + second];
        if (std::find (made.begin (), made.end (), one) == made.end ())
            made.push_back (one);
    }
    return made;
}

struct candidate {
    std::string      word;
    unsigned         slips = ~0U;
    Xapian::doccount documents = 0;

    bool
    better_than (const candidate &other) const
    {
        return slips != other.slips ? slips < other.slips : documents > other.documents;
    }
};

candidate
nearest (const Xapian::Database &database, struct span word)
{
    letters   wanted = letters_of (word);
    candidate best;

    if (wanted.size () < LETTERS_MIN || wanted.size () > LETTERS_MAX)
        return best;
    unsigned most = wanted.size () < LETTERS_FOR_TWO ? 1 : 2;
    for (const letters &beginning : beginnings (wanted)) {
        std::string head = bytes_of_letters (beginning);
        unsigned    seen = 0;
        for (auto at = database.allterms_begin (head); at != database.allterms_end (head); ++at) {
            const std::string term = *at;
            if (seen++ == TERMS_LOOKED_AT)
                break;
            if (term.size () == word.len && ! term.compare (0, term.size (), word.at, word.len))
                continue;
            unsigned slips = distance (wanted, letters_of ({ term.data (), term.size () }), most);
            candidate one { term, slips, slips > most ? 0 : at.get_termfreq () };
            if (slips <= most && one.better_than (best))
                best = one;
        }
    }
    return best;
}

/* Whether a word is asked about at all: plain Arabic words are. */
bool
doubtful (const query_node &word)
{
    return word.word_class == WORD_PLAIN && word.arabic && word.prefix[0] == '\0' && word.typed.len > 0;
}

bool
unknown (const Xapian::Database &database, const query_node &word)
{
    return database.get_termfreq (term_text (TERM_WORD, "", word.word)) == 0
           && database.get_termfreq (term_text (TERM_STEM, "", word.stem)) == 0;
}

bool
found_by_name (const query_node &name)
{
    for (const query_spelling *s = name.spellings; s; s = s->next)
        if (s->accepted)
            return true;
    return false;
}

/* The database's words are folded (وزاره): where the better word begins and ends
 * as the one typed does, it is spelled as typed. */
std::string
spelled_as_typed (const query_node &node, const std::string &better)
{
    letters typed = letters_of (node.typed), folded = letters_of (node.word);
    letters to    = letters_of ({ better.data (), better.size () });
    size_t  same  = std::min (folded.size (), to.size ());

    if (typed.size () != folded.size ())
        return better;
    for (size_t i = 0; i < same && folded[i] == to[i]; i++)
        to[i] = typed[i];
    for (size_t i = 1; i <= same && (folded[folded.size () - i] == to[to.size () - i]); i++)
        to[to.size () - i] = typed[typed.size () - i];
    return bytes_of_letters (to);
}

/* A piece of the query and what to put in its place. */
struct change {
    struct span typed;
    std::string word;
};

/* Unknown words of a list, in the order of the tree; lists nest no deeper than
 * brackets may. */
void
look (const Xapian::Database &database, const query_node *first, bool rare_too, std::vector<change> &changes)
{
    constexpr unsigned COMMONER = 10; /* times, than a word that is known */

    for (const query_node *node = first; node; node = node->next) {
        if (node->sign == SIGN_NOT || (node->kind == QUERY_NAME && found_by_name (*node)))
            continue;
        if (node->kind != QUERY_WORD) {
            look (database, node->child, rare_too, changes);
        } else if (doubtful (*node) && (rare_too || unknown (database, *node))) {
            candidate        best = nearest (database, node->word);
            Xapian::doccount have = rare_too ? database.get_termfreq (term_text (TERM_WORD, "", node->word)) : 0;
            if (best.documents > have * COMMONER)
                changes.push_back ({ node->typed, spelled_as_typed (*node, best.word) });
        }
    }
}

/* The query with its changes made, from left to right. */
bool
compose (struct span text, std::vector<change> &changes, struct buffer *to)
{
    bool ok = true;

    std::sort (changes.begin (), changes.end (),
               [] (const change &a, const change &b) { return a.typed.at < b.typed.at; });
    for (const change &c : changes) {
        if (c.typed.at < text.at || c.typed.at >= span_end (text))
            continue;
        ok   = ok && buffer_add (to, { text.at, static_cast<size_t> (c.typed.at - text.at) })
             && buffer_add (to, { c.word.data (), c.word.size () });
        text = span_after (text, static_cast<size_t> (c.typed.at - text.at) + c.typed.len);
    }
    return ok && (changes.empty () || buffer_add (to, text));
}

} // namespace

} // namespace xarab

xarab_status
suggest_for_database (xapc_database *database, const struct query *query, struct span text, bool found,
                      struct buffer *to, xarab_error *error)
{
    return xarab::guarded (error, [&] {
        std::vector<xarab::change> changes;

        xarab::look (database->database, query->root->child, false, changes);
        if (changes.empty () && ! found)
            xarab::look (database->database, query->root->child, true, changes);
        if (xarab::compose (text, changes, to))
            return XARAB_OK;
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    });
}
