#!/usr/bin/env python3
"""Two texts into a database, and a search, in Python.

    pip install ./plugin/load/python
    ./news.py news.db باقير
"""

import sys

import xapian
import xapian_arabic

ARTICLES = [
    ("2023-12-04", "قال السيد محمد باقري إن العمل انتهى أمس."),
    ("2023-12-05", "البقر في الحقل الأخضر."),
]


def index(database: xapian.WritableDatabase) -> None:
    generator = xapian_arabic.TermGenerator()
    xapian_arabic.prepare(database)
    for date, text in ARTICLES:
        document = xapian.Document()
        generator.set_document(document, date)
        generator.index_text(text)
        document.set_data(text)
        database.add_document(document)
    database.commit()


def search(database: xapian.Database, words: str) -> None:
    parser = xapian_arabic.QueryParser(database)
    query = parser.parse_query(words)
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    enquire.set_weighting_scheme(xapian_arabic.weighting())
    found = enquire.get_mset(0, 10)
    for match in found:
        text = match.document.get_data().decode()
        print("%d  %s" % (match.docid, xapian_arabic.highlight(query, text, 200)))
    better = parser.get_corrected_query_string(found=not found.empty())
    if better:
        print("did you mean:", better)


if len(sys.argv) != 3:
    sys.exit("usage: news.py DATABASE QUERY")
try:
    index(xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE))
    search(xapian.Database(sys.argv[1]), sys.argv[2])
except xapian.Error as error:
    sys.exit("news.py: %s" % error)
