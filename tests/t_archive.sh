#!/bin/sh
# A database made anew while it is searched: the switch, rolling back, taking
# down, kills at any moment, full disks. STRESS=1: as many of each as asked for.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

probe=$BUILD/tests/probe
articles=$SOURCE/fixtures/news/articles.jsonl
db=$room/news.db
swaps=20 kills=6
if [ "${STRESS-}" = 1 ]; then
    swaps=200 kills=60
fi

reindex () {
    "$tool" reindex --db "$db" "$@"
}

live () {
    "$tool" generations --db "$db" | sed -n 's/^\([0-9]*\)\t.*\tlive$/\1/p'
}

kept () {
    "$tool" generations --db "$db" | cut -f 1 | tr '\n' ' '
}

count () {
    xapian-delve "$1" | sed -n 's/^number of documents = //p'
}

finds_id () {
    "$tool" search --db "$db" --format trec "$1" 2>/dev/null | grep -q " $2 "
}

# by AUTHOR: the news, each article by this author
by () {
    sed "s/ \"author\": \"[^\"]*\",//; s/^{/{\"author\": \"$1\", /" "$articles"
}

# ---- from a plain folder, forth and back ----

"$tool" index --db "$db" "$articles" 2>/dev/null
check "a plain one has nothing to go back to" runs 2 'has no generations' "$tool" rollback --db "$db"
check "nor has one that is not there" runs 1 'there is no database' "$tool" generations --db "$room/none"
check "nothing to take down where there is none" runs 1 'there is no database' "$tool" withdraw --db "$room/none" a
check "nor to let in" runs 1 'nothing was withdrawn from it' "$tool" withdraw --db "$room/none" --restore a
check "no folder was made for saying so" test ! -e "$db.d" -a ! -e "$room/none.d"
"$probe" dump "$db" >"$room/plain"
check "from its own texts" runs 0 '64 articles in generation 2' reindex
check "a stub names the new one" test "$(cat "$db")" = "auto news.db.d/2"
"$probe" dump "$db" >"$room/own"
same "the same, term for term" "$room/own" "$room/plain"
check "from the files" runs 0 'in generation 3' reindex "$articles"
"$probe" dump "$db" >"$room/files"
same "the same again" "$room/files" "$room/plain"
check "one is kept beside the live one" test "$(kept)" = "2 3 "
check "with --update nothing is indexed twice" runs 0 '64 articles in generation 4, 64 unchanged' reindex --update "$articles"
"$probe" dump "$db" >"$room/updated"
same "and the same it is" "$room/updated" "$room/plain"
check "back" runs 0 'generation 3 is live' "$tool" rollback --db "$db"
check "is back" test "$(live)" = 3
check "and forth" runs 0 'generation 4 is live' "$tool" rollback --db "$db" --to 4
check "a number that is not kept" runs 1 'generation 9 is not kept' "$tool" rollback --db "$db" --to 9
for spoilt in '' 'auto nowhere/4' 'nonsense'; do
    printf '%s' "$spoilt" >"$db"
    check "'$spoilt' in the stub: told" runs 2 'names none of its generations; --to N' "$tool" rollback --db "$db"
    check "'$spoilt': mended" runs 0 'generation 4 is live' "$tool" rollback --db "$db" --to 4
done
: >"$room/empty"
check "an empty stub is no database" runs 1 'empty: no databases listed' "$tool" search --db "$room/empty" x
check "two more kept" runs 0 'in generation 5' reindex --keep 2
check "are there" test "$(kept)" = "3 4 5 "
check "none kept" runs 0 '3 older removed' reindex --keep 0
check "but one" test "$(kept)" = "6 "
check "no way back then" runs 1 'no generation before 6' "$tool" rollback --db "$db"
check "sound" runs 0 '' "$tool" check --db "$db"
check "indexing adds to the live one" "$tool" index --db "$db" "$articles" 2>/dev/null

# ---- what index has already ----

index () {
    "$tool" index --db "$room/again" "$@"
}
index "$articles" 2>/dev/null
"$probe" dump "$room/again" >"$room/before"
check "indexed again: unchanged" runs 0 '^0 articles indexed, 64 unchanged$' index "$articles"
"$probe" dump "$room/again" >"$room/have"
same "and left alone" "$room/have" "$room/before"
{ head -n 1 "$articles" | sed 's/"text": "/&خبر مصحح /'; sed 1d "$articles"; } >"$room/corrected"
check "what was corrected is indexed" runs 0 '^1 article indexed, 63 unchanged$' index "$room/corrected"
"$tool" index --db "$room/anew" "$room/corrected" 2>/dev/null
"$probe" dump "$room/again" >"$room/have"
"$probe" dump "$room/anew" >"$room/want"
same "as if it had always stood so" "$room/have" "$room/want"
id=$(head -n 1 "$articles" | sed 's/^{"id": "\([^"]*\)".*/\1/')
"$tool" withdraw --db "$room/again" "$id" >/dev/null 2>&1
check "what was withdrawn stays out" runs 0 '^0 articles indexed, 63 unchanged, 1 withdrawn$' index "$articles"
check "of a database made anew too" runs 0 '^63 articles indexed, 1 withdrawn$' index --overwrite "$articles"
rm -rf "$room/again"
check "and of one that is not there" runs 0 '^63 articles indexed, 1 withdrawn$' index "$articles"
"$tool" withdraw --db "$room/again" --restore "$id" >/dev/null 2>&1
check "until it is let in" runs 0 '^1 article indexed, 63 unchanged$' index "$articles"
{ cat "$articles"; cat "$room/corrected"; } >"$room/double"
for way in "" --via-api; do
    rm -rf "$room/again"
    # shellcheck disable=SC2086 # a flag or none
    check "ids twice $way" runs 0 '^128 articles indexed, 64 replaced by a later one with the same id$' index $way "$room/double"
    check "told where" grep -q "double:65: id '$id' comes again; the later article counts\$" "$room/err"
    check "the first ten of them" test "$(grep -c 'comes again' "$room/err")" = 10
    check "with a word on the others" grep -q 'further ones are only counted' "$room/err"
    "$probe" dump "$room/again" >"$room/have"
    same "ids twice $way: the later ones are there" "$room/have" "$room/want"
done

mkdir "$room/other"
ln -s ../news.db "$room/other/link.db"
check "reached by a link" runs 0 'in generation 7' "$tool" reindex --db "$room/other/link.db"
check "the stub then names it from the root" grep -q "^auto /" "$db"
check "and the link leads there" runs 0 '' "$tool" search --db "$room/other/link.db" 'بغداد'
check "a database that was not there" runs 0 '"generation":1,' "$tool" reindex --db "$room/new.db" --progress json "$articles"
check "its phases are told" test "$(sed -n 's/^{"phase":"\([a-z]*\)",.*/\1/p' "$room/err" | uniq | tr '\n' ' ')" = "reading writing checking done "
printf 'auto one\nauto two\n' >"$room/two.db"
check "a stub of several is not ours" runs 2 'reindex each database it names' "$tool" reindex --db "$room/two.db" "$articles"
check "no database, no files" runs 1 'no database' "$tool" reindex --db "$room/nowhere.db"

# ---- what is not to be switched to ----

before=$(live)
head -n 40 "$articles" >"$room/few"
check "far fewer articles: refused" runs 1 'fewer than 90 %' reindex "$room/few"
check "unless wanted" runs 0 '40 articles' reindex --allow-fewer "$room/few"
check "back to all" runs 0 '' "$tool" rollback --db "$db"
echo 'لفظلايوجدقطعا' >"$room/queries"
check "a sample query without an answer: refused" runs 1 'finds nothing' reindex --queries "$room/queries" "$articles"
check "readers were left alone" test "$(live)" = "$before"
: >"$room/empty"
check "nothing in the input: refused" runs 1 'no articles' reindex "$room/empty"
mkfifo "$room/pipe"
cp "$articles" "$room/moving"
# The pipe opens once the file before it was read.
(exec 3>"$room/pipe" && head -c 1000 "$articles" >"$room/moving" && cat "$articles" >&3) &
feeder=$!
reindex "$room/moving" "$room/pipe" 2>"$room/err" &
writer=$!
wait $writer && check "a source cut while it was read: refused" false
kill $feeder 2>/dev/null; wait $feeder 2>/dev/null
check "saying so" grep -q 'changed while it was read\|is not complete' "$room/err"
check "readers were left alone then too" test "$(live)" = "$before"
cat "$articles" "$room/few" >"$room/twice"
check "ids that come again are told" runs 0 "id 'oil-meeting-baghdad' comes again" reindex "$room/twice"
check "and counted once" test "$(count "$db")" = 64
check "bad articles are told" runs 3 'rejected' sh -c "(cat '$articles'; echo x) | '$tool' reindex --db '$db' -"
check "too many end it" runs 1 'nothing was switched' sh -c "(echo x; cat '$articles') | '$tool' reindex --db '$db' --max-rejects 0 -"

# ---- taken down ----

before=$(live)
check "would take down" runs 0 '1 article would be' "$tool" withdraw --db "$db" --dry-run oil-meeting-baghdad
check "but did not" finds_id 'الكلفة' oil-meeting-baghdad
check "an id that is not there" runs 3 'in no generation' "$tool" withdraw --db "$db" nobody
check "takes down, named twice or not" runs 0 '^1 article withdrawn.*still in older' \
    "$tool" withdraw --db "$db" oil-meeting-baghdad oil-meeting-baghdad
check "is gone" test "$(count "$db")" = 63
check "what was withdrawn before is told" runs 0 '^0 articles withdrawn, 1 withdrawn before$' "$tool" withdraw --db "$db" nobody
check "of its id too" grep -q '^nobody	already withdrawn$' "$room/out"
check "a rollback does not bring it back" runs 0 'without 1 article withdrawn since' "$tool" rollback --db "$db"
check "to the generation before" test "$(live)" = $((before - 1))
check "nor does a reindex" runs 0 '63 articles.*1 withdrawn' reindex "$articles"
echo suli-book-fair >"$room/ids"
check "everywhere" runs 0 '' "$tool" withdraw --db "$db" --everywhere --ids "$room/ids"
for generation in $(kept); do
    check "not in $generation" test "$(xapian-delve -t Qsuli-book-fair "$db.d/$generation" | grep -c '^Posting List')" = 0
done
check "a query that finds too much" runs 2 'more than 2' "$tool" withdraw --db "$db" --most 2 --query 'بغداد'
check "a query" runs 0 '' "$tool" withdraw --db "$db" --query 'name:باقري'
check "finds nothing more" test "$("$tool" search --db "$db" --format trec 'name:باقري' | wc -l)" = 0
check "let in again" runs 0 'may be indexed again' "$tool" withdraw --db "$db" --restore suli-book-fair
check "of another it is said" runs 0 '^0 ids may be indexed again, 1 never withdrawn$' "$tool" withdraw --db "$db" --restore nothing
reindex --allow-fewer "$articles" 2>/dev/null
check "is there" finds_id 'السليمانية' suli-book-fair

# ---- readers in a loop ----

rm -rf "$db" "$db.d"
by alpha >"$room/alpha"
by beta >"$room/beta"
reindex "$room/alpha" 2>/dev/null
for reader in 1 2 3 4; do
    "$probe" read "$db" "$room/stop" >"$room/reader$reader" 2>"$room/reader$reader.err" &
done
switched=0
for swap in $(seq "$swaps"); do
    if [ $((swap % 2)) = 1 ]; then now=beta; else now=alpha; fi
    reindex "$room/$now" 2>"$room/err" || cat "$room/err"
    switched=$((switched + 1))
done
touch "$room/stop"
wait
check "$switched switches" test "$(live)" = $((switched + 1))
opened=0
for reader in 1 2 3 4; do
    read -r opens mixed missing <"$room/reader$reader"
    check "reader $reader: $opens opened, $mixed mixed, $missing not there" test "$opens" -gt 0 -a "$mixed" = 0 -a "$missing" = 0
    cat "$room/reader$reader.err"
    opened=$((opened + opens))
done
echo "$opened opens through $switched switches"

# ---- a second writer ----

rm -f "$room/pipe"
mkfifo "$room/pipe"
"$tool" reindex --db "$db" --via-api "$room/pipe" 2>"$room/err" &
writer=$!
exec 3>"$room/pipe"
cat "$articles" >&3
await test -e "$db.d/building/iamglass"
check "a second reindex" runs 1 'another process' reindex "$articles"
check "an index meanwhile" runs 1 'lock' "$tool" index --db "$db" "$articles"
check "a withdrawal meanwhile" runs 1 'another process' "$tool" withdraw --db "$db" oil-meeting-baghdad
"$tool" index --db "$room/busy" "$articles" 2>/dev/null
{ head -n 1 "$articles" | sed 's/"id": "/&x/'; sleep 3; } | "$tool" index --db "$room/busy" - 2>/dev/null &
sleep 0.5
check "a withdrawal while articles are added" runs 1 'already locked' "$tool" withdraw --db "$room/busy" oil-meeting-baghdad
check "does not say that it was done" test ! -s "$room/out"
wait $!
check "and is done when asked again" runs 0 '1 article withdrawn' "$tool" withdraw --db "$room/busy" oil-meeting-baghdad
check "a search goes on" runs 0 '' "$tool" search --db "$db" 'بغداد'
kill -TERM $writer
exec 3>&-
wait $writer
check "interrupted: told" grep -q 'goes on from here' "$room/err"
check "and goes on" runs 0 'taking up what was begun' reindex "$articles"

# ---- killed at any moment ----

for copy in 1 2 3 4 5 6; do
    sed "s/^{\"id\": \"/&$copy-/" "$articles"
done >"$room/many"
printf '[index]\nbatch = 50\n' >"$room/often.conf"
rm -rf "$db" "$db.d"
reindex "$articles" 2>/dev/null
cp -r "$db.d" "$room/start.d"
cp "$db" "$room/start"

again () {
    rm -rf "$db" "$db.d"
    cp -r "$room/start.d" "$db.d"
    cp "$room/start" "$db"
}
# every other time by Xapian's writer, which goes on where it was
way=
many () {
    reindex --config "$room/often.conf" $way "$room/many"
}

began=$(milliseconds)
many 2>/dev/null
took=$(($(milliseconds) - began))
"$probe" dump "$db" >"$room/undisturbed"
again
way=--via-api
began=$(milliseconds)
many 2>/dev/null
slow=$(($(milliseconds) - began))
"$probe" dump "$db" >"$room/have"
same "both ways make the same" "$room/have" "$room/undisturbed"
resumed=0
for kill in $(seq "$kills"); do
    again
    way=
    [ $((kill % 2)) = 0 ] || way=--via-api
    "$tool" reindex --db "$db" --config "$room/often.conf" $way "$room/many" 2>/dev/null &
    writer=$!
    sleep "$(moment "$kill" "$kills" "$([ -n "$way" ] && echo "$slow" || echo "$took")")"
    kill -KILL $writer 2>/dev/null
    wait $writer 2>/dev/null
    have=$(count "$db")
    check "killed: whole, the old or the new" test "$have" = 64 -o "$have" = 384
    many 2>"$room/err" || cat "$room/err"
    grep -q 'taking up' "$room/err" && resumed=$((resumed + 1))
    "$probe" dump "$db" >"$room/have"
    same "killed at $kill of $kills and begun again: as if undisturbed" "$room/have" "$room/undisturbed"
    check "nothing is left over" test "$(ls "$db.d" | grep -c 'building\|compact\|gone')" = 0
done
echo "$kills kills in $took and $slow ms of work, $resumed taken up"

# ---- a full disk ----

if [ "$(id -u)" = 0 ] && mkdir "$room/small" && mount -t tmpfs -o size=64m none "$room/small" 2>/dev/null; then
    trap 'umount "$room/small"; rm -rf "$room"' EXIT
    db=$room/small/news.db
    reindex "$articles" 2>/dev/null
    "$probe" dump "$db" >"$room/small.before"
    mount -o remount,size=$(($(df -k --output=used "$room/small" | tail -n 1) + 1000))k "$room/small"
    check "a full disk" runs 1 'No space left' many
    "$probe" dump "$db" >"$room/small.after"
    same "the live one is untouched" "$room/small.after" "$room/small.before"
    mount -o remount,size=64m "$room/small"
    check "with room again" runs 0 '384 articles' many
    "$probe" dump "$db" >"$room/have"
    same "all is there" "$room/have" "$room/undisturbed"
else
    skip "a full disk" "only root can mount a small one"
fi
finish
