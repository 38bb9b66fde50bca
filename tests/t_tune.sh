#!/bin/sh
# The tuner's commands on a real database: explain, evaluate, compare, judge,
# expect, and "did you mean".
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/serve.sh
. "$SOURCE/tests/serve.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
db=$room/db
tab=$(printf '\t')
"$tool" index --db "$db" "$articles" 2>/dev/null || exit 1

# prints PATTERN: what the last run said has it
prints () {
    grep -q -e "$1" "$room/out" && return
    echo "no '$1' in:"
    sed 's/^/    /' "$room/out"
    return 1
}

# ---- explain ----

oil=oil-meeting-baghdad
check "explain" runs 0 '' "$tool" explain --db "$db" الوزارات $oil
check "the stem matches, in words" prints 'stem .*وزاره.*in the article'
check "the spelling does not" prints ' -  word .*الوزارات.*not in the article'
check "and the article is found" prints "$oil is found: [0-9]* of [0-9]*, score"
check "a word it lacks" runs 0 '' "$tool" explain --db "$db" دمشق $oil
check "is why it is not found" prints "$oil is not found"
check "what must be there" runs 0 '' "$tool" explain --db "$db" +دمشق بغداد $oil
check "is said to be missing" prints 'not in the article, and must be there'
check "what must not be there" runs 0 '' "$tool" explain --db "$db" دمشق -بغداد $oil
check "is said to be there" prints 'must not be there, and is'
check "a name by field" runs 0 '' "$tool" explain --db "$db" name:باقري $oil
check "tells the spelling" prints 'name .*باقري.*in the article'
check "a date" runs 0 '' "$tool" explain --db "$db" date:2023-12-04 $oil
check "tells its day" prints 'date .*2023-12-04.*in the article'
check "an id that is not there" runs 1 'nowhere: no article has this id' "$tool" explain --db "$db" بغداد nowhere
check "no id" runs 2 'needs --db DB, a query and' "$tool" explain --db "$db" بغداد

"$tool" explain --db "$db" 'بغداد النفط' $oil >"$room/first"
check "search --explain QUERY ID" runs 0 '' "$tool" search --explain --db "$db" 'بغداد النفط' $oil
same "is explain" "$room/out" "$room/first"
check "with an id that is not there" runs 1 'nowhere: no article has this id' "$tool" search --explain --db "$db" بغداد nowhere
check "a name's spelling in the article" runs 0 '' "$tool" search --explain --db "$db" name:Bagheri $oil
check "is told with what joins the two" prints 'name .*باقري.*in the article; near: '
check "one that is refused" runs 0 '' "$tool" search --explain --db "$db" name:بكر $oil
check "is told with what parts them" prints 'name .*باقري.*too far from the name asked for; too far: '

# the weights told add up to the score
for query in الوزارات 'باقري بغداد' '"وزارة النفط" إيران' 'اجتماع في 4 كانون الأول 2023' 'وزار*' 'بغداد -دمشق'; do
    "$tool" explain --db "$db" "$query" $oil | LC_ALL=C awk '
        /^ +[0-9]+\.[0-9]+  / { sum += $1 }
        / is found: / { score = $NF; seen = 1 }
        END { exit !(seen && sum - score < 0.01 && score - sum < 0.01) }'
    check "weights add up: $query" test $? = 0
done

# ---- did you mean ----

suggests () {
    "$tool" search --db "$db" --suggest "$1" >"$room/out"
    printf '{"query":"%s","suggestion":%s}\n' "$1" "$2" >"$room/want"
    alike "$room/out" "$room/want"
}
check "a letter too many" suggests 'مطعار بغداد' '"مطار بغداد"'
check "a letter changed" suggests المهندص '"المهندس"'
check "two letters swapped" suggests بغادد '"بغداد"'
check "a name that its other spellings find" suggests بغذاد null
check "spelled as typed where it can be" suggests 'وزرارة النفط' '"وزارة النفط"'
check "among operators" suggests 'دمشق AND النفطظ' '"دمشق AND النفط"'
check "words that are known" suggests 'وزارة النفط' null
check "a form that is not there of a word that is" suggests 'ووزاراتهم' null
check "nothing near" suggests 'قسطنطينوبوليسات' null
check "what must not be there is left alone" suggests 'بغداد -دمشقق' null
check "an empty query" suggests '' null
"$tool" search --db "$db" --no-color المهندص >"$room/out"
check "told to people" prints 'هل تقصد: المهندس'
"$tool" search --db "$db" --no-color بغداد >"$room/out"
check "and not without need" sh -c "! grep -q 'هل تقصد' '$room/out'"

# over the network
if serves; then
    serve "$db"
    printf 'remote localhost:%s\n' "$port" >"$room/remote.stub"
    "$tool" search --db "$room/remote.stub" --suggest 'مطعار بغداد' >"$room/out"
    check "did you mean, of a server" prints '"suggestion":"مطار بغداد"'
    check "explain, of a server" runs 0 '' "$tool" explain --db "$room/remote.stub" الوزارات $oil
    check "finds the stem there" prints 'stem .*وزاره.*in the article'
    stop_all
else
    skip "did you mean, of a server" "no xapian-tcpsrv"
fi

# ---- evaluate ----

{ printf 'a\tالوزارات\nb\tمتحف\nc\tقسطنطينوبوليسات\nd\tبغداد\n'; } >"$room/queries"
{ printf 'a\t%s\t1\nb\tno-such-article\t1\nc\t%s\t1\nd\t%s\t0\n' $oil $oil $oil; } >"$room/qrels"
check "evaluate" runs 0 '' "$tool" evaluate --db "$db" --queries "$room/queries" --qrels "$room/qrels" --save "$room/run"
check "one of three is answered" prints '^R@100    0.3333 '
check "queries with answers are counted" prints '^3 queries judged, 1 without'
cp "$room/out" "$room/first"
check "the run that was saved" runs 0 '' "$tool" evaluate --run "$room/run" --qrels "$room/qrels"
same "measures the same" "$room/out" "$room/first"
awk '{ print $1, 0, $2, $3 }' "$room/qrels" >"$room/qrels4"
check "TREC's four columns" runs 0 '' "$tool" evaluate --run "$room/run" --qrels "$room/qrels4"
same "are the same judgements" "$room/out" "$room/first"

# figures worked out by hand: relevant at 2 (grade 1) and 4 (grade 2) of 5, one of three never found
for place in 1 2 3 4 5; do echo "q Q0 d$place $place $((10 - place)) x"; done >"$room/five"
printf 'q\td2\t1\nq\td4\t2\nq\td9\t1\nq\td1\t0\n' >"$room/three"
check "a run by hand" runs 0 '' "$tool" evaluate --run "$room/five" --qrels "$room/three" --jsonl
LC_ALL=C awk 'BEGIN { l2 = log (2)
    gain = 1 / (log (3) / l2) + 2 / (log (5) / l2); best = 2 + 1 / (log (3) / l2) + 1 / 2
    printf "%.6f %.6f %.6f %.6f\n", gain / best, 1 / 2, 2 / 3, (1 / 2 + 2 / 4) / 3 }' >"$room/want"
sed -n 's/.*"mean":"all","nDCG@10":\([^,]*\),"MRR@10":\([^,]*\),"R@100":\([^,]*\),"AP":\([^}]*\)}/\1 \2 \3 \4/p' "$room/out" |
    LC_ALL=C awk '{ printf "%.6f %.6f %.6f %.6f\n", $1, $2, $3, $4 }' >"$room/have"
check "the mean lies in its interval" awk -F '[:,}]' '
    /^{"low"/ { low = $4 } /^{"mean"/ { mean = $4 } /^{"high"/ { high = $4 }
    END { exit !(low != "" && low + 0 <= mean + 0 && mean + 0 <= high + 0) }' "$room/out"
same "is measured as by hand" "$room/have" "$room/want"

echo 'q d2' >"$room/bad"
check "a bad judgement" runs 1 'bad:1: no judgement' "$tool" evaluate --run "$room/five" --qrels "$room/bad"
check "a bad run" runs 1 'bad:1: no line of a run' "$tool" evaluate --run "$room/bad" --qrels "$room/three"
check "no file" runs 1 'nowhere: No such file' "$tool" evaluate --run "$room/nowhere" --qrels "$room/three"
printf 'q\td1\t0\n' >"$room/none"
check "no answer judged" runs 1 'no judgement names an answer' "$tool" evaluate --run "$room/five" --qrels "$room/none"
check "nothing to evaluate" runs 2 'needs --qrels' "$tool" evaluate --qrels "$room/three"

# ---- compare ----

: >"$room/a.conf"
printf '[query]\nstem_base = 0\nstem_gain = 0\n' >"$room/b.conf"
printf '[stem]\nmode = none\n[terms]\nlevels = word\n' >"$room/c.conf"
printf '[terms]\nlead_weight = 1\n' >"$room/d.conf"
compare () {
    "$tool" compare "$room/a.conf" "$@" --queries "$room/queries" --qrels "$room/qrels"
}
check "the same settings" runs 0 '' compare "$room/a.conf" --db "$db"
check "differ in nothing" prints '4 with the same first 10'
check "by no measure" prints 'R@100    0.3333  0.3333  +0.0000  .* p 1.0000'
check "query settings, one database" runs 0 '' compare "$room/b.conf" --db "$db"
check "other terms cannot share it" runs 2 'name the files of its articles' compare "$room/c.conf" --db "$db"
check "nor other weights" runs 2 'lead_weight' compare "$room/d.conf" --db "$db"
check "with the articles they can be compared" runs 0 '' env TMPDIR="$room" "$tool" compare "$room/a.conf" \
    "$room/c.conf" "$articles" --queries "$room/queries" --qrels "$room/qrels"
check "a query is worse without stems" prints '^  [01].[0-9]* to [01].[0-9]*  a  '
check "its answer moved" prints "$oil: [0-9]*, then "
check "no database is left behind" sh -c "! ls -d '$room'/xapian-arabic.* 2>/dev/null"
cp "$room/out" "$room/first"
env TMPDIR="$room" "$tool" compare "$room/a.conf" "$room/c.conf" "$articles" --queries "$room/queries" --qrels "$room/qrels" >"$room/again"
same "twice the same" "$room/again" "$room/first"
printf '[query]\nstem = 1\n' >"$room/e.conf"
check "a settings file with a mistake" runs 2 'e.conf:2: ' compare "$room/e.conf" --db "$db"
check "without judgements what moved" runs 0 '' "$tool" compare "$room/a.conf" "$room/b.conf" --db "$db" --queries "$room/queries"
check "a settings file that is not there" runs 1 'no.conf' "$tool" compare "$room/a.conf" "$room/no.conf" --db "$db" --queries "$room/queries"

# ---- judge ----

judge () {
    printf "$1" | "$tool" judge --db "$db" --queries "$room/two" --qrels "$room/judged" --top 2
}
printf 'm\tمتحف\nb\tبغداد\n' >"$room/two"
rm -f "$room/judged"
check "judge, then quit" runs 0 '' judge 'y\nn\nq\n'
check "two lines" test "$(cut -f 1,3 "$room/judged" | tr '\t\n' ': ')" = 'm:1 m:0 '
check "so many are left" prints '^2 judged, 2 left'
check "taken up again" runs 0 '' judge 's\nx\ny\n'
check "what was judged is not asked again" test "$(cut -f 1,3 "$room/judged" | tr '\t\n' ': ')" = 'm:1 m:0 b:1 '
check "an undo" runs 0 '' judge 'n\nu\ny\nq\n'
check "takes it back" test "$(cut -f 1,3 "$room/judged" | tr '\t\n' ': ')" = 'm:1 m:0 b:1 b:1 '
check "a judgement is not written twice" test "$(sort "$room/judged" | cut -f 1,2 | uniq -d)" = ''
check "all are judged" runs 0 '' judge ''
check "nothing is asked" prints '^0 judged, 0 left'
check "what was judged can be measured" runs 0 '' "$tool" evaluate --db "$db" --queries "$room/two" --qrels "$room/judged"
both () {
    printf "$1" | "$tool" judge "$room/a.conf" "$2" --db "$db" --queries "$room/two" --qrels "$room/judged" --top 2
}
printf '[query]\nbm25_b = 0\nstem_base = 0\nstem_gain = 0\n' >"$room/b.conf"
for conf in a b; do
    "$tool" search --config "$room/$conf.conf" --db "$db" --queries "$room/two" --top 2 --format trec
done | awk '{ print $1 "\t" $3 }' | sort -u >"$room/want"
rm -f "$room/judged"
check "judge what two settings find" runs 0 '' both 'y\ny\ny\ny\ny\ny\ny\ny\n' "$room/b.conf"
cut -f 1,2 "$room/judged" | sort >"$room/have"
same "each article of either once" "$room/have" "$room/want"
check "settings of other terms" runs 2 'name the files of its articles' both '' "$room/c.conf"
rm -f "$room/judged"
check "are judged over the articles" runs 0 '' sh -c "yes y | TMPDIR='$room' '$tool' judge '$room/a.conf' '$room/c.conf' '$articles' \
    --queries '$room/two' --qrels '$room/judged' --top 2"
check "and qrels are written" test -s "$room/judged"
check "no database is left behind by judge" sh -c "! ls -d '$room'/xapian-arabic.* 2>/dev/null"
check "one settings file is none" runs 2 'two settings files' "$tool" judge "$room/a.conf" --db "$db" --queries "$room/two" --qrels "$room/judged"
check "a qrels file that cannot be written" runs 1 'No such file' "$tool" judge --db "$db" --queries "$room/two" --qrels "$room/no/q"

# ---- expect ----

{ echo "# a comment"; echo "الوزارات$tab$oil${tab}must${tab}10"; echo "دمشق$tab$oil${tab}must-not${tab}100"; } >"$room/good"
check "what holds" runs 0 '' "$tool" expect "$room/good" --db "$db"
check "is counted" prints '^2 of 2 hold'
{ echo "بغداد$tab$oil${tab}must-not${tab}100"; echo "دمشق$tab$oil${tab}must${tab}5"; cat "$room/good"; } >"$room/worse"
check "what does not" runs 1 '' "$tool" expect "$room/worse" --db "$db"
check "is told with its place" prints "worse:1: بغداد: '$oil' is at [0-9]*, must not be in the first 100"
check "or that it has none" prints "worse:2: دمشق: '$oil' is not found, must be in the first 5"
check "and counted" prints '^2 of 4 hold'
echo 'بغداد must' >"$room/badrow"
check "a row that is none" runs 2 'badrow:1: needs query' "$tool" expect "$room/badrow" --db "$db"
check "no rows" runs 1 '' "$tool" expect /dev/null --db "$db"

finish
