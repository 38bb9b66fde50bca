#!/bin/sh
# Articles out of whatever they lie in, with the real programs: packed files,
# other encodings, feeds, pages, folders, databases that scriptindex and omindex
# made; and back again with dump.
# STRESS=1 reads ten million tiny articles instead of fifty thousand.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

news=$SOURCE/fixtures/news/articles.jsonl
source=$SOURCE/fixtures/source
config=

not () {
    ! "$@"
}

dump () {
    "$tool" dump ${config:+--config "$config"} "$@"
}

dump "$news" >"$room/news.jsonl" 2>/dev/null
check "JSON lines read and written" test "$(wc -l <"$room/news.jsonl")" = "$(wc -l <"$news")"
dump - <"$room/news.jsonl" >"$room/again"
same "dump gives what dump gave" "$room/again" "$room/news.jsonl"

# gives FILE...: the articles of the news
gives () {
    runs 0 '' dump "$@" && cmp -s "$room/out" "$room/news.jsonl"
}

# ---- packed ----

head -n 20 "$news" >"$room/first"
tail -n +21 "$news" >"$room/second"
for program in gzip zstd xz; do
    if ! command -v $program >/dev/null; then
        skip "$program" "there is none"
        continue
    fi
    $program -qc <"$news" >"$room/$program"
    check "$program" gives "$room/$program"
    check "$program from a pipe" sh -c "'$tool' dump - <'$room/$program' | cmp - '$room/news.jsonl'"
    { $program -qc <"$room/first"; $program -qc <"$room/second"; } >"$room/$program.two"
    check "$program: two members" gives "$room/$program.two"
    size=$(wc -c <"$room/$program")
    head -c $((size - 20)) "$room/$program" >"$room/$program.short"
    check "$program: cut off" runs 1 "$program.short: byte $((size - 20)): the file ends in the middle of its $program data" \
        dump "$room/$program.short"
    { head -c $((size / 2)) "$room/$program"; echo nonsense; tail -c +$((size / 2 + 10)) "$room/$program"; } >"$room/$program.bad"
    check "$program: damaged" runs 1 "$program.bad: byte [0-9]*: the $program data are damaged" dump "$room/$program.bad"
    printf 'trailing' | cat "$room/$program" - >"$room/$program.tail"
    check "$program: something behind" runs 1 "$program.tail: byte [0-9]*: the .*$program data" dump "$room/$program.tail"
done
check "several files" gives "$room/first" "$room/second"

# ---- encodings ----

iconv -t UTF-16 <"$news" >"$room/utf16"
check "UTF-16 by its mark" gives "$room/utf16"
check "and told" grep -q 'utf16: the text is utf-16le; it was converted' "$room/err"
printf '\357\273\277' | cat - "$news" >"$room/bom"
check "a mark before UTF-8" gives "$room/bom"
echo '{"id": "a", "text": "قال الوزير إن المدرسة الجديدة ستفتح قريبا"}' >"$room/plain"
dump "$room/plain" >"$room/want"
iconv -t WINDOWS-1256 <"$room/plain" >"$room/1256"
check "Windows-1256 told" runs 1 '1256: not UTF-8; it looks like windows-1256: convert it with --from windows-1256' dump "$room/1256"
check "and converted" runs 0 '' dump --from windows-1256 "$room/1256"
same "to the same article" "$room/out" "$room/want"
iconv -t ISO-8859-6 <"$room/plain" >"$room/8859"
check "ISO 8859-6 told" runs 1 'looks like iso-8859-6' dump "$room/8859"
{ cat "$room/plain"; sed 's/"a"/"b"/' "$room/1256"; } >"$room/mixed"
check "a line of another encoding than its file" runs 3 'mixed:2: not UTF-8; it looks like windows-1256' dump "$room/mixed"
printf '{"id": "a", "text": "\303\330\250\330\247\330\250 \330\250\330\247\330\250"}\n' >"$room/spoilt"
check "a spoilt byte is told" runs 0 "1 article, the first 'a': bytes that are not UTF-8" dump "$room/spoilt"
check "no such encoding" runs 2 "'arabic-9' is no encoding known here" dump --from arabic-9 "$room/1256"

# ---- fields, days, places ----

printf '[fields]\nid = _id.n\ntext = lead body\ndate = pubDate\n' >"$room/fields.conf"
echo '{"_id": {"n": 5}, "lead": "مقدمة", "body": ["فقرة", "وفقرة"], "pubDate": "Mon, 04 Dec 2023 10:00:00 +0300"}' >"$room/mapped"
config=$room/fields.conf
check "fields by other names" runs 0 '' dump "$room/mapped"
config=
printf '%s\n' '{"id":"5","date":"2023-12-04","text":"مقدمة\nفقرة\nوفقرة"}' >"$room/want"
same "become ours" "$room/out" "$room/want"
{ echo '{"id": "a", "date": "2999-01-01", "text": "x"}'; echo '{"id": "b", "date": "soon", "text": "x"}'; } >"$room/days"
check "a day in the future" runs 0 "1 article, the first 'a': dated in the future" "$tool" index --db "$room/db" "$room/days"
check "a day that is none" grep -q "1 article, the first 'b': a date that cannot be read" "$room/err"

{ cat "$room/plain"; echo; echo '{"id": "b"'; echo '{"text": "y"}'; } >"$room/bad"
check "rejects" runs 3 'bad:3: byte 10: the object is not complete' dump --reject-file "$room/rejects" "$room/bad"
offset=$(sed -n 1p "$room/rejects" | cut -f 3)
check "file, line, reason" test "$(sed -n 2p "$room/rejects" | cut -f 1,2,4)" = "$(printf '%s\t4\tno "id"' "$room/bad")"
check "the byte is where it stands" test "$(tail -c +$((offset + 1)) "$room/bad" | head -n 1)" = '{"id": "b"'
check "and the line itself" test "$(sed -n 1p "$room/rejects" | cut -f 5)" = '{"id": "b"'
check "one reject too many" runs 1 'more than 1 articles rejected; stopped' dump --max-rejects 1 "$room/bad"
printf '%s\n' '{"id": "a\nb", "text": ""}' >"$room/breaks"
"$tool" index --db "$room/breaks.db" "$room/breaks" 2>/dev/null
check "a line break in an id is a blank" runs 0 '' "$tool" withdraw --dry-run --db "$room/breaks.db" 'a b'
check "an article of no words is one" runs 0 '' dump "$room/breaks.db"
check "no such format" runs 2 "no format 'csv'; there are jsonl, feed, html, folder, xapian, text" dump --input-format csv "$room/bad"

# ---- feeds ----

check "RSS, and an item without a name" runs 3 'rss.xml:[0-9]*: no "guid' dump "$source/feeds/rss.xml"
same "RSS" "$room/out" "$source/feeds/rss.json"
check "Atom" runs 0 '' dump "$source/feeds/atom.xml"
same "Atom's entries" "$room/out" "$source/feeds/atom.json"
sed 's/UTF-8/windows-1256/' "$source/feeds/rss.xml" | iconv -t WINDOWS-1256 >"$room/rss.xml"
check "a feed in Windows-1256" runs 3 'the text is windows-1256; it was converted' dump "$room/rss.xml"
same "is the same" "$room/out" "$source/feeds/rss.json"
{ echo '<rss><channel>'
  for i in $(seq 100); do echo "<item><guid>$i</guid><description>خبر من الأخبار التي تطول قليلا</description></item>"; done
  echo '<item><guid>torn</item>'; } >"$room/torn.xml"
check "a torn feed" runs 1 'torn.xml:102: ' dump "$room/torn.xml"
check "keeps what stands well before" test "$(wc -l <"$room/out")" -gt 90
head -n 50 "$room/torn.xml" >"$room/short.xml"
check "a feed cut short" runs 1 'short.xml:[0-9]*: the feed ends in the middle' dump "$room/short.xml"
{ echo '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
  before=a
  for entity in b c d e f g h i j; do
      echo "<!ENTITY $entity \"&$before;&$before;&$before;&$before;&$before;&$before;&$before;&$before;&$before;&$before;\">"
      before=$entity
  done
  echo "<!ENTITY file SYSTEM \"file://$room/plain\">]>"
  echo '<rss><channel><item><guid>a</guid><description>x &j; &file;</description></item></channel></rss>'; } >"$room/bomb.xml"
(ulimit -t 10; "$tool" dump "$room/bomb.xml") >"$room/out" 2>"$room/err"
check "an entity bomb takes no time" test $? -lt 4
check "and no file is read in" not grep -q 'الوزير' "$room/out"

# ---- pages and folders ----

mkdir "$room/pages"
(cd "$source/pages" && find . -name '*.html' -o -name '*.txt' | cpio -pdm --quiet "$room/pages" 2>/dev/null) ||
    (cd "$source/pages" && find . -name '*.html' -o -name '*.txt' | tar -cf - -T - | tar -xf - -C "$room/pages")
printf 'PNG\000\001' >"$room/pages/z.png"
mkdir "$room/pages/.git" && echo hidden >"$room/pages/.git/x.txt"
(cd "$source/pages" && find . -name '*.json' | LC_ALL=C sort | xargs cat) >"$room/want"
check "a folder" runs 0 '1 file passed over' dump "$room/pages"
same "its pages and texts" "$room/out" "$room/want"
echo '{"id":"page","text":"قلم"}' | gzip >"$room/pages/more.jsonl.gz"
iconv -t WINDOWS-1256 <"$room/plain" >"$room/pages/old.txt"
check "a file that is bad among others" runs 3 '/old.txt: not UTF-8; it looks like windows-1256' dump "$room/pages"
check "JSON lines in a folder" grep -q '{"id":"page","text":"قلم"}' "$room/out"
check "an empty folder" runs 1 'no articles' sh -c "mkdir '$room/empty'; '$tool' index --db '$room/none' '$room/empty'"

# ---- databases ----

"$tool" index --db "$room/ours" "$news" 2>/dev/null
check "dump of a database" runs 0 '' dump --db "$room/ours"
same "gives the articles" "$room/out" "$room/news.jsonl"
"$tool" index --db "$room/ours2" "$room/out" 2>/dev/null
terms () {
    count=$(xapian-delve "$1" | sed -n 's/^number of documents = //p')
    for id in $(seq "$count"); do
        xapian-delve -v -1 -r "$id" "$1"
    done
}
if command -v xapian-delve >/dev/null; then
    terms "$room/ours" | sed 's/ours2*//' >"$room/have"
    terms "$room/ours2" | sed 's/ours2*//' >"$room/want"
    check "there are terms" test "$(wc -l <"$room/want")" -gt 1000
    same "and the same database, term for term" "$room/have" "$room/want"
else
    skip "term for term" "no xapian-delve"
fi
cp -r "$room/ours" "$room/ours.d"
echo 'auto ours.d' >"$room/named.db"
check "a file that names it" gives "$room/named.db"
check "and by its flag" gives --db "$room/named.db"
mkdir "$room/prose"
printf 'auto \342\200\223 سيارة\n' >"$room/prose/a.txt"
check "a text that begins so is none" runs 0 '' dump "$room/prose"
check "and is read" grep -q 'سيارة' "$room/out"
check "--db is a database, whatever it looks like" runs 1 'DatabaseOpeningError' dump --db "$news"
printf '[index]\nstore = sample\n' >"$room/sample.conf"
"$tool" index --config "$room/sample.conf" --db "$room/part" "$room/news.jsonl" 2>/dev/null
check "a database of beginnings" runs 0 'of 64 documents keep a part of their text or none; made of their words' dump --db "$room/part"
check "as many articles" test "$(wc -l <"$room/out")" = 64
"$tool" index --db "$room/rebuilt" "$room/part" 2>/dev/null
check "made anew, found by stem" sh -c "'$tool' search --db '$room/rebuilt' --no-color 'للجسور' | grep -q '^ *1 '"

if command -v scriptindex >/dev/null; then
    cat >"$room/script" <<'END'
id : boolean=Q unique=Q field
headline : field=caption index=S index
story : field=body index
day : field=date date=yyyymmdd
END
    printf 'id=s1\nheadline=جسر جديد\nstory=افتتحت البلدية جسرا جديدا فوق النهر\nday=20231120\n\nid=s2\nheadline=مدرسة\nstory=زرع تلاميذ المدرسة سطحها\nday=20230914\n' >"$room/records"
    scriptindex "$room/script.db" "$room/script" "$room/records" >/dev/null 2>&1
    check "scriptindex's database" runs 0 '' dump --db "$room/script.db"
    { echo '{"id":"s1","title":"جسر جديد","date":"2023-11-20","text":"افتتحت البلدية جسرا جديدا فوق النهر"}'
      echo '{"id":"s2","title":"مدرسة","date":"2023-09-14","text":"زرع تلاميذ المدرسة سطحها"}'; } >"$room/want"
    same "its fields are an article's" "$room/out" "$room/want"
    check "is not added to" runs 1 'so nothing was added; reindex --db' "$tool" index --db "$room/script.db" "$news"
    check "says which files it wants" runs 1 'name the files it was made of, or itself' "$tool" reindex --db "$room/script.db"
    check "is made anew of itself" runs 0 '2 articles in generation 2' "$tool" reindex --db "$room/script.db" "$room/script.db"
    check "then it is added to" runs 0 '64 articles indexed' "$tool" index --db "$room/script.db" "$news"
else
    skip "scriptindex" "there is none"
fi
if command -v omindex >/dev/null; then
    mkdir "$room/docs"
    { echo '<html><head><meta charset="utf-8"><title>تقرير طويل</title></head><body>'
      for i in $(seq 80); do echo "<p>جملة رقم $i في تقرير طويل عن المياه.</p>"; done
      echo '<p>وختم المهندسون تقريرهم.</p></body></html>'; } >"$room/docs/long.html"
    omindex --stemmer=arabic --db "$room/om.db" --url / "$room/docs" >/dev/null 2>&1
    check "omindex's database, of words" runs 0 '1 of 1 documents keep a part' dump --db "$room/om.db"
    check "with the end of the text" grep -q 'وختم المهندسون تقريرهم' "$room/out"
    check "and its title" grep -q '"title":"تقرير طويل"' "$room/out"
    "$tool" index --db "$room/om2" "$room/om.db" 2>/dev/null
    check "found by stem" sh -c "'$tool' search --db '$room/om2' --no-color 'المهندس' | grep -q '^1 article'"
else
    skip "omindex" "there is none"
fi
mkdir "$room/hurt"
echo junk >"$room/hurt/iamglass"
check "a database that is none" runs 1 'hurt' dump --db "$room/hurt"

# ---- progress, and very many ----

check "progress for programs" runs 0 '"articles":64,.*"done":true' dump --progress json "$news"
if command -v jq >/dev/null; then
    # objects FIGURE...: nothing else on standard error; the last one has these figures
    objects () {
        jq -e -s 'all (type == "object")' "$room/err" >"$room/objects" 2>&1 || { cat "$room/err"; return 1; }
        for figure; do
            tail -n 1 "$room/err" | grep -q "[{,]$figure[,}]" || { echo "no $figure"; tail -n 1 "$room/err"; return 1; }
        done
    }
    { cat "$news"; printf 'x\nbroken "\\\377\n'; head -n 1 "$news"; } >"$room/mixed"
    check "objects alone while indexing" runs 3 '{"message":".*mixed:65: byte 0' \
        "$tool" index --progress json --db "$room/told.db" "$room/mixed"
    check "the figures come last" objects '"phase":"done"' '"indexed":65' '"replaced":1' '"rejected":2' '"status":3' '"done":true'
    check "while reindexing" runs 0 '' "$tool" reindex --progress json --db "$room/told.db"
    check "with its figures" objects '"indexed":64' '"generation":2' '"samples_found":20' '"status":0'
    check "while dumping" runs 0 '' dump --progress json --db "$room/told.db"
    check "and these" objects '"articles":64' '"rejected":0' '"status":0'
    check "what is stopped" runs 1 '' "$tool" index --progress json --max-rejects 0 --db "$room/told2.db" "$room/mixed"
    check "says so last" objects '"phase":"stopped"' '"status":1' '"done":false'
    check "what is misused" runs 2 '' "$tool" index --progress json --db "$room/told2.db"
    check "too" objects '"phase":"stopped"' '"status":2'
else
    skip "objects alone" "no jq"
fi
check "nothing in a pipe" runs 0 '' dump "$news"
check "not a byte" not test -s "$room/err"
check "no such progress" runs 2 'it is auto, json or no' dump --progress loud "$news"

count=50000
[ -z "${STRESS-}" ] || count=10000000
tiny () {
    awk -v n=$count 'BEGIN { for (i = 1; i <= n; i++) printf "{\"id\":\"%d\",\"text\":\"قلم\"}\n", i }'
}
if nm "$tool" 2>/dev/null | grep -q __asan_init; then
    limit=unlimited
else
    limit=200000
fi
tiny | (ulimit -v $limit; "$tool" dump -) >"$room/out" 2>"$room/err"
check "$count tiny articles within 200 MB of address space" test "$(wc -l <"$room/out")" = $count
finish
