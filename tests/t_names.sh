#!/bin/sh
# Names end to end: the listing, what needs no reindex, several and remote
# databases, programs under exec, and hostile names.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/serve.sh
. "$SOURCE/tests/serve.sh"

tab=$(printf '\t')

# ---- the listing ----

printf 'زار بغداد\nقال اللواء محمد باقري للصحفيين\n' >"$room/text"
"$tool" names "$room/text" >"$room/out"
printf '1:7\tبغداد\n2:20\tمحمد\n2:29\tباقري\n' >"$room/want"
cut -f 1,2 "$room/out" >"$room/have"
same "each name with its line and byte" "$room/have" "$room/want"
check "and its key" awk -F "$tab" 'NF != 3 || $3 !~ /^[a-z0-9]+$/ { exit 1 }' "$room/out"
check "the key is that of --key" test "$(echo باقري | "$tool" names --key | cut -d ' ' -f 1)" = "$(sed -n 3p "$room/out" | cut -f 3)"

# ---- tuned without indexing again ----

{
    printf '{"id": "kandahar", "text": "قال الدكتور قندهار إن الإعلان تأخر"}\n'
    printf '{"id": "ghandahar", "text": "قال الدكتور غندهار إن الإعلان وصل"}\n'
    printf '{"id": "suleiman", "text": "قال الدكتور سليمان الحلبي إن المدرسة فتحت"}\n'
    printf '{"id": "sulaiman", "text": "قال الدكتور سوليمان الحلبي إن المدرسة أغلقت"}\n'
    printf '{"id": "pen", "text": "قال الدكتور زبرقان إن القصيدة طويلة"}\n'
    printf '{"id": "real", "text": "قال الدكتور شنفرى إن القصيدة قصيرة"}\n'
} >"$room/articles.jsonl"
db=$room/db
"$tool" index --db "$db" "$room/articles.jsonl" 2>/dev/null || exit 1
(cd "$db" && md5sum ./*) >"$room/before"

# found CONF QUERY: ids, sorted, on one line; nothing may be said
found () {
    "$tool" search --config "$1" --db "${3:-$db}" --format json "$2" 2>"$room/err" |
        sed -n 's/^{"id":"\([^"]*\)".*/\1/p' | sort | tr '\n' ' '
    cat "$room/err"
}
: >"$room/plain.conf"
printf '[names]\nthreshold = 0\n' >"$room/strict.conf"
printf '[lists]\ncosts = costs.tsv\n' >"$room/costs.conf"
printf 'GHAIN_QAF\t999\n' >"$room/costs.tsv"
printf '[lists]\nvetoes = vetoes.tsv\n' >"$room/vetoes.conf"
printf 'قندهار\tغندهار\n' >"$room/vetoes.tsv"
printf '[lists]\naliases = aliases.tsv\n' >"$room/aliases.conf"
printf 'زبرقان\tشنفرى\n' >"$room/aliases.tsv"

check "by default both spellings" test "$(found "$room/plain.conf" name:قندهار)" = "ghandahar kandahar "
check "with another cost one" test "$(found "$room/costs.conf" name:قندهار)" = "kandahar "
check "with a veto one" test "$(found "$room/vetoes.conf" name:قندهار)" = "kandahar "
check "of other names both as before" test "$(found "$room/costs.conf" name:سليمان)" = "sulaiman suleiman "
check "with a threshold of nothing one" test "$(found "$room/strict.conf" name:سليمان)" = "suleiman "
check "a pen name is its own" test "$(found "$room/plain.conf" name:زبرقان)" = "pen "
check "until an alias joins it" test "$(found "$room/aliases.conf" name:زبرقان)" = "pen real "
(cd "$db" && md5sum ./*) >"$room/after"
same "the database is as it was" "$room/after" "$room/before"

"$tool" names --costs >"$room/costs"
grep -v '^#' "$room/costs" >"$room/costs.tsv"
check "--costs prints rows that are a list" runs 0 '' "$tool" config --check "$room/costs.conf"
check "which changes nothing" test "$(found "$room/costs.conf" name:قندهار)" = "ghandahar kandahar "
"$tool" names --costs --config "$room/costs.conf" >"$room/again"
same "and is printed again" "$room/again" "$room/costs"
printf 'GHAIN_QAF\t999\nGHAIN_QAFF\t1\nALEF_LAST\t1000\nALEF_LAST\nGHAIN_QAF\t999\n' >"$room/costs.tsv"
check "a change nobody knows" runs 1 'costs.tsv:2: no change of letters' "$tool" config --check "$room/costs.conf"
check "a cost too high" grep -q 'costs.tsv:3: needs a cost' "$room/err"
check "no cost" grep -q 'costs.tsv:4: needs a cost' "$room/err"
check "a cost said twice" grep -q 'costs.tsv:5: says what line 1 says' "$room/err"

# ---- which spellings, and why ----

"$tool" search --explain --no-color --db "$db" name:قندهار >"$room/out"
check "--explain tells a spelling that is added" grep -q '+ .*غندهار.*near: .*غ for ق' "$room/out"
"$tool" search --explain --no-color --config "$room/vetoes.conf" --db "$db" name:قندهار >"$room/out"
check "and one that is refused, and why" grep -q '\- .*غندهار.*vetoes' "$room/out"

# ---- several parts ----

{
    printf '{"id": "apart", "text": "ألقى القبض على أبو مصعب الزرقاوي أمس"}\n'
    printf '{"id": "and", "text": "وصل المدرب عمر حسن وحمود السبيعي إلى الملعب"}\n'
    printf '{"id": "list", "text": "حضر الحفل سعد السبيعي، حمود الشمري، عمر حسن"}\n'
    printf '{"id": "other", "text": "حضر حمود والسبيعي إلى الملعب"}\n'
    printf '{"id": "son", "text": "قال حمود بن سالم السبيعي إن الدوري بدأ"}\n'
    printf '{"id": "servant", "text": "قال الدكتور عبد العزيز السبيعي إن الدوري انتهى"}\n'
} >"$room/parts.jsonl"
"$tool" index --db "$room/parts" "$room/parts.jsonl" 2>/dev/null
for typed in 'أبو مصعب الزرقاوي' 'ابومصعب الزرقاوي'; do
    check "a compound written apart: $typed" test "$(found "$room/plain.conf" "name:\"$typed\"" "$room/parts")" = "apart "
done
check "behind و, over بن, not across a list" test "$(found "$room/plain.conf" 'name:"حمود السبيعي"' "$room/parts")" = "and son "
check "عبد ال… apart" test "$(found "$room/plain.conf" 'name:"عبدالعزيز السبيعي"' "$room/parts")" = "servant "

# ---- several databases, a remote one, programs under exec ----

head -n 1 "$room/articles.jsonl" >"$room/one.jsonl"
sed 1d "$room/articles.jsonl" >"$room/rest.jsonl"
"$tool" index --db "$room/one" "$room/one.jsonl" 2>/dev/null
"$tool" index --db "$room/rest" "$room/rest.jsonl" 2>/dev/null
printf 'auto one\nauto rest\n' >"$room/both.stub"
check "two databases" test "$(found "$room/plain.conf" name:قندهار "$room/both.stub")" = "ghandahar kandahar "
check "two databases, plain" test "$(found "$room/plain.conf" غندهار "$room/both.stub")" = "ghandahar kandahar "
if serves; then
    serve "$room/rest"
    printf 'auto one\nremote localhost:%s\n' "$port" >"$room/remote.stub"
    check "one of them remote" test "$(found "$room/plain.conf" name:قندهار "$room/remote.stub")" = "ghandahar kandahar "
    check "one of them remote, plain" test "$(found "$room/plain.conf" سوليمان "$room/remote.stub")" = "sulaiman suleiman "
    stop_all
else
    skip "a remote database" "no xapian-tcpsrv"
fi
if loadable && command -v quest >/dev/null; then
    "$tool" exec -- quest -d "$db" -s arabic name:غندهار >"$room/out" 2>&1
    check "quest under exec finds both" test "$(grep -c 'قال الدكتور' "$room/out")" = 2
else
    skip "quest under exec" "no quest, or built for sanitized programs"
fi

# ---- hostile names ----

letters () {
    awk -v letter="$1" -v count="$2" 'BEGIN { for (i = 0; i < count; i++) printf "%s", letter }'
}
for query in ب name:ب "name:$(letters ب 10000)" "name:$(letters بَا 10000)" "$(letters ب 10000)" name:باقريBagheri name:باقريБагери \
    name:李小龙 "name:\"$(letters 'علي ' 3000)\"" name:ـــ name:12 name:-; do
    check "answered or told: $(printf '%s' "$query" | cut -c -40)" sh -c \
        "timeout 20 '$tool' search --db '$db' --format json -- '$query' >'$room/out' 2>'$room/err'; test \$? -le 2 && test \$(wc -l <'$room/err') -le 1"
done

# a key with thousands of spellings: vowels come and go, the key stays
awk 'BEGIN { split ("ا و ي", v, " ")
    for (n = 0; n < 2187; n++) {
        word = "محمودين"; rest = n; word = ""
        split ("ح م د ن ر ل س", c, " ")
        for (i = 1; i <= 7; i++) { word = word c[i] v[rest % 3 + 1]; rest = int (rest / 3) }
        printf "{\"id\": \"%d\", \"text\": \"قال الدكتور %s شيئا\"}\n", n, word } }' >"$room/many.jsonl"
"$tool" index --db "$room/many" "$room/many.jsonl" 2>/dev/null
last=$(tail -n 1 "$room/many.jsonl" | sed 's/.*الدكتور \([^ ]*\) .*/\1/')
check "thousands of spellings" runs 0 'only the first 1000 spellings were looked at (names.spellings)' \
    timeout 20 "$tool" search --db "$room/many" --format json --top 3 "name:$last"
check "the one asked for is found" grep -q '^{"id":"2186",' "$room/out"
printf '[names]\nspellings = 10000\n' >"$room/more.conf"
check "all of them where the settings say so" runs 0 '' timeout 20 "$tool" search --config "$room/more.conf" --db "$room/many" --format json "name:$last"
check "without a word" test ! -s "$room/err"
check "suggest names goes through them" runs 0 '' timeout 30 "$tool" suggest names --db "$room/many"
finish
