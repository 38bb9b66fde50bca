"""The same texts and queries through Xapian's own classes under the preload (plain) or through
xapian_arabic without it (module): terms, queries and results, one a line. They are the same.

usage: host_doors.py plain|module DATABASE ARTICLES SEED
"""

import json
import random
import sys

import xapian

module = sys.argv[1] == "module"
chance = random.Random(int(sys.argv[4]))
with open(sys.argv[3], encoding="utf-8") as articles:
    texts = [json.loads(line)["text"] for line in articles]
words = " ".join(texts).split()
asked = words + ['"وزارة النفط"', "name:باقير", "date:2023-12", "-بغداد", "+بغداد", "NOT", "OR", "AND", "وزير*",
                 "author:باقري", 'name:"محمد باقري"', "date:أمس"] * 20
database = xapian.WritableDatabase(sys.argv[2], xapian.DB_CREATE_OR_OVERWRITE)
if module:
    import xapian_arabic
    xapian_arabic.prepare(database)
    generator = xapian_arabic.TermGenerator()
else:
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("arabic"))


def some(of, most):
    return " ".join(chance.choice(of) for _ in range(chance.randint(1, most)))


def index(text):
    document = xapian.Document()
    generator.set_document(document)
    take = generator.index_text if chance.random() < .8 else generator.index_text_without_positions
    take(text, chance.choice([1, 1, 3]), chance.choice(["", "", "S", "XT"]))
    document.set_data(text)
    database.add_document(document)
    print([(item.term.decode(), item.wdf, list(item.positer)) for item in document])


def search(words):
    reader = xapian.Database(sys.argv[2])
    enquire = xapian.Enquire(reader)
    if module:
        parser = xapian_arabic.QueryParser(reader)
        enquire.set_weighting_scheme(xapian_arabic.weighting())
    else:
        parser = xapian.QueryParser()
        parser.set_stemmer(xapian.Stem("arabic"))
        parser.set_database(reader)
    if chance.random() < .3:
        parser.add_prefix("author", "A")
    parser.set_default_op(chance.choice([xapian.Query.OP_OR, xapian.Query.OP_AND]))
    try:
        query = parser.parse_query(words, xapian.QueryParser.FLAG_DEFAULT | xapian.QueryParser.FLAG_WILDCARD)
        enquire.set_query(query)
        print(words, query, [(match.docid, "%.5f" % match.weight) for match in enquire.get_mset(0, 5)])
    except xapian.Error as error:
        print(words, error)


for text in texts:
    index(text)
    index(some(words, 120))
database.commit()
for _ in range(400):
    search(some(asked, 6))
