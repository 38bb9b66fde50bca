/* databases - two databases compared, one changed at random; Xapian alone.
 *
 *   databases same A B          0 when a reader cannot tell them apart; else 1
 *                               and the first differences of each kind
 *   databases same-articles A B the same but for the documents' numbers: each
 *                               is looked up by its id term
 *   databases update DB N       N random changes: documents added, replaced by
 *                               another's content, deleted; words for spelling
 *                               correction added and removed, where there are any
 *   databases words DB          0 when the words for spelling correction are the
 *                               terms without prefix and digits, as often
 *   databases suggest DB WORD   what Xapian proposes for it */
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

namespace {

unsigned differences = 0;

/* The beginning of what may be a whole article. */
template <typename T>
T
shown (const T &value)
{
    return value;
}

std::string
shown (const std::string &text)
{
    return text.substr (0, 400);
}

template <typename A, typename B>
bool
alike (const std::string &what, const A &a, const B &b)
{
    if (a == b)
        return true;
    if (++differences <= 20)
        std::cout << what << ": " << shown (a) << " and " << shown (b) << "\n";
    return false;
}

/* One line for everything a document is. */
std::string
picture (const Xapian::Database &db, Xapian::docid id, bool numbers)
{
    const Xapian::Document doc  = db.get_document (id);
    std::string            line = numbers ? std::to_string (id) + " " : "";

    line += std::to_string (db.get_doclength (id)) + " " + std::to_string (db.get_unique_terms (id)) + " ";
    for (auto t = doc.termlist_begin (); t != doc.termlist_end (); ++t) {
        line += *t + ":" + std::to_string (t.get_wdf ());
        for (auto p = t.positionlist_begin (); p != t.positionlist_end (); ++p)
            line += "," + std::to_string (*p);
        line += " ";
    }
    for (auto v = doc.values_begin (); v != doc.values_end (); ++v)
        line += std::to_string (v.get_valueno ()) + "=" + *v + " ";
    return line + doc.get_data ();
}

void
compare_counts (const Xapian::Database &a, const Xapian::Database &b, bool bounds)
{
    alike ("documents", a.get_doccount (), b.get_doccount ());
    alike ("total length", a.get_total_length (), b.get_total_length ());
    alike ("positions", a.has_positions (), b.has_positions ());
    if (! bounds)
        return;
    alike ("last id", a.get_lastdocid (), b.get_lastdocid ());
    alike ("least length", a.get_doclength_lower_bound (), b.get_doclength_lower_bound ());
    alike ("greatest length", a.get_doclength_upper_bound (), b.get_doclength_upper_bound ());
}

void
compare_metadata (const Xapian::Database &a, const Xapian::Database &b)
{
    auto i = a.metadata_keys_begin (), j = b.metadata_keys_begin ();

    for (; i != a.metadata_keys_end () && j != b.metadata_keys_end (); ++i, ++j) {
        alike ("metadata", *i, *j);
        alike ("metadata " + *i, a.get_metadata (*i), b.get_metadata (*j));
    }
    alike ("end of metadata", i == a.metadata_keys_end (), j == b.metadata_keys_end ());
}

void
compare_values (const Xapian::Database &a, const Xapian::Database &b, bool bounds)
{
    for (Xapian::valueno slot = 0; slot < 400; slot++) {
        const std::string name = "slot " + std::to_string (slot);

        alike (name + " documents", a.get_value_freq (slot), b.get_value_freq (slot));
        if (! bounds)
            continue;
        alike (name + " least", a.get_value_lower_bound (slot), b.get_value_lower_bound (slot));
        alike (name + " greatest", a.get_value_upper_bound (slot), b.get_value_upper_bound (slot));

        auto i = a.valuestream_begin (slot), j = b.valuestream_begin (slot);
        for (; i != a.valuestream_end (slot) && j != b.valuestream_end (slot); ++i, ++j)
            if (! alike (name + " document", i.get_docid (), j.get_docid ()) || ! alike (name, *i, *j))
                return;
        alike (name + " end", i == a.valuestream_end (slot), j == b.valuestream_end (slot));
    }
}

void
compare_postings (const Xapian::Database &a, const Xapian::Database &b, const std::string &term)
{
    auto p = a.postlist_begin (term), q = b.postlist_begin (term);

    for (; p != a.postlist_end (term) && q != b.postlist_end (term); ++p, ++q) {
        const std::string where = "'" + term + "' in " + std::to_string (*p);

        if (! alike ("'" + term + "' document", *p, *q))
            return;
        alike (where + " wdf", term.empty () ? p.get_doclength () : p.get_wdf (),
               term.empty () ? q.get_doclength () : q.get_wdf ());
        if (term.empty () || ! a.has_positions ())
            continue;

        auto x = p.positionlist_begin (), y = q.positionlist_begin ();
        for (; x != p.positionlist_end () && y != q.positionlist_end (); ++x, ++y)
            if (! alike (where + " position", *x, *y))
                break;
        alike (where + " end of positions", x == p.positionlist_end (), y == q.positionlist_end ());
    }
    alike ("'" + term + "' end", p == a.postlist_end (term), q == b.postlist_end (term));
}

/* Every term; with numbers, also every posting. */
void
compare_terms (const Xapian::Database &a, const Xapian::Database &b, bool numbers)
{
    auto i = a.allterms_begin (), j = b.allterms_begin ();

    for (; i != a.allterms_end () && j != b.allterms_end (); ++i, ++j) {
        const std::string term = *i;

        if (! alike ("term", term, *j))
            return;
        alike ("'" + term + "' documents", i.get_termfreq (), j.get_termfreq ());
        alike ("'" + term + "' occurrences", a.get_collection_freq (term), b.get_collection_freq (term));
        if (! numbers)
            continue;
        alike ("'" + term + "' greatest wdf", a.get_wdf_upper_bound (term), b.get_wdf_upper_bound (term));
        compare_postings (a, b, term);
    }
    alike ("end of terms", i == a.allterms_end (), j == b.allterms_end ());
    if (numbers)
        compare_postings (a, b, "");
}

void
compare_spelling (const Xapian::Database &a, const Xapian::Database &b)
{
    auto i = a.spellings_begin (), j = b.spellings_begin ();

    for (; i != a.spellings_end () && j != b.spellings_end (); ++i, ++j) {
        if (! alike ("spelling", *i, *j))
            return;
        alike ("spelling " + *i, i.get_termfreq (), j.get_termfreq ());

        std::string wrong = *i; /* a letter doubled: asks each of its lists of words */
        wrong.insert (wrong.size () / 2, 1, wrong[wrong.size () / 2]);
        alike ("suggested for " + wrong, a.get_spelling_suggestion (wrong), b.get_spelling_suggestion (wrong));
    }
    alike ("end of spellings", i == a.spellings_end (), j == b.spellings_end ());
}

/* Where the article with the same id stands in the other; 0: nowhere. */
Xapian::docid
counterpart (const Xapian::Database &a, Xapian::docid id, const Xapian::Database &b)
{
    const Xapian::Document doc  = a.get_document (id);
    auto                   term = doc.termlist_begin ();

    term.skip_to ("Q");
    if (term == doc.termlist_end () || (*term)[0] != 'Q')
        return 0;

    auto post = b.postlist_begin (*term);

    return post == b.postlist_end (*term) ? 0 : *post;
}

void
compare_documents (const Xapian::Database &a, const Xapian::Database &b, bool numbers)
{
    for (auto p = a.postlist_begin (""); p != a.postlist_end (""); ++p) {
        Xapian::docid other = numbers ? *p : counterpart (a, *p, b);

        if (other == 0)
            alike ("article " + std::to_string (*p), true, false);
        else
            alike ("document " + std::to_string (*p), picture (a, *p, numbers), picture (b, other, numbers));
    }
}

int
same (const char *first, const char *second, bool numbers)
{
    const Xapian::Database a (first), b (second);

    compare_counts (a, b, numbers);
    compare_metadata (a, b);
    compare_values (a, b, numbers);
    compare_terms (a, b, numbers);
    compare_spelling (a, b);
    compare_documents (a, b, numbers);
    if (differences > 20)
        std::cout << "… " << differences << " differences\n";
    return differences != 0;
}

/* The same changes for every database with the same documents. */
int
update (const char *path, unsigned count)
{
    Xapian::WritableDatabase db (path, Xapian::DB_OPEN);
    std::mt19937             random (20231204);
    std::vector<std::string> words (db.spellings_begin (), db.spellings_end ());

    for (unsigned i = 0; i < count && db.get_doccount () > 2; i++) {
        Xapian::docid last = db.get_lastdocid (), from = 0, to = random () % last + 1;

        while (from == 0) {
            Xapian::docid id = random () % last + 1;
            auto          p  = db.postlist_begin ("");

            p.skip_to (id);
            from = p == db.postlist_end ("") ? 0 : *p;
        }

        Xapian::Document doc = db.get_document (from);

        doc.add_posting ("changed", i + 1);
        doc.set_data (doc.get_data () + "changed=" + std::to_string (i) + "\n");
        doc.add_value (4, std::to_string (20000101 + i));
        if (i % 3 == 0)
            db.add_document (doc);
        else if (i % 3 == 1)
            db.replace_document (to, doc);
        else
            db.delete_document (from);
        if (! words.empty ()) {
            const std::string &word = words[random () % words.size ()];

            db.remove_spelling (word, random () % 2 ? 1 : 1000);
            db.add_spelling (words[random () % words.size ()] + word.substr (0, 4));
        }
        if (i % 97 == 0)
            db.commit ();
    }
    db.commit ();
    return 0;
}

int
check_words (const char *path)
{
    const Xapian::Database db (path);
    auto                   word = db.spellings_begin ();
    unsigned               count = 0;

    for (auto term = db.allterms_begin (); term != db.allterms_end (); ++term) {
        const std::string &text = *term;

        if (text.size () < 2 || (text[0] >= 'A' && text[0] <= 'Z') || text.find_first_of ("0123456789") != text.npos)
            continue;
        if (word == db.spellings_end () || ! alike ("word", *word, text))
            return 1;
        alike (text, word.get_termfreq (), term.get_termfreq ());
        ++word;
        ++count;
    }
    alike ("end of words", word == db.spellings_end (), true);
    return differences != 0 || count == 0;
}

} // namespace

int
main (int count, char **arguments)
{
    const std::string what = count == 4 ? arguments[1] : "";

    try {
        if (what == "same" || what == "same-articles")
            return same (arguments[2], arguments[3], what == "same");
        if (what == "update")
            return update (arguments[2], static_cast<unsigned> (std::atoi (arguments[3])));
        if (what == "suggest") {
            std::cout << Xapian::Database (arguments[2]).get_spelling_suggestion (arguments[3]) << "\n";
            return 0;
        }
        if (count == 3 && std::string (arguments[1]) == "words")
            return check_words (arguments[2]);
    } catch (const Xapian::Error &error) {
        std::cerr << error.get_description () << "\n";
        return 1;
    }
    std::cerr << "databases same|same-articles A B, update DB N, words DB, or suggest DB WORD\n";
    return 2;
}
