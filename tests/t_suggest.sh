#!/bin/sh
# Names a collection would join or part, from the company they keep.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

tab=$(printf '\t')
number=0

# article NAMES: one that tells of them all
article () {
    number=$((number + 1))
    printf '{"id": "%s", "text": "التقى الرئيس %s"}\n' "$number" "$(printf '%s' "$1" | sed 's/,/ ثم الوزير/g')"
}

{
    # one investor in two spellings, too far for the distance, among the same men
    for beside in 'كاسترو, تشافيز' 'مورينيو, تشافيز' 'كاسترو, مورينيو'; do
        article "وارن بوفيت, $beside"
        article "وارن بافيت, $beside"
    done
    # two footballers in the same matches, as far: no name stands beside both
    for beside in 'كاسترو, تشافيز' 'مورينيو, تشافيز' 'كاسترو, مورينيو'; do
        article "كريس, $beside"
        article "كروز, $beside"
    done
    # two names too far, each in its own company
    for beside in 'أردوغان, بوتين' 'ميركل, بوتين' 'أردوغان, ميركل'; do
        article "جيري, $beside"
    done
    for beside in 'ترامب, أوباما' 'بايدن, أوباما' 'ترامب, بايدن'; do
        article "كيري, $beside"
    done
    # two families the distance takes for one, no one named beside both
    for beside in 'أردوغان, بوتين, ميركل' 'ترامب, أوباما, بايدن' 'كلينتون, بوش, ريغان'; do
        article "الجابري, $beside"
    done
    for beside in 'ماكرون, شيراك, ساركوزي' 'هولاند, بلير, كاميرون' 'محمود, يوسف, إبراهيم'; do
        article "الجبري, $beside"
    done
    # the same, but one story: they stay joined
    for beside in 'ماكرون, شيراك, ساركوزي' 'هولاند, شيراك, ساركوزي' 'ماكرون, هولاند, لوبان'; do
        article "غورباتشوف, $beside"
        article "جورباتشوف, $beside"
    done
} >"$room/articles.jsonl"
db=$room/db
"$tool" index --db "$db" "$room/articles.jsonl" 2>/dev/null

# line KIND A B: the row of a pair in $room/names.tsv, in either order, into $room/row
line () {
    grep -E "^$1$tab($2$tab$3|$3$tab$2)$tab" "$room/names.tsv" >"$room/row"
}

not () {
    ! "$@" >"$room/unwanted"
}

check "suggest names" runs 0 '' "$tool" suggest names --db "$db"
cp "$room/out" "$room/names.tsv"
check "each line has eight columns" awk -F "$tab" 'NF != 8 { exit 1 }' "$room/names.tsv"
check "the same company, just too far: an alias" line alias بوفيت بافيت
check "with its counts" grep -q "${tab}3${tab}3${tab}0${tab}1${tab}distance" "$room/row"
check "and who is beside both" grep -q 'وارن' "$room/row"
for name in جيري كيري غورباتشوف جورباتشوف; do
    check "$name is filed" sh -c "'$tool' names '$room/articles.jsonl' | grep -q '$tab$name$tab'"
done
check "met in one story, but beside no name: none" not line alias كريس كروز
check "as far, in other company: none" not line alias جيري كيري
check "joined, no company shared: a veto" line veto الجابري الجبري
check "with what each was met with" grep -q 'other names shared' "$room/row"
check "joined, one story: none" not line veto غورباتشوف جورباتشوف
check "--top bounds the lines" runs 0 'likeliest 0 of' "$tool" suggest names --db "$db" --top 0
check "to the heading alone" test "$(wc -l <"$room/out")" = 1

# ---- kept as lists, they hold ----

found () {
    "$tool" search --config "$room/x.conf" --db "$db" --format json --top 50 "name:$1" | grep -c '"id"'
}

printf '[lists]\naliases = aliases.tsv\nvetoes = vetoes.tsv\n' >"$room/x.conf"
: >"$room/aliases.tsv"
: >"$room/vetoes.tsv"
check "before, each spelling finds its own" test "$(found بوفيت)" = 3
check "and the two families one another" test "$(found الجبري)" = 6
grep ^alias "$room/names.tsv" | cut -f 2,3 >"$room/aliases.tsv"
grep ^veto "$room/names.tsv" | cut -f 2,3,8 >"$room/vetoes.tsv"
check "they are lists without a mistake" runs 0 '' "$tool" config --check "$room/x.conf"
check "then one finds the other" test "$(found بوفيت)" = 6
check "and the families are apart" test "$(found الجبري)" = 3
"$tool" suggest names --config "$room/x.conf" --db "$db" >"$room/names.tsv"
check "and neither is proposed again" not grep -v '^#' "$room/names.tsv"

# ---- misuse ----

check "names are all it suggests" runs 2 'needs names --db DB' "$tool" suggest words --db "$db"
check "a database is needed" runs 2 'needs names --db DB' "$tool" suggest names
check "one that is there" runs 1 "$room/none" "$tool" suggest names --db "$room/none"
finish
