#include "load/typed.hpp"

#include <algorithm>

namespace xarab::load {

namespace {

/* Lists nest no deeper than brackets may. */
void
gather (const parsed &line, const query_node *first, typed_words &to)
{
    for (const query_node *node = first; node; node = node->next) {
        const bool inside = node->typed.len && node->typed.at >= line.text.data ()
                            && node->typed.at < line.text.data () + line.text.size ();

        if (node->kind == QUERY_WORD && inside)
            to.push_back ({ std::string (node->word.at, node->word.len), std::string (node->typed.at, node->typed.len),
                            static_cast<size_t> (node->typed.at - line.text.data ()) });
        else
            gather (line, node->child, to);
    }
}

std::vector<std::string>
split (const std::string &line)
{
    std::vector<std::string> parts;
    size_t                   from = 0;

    for (size_t at = line.find (' '); at != std::string::npos; at = line.find (' ', from)) {
        parts.push_back (line.substr (from, at - from));
        from = at + 1;
    }
    parts.push_back (line.substr (from));
    return parts;
}

bool
begins_and_ends (const std::string &s, const std::string &head, const std::string &tail)
{
    return s.size () >= head.size () + tail.size () && s.compare (0, head.size (), head) == 0
           && s.compare (s.size () - tail.size (), tail.size (), tail) == 0;
}

/* What stands in `after` where `word` stood in `before`; the word where it
 * still does. */
std::string
replacement (const std::string &word, const std::string &before, const std::string &after)
{
    const size_t at = before.find (word);

    if (at == std::string::npos)
        return word;
    const std::string head = before.substr (0, at), tail = before.substr (at + word.size ());
    if (! begins_and_ends (after, head, tail))
        return word;
    return after.substr (head.size (), after.size () - head.size () - tail.size ());
}

} // namespace

typed_words
words_typed (const parsed &line)
{
    typed_words words;

    if (! line.empty ())
        gather (line, line.tree.root->child, words);
    return words;
}

bool
either_stopper::operator() (const std::string &word) const
{
    if ((*programs) (word))
        return true;
    if (typed)
        for (const typed_word &one : *typed)
            if (one.folded == word && one.written != word && (*programs) (one.written))
                return true;
    return false;
}

std::string
correct_typed (const std::string &text, typed_words words, const std::string &folded, const std::string &corrected)
{
    const std::vector<std::string> before = split (folded), after = split (corrected);
    std::string                    made;
    size_t                         done = 0;

    if (corrected.empty () || before.size () != after.size ())
        return corrected;
    std::sort (words.begin (), words.end (),
               [] (const typed_word &a, const typed_word &b) { return a.start < b.start; });
    for (const typed_word &word : words) {
        std::string better = word.folded;
        for (size_t i = 0; i < before.size () && better == word.folded; i++)
            if (before[i] != after[i])
                better = replacement (word.folded, before[i], after[i]);
        if (better == word.folded || word.start < done)
            continue;
        made += text.substr (done, word.start - done) + better;
        done = word.start + word.written.size ();
    }
    return done ? made + text.substr (done) : corrected;
}

} // namespace xarab::load
