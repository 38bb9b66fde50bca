"""Searches made at random in a language that is not Arabic: queries, scores, fragments, terms for
expansion, one a line. With the preload and without, the lines are the same.

usage: host_search.py LANGUAGE SEED
"""

import random
import sys

import xapian

WORDS = """storm storms stormy ahead sea seas ship shipping the of and run running runner C++ AT&T café naïve
plain-spoken user_name hill hills cow cows food car automobile""".split()
ASKED = WORDS + ['"sea ship"', "-cow", "run*"]
FLAGS = [7, 7 | xapian.QueryParser.FLAG_WILDCARD, 7 | xapian.QueryParser.FLAG_PARTIAL,
         7 | xapian.QueryParser.FLAG_SPELLING_CORRECTION]
LIT = [0, xapian.MSet.SNIPPET_EMPTY_WITHOUT_MATCH, xapian.MSet.SNIPPET_EXHAUSTIVE,
       xapian.MSet.SNIPPET_BACKGROUND_MODEL | xapian.MSet.SNIPPET_EXHAUSTIVE]

language, chance = sys.argv[1], random.Random(int(sys.argv[2]))
stem = xapian.Stem(language)
database = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
generator = xapian.TermGenerator()
generator.set_stemmer(stem)
for _ in range(200):
    document, text = xapian.Document(), " ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 60))) + "."
    generator.set_document(document)
    generator.index_text(text)
    generator.index_text_without_positions(text[:20], 1, "S")
    document.set_data(text)
    document.add_value(1, "%03d" % chance.randint(0, 50))
    database.add_document(document)


def asked():
    parser = xapian.QueryParser()
    parser.set_stemmer(stem)
    parser.set_default_op(chance.choice([xapian.Query.OP_OR, xapian.Query.OP_AND]))
    if chance.random() < .8:
        parser.set_database(database)
    query = parser.parse_query(" ".join(chance.choice(ASKED) for _ in range(chance.randint(1, 5))), chance.choice(FLAGS))
    print(query, parser.get_corrected_query_string())
    return xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query("sea")) if chance.random() < .2 else query


def search():
    enquire = xapian.Enquire(database)
    enquire.set_query(asked(), chance.choice([0, 0, 3]))
    how = chance.randrange(8)
    if how == 0:
        enquire.set_weighting_scheme(xapian.TradWeight())
    elif how == 1:
        enquire.set_weighting_scheme(xapian.BoolWeight())
    elif how == 2:
        enquire.set_sort_by_value_then_relevance(1, False)
    elif how == 3:
        enquire.set_collapse_key(1)
    return enquire, enquire.get_mset(chance.randint(0, 3), 8, chance.choice([0, 50]))


for _ in range(400):
    enquire, found = search()
    print(found.size(), found.get_matches_estimated())
    flags, size, omit = chance.choice(LIT), chance.choice([20, 60, 500]), chance.choice(["...", "", "…"])
    relevant = xapian.RSet()
    for match in found:
        lit = found.snippet(match.document.get_data(), size, stem, flags, "[", "]", omit)
        print(match.docid, "%.6f" % match.weight, match.percent, lit, list(enquire.matching_terms(match.docid)))
        if match.rank < 2:
            relevant.add_document(match.docid)
    print([(item.term, "%.4f" % item.weight) for item in enquire.get_eset(5, relevant)])
