#!/bin/sh
# What a search finds, lights and prints, on a database of real articles.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

db=$room/db
"$tool" index --db "$db" "$SOURCE/fixtures/news/articles.jsonl" 2>/dev/null

# a visit told in five sentences: the general's name in two spellings
cat >"$room/visit.jsonl" <<'END'
{"id": "visit", "date": "2023-12-04", "text": "اليوم الإثنين 4 كانون الأول/ديسمبر 2023، استقبل رئيس أركان الجيش محمد باقري وفداً. وحضر عبد العزيز المحمداوي \"أبو فدك\" اللقاء. وزار اللواء محمد باقير مقر الهيئة، وتطرق لـ\"العدوان على المدنيين\". وكان باقري وصل أول أمس السبت إلى بغداد."}
{"id": "cattle", "date": "2023-12-04", "text": "عرضت سوق المواشي البقر والغنم، وقال التاجر بكر إن الأسعار ثابتة."}
END
visit=$room/visit
"$tool" index --db "$visit" "$room/visit.jsonl" 2>/dev/null

# found DB QUERY [FLAG…]: the ids found, in order, on one line
found () {
    found_in=$1 query=$2
    shift 2
    "$tool" search --db "$found_in" --format json "$@" -- "$query" |
        sed -n 's/^{"id":"\([^"]*\)".*/\1/p' | tr '\n' ' '
}

finds () {
    case " $(found "$visit" "$1") " in *" visit "*) ;; *) echo "nothing for $1"; return 1 ;; esac
}

not () {
    ! "$@"
}

# ---- one article, every way in ----

for query in باقري باقير محمد 'name:Bagheri' 'name:Baqeri' 'اسم:باقير' 'name:"محمد باقري"' \
    date:2023-12-04 date:2023-12-02 date:2023-12 date:2023 'تاريخ:2023-12' 'date:2023-12-01..2023-12-03' \
    'published:2023-12' 'نشر:2023-12-04' '"محمد باقير"' 'عبدالعزيز المحمداوي' العدوان '«العدوان على المدنيين»' \
    'date:"كانون الأول 2023"' 'name:باقري date:2023-12-02'; do
    check "finds $query" finds "$query"
done
for query in date:2023-12-05 name:بكر published:2022 '"باقير محمد"' '-باقري' 'name:باقري -name:باقري'; do
    check "does not find $query" not finds "$query"
done
for query in باقري باقير; do
    check "$query lights both spellings" sh -c \
        "'$tool' search --db '$visit' --format json $query | grep '<mark>باقري</mark>' | grep -q '<mark>باقير</mark>'"
done

# ---- what is printed ----

check "text marks with brackets in a pipe" sh -c "'$tool' search --db '$visit' باقري | grep -qF '[باقري]'"
check "no colours in a pipe" not sh -c "'$tool' search --db '$visit' باقري | grep -q '$(printf '\033')'"
check "the total, one" sh -c "'$tool' search --db '$visit' بغداد | grep -qx '1 article'"
check "json has its keys" sh -c \
    "'$tool' search --db '$visit' --format json بغداد | grep -q '^{\"id\":\"visit\",\"rank\":1,\"score\":[0-9.]*,\"total\":1,\"estimated\":false,\"title\":'"
check "trec has six columns" sh -c \
    "'$tool' search --db '$db' --format trec الحكومة | awk 'NF != 6 { exit 1 } END { exit NR < 2 }'"
printf '{"id": "h", "title": "<b>بغداد</b>", "text": "a <script>alert(1)</script> & بغداد \\"x\\""}\n' >"$room/h.jsonl"
"$tool" index --db "$room/h" "$room/h.jsonl" 2>/dev/null
check "html escapes what it quotes" sh -c \
    "'$tool' search --db '$room/h' --format html بغداد | grep -qF '&lt;script&gt;alert(1)&lt;/script&gt; &amp; <mark>بغداد</mark> &quot;x&quot;'"
check "json escapes it too" not sh -c "'$tool' search --db '$room/h' --format json بغداد | grep -qF '<script>'"
check "html says the direction" sh -c "'$tool' search --db '$room/h' --format html بغداد | grep -qF 'dir=\"rtl\"'"
check "an unknown format" runs 2 'text, json, html or trec' "$tool" search --db "$db" --format xml x
check "an unknown order" runs 2 'relevance or date' "$tool" search --db "$db" --sort size x
check "a field without sense" runs 2 'is no date' "$tool" search --db "$db" date:foo
check "no such database" runs 1 'xapian-arabic:' "$tool" search --db "$room/none" x

# ---- pages, order, folding ----

found "$db" الحكومة --top 4 >"$room/four"
{ found "$db" الحكومة --top 2; found "$db" الحكومة --from 2 --top 2; } >"$room/two-and-two"
same "two pages are one" "$room/two-and-two" "$room/four"
"$tool" search --db "$db" --format json --sort date --top 20 الحكومة |
    sed 's/.*"date":"\([^"]*\)".*/\1/' >"$room/dates"
sort -r "$room/dates" >"$room/sorted"
same "--sort date begins with the latest" "$room/dates" "$room/sorted"

{
    printf '{"id": "first", "text": "أعلنت وزارة النقل في العاصمة اليوم افتتاح خط جديد للقطار يربط المدينة بالمطار قبل نهاية الشهر"}\n'
    printf '{"id": "again", "text": "أعلنت وزارة النقل في العاصمة اليوم افتتاح خط جديد للقطار يربط المدينة بالمطار قبل نهاية الشهر المقبل"}\n'
    printf '{"id": "other", "text": "قالت وزارة النقل إن القطار تعطل ساعتين بسبب الأمطار التي هطلت على المدينة مساء أمس وأول من أمس"}\n'
} >"$room/twice.jsonl"
"$tool" index --db "$room/twice" "$room/twice.jsonl" 2>/dev/null
check "three stories" test "$(found "$room/twice" القطار | wc -w)" = 3
check "two of them once --fold has joined the like" test "$(found "$room/twice" القطار --fold | wc -w)" = 2

# ---- many queries ----

printf 'q1\tباقري\nq2\tالبقر\n' >"$room/queries"
check "queries from a file" runs 0 '' "$tool" search --db "$visit" --queries "$room/queries" --format trec
check "q1 has its answer" grep -q '^q1 Q0 visit 1 ' "$room/out"
check "q2 has its own" grep -q '^q2 Q0 cattle 1 ' "$room/out"
printf 'q1 no tab\nq2\tباقري\n' >"$room/queries"
check "a line that is no query is told" runs 1 ':1: needs a query id' \
    "$tool" search --db "$visit" --queries "$room/queries" --format trec
check "and the next is answered" grep -q '^q2 Q0 visit' "$room/out"

# ---- an operator's lists, seen at the next query ----

mkdir "$room/conf"
cat >"$room/conf/x.conf" <<'END'
[lists]
synonyms = synonyms.tsv
stop_words = stops.tsv
aliases = aliases.tsv
vetoes = vetoes.tsv
END
printf 'سيارة\tالبقر\n' >"$room/conf/synonyms.tsv"
printf 'المواشي\n' >"$room/conf/stops.tsv"
printf 'صاحب الحصان\tباقري\n' >"$room/conf/aliases.tsv"
printf 'باقري\tباقير\n' >"$room/conf/vetoes.tsv"
with="$tool search --config $room/conf/x.conf --db $visit --format json"
check "nothing without the synonym" test -z "$(found "$visit" سيارة)"
check "the synonym finds" sh -c "$with سيارة | grep -q '\"id\":\"cattle\"'"
check "one way only" not sh -c "$with --explain البقر | grep -q سيار"
check "a stop word counts half" sh -c \
    "'$tool' search --config '$room/conf/x.conf' --db '$visit' --explain 'سوق المواشي' | grep -q 'المواشي~'"
check "a repeated row is told" runs 0 'aliases.tsv:2: says what line 1 says' sh -c \
    "printf 'صاحب الحصان\\tباقري\\nباقري\\tصاحب الحصان\\n' >'$room/conf/aliases.tsv'; $with بغداد"
check "an alias against a veto" runs 0 'vetoes.tsv:1: line 3 of the aliases joins these names; the veto holds' sh -c \
    "printf 'باقري\\tباقير\\n' >>'$room/conf/aliases.tsv'; $with بغداد"
check "a veto parts two spellings" not sh -c "$with باقير | grep -q '<mark>باقري</mark>'"
check "the same without the veto" sh -c "'$tool' search --db '$visit' --format json باقير | grep -q '<mark>باقري</mark>'"

printf 'one cell\n' >"$room/conf/synonyms.tsv"
check "a bad row is told" runs 0 'synonyms.tsv:1: ' sh -c "$with باقري"
check "and refused with --strict" runs 2 'synonyms.tsv:1: ' sh -c "$with --strict باقري"
check "config --check tells it too" runs 1 'synonyms.tsv:1: ' "$tool" config --check "$room/conf/x.conf"
rm "$room/conf/synonyms.tsv"
check "a list that is not there" runs 2 'synonyms.tsv' sh -c "$with باقري"

printf 'بغداديات\n' >"$room/conf/protect.tsv"
printf '[lists]\nprotect = protect.tsv\n' >"$room/conf/p.conf"
stem_of () {
    printf '%s\n' "$1" | "$tool" stem --plain --config "$room/conf/p.conf"
}
check "a protected word stays" test "$(stem_of بغداديات)" = بغداديات
check "its list compiles" runs 0 '' "$tool" config --compile --config "$room/conf/p.conf"
check "the compiled list says the same" test "$(stem_of بغداديات)" = بغداديات
printf 'x' >>"$room/conf/protect.tsv.compiled"
check "a damaged compiled list is passed over" test "$(stem_of بغداديات)" = بغداديات
printf 'شيء\n' >"$room/conf/protect.tsv"
check "a list changed since is read anew" not test "$(stem_of بغداديات)" = بغداديات

printf 'وزراء\tحكومي\n' >"$room/conf/overrides.tsv"
printf 'قطاطيف\tقطيفة\n' >"$room/conf/plurals.tsv"
printf '[lists]\noverrides = overrides.tsv\nplurals = plurals.tsv\n' >"$room/conf/p.conf"
check "an operator's stem goes before ours" test "$(stem_of الوزراء)" = "$(stem_of حكومي)"
printf 'وزراء\tوزير\nكتب\tكتاب\nوزراء\tوزير\n' >>"$room/conf/overrides.tsv"
check "a row against another" runs 1 'overrides.tsv:2: contradicts line 1, which holds' "$tool" config --check "$room/conf/p.conf"
check "and one said twice" grep -q 'overrides.tsv:4: contradicts line 1' "$room/err"
check "the first holds" test "$(stem_of الوزراء)" = "$(stem_of حكومي)"
check "an operator's plural" test "$(stem_of القطاطيف)" = "$(stem_of قطيفة)"
printf 'كتب\tكتاب\nوزراء\tحكومي\n' >"$room/conf/overrides.tsv"
printf 'كتب\tمكتوب\nوزراء\tحكومي\nنجوم\tنجمة\n' >"$room/conf/plurals.tsv"
check "a plural against an override" runs 1 'plurals.tsv:1: line 1 of the overrides gives this word another stem, which holds' \
    "$tool" config --check "$room/conf/p.conf"
check "nothing else is told" test "$(wc -l <"$room/err")" = 1
printf 'lists.protect = protect.tsv\n' | cat - "$room/conf/p.conf" >"$room/conf/q.conf"
printf 'نجوم\nكتب\n' >"$room/conf/protect.tsv"
check "a word protected and overridden" runs 1 'overrides.tsv:1: line 2 of the protected words leaves this word alone, which holds' \
    "$tool" config --check "$room/conf/q.conf"
check "a plural that is protected" grep -q 'plurals.tsv:3: line 1 of the protected words' "$room/err"
check "the protected word stays" test "$(echo كتب | "$tool" stem --plain --config "$room/conf/q.conf")" = كتب
printf 'lists.names = names.tsv\n' >"$room/conf/n.conf"
printf 'باقري\tfamily\nباقري\tword\nباقري\tfamily\n' >"$room/conf/names.tsv"
check "a row is held against the one that holds" runs 1 'names.tsv:3: says what line 1 says' \
    "$tool" config --check "$room/conf/n.conf"

# ---- a database made otherwise ----

printf '[stem]\nmode = none\n' >"$room/none.conf"
check "another stemmer is told by its key" runs 0 "stem.mode=light" \
    "$tool" search --config "$room/none.conf" --db "$visit" باقري
printf '[terms]\ntitle_weight = 9\n' >"$room/weight.conf"
check "another weight harms only the order" runs 0 'order suffers' \
    "$tool" search --config "$room/weight.conf" --db "$visit" باقري
check "indexing with other settings is refused" runs 1 'stem.mode=light' \
    "$tool" index --config "$room/none.conf" --db "$visit" "$room/visit.jsonl"
finish
