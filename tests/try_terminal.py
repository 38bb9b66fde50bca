"""What somebody sees who types into `xapian-arabic try` at a terminal.

usage: try_terminal.py PROGRAM
"""

import os
import pty
import re
import select
import signal
import sys
import time

PROMPT = b"try> "
PATIENCE = 20  # seconds for any one answer

failed = []


def check(what, holds, *found):
    if not holds:
        failed.append(what)
        print("FAILED:", what, *found)


class Terminal:
    def __init__(self, *arguments):
        self.process, self.end = pty.fork()
        if self.process == 0:
            os.execv(sys.argv[1], ["xapian-arabic", "try", *arguments])
        self.shown = b""

    def more(self, deadline):
        """Whether anything more came before the deadline or the end."""
        ready, _, _ = select.select([self.end], [], [], max(0, deadline - time.monotonic()))
        try:
            told = os.read(self.end, 1 << 16) if ready else b""
        except OSError:
            told = b""
        self.shown += told
        return told != b""

    def answer(self):
        """All up to the next prompt, which is not part of it."""
        deadline = time.monotonic() + PATIENCE
        while not self.shown.endswith(PROMPT):
            if not self.more(deadline):
                raise RuntimeError("no prompt after %r" % self.shown)
        told, self.shown = self.shown[: -len(PROMPT)], b""
        return told.decode()

    def type(self, line):
        """Types a line; the lines below it, as the terminal shows them."""
        os.write(self.end, line.encode() + b"\n")
        echo, _, told = self.answer().partition("\r\n")
        check("%r is seen while it is typed" % line, echo == line, repr(echo))
        return told.split("\r\n")[:-1]

    def close(self, keys):
        """Presses the keys; what was shown, and how the program ended."""
        os.write(self.end, keys)
        deadline = time.monotonic() + PATIENCE
        while self.more(deadline):
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self.end)
        return self.shown.decode(), status


def isolated(line):
    """Whether each Arabic letter of it stands in an isolate of its own cell."""
    return not re.search("[\u0621-\u064a]", re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)) \
        and line.count("\u2068") == line.count("\u2069")


def bench():
    at = Terminal()
    check("a prompt comes first", at.answer() == "")
    rows = at.type("اجتمع الوزراء في بغداد")
    kinds = [row.split()[0] for row in rows]
    check("each stage is shown, in its order", sorted(set(kinds), key=kinds.index) == ["token", "stem", "name", "term", "query"], kinds)
    check("right-to-left text keeps to its cell", all(isolated(row) for row in rows), rows)
    check("the rules that fired", any("broken plural" in row for row in rows), rows)
    changed = at.type("set stem.plurals no")
    check("a setting is changed on the fly", changed[:1] == ["stem.plurals = no; changes stored terms: reindex"], changed)
    check("only the difference is shown", len(changed) == 5 and [row[0] for row in changed[1:]] == list("--++"), changed)
    check("right to left in it too", all(isolated(row) for row in changed), changed)
    check("a key that is none", at.type("set stem.plural no") == ["unknown key 'stem.plural'; the nearest known one is 'stem.plurals'"])
    check("a value that is none", at.type("set stem.plurals maybe") == ["stem.plurals: 'maybe' is not allowed; it is yes or no"])
    check("a list that is not there", "nowhere.tsv': No such file" in "".join(at.type("set lists.protect nowhere.tsv")))
    check("what is set", at.type("show") == ["stem.plurals = no"])
    back = at.type("unset stem.plurals")
    check("and back", [row[2:] for row in back[1:]] == [row[2:] for row in changed[3:] + changed[1:3]], back)
    check("nothing is set", at.type("show") == [])
    check("a setting without effect says so", at.type("set query.recency 1")[1:] == ["the same"])
    check("a day that is none", "is not allowed" in "".join(at.type("date soon")))
    at.type("وصل أمس")
    day = at.type("date 2023-12-04")
    check("a day makes a date of أمس", any("2023-12-03" in row for row in day), day)
    check("nothing for an empty line", at.type("") == [])
    check("help names every order", all(any(row.split()[0] == word for row in at.type("help")) for word in ("set", "unset", "date", "show", "help")))
    shown, status = at.close(b"\x04")
    check("Ctrl-D ends it well, on a line of its own", (shown, status) == ("\r\n", 0), repr(shown), status)


def interrupted():
    at = Terminal()
    at.answer()
    shown, status = at.close("نصف سطر".encode() + b"\x03")
    check("Ctrl-C ends it at once", os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGINT, shown, status)


def away():
    at = Terminal()
    at.answer()
    os.close(at.end)  # the window is closed
    _, status = os.waitpid(at.process, 0)
    check("a window that is closed ends it", os.WIFSIGNALED(status) or os.WEXITSTATUS(status) in (0, 1), status)


for steps in (bench, interrupted, away):
    steps()
sys.exit(1 if failed else 0)
