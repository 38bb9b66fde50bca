#!/bin/sh
# What programs get from Xapian's own classes: in other languages the same with
# us and without, in Arabic ours, whatever they set. SEED=… for other rows than
# those that are made at random each time alike; ROWS=… for more.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs "$BUILD/tests/host_rows"

rows=$BUILD/tests/host_rows
for kind in terms query; do
    stock=$SOURCE/fixtures/load/stock-$kind.tsv
    check "$kind: Xapian alone" "$rows" $kind "$stock" "$room/words"
    check "$kind: the same with us" arabic "$rows" $kind "$stock" "$room/words"
    check "$kind: Arabic" arabic "$rows" $kind "$SOURCE/fixtures/load/arabic-$kind.tsv" "$room/words"
done

# Another language's stemmer replaced: lines without Arabic stay as they are.
printf '[load]\nreplaces = arabic ar english en french fr german de russian\n' >"$room/many.conf"
export XAPIAN_ARABIC_CONFIG="$room/many.conf"
for kind in terms query; do
    sed '/[ابتيو]/d' "$SOURCE/fixtures/load/stock-$kind.tsv" >"$room/$kind.tsv"
    check "$kind: the same where every stemmer is ours" arabic "$rows" $kind "$room/$kind.tsv" "$room/words"
done

# ---- whatever a program may say ----

# made FILE COMMAND...: what the rows of random.tsv come to; false where it does not end well
made () {
    into=$1
    shift
    PRINT_ROWS=1 "$@" "$rows" $kind "$room/random.tsv" "$room/words" >"$into" 2>"$room/err" && return
    tail -n 3 "$room/err"
    return 1
}
unset XAPIAN_ARABIC_CONFIG
if command -v python3 >/dev/null; then
    for kind in terms query; do
        python3 "$SOURCE/tests/host_rows.py" $kind "${SEED:-1}" "${ROWS:-2000}" >"$room/random.tsv"
        check "$kind at random: Xapian alone" made "$room/want" env
        check "$kind at random" made "$room/have" arabic
        same "$kind at random: the same with us" "$room/have" "$room/want"
        check "$kind at random, other stemmers ours" made "$room/have" env XAPIAN_ARABIC_CONFIG="$room/many.conf" "$tool" exec --
        same "$kind at random: the same where other stemmers are ours" "$room/have" "$room/want"
        python3 "$SOURCE/tests/host_rows.py" $kind "${SEED:-1}" "${ROWS:-2000}" arabic >"$room/random.tsv"
        check "$kind at random, Arabic" made "$room/have" arabic
        check "$kind at random, Arabic: each has its answer" test "$(wc -l <"$room/have")" = "${ROWS:-2000}"
    done
else
    skip "rows at random" "no python3"
fi
finish
