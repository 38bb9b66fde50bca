#!/bin/sh
# A program that makes, copies, moves and drops Xapian's objects without end,
# in threads, in forked workers, in a plugin that is closed again.
#
# In a tree configured with --enable-thread-sanitizer the same runs under that
# sanitizer: make check TESTS=tests/t_host_objects.sh
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

door=$BUILD/.libs/xapian_arabic_door.so
objects=$BUILD/tests/host_objects
if [ ! -e "$door" ] || [ ! -x "$objects" ]; then
    echo "skipped: the preload or tests/host_objects was not built"
    exit 77
fi
if ldd "$objects" | grep -q libasan; then
    echo "skipped: AddressSanitizer keeps what is freed, which counts as growth here"
    exit 77
fi
# A sanitizer's library must come before all others.
runtime=$(ldd "$objects" | sed -n 's/.* => \([^ ]*libtsan[^ ]*\).*/\1/p' | tr '\n' ' ')
preload="$runtime$door"
export TSAN_OPTIONS="halt_on_error=1:exitcode=66"
with_us () {
    LD_PRELOAD=$preload "$@"
}

sanitized=
[ -z "$runtime" ] || sanitized=yes
if [ "$sanitized" ]; then
    turns=2000
else
    turns=500000
fi
export TURNS="$turns"

mkdir "$room/threads"
cat >"$room/article.jsonl" <<'E2'
{"id": "1", "text": "قال السيد محمد باقري إن الوزراء اجتمعوا في القاهرة"}
E2
"$tool" index --db "$room/db" "$room/article.jsonl" >/dev/null
check "made, copied, moved, dropped: $((turns * 20)) objects" runs 0 '' with_us "$objects" churn "$room/db"
check "a query of 1 MB" runs 0 '' with_us "$objects" query "$room/db"
check "eight threads, each with its own database" runs 0 '' with_us "$objects" threads "$room/threads"

# Each edit is seen at the next Stem, in the midst of the others' work; no
# stored term changes by it.
cp -R "$room/threads" "$room/edited"
echo '[query]' >"$room/edited.conf"
(
    trap 'exit 0' TERM
    for i in $(seq 100); do
        printf '[query]\nstop_weight = 0.%d\n' "$i" >"$room/edited.new"
        mv "$room/edited.new" "$room/edited.conf"
        sleep 0.05
    done
) &
editor=$!
check "eight threads while the settings are edited" runs 0 '' \
    env XAPIAN_ARABIC_CONFIG="$room/edited.conf" LD_PRELOAD="$preload" "$objects" threads "$room/edited"
check "without a word" test ! -s "$room/err"
kill "$editor" 2>/dev/null
wait "$editor"
if ldd "$objects" | grep -q libtsan; then
    skip "workers forked while threads are busy" "ThreadSanitizer follows no such child"
else
    check "workers forked while threads are busy" runs 0 '' with_us "$objects" workers "$room/db"
    printf '[text]\nlatin_stemmer = english\n' >"$room/latin.conf"
    check "the same, with a stemmer for other words" runs 0 '' env XAPIAN_ARABIC_CONFIG="$room/latin.conf" \
        LD_PRELOAD="$preload" "$objects" workers "$room/db"
    check "workers forked at the first use" runs 0 '' with_us "$objects" first "$room/db"
fi

loader=$BUILD/tests/host_loader
plugin=$BUILD/tests/.libs/host_plugin.so
found () {
    [ "$(with_us "$loader" "$plugin" "$room/db" "$1")" = "$2" ]
}
if [ "$sanitized" ]; then
    skip "a plugin opened and closed" "a sanitizer's library keeps what is closed"
else
    check "a plugin opened and closed" found 'باقير' 1
    check "a plugin opened and closed finds no other" found 'المكتبة' 0
fi
finish
