#!/bin/sh
# Python's bindings, which load libxapian after they have started.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"

if ! find_python; then
    echo "skipped: no Python with xapian"
    exit 77
fi
needs "$python"

cat >"$room/index.py" <<'END'
import os, sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OPEN)
generator = xapian.TermGenerator()
generator.set_stemmer(xapian.Stem(sys.argv[3]))
for name in sorted(os.listdir(sys.argv[2])):
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(open(os.path.join(sys.argv[2], name), encoding='utf-8').read())
    document.set_data('url=/' + name)
    db.add_document(document)
db.commit()
END
cat >"$room/search.py" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_stemmer(xapian.Stem(sys.argv[2]))
if 'late' not in sys.argv:
    parser.set_database(db)
enquire = xapian.Enquire(db)
query = parser.parse_query(sys.argv[3])
if 'filter' in sys.argv:
    query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query.MatchAll)
enquire.set_query(query)
for match in enquire.get_mset(0, 100):
    print(match.document.get_data().decode())
END
by_python () { arabic "$python" "$room/search.py" "$room/db" arabic "$1"; }
by_python_late () { arabic "$python" "$room/search.py" "$room/db" ar "$1" late; }
by_python_late_filter () { arabic "$python" "$room/search.py" "$room/db" ar "$1" late filter; }

check "python indexes" runs 0 '' arabic "$python" "$room/index.py" "$room/db" "$docs" arabic
check "its database is ours" runs 0 '' "$tool" status --db "$room/db"
# In the second the parser is told of no database: it is the Enquire's. In the
# third the query has been put into another by then.
for search in by_python by_python_late by_python_late_filter; do
    must_hold "$search"
done

by_plain_python () { "$python" "$room/search.py" "$room/db" none "$1"; }
search=by_plain_python
check "python without us finds exact words" finds 'البقر' baqar.txt

"$python" "$room/index.py" "$room/stock" "$docs" arabic
check "a stock database is refused" runs 1 'InvalidOperationError.*load.mixed' \
    arabic "$python" "$room/index.py" "$room/stock" "$docs" arabic
for how in in_time late; do
    by_stock () { arabic "$python" "$room/search.py" "$room/stock" arabic "$1" "$how"; }
    search=by_stock
    check "a stock database is read with its own stems, asked $how" finds 'كتابا' kitab.html
done

cat >"$room/objects.py" <<'END'
import os, threading, xapian

text = 'قال السيد محمد باقري إن الوزراء قرأوا كِتَابًا يوم 4 كانون الأول 2023 ' * 20

def terms():
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem('arabic'))
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(text)
    return [(item.term, item.wdf) for item in document]

def work(results):
    results.append(all(terms() == wanted for i in range(50)))

wanted = terms()
results = []
threads = [threading.Thread(target=work, args=(results,)) for i in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert results == [True] * 8, results

child = os.fork()
if child == 0:
    os._exit(0 if terms() == wanted else 1)
assert os.waitpid(child, 0)[1] == 0

# a stemmer of another language is the host's own
assert xapian.Stem('english')(b'running') == b'run'
# a stopper, strategies
generator = xapian.TermGenerator()
generator.set_stemming_strategy(generator.STEM_NONE)
generator.set_stemmer(xapian.Stem('arabic'))
document = xapian.Document()
generator.set_document(document)
generator.index_text('الوزراء', 3, 'XT')
assert [(item.term, item.wdf) for item in document] == [('XTالوزراء'.encode(), 3)], list(document)
stopper = xapian.SimpleStopper()
stopper.add('الوزراء')
generator.set_stopper(stopper)
generator.set_stopper_strategy(generator.STOP_ALL)
document = xapian.Document()
generator.set_document(document)
generator.index_text_without_positions('الوزراء كتاب')
assert [item.term.decode() for item in document] == ['كتاب']
# positions go on from where they were
generator.set_termpos(100)
generator.index_text('كتاب جديد')
assert generator.get_termpos() == 102, generator.get_termpos()
END
check "threads, a fork, strategies, stop words" runs 0 '' arabic "$python" "$room/objects.py"

# ---- other languages: queries, scores, fragments, expansion ----

printf '[load]\nreplaces = arabic ar english french\n' >"$room/many.conf"
for language in english french none; do
    searched () { runs 0 '' "$@" "$python" "$SOURCE/tests/host_search.py" $language "${SEED:-1}"; }
    check "$language without us" searched env
    cp "$room/out" "$room/want"
    check "$language with us" searched arabic
    same "$language: the same with us" "$room/out" "$room/want"
    check "$language where other stemmers are ours" searched "$tool" exec --config "$room/many.conf" --
    same "$language: the same where other stemmers are ours" "$room/out" "$room/want"
done

# ---- the other door: the module that needs no preload ----

by_door () {
    runs 0 '' "$@" "$room/doors" "$SOURCE/fixtures/news/articles.jsonl" "${SEED:-1}"
}
check "through Xapian's classes" by_door arabic "$python" "$SOURCE/tests/host_doors.py" plain
cp "$room/out" "$room/want"
check "through xapian_arabic" by_door env PYTHONPATH="$SOURCE/plugin/load/python" \
    XAPIAN_ARABIC_LIBRARY="$BUILD/.libs/libxapian-arabic.so" PYTHONDONTWRITEBYTECODE=1 \
    "$python" "$SOURCE/tests/host_doors.py" module
same "both doors: the same terms, queries and results" "$room/out" "$room/want"
check "and many" test "$(wc -l <"$room/want")" = 528
finish
