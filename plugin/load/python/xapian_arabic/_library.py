"""libxapian-arabic by ctypes: its functions of xapian-arabic-objects.h."""

from __future__ import annotations

import ctypes
import os
import threading
from ctypes import (CDLL, CFUNCTYPE, PyDLL, POINTER, Structure, byref, c_bool, c_char, c_char_p, c_double, c_int, c_size_t,
                    c_uint, c_uint32, c_void_p, string_at)
from typing import Any, Optional, Union

import xapian

LIBRARY = "libxapian-arabic.so.0"
ABI = (1, 4)


class Text(Structure):
    """xarab_text. It points into the bytes it was made of and keeps them."""

    _fields_ = [("at", c_void_p), ("size", c_size_t)]

    def bytes(self) -> bytes:
        return string_at(self.at, self.size) if self.size else b""


def text_of(text: Union[str, bytes]) -> Text:
    if not isinstance(text, (str, bytes, bytearray, memoryview)):
        raise TypeError("text is wanted, str or bytes, not %r" % type(text).__name__)
    # What is no text at all (a lone surrogate) becomes '?', as it would in a terminal.
    data = text.encode(errors="replace") if isinstance(text, str) else bytes(text)
    made = Text(ctypes.cast(c_char_p(data), c_void_p), len(data))
    made.kept = data
    return made


def count_of(number: int, most: int = 2**32 - 1) -> int:
    """The number, where the library has room for it; ctypes would cut it."""
    if not 0 <= number <= most:
        raise OverflowError("%d is not allowed; it is a whole number from 0 to %d" % (number, most))
    return number


class Error(Structure):
    """xarab_error."""

    _fields_ = [("status", c_int), ("line", c_size_t), ("detail", c_char * 240)]


class GeneratorOptions(Structure):
    """xarab_generator_options."""

    _fields_ = [("strategy", c_int), ("stopper", c_void_p), ("stopping", c_int), ("flags", c_int),
                ("spellings", c_void_p), ("longest", c_uint32)]


class Showing(Structure):
    """xarab_showing."""

    _fields_ = [("open", Text), ("close", Text), ("omit", Text), ("size", c_size_t), ("only_marked", c_bool)]


TAKE = CFUNCTYPE(None, c_void_p, Text)

# name, result, arguments; xarab_status is an int
_FUNCTIONS = [
    ("xarab_version", c_char_p, []),
    ("xarab_open", c_int, [c_char_p, POINTER(c_void_p), POINTER(Error)]),
    ("xarab_object_stem", c_int, [c_void_p, c_void_p, POINTER(Error)]),
    ("xarab_object_prepare", c_int, [c_void_p, c_void_p, POINTER(Error)]),
    ("xarab_object_weights", None, [c_void_p, POINTER(c_double), POINTER(c_double)]),
    ("xarab_object_show", c_int, [c_void_p, c_void_p, Text, POINTER(Showing), TAKE, c_void_p, POINTER(Error)]),
    ("xarab_generator_open", c_int, [c_void_p, POINTER(c_void_p), POINTER(Error)]),
    ("xarab_generator_close", None, [c_void_p]),
    ("xarab_generator_set_document", c_int, [c_void_p, c_void_p, Text, POINTER(Error)]),
    ("xarab_generator_set", c_int, [c_void_p, POINTER(GeneratorOptions), POINTER(Error)]),
    ("xarab_generator_index", c_int, [c_void_p, Text, c_uint32, Text, c_bool, POINTER(Error)]),
    ("xarab_generator_position", c_uint32, [c_void_p]),
    ("xarab_generator_set_position", None, [c_void_p, c_uint32]),
    ("xarab_parser_open", c_int, [c_void_p, c_void_p, POINTER(c_void_p), POINTER(Error)]),
    ("xarab_parser_close", None, [c_void_p]),
    ("xarab_parser_add_prefix", c_int, [c_void_p, Text, Text, POINTER(Error)]),
    ("xarab_parser_add_boolean_prefix", c_int, [c_void_p, Text, Text, c_bool, POINTER(Error)]),
    ("xarab_parser_add_range", c_int, [c_void_p, c_void_p, POINTER(Error)]),
    ("xarab_parser_set_operator", c_int, [c_void_p, c_int, POINTER(Error)]),
    ("xarab_parser_set_stopper", c_int, [c_void_p, c_void_p, POINTER(Error)]),
    ("xarab_parser_set_strategy", c_int, [c_void_p, c_int, POINTER(Error)]),
    ("xarab_parser_set_expansion", c_int, [c_void_p, c_uint32, c_int, c_uint, POINTER(Error)]),
    ("xarab_parser_parse", c_int, [c_void_p, Text, c_uint, Text, c_void_p, POINTER(Error)]),
    ("xarab_parser_suggest", c_int, [c_void_p, c_bool, c_char_p, c_size_t, POINTER(Error)]),
]


def _check_bindings() -> None:
    if (xapian.major_version(), xapian.minor_version()) != ABI:
        raise ImportError("xapian_arabic is made for Xapian %d.%d, the bindings are of %s"
                          % (ABI + (xapian.version_string(),)))


def _load(kind: type[CDLL]) -> CDLL:
    name = os.environ.get("XAPIAN_ARABIC_LIBRARY", LIBRARY)
    try:
        opened = kind(name)
    except OSError as cause:
        raise ImportError("xapian_arabic: %s; install the library, or name it by XAPIAN_ARABIC_LIBRARY" % cause) from None
    for function, result, arguments in _FUNCTIONS:
        try:
            found = getattr(opened, function)
        except AttributeError:
            raise ImportError("xapian_arabic: %s has no %s; it is of another version" % (name, function)) from None
        found.restype, found.argtypes = result, arguments
    return opened


_check_bindings()
# Other threads of Python run on while this one works.
library = _load(CDLL)
# They wait: for what may call a class written in Python, whose caller the
# bindings take to hold the interpreter's lock. What it raises comes back.
library_that_calls = _load(PyDLL)


def calls_python(thing: Any) -> bool:
    """Whether a stopper, a processor is one of a class derived from the bindings' own."""
    return thing is not None and type(thing).__module__ != xapian.__name__


class Handle:
    """What the library opened; closed when the last who knows it is gone."""

    def __init__(self, name: str, *arguments: Any) -> None:
        self._as_parameter_ = c_void_p()
        self._close = getattr(library_that_calls, name + "_close")
        error = Error()
        must(getattr(library, name + "_open")(*arguments, byref(self._as_parameter_), byref(error)), error)

    def __del__(self) -> None:
        self._close(self._as_parameter_)


class Single:
    """An object that has a handle of its own, and lives where it was made."""

    def __reduce__(self) -> str:
        raise TypeError("a %s cannot be copied or pickled; make another" % type(self).__name__)


_EXCEPTIONS = {
    1: xapian.InvalidArgumentError,   # XARAB_MISUSED
    6: xapian.QueryParserError,       # XARAB_BAD_QUERY
    10: xapian.DatabaseVersionError,  # XARAB_MISMATCH
}
_NO_MEMORY = 2


def must(status: int, error: Error) -> None:
    """Raises what Xapian raises of the kind."""
    if status == _NO_MEMORY:
        raise MemoryError
    if status:
        detail = error.detail.decode(errors="replace")
        # A sentence that begins with the name of one of Xapian's exceptions is one that was caught.
        name, _, rest = detail.partition(": ")
        caught = getattr(xapian, name, None)
        if isinstance(caught, type) and issubclass(caught, xapian.Error):
            raise caught(rest)
        raise _EXCEPTIONS.get(status, xapian.InvalidOperationError)(detail)


def address(thing: Any, kind: type) -> int:
    """Where one of the bindings' objects lies; the library cannot tell of which kind it is."""
    if not isinstance(thing, kind):
        raise TypeError("a xapian.%s is wanted, not %r" % (kind.__name__, type(thing).__name__))
    try:
        return int(thing.this)
    except AttributeError:
        raise TypeError("%r has not called the __init__ of xapian.%s" % (type(thing).__name__, kind.__name__)) from None


_opening = threading.Lock()
_opened: Optional[c_void_p] = None


def settings() -> c_void_p:
    """The analyzer, opened when first asked for; it lives as long as the process."""
    global _opened
    with _opening:
        if _opened is None:
            analyzer, error = c_void_p(), Error()
            must(library.xarab_open(None, byref(analyzer), byref(error)), error)
            _opened = analyzer
        return _opened
