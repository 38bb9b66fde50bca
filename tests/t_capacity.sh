#!/bin/sh
# The collection that is made as long as wanted, and the measuring of what it
# takes: that they do what they say.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
repeat=$BUILD/tests/bench/repeat

# words FILE: how many different ones in Arabic letters
words () {
    LC_ALL=C tr -cs '\200-\277\330-\333' '\n' <"$1" | LC_ALL=C sort -u | wc -l
}

"$repeat" 300 "$articles" >"$room/long" 2>"$room/bytes"
check "as long as asked for" test "$(wc -l <"$room/long")" = 300
check "the bytes are told" test "$(cat "$room/bytes")" = "$(wc -c <"$room/long")"
head -n 64 "$room/long" >"$room/have"
same "once as it stands" "$room/have" "$articles"
"$repeat" 300 "$articles" >"$room/again" 2>/dev/null
same "the same each time" "$room/again" "$room/long"
check "sound articles, each with its own id" runs 0 '^300 articles indexed$' "$tool" index --db "$room/db" "$room/long"
head -n 192 "$room/long" >"$room/three"
check "words that were not there before" test "$(words "$room/three")" -gt "$(words "$articles")"
check "and more of them" test "$(words "$room/long")" -gt "$(words "$room/three")"
years () {
    sed -n 's/.*"date": "\([0-9]*\)-.*/\1/p' "$1" | sort -u | wc -l
}
check "other years" test "$(years "$room/long")" -gt "$(years "$articles")"
echo '{"text": "x"}' >"$room/nameless"
check "an article without an id" runs 1 'line 1 has no "id"' "$repeat" 3 "$room/nameless"

check "capacity: two sizes" "$SOURCE/tests/bench/capacity.sh" 100,300 "$articles" >"$room/table"
check "a row each, beside the smallest" test "$(awk -F '\t' 'NF == 10 && $1 ~ /^[13]00$/ && $7 >= 0 && $8 > 0 && $9 > 0 && $10 > 0' "$room/table" | wc -l)" = 2
check "which is 1" grep -q '^100	.*	1.00$' "$room/table"
check "what fails is told" runs 1 'line 1 has no "id"' "$SOURCE/tests/bench/capacity.sh" 10 "$room/nameless"
finish
