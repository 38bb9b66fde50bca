#!/bin/sh
# The news articles are sound, and coverage.tsv tells the truth about them.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
coverage=$SOURCE/fixtures/news/coverage.tsv

# coverage.tsv's rows whose quote is not in their article, the way JSON writes it
untrue () {
    LC_ALL=C awk -F '\t' '
        NR == FNR { id = $0; sub (/^[{]"id": "/, "", id); sub (/".*/, "", id); line[id] = $0; next }
        /^#/ || NF == 0 { next }
        { quote = $3; gsub (/"/, "\\\"", quote) }
        NF != 3                      { print "coverage.tsv:" FNR ": needs three cells"; next }
        !($1 in line)                { print "coverage.tsv:" FNR ": no article " $1; next }
        !index (line[$1], quote)     { print "coverage.tsv:" FNR ": not in " $1 ": " $3 }
    ' "$articles" "$1"
}

untrue "$coverage" >"$room/untrue"
same "every quote stands in its article" "$room/untrue" /dev/null

printf 'harvest\tx\tليس فيها\nnobody\tx\ty\nshort\n' >"$room/made.tsv"
untrue "$room/made.tsv" >"$room/seen"
check "a wrong row would be seen" test "$(wc -l <"$room/seen")" = 3

for key in id title date source text; do
    check "each article has $key" test "$(grep -c "\"$key\": \"[^\"]" "$articles")" = "$(wc -l <"$articles")"
done
sed 's/^{"id": "\([^"]*\)".*/\1/' "$articles" | sort | uniq -d >"$room/twice"
same "no id stands twice" "$room/twice" /dev/null

check "all are indexed" runs 0 "$(wc -l <"$articles" | tr -d ' ') articles indexed$" \
    "$tool" index --db "$room/db" "$articles"
finish
