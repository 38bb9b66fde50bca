"""Arabic for programs that use Xapian's own Python bindings.

    stemmer()            a xapian.Stem
    prepare(database)    makes an empty database one of ours; once, before the first document
    TermGenerator        texts into a xapian.Document, used as xapian.TermGenerator
    QueryParser          queries for a database, used as xapian.QueryParser
    parse_query(text, database)
    highlight(query, text)
    weighting()          for xapian.Enquire.set_weighting_scheme

Settings are those of the file that XAPIAN_ARABIC_CONFIG names, or else the
defaults. Mistakes are raised as Xapian's exceptions. A generator, a parser, a
stemmer is for one thread at a time; there may be one for each. They work beside
each other, but for those that were given a stopper or processor of a class
written in Python: that one's calls hold the interpreter's lock.
"""

from __future__ import annotations

import sys
from ctypes import CDLL, byref, c_double, create_string_buffer
from typing import Optional, Union

import xapian

from ._library import (Error, GeneratorOptions, Handle, Showing, Single, TAKE, address, calls_python, count_of, library,
                       library_that_calls, must, settings, text_of)

__all__ = ["stemmer", "prepare", "weighting", "TermGenerator", "QueryParser", "parse_query", "highlight", "version"]

Text = Union[str, bytes]


def version() -> str:
    """The version of the library, as "0.1.0"."""
    return library.xarab_version().decode()


def stemmer() -> xapian.Stem:
    """A stemmer for Xapian's own classes, for snippets and expansion.

    TermGenerator and QueryParser of this module need none: they also fold
    words and find names and dates.
    """
    stem = xapian.Stem("none")
    error = Error()
    must(library.xarab_object_stem(settings(), address(stem, xapian.Stem), byref(error)), error)
    return stem


def prepare(database: xapian.WritableDatabase) -> None:
    """Makes an empty database one of ours.

    Raises xapian.DatabaseVersionError at a database that was made without us or
    with other settings.
    """
    error = Error()
    must(library.xarab_object_prepare(settings(), address(database, xapian.WritableDatabase), byref(error)), error)


def weighting() -> xapian.BM25Weight:
    """The weights that the settings say."""
    k1, b = c_double(), c_double()
    library.xarab_object_weights(settings(), byref(k1), byref(b))
    return xapian.BM25Weight(k1.value, 0, 1, b.value, 0)


class TermGenerator(Single):
    """Texts into a xapian.Document; used as xapian.TermGenerator."""

    def __init__(self) -> None:
        self._inside = Handle("xarab_generator", settings())
        self._library = library
        self._options = GeneratorOptions(strategy=xapian.TermGenerator.STEM_SOME,
                                         stopping=xapian.TermGenerator.STOP_STEMMED)
        self._stopper: Optional[xapian.Stopper] = None
        self.set_document(xapian.Document())

    def _set(self) -> None:
        error = Error()
        must(library.xarab_generator_set(self._inside, byref(self._options), byref(error)), error)

    def set_document(self, document: xapian.Document, date: Text = "") -> None:
        """The document that texts go into from now on.

        date (YYYY-MM-DD) is the day they were written on, from which they reckon
        "yesterday"; the document gets its terms and its value.
        """
        error = Error()
        must(library.xarab_generator_set_document(self._inside, address(document, xapian.Document), text_of(date),
                                                  byref(error)), error)
        self._document = document

    def get_document(self) -> xapian.Document:
        return self._document

    def index_text(self, text: Text, wdf_inc: int = 1, prefix: Text = "") -> None:
        self._index(text, wdf_inc, prefix, True)

    def index_text_without_positions(self, text: Text, wdf_inc: int = 1, prefix: Text = "") -> None:
        self._index(text, wdf_inc, prefix, False)

    def _index(self, text: Text, wdf_inc: int, prefix: Text, positions: bool) -> None:
        error = Error()
        must(self._library.xarab_generator_index(self._inside, text_of(text), count_of(wdf_inc), text_of(prefix),
                                                 positions, byref(error)), error)

    def set_stemming_strategy(self, strategy: int) -> None:
        self._options.strategy = strategy
        self._set()

    def set_stopper(self, stopper: Optional[xapian.Stopper] = None) -> None:
        self._options.stopper = address(stopper, xapian.Stopper) if stopper is not None else None
        self._set()
        self._library = library_that_calls if calls_python(stopper) else library
        self._stopper = stopper

    def set_stopper_strategy(self, strategy: int) -> None:
        self._options.stopping = strategy
        self._set()

    def set_max_word_length(self, bytes: int) -> None:
        """Longer words are left out; without it, what no term can hold."""
        self._options.longest = count_of(bytes)
        self._set()

    def set_database(self, database: xapian.WritableDatabase) -> None:
        """Where words go with FLAG_SPELLING."""
        self._options.spellings = address(database, xapian.WritableDatabase)
        self._set()

    def set_flags(self, toggle: int, mask: int = 0) -> int:
        before = self._options.flags
        self._options.flags = (before & mask) ^ toggle
        self._set()
        return before

    def get_termpos(self) -> int:
        return library.xarab_generator_position(self._inside)

    def set_termpos(self, termpos: int) -> None:
        library.xarab_generator_set_position(self._inside, count_of(termpos))

    def increase_termpos(self, delta: int = 100) -> None:
        self.set_termpos(self.get_termpos() + delta)


class QueryParser(Single):
    """Queries for one database; used as xapian.QueryParser.

    Raises xapian.DatabaseVersionError at a database made with other settings;
    one made without us is searched with Xapian's own Arabic stems.
    """

    FLAGS = xapian.QueryParser.FLAG_DEFAULT | xapian.QueryParser.FLAG_WILDCARD

    def __init__(self, database: xapian.Database) -> None:
        self._inside = Handle("xarab_parser", settings(), address(database, xapian.Database))
        self._stopper: Optional[xapian.Stopper] = None
        self._processors: list[xapian.RangeProcessor] = []

    @property
    def _library(self) -> CDLL:
        called = [self._stopper, *self._processors]
        return library_that_calls if any(map(calls_python, called)) else library

    def add_prefix(self, field: Text, prefix: Text) -> None:
        """A field mapped here is yours, even one named name or date."""
        error = Error()
        must(library.xarab_parser_add_prefix(self._inside, text_of(field), text_of(prefix), byref(error)), error)

    def add_boolean_prefix(self, field: Text, prefix: Text, exclusive: bool = True) -> None:
        error = Error()
        must(library.xarab_parser_add_boolean_prefix(self._inside, text_of(field), text_of(prefix), exclusive,
                                                     byref(error)), error)

    def add_rangeprocessor(self, processor: xapian.RangeProcessor) -> None:
        error = Error()
        must(library.xarab_parser_add_range(self._inside, address(processor, xapian.RangeProcessor), byref(error)),
             error)
        self._processors.append(processor)

    def set_default_op(self, op: int) -> None:
        error = Error()
        must(library.xarab_parser_set_operator(self._inside, op, byref(error)), error)

    def set_stopper(self, stopper: Optional[xapian.Stopper] = None) -> None:
        error = Error()
        stopping = address(stopper, xapian.Stopper) if stopper is not None else None
        must(library_that_calls.xarab_parser_set_stopper(self._inside, stopping, byref(error)), error)
        self._stopper = stopper

    def set_stemming_strategy(self, strategy: int) -> None:
        error = Error()
        must(library.xarab_parser_set_strategy(self._inside, strategy, byref(error)), error)

    def set_max_expansion(self, most: int, limit: int = xapian.Query.WILDCARD_LIMIT_ERROR,
                          flags: int = xapian.QueryParser.FLAG_WILDCARD | xapian.QueryParser.FLAG_PARTIAL) -> None:
        """How many words word* may stand for, and what is done where they are more."""
        error = Error()
        must(library.xarab_parser_set_expansion(self._inside, count_of(most), limit, flags, byref(error)), error)

    def parse_query(self, text: Text, flags: int = FLAGS, default_prefix: Text = "") -> xapian.Query:
        """What the text asks for, in the language of xapian-arabic-query(7).

        Raises xapian.QueryParserError where a field's value makes no sense.
        """
        query = xapian.Query()
        error = Error()
        must(self._library.xarab_parser_parse(self._inside, text_of(text), flags, text_of(default_prefix),
                                              address(query, xapian.Query), byref(error)), error)
        return query

    def get_corrected_query_string(self, found: bool = True) -> str:
        """ "Did you mean": the last query with words the database does not have
        changed into near ones it has; "" where there is nothing to change.
        found tells whether the query found anything; if not, rare words are
        changed too.
        """
        line = create_string_buffer(4096)
        error = Error()
        must(library.xarab_parser_suggest(self._inside, found, line, len(line), byref(error)), error)
        return line.value.decode(errors="replace")


def parse_query(text: Text, database: xapian.Database, flags: int = QueryParser.FLAGS,
                default_op: int = xapian.Query.OP_OR) -> xapian.Query:
    """What the text asks of the database, in the language of xapian-arabic-query(7)."""
    parser = QueryParser(database)
    parser.set_default_op(default_op)
    return parser.parse_query(text, flags)


def highlight(query: xapian.Query, text: Text, size: int = 0, open: Text = "<strong>", close: Text = "</strong>",
              omit: Text = "…", only_marked: bool = False) -> str:
    """The text, escaped for HTML, with what the query speaks of lit.

    size: about how many bytes of its best parts; 0: all of it. The query is one
    of parse_query's, however it was joined with others.
    """
    shown: list[bytes] = []
    showing = Showing(text_of(open), text_of(close), text_of(omit), count_of(size, sys.maxsize), only_marked)
    take = TAKE(lambda your, found: shown.append(found.bytes()))
    error = Error()
    must(library.xarab_object_show(settings(), address(query, xapian.Query), text_of(text), byref(showing), take, None,
                                   byref(error)), error)
    return shown[0].decode(errors="replace")
