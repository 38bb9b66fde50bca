#!/bin/sh
# Queries nobody means and some that somebody means harm by: an answer or one
# clear line, within seconds and little memory.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

db=$room/db
"$tool" index --db "$db" "$SOURCE/fixtures/news/articles.jsonl" 2>/dev/null || exit 1

seconds=20 kilobytes=1500000
case $(ldd "$tool" 2>/dev/null) in *libasan*) kilobytes=unlimited seconds=120 ;; esac

# bounded COMMAND...: ends in time and within memory
bounded () {
    (
        # shellcheck disable=SC3045 # where there is no such limit, there is none
        ulimit -v "$kilobytes" 2>/dev/null
        timeout "$seconds" "$@"
    )
}

# answers ID QUERY: the article is among the results
answers () {
    bounded "$tool" search --db "$db" --format json --top 64 -- "$2" >"$room/out" 2>"$room/err" &&
        grep -q "\"id\":\"$1\"" "$room/out"
}

# nothing QUERY: no result, no error, and no word about it
nothing () {
    bounded "$tool" search --db "$db" --format json -- "$1" >"$room/out" 2>"$room/err" &&
        test ! -s "$room/out" && test ! -s "$room/err"
}

# refused QUERY: exit 2 and one line
refused () {
    bounded "$tool" search --db "$db" --format json -- "$1" >"$room/out" 2>"$room/err"
    test $? = 2 && test "$(wc -l <"$room/err")" = 1
}

# ---- signs left open, or alone ----

for query in '"بغداد' 'بغداد"' '«بغداد' 'بغداد»' '“بغداد' '(بغداد' '((((بغداد' 'بغداد)))' ')بغداد(' '"بغداد (دمشق" OR بغداد' \
    'بغداد AND' 'AND بغداد' 'OR بغداد' 'بغداد OR OR دمشق' 'بغداد /و/' '+بغداد +' '-- بغداد' 'foo:بغداد' ':بغداد' 'بغداد:' \
    'بغداد ب*' 'بغداد *' 'بغداد ()' 'بغداد ""' 'بغداد -' 'بغداد NOT'; do
    check "finds what is left of $query" answers oil-meeting-baghdad "$query"
done
for query in '' ' ' '"' '""' '«»' '(' ')' '()' '((((' 'AND' 'AND OR NOT' '+ - + -' '*' ':' 'title:' 'title:""' '/و/ /أو/' '-(' '!؟،'; do
    check "nothing to find in '$query'" nothing "$query"
done
for query in 'date:' 'date:soon' 'date:2024..2023' 'published:2023-13' 'name:' 'name:""' 'name:*'; do
    check "no sense in $query" refused "$query"
done
check "only stop words: they are looked for" answers oil-meeting-baghdad 'في من'
check "only a question word" answers newdelhi-summit-guide 'ماذا'
check "one letter and a star" runs 0 '' "$tool" search --db "$db" 'ب*'
check "only what must not be there" answers jeddah-pilgrims -بغداد

# ---- very long ----

words=$(awk -F '\t' '!/^#/ && $1 !~ / / { print $1 }' "$SOURCE/plugin/data/nouns.tsv" | head -n 1500 | tr '\n' ' ')
repeat () {
    awk -v piece="$1" -v count="$2" 'BEGIN { printf "x\t"; for (i = 0; i < count; i++) printf "%s", piece; print "" }'
}
# long WHAT: the query in $room/query is answered; the answers into $room/out
long () {
    bounded "$tool" search --db "$db" --format trec --queries "$room/query" >"$room/out"
    check "$1" test $? = 0
}
printf 'x\tبغداد %s\n' "$words" >"$room/query"
long "1,500 words"
check "their first are looked for" grep -q 'Q0 oil-meeting-baghdad ' "$room/out"
repeat "$words" 60 >"$room/query"
long "a megabyte of words"
printf 'x\t"%s"\n' "$words" >"$room/query"
long "a phrase of 1,500 words"
printf 'x\t%s\n' "$words" | sed 's/ / OR /g' >"$room/query"
long "1,500 words with OR"
printf 'x\t%s\n' "$words" | sed 's/ / -/g' >"$room/query"
long "1,500 words that must not be there"
printf 'x\t%s\n' "$words" | sed 's/ /* /g' >"$room/query"
long "1,500 beginnings"
repeat 'با* ' 100000 >"$room/query"
long "100,000 times the same beginning"
repeat '(' 500000 >"$room/query"
long "500,000 open brackets"
repeat '(بغداد OR ' 50000 >"$room/query"
long "50,000 nested brackets"
repeat '"بغداد ' 50000 >"$room/query"
long "50,000 quotation marks"
repeat 'name:محمد name:"علي حسن" ' 5000 >"$room/query"
long "10,000 names"
repeat 'date:0001..9999 published:0001..9999 ' 5000 >"$room/query"
long "10,000 ranges of 9,999 years"
repeat 'ب' 500000 >"$room/query"
long "a word of a megabyte"
repeat 'بَّ' 200000 >"$room/query"
long "a megabyte of marks"
head -c 1000000 /dev/urandom | tr -d '\n' | { printf 'x\t'; cat; echo; } >"$room/query"
long "a megabyte of noise"

# ---- explained and corrected likewise ----

check "1,500 words explained" runs 0 '' bounded "$tool" explain --db "$db" "$words" oil-meeting-baghdad
check "1,500 words, did you mean" runs 0 '' bounded "$tool" search --db "$db" --suggest "$words"

finish
