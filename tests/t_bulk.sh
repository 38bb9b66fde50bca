#!/bin/sh
# A database written in one pass is the one Xapian's own writer makes: nothing a
# reader can ask tells them apart, and both go on alike. STRESS=1: more articles
# and kills.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
databases=$BUILD/tests/databases
copies=20 tiny=6000 kills=4
if [ -n "${STRESS-}" ]; then
    copies=400 tiny=200000 kills=60
fi

# many COPIES: the news over and over with other ids, years and words
many () {
    for i in $(seq "$1"); do
        year=$((1950 + i % 70))
        sed -e "s/^{\"id\": \"/&$i-/" -e "s/\"date\": \"20[0-9][0-9]/\"date\": \"$year/" \
            -e "s/\"text\": \"/&كلمة$i وصل الوفد رقم $((i % 7)) إلى بلدة$((i % 11)) /" \
            -e "s/بغداد/بغداد$((i % 5))/g" "$articles"
    done
}

# makes DB FILE ARGUMENTS: anew, in one pass
makes () {
    db=$1 file=$2
    shift 2
    rm -rf "$db"
    "$tool" index --db "$db" "$@" "$file" 2>"$room/told" || { cat "$room/told"; return 1; }
}

# the same, article by article
makes_by_api () {
    makes "$@" --via-api
}

whole () {
    xapian-check "$1" >"$room/checked" 2>&1 || { cat "$room/checked"; return 1; }
}

# like WHAT FILE ARGUMENTS: both ways, compared
like () {
    name=$1 file=$2
    shift 2
    check "$name: by the API" makes_by_api "$room/api" "$file" "$@"
    check "$name: in one pass" makes "$room/bulk" "$file" "$@"
    check "$name: whole" whole "$room/bulk"
    check "$name: the same" "$databases" same "$room/bulk" "$room/api"
}

# tables DB DB: byte for byte
tables () {
    for table in postlist docdata termlist position; do
        cmp "$1/$table.glass" "$2/$table.glass" || return 1
    done
}

# ---- the same to a reader ----

many "$copies" >"$room/many"
like "the news" "$articles"
like "one article" "$(head -n 1 "$articles" >"$room/one"; echo "$room/one")"
like "many articles" "$room/many"

# ---- and it lives on like the other ----

cp -r "$room/bulk" "$room/bulk-1" && cp -r "$room/api" "$room/api-1"
for db in bulk-1 api-1; do
    check "$db: 1000 changes" "$databases" update "$room/$db" 1000
    check "$db: whole after them" whole "$room/$db"
done
check "the same after them" "$databases" same "$room/bulk-1" "$room/api-1"
check "compacted" xapian-compact -q "$room/bulk" "$room/compacted"
check "the compacted one is whole" whole "$room/compacted"
check "and the same" "$databases" same "$room/compacted" "$room/bulk"
rm -rf "$room/compacted" "$room/bulk-1" "$room/api-1"

# ---- whatever it is made with ----

for how in "2 448" "1 1" "5 1"; do
    threads=${how% *} memory=${how#* }
    check "$threads threads, $memory MB" makes "$room/other" "$room/many" --threads "$threads" --memory "$memory"
    check "$threads threads, $memory MB: the same tables" tables "$room/other" "$room/bulk"
done

# ---- odd collections ----

awk -v count=$tiny 'BEGIN { for (i = 1; i <= count; i++) printf "{\"id\": \"t%d\", \"text\": \"خبر قصير %d\"}\n", i, i % 100 }' >"$room/tiny"
like "thousands of tiny articles" "$room/tiny"

# every word once, one of them ten thousand times, words and ids as long as they may be and with NULs
awk 'BEGIN {
    printf "{\"id\": \"huge\", \"text\": \""
    for (i = 0; i < 30000; i++) printf "كلمة%d في ", i
    printf "\"}\n"
    for (n = 236; n < 250; n++) {
        long = sprintf ("%0" n "d", 0)
        printf "{\"id\": \"%s\", \"title\": \"%s\", \"text\": \"%s و%s\"}\n", long, long, long, long
    }
    nuls = ""
    for (n = 1; n < 125; n++) {
        nuls = nuls "\\u0000"
        if (n % 20 == 0 || n == 122) printf "{\"id\": \"%s\", \"text\": \"بغداد %s بغداد\"}\n{\"id\": \"%sz\", \"text\": \"\"}\n", nuls, nuls, nuls
    }
}' >"$room/odd"
like "huge, long, NULs" "$room/odd"

printf '[terms]\npositions = no\nlevels = stem\n[index]\nstore = none\nlikeness = no\ndate_slot = 300\n' >"$room/less.conf"
like "other settings" "$articles" --config "$room/less.conf"

# ---- words for spelling correction ----

printf '[index]\nspelling = yes\n' >"$room/spelling.conf"
like "spelling" "$articles" --config "$room/spelling.conf"
check "spelling: as many words as the tables of terms say" "$databases" words "$room/bulk"
like "spelling: odd words" "$room/odd" --config "$room/spelling.conf"
like "spelling: many articles" "$room/many" --config "$room/spelling.conf" --memory 1
makes "$room/other" "$room/many" --config "$room/spelling.conf" --threads 3
check "spelling: the same table, whatever the memory" cmp "$room/bulk/spelling.glass" "$room/other/spelling.glass"
for db in bulk api; do
    check "spelling, $db: 1000 changes" "$databases" update "$room/$db" 1000
    check "spelling, $db: whole after them" whole "$room/$db"
done
check "spelling: the same after them" "$databases" same "$room/bulk" "$room/api"

# words go with their articles
makes "$room/words" "$articles" --config "$room/spelling.conf"
head -n 40 "$articles" | sed 's/"text": "/&الأخيرة /' >"$room/forty"
check "articles replaced" runs 0 '^40 articles indexed$' "$tool" index --db "$room/words" "$room/forty"
check "spelling: words of what was replaced are gone" "$databases" words "$room/words"
"$tool" withdraw --db "$room/words" --everywhere oil-meeting-baghdad >/dev/null 2>&1
check "spelling: and of what was withdrawn" "$databases" words "$room/words"
"$tool" reindex --db "$room/words" --allow-fewer --update "$room/forty" 2>/dev/null
check "spelling: and of what the sources no longer have" "$databases" words "$room/words"
check "spelling: a suggestion" test "$("$databases" suggest "$room/words" 'الاخيرت')" = 'الاخيره'

# ---- one id several times: the last one stays ----

{
    sed 's/"text": "/&الأولى /' "$articles"
    cat "$articles"
    sed -n '1~2p' "$articles" | sed 's/"text": "/&الأخيرة /'
} >"$room/again"
check "ids again: by the API" makes_by_api "$room/api" "$room/again"
for memory in 448 1; do
    check "ids again, $memory MB" makes "$room/bulk" "$room/again" --memory $memory
    check "ids again: told" grep -q '160 articles indexed, 96 replaced by a later one' "$room/told"
    check "ids again: whole" whole "$room/bulk"
    check "ids again: the same articles" "$databases" same-articles "$room/bulk" "$room/api"
done

# ---- all or nothing ----

# goes_on FLAG DB N: indexes a pipe, N articles of which are written; $writer is its
# process
goes_on () {
    rm -f "$room/pipe"
    mkfifo "$room/pipe"
    "$tool" index "$1" --db "$2" --memory 1 "$room/pipe" 2>"$room/writer" &
    writer=$!
    exec 3>"$room/pipe"
    head -n "$3" "$room/many" >&3
}

# begins DB N: the same from nothing
begins () {
    rm -rf "$1"
    goes_on --threads=2 "$@"
}

ends () {
    exec 3>&-
    wait $writer 2>/dev/null
}

# nothing DB: neither a database nor something begun
nothing () {
    [ ! -e "$1" ] && [ ! -e "$1.making" ]
}

check "no articles" runs 1 'no articles' sh -c "printf '\n' | '$tool' index --db '$room/none' -"
check "leave nothing" nothing "$room/none"
{ cat "$articles"; echo x; } >"$room/spoilt"
check "a reject too many" runs 1 'stopped; no database was made' "$tool" index --db "$room/none" --max-rejects 0 "$room/spoilt"
check "leaves nothing" nothing "$room/none"

begins "$room/db" 200
check "a database being made" await test -s "$room/db.making/run-0"
check "is not there" test ! -e "$room/db"
check "and nobody else makes it" runs 1 'another process is making a database' "$tool" index --db "$room/db" "$articles"
kill -TERM $writer
ends
check "interrupted: told" grep -q 'interrupted; no database was made' "$room/writer"
check "and leaves nothing" nothing "$room/db"

begins "$room/db" 200
await test -s "$room/db.making/run-0"
kill -KILL $writer
ends
check "killed: no database" test ! -e "$room/db"
check "what is left is told" runs 0 'db.making was left by a run that was cut off' "$tool" index --db "$room/db" "$articles"
check "and taken away" test ! -e "$room/db.making"
check "and the database is whole" whole "$room/db"

check "quiet in a pipe" test "$("$tool" index --db "$room/db-quiet" "$articles" 2>&1)" = "64 articles indexed"
check "for programs: what is done" "$tool" index --db "$room/db-told" --progress json "$room/many" 2>"$room/told"
for phase in reading writing; do
    check "$phase: how much of it" grep -q "^{\"phase\":\"$phase\",.*\"share\":[01]\.[0-9]*,.*\"done\":false}" "$room/told"
done
check "and the end" grep -q '^{"phase":"done",.*"done":true}$' "$room/told"
if command -v script >/dev/null; then
    script -qec "'$tool' index --db '$room/db-seen' '$room/many'" /dev/null >"$room/seen" </dev/null
    check "on a terminal too" grep -q 'articles: writing tables' "$room/seen"
else
    skip "a terminal" "no script"
fi
rm -rf "$room/db-quiet" "$room/db-told" "$room/db-seen"

rm -rf "$room/db"
"$tool" index --db "$room/db" --progress json "$room/many" 2>"$room/writer" &
writer=$!
await grep -q writing "$room/writer"
kill -TERM $writer 2>/dev/null
if wait $writer; then
    check "interrupted when all was done: whole" whole "$room/db"
else
    check "interrupted while tables are written: told" grep -q 'interrupted; no database was made' "$room/writer"
    check "and leaves nothing" nothing "$room/db"
fi

began=$(milliseconds)
makes "$room/bulk" "$room/many"
took=$(($(milliseconds) - began))
cut_off=0
for kill in $(seq $kills); do
    rm -rf "$room/db"
    "$tool" index --db "$room/db" "$room/many" 2>/dev/null &
    writer=$!
    sleep "$(moment "$kill" $kills $took)"
    kill -KILL $writer 2>/dev/null
    wait $writer 2>/dev/null
    if [ -e "$room/db" ]; then
        check "killed at $kill of $kills: whole" whole "$room/db"
    else
        cut_off=$((cut_off + 1))
    fi
    [ -e "$room/db" ] || "$tool" index --db "$room/db" "$room/many" 2>/dev/null
    check "killed at $kill of $kills and again: the same tables" tables "$room/db" "$room/bulk"
done
echo "$kills kills in $took ms of work, $cut_off before there was a database"

# ---- in place of one that is there ----

overwrites () {
    "$tool" index --overwrite --db "$room/db" "$@"
}
rm -rf "$room/db"
makes "$room/db" "$articles" --via-api
check "made anew" overwrites "$room/many" 2>"$room/told"
check "in one pass: the same tables" tables "$room/db" "$room/bulk"
check "nothing is left beside it" test ! -e "$room/db.making" -a ! -e "$room/db/making"
check "rejects only: as it was" runs 1 '' overwrites "$SOURCE/fixtures/README.md" --max-rejects 0
check "the same tables still" tables "$room/db" "$room/bulk"
gzip -c "$room/many" | head -c 200000 >"$room/short.gz"
check "a source cut short: told" runs 1 'the file ends in the middle of its gzip data' overwrites "$room/short.gz"
check "and what holds" grep -q 'stopped; the database is as it was' "$room/err"
check "the same tables after it" tables "$room/db" "$room/bulk"
for wait in 0.05 0.2 0.4 0.8; do
    "$tool" index --overwrite --db "$room/db" "$articles" "$room/many" 2>/dev/null &
    writer=$!
    sleep $wait
    kill -KILL $writer 2>/dev/null
    wait $writer 2>/dev/null
    check "killed after $wait s: one of both, whole" whole "$room/db"
    check "after $wait s and again" overwrites "$room/many" 2>/dev/null
    check "after $wait s: the same tables" tables "$room/db" "$room/bulk"
done
goes_on --overwrite "$room/db" 200
check "a database being made anew" await test -s "$room/db.making/run-0"
kill -TERM $writer
ends
check "interrupted: told" grep -q 'interrupted; the database is as it was' "$room/writer"
check "and so it is" tables "$room/db" "$room/bulk"
if find_python; then
    check "a reader that reopens sees the new one whole" "$python" - "$tool" "$room/db" "$articles" <<'END'
import subprocess, sys, xapian
tool, path, articles = sys.argv[1:]
def all_of(database):
    return database.get_doccount(), [term.term for term in database.allterms()], database.get_document(1).get_data()
reader = xapian.Database(path)
before = all_of(reader)
subprocess.run([tool, 'index', '--overwrite', '--db', path, articles], stderr=subprocess.DEVNULL, check=True)
if all_of(reader) != before:
    sys.exit('the reader lost what it had open')
if not reader.reopen() or all_of(reader) != all_of(xapian.Database(path)) or all_of(reader) == before:
    sys.exit('old and new are mixed')
END
    check "which xapian-check finds sound" runs 0 '' xapian-check "$room/db"
    check "and is added to" runs 0 '' "$tool" index --db "$room/db" "$room/many"
    check "and is sound then too" runs 0 '' xapian-check "$room/db"
else
    skip "a reader that reopens" "no Python with Xapian"
fi
check "an empty folder is as good as none" sh -c "mkdir '$room/empty' && '$tool' index --overwrite --db '$room/empty' '$articles'" \
    2>"$room/told"
stored () {
    test "$("$tool" dump --db "$room/db" 2>/dev/null | wc -l)" = "$1"
}
makes "$room/before" "$room/many"
for way in "" --via-api; do
    # shellcheck disable=SC2086 # a flag or none
    {
        rm -rf "$room/db"
        makes "$room/db" "$room/many"
        touch "$room/db/notes.txt"
        check "something of others in it $way: refused" runs 2 'holds more than a Xapian database' overwrites $way "$articles"
        check "and all stays $way" test -e "$room/db/notes.txt"
        rm "$room/db/notes.txt"
        check "the same tables $way" tables "$room/db" "$room/before"
        check "a source cut short $way" runs 1 'stopped; the database is as it was' overwrites $way "$room/short.gz"
        check "the same tables then $way" tables "$room/db" "$room/before"
        check "nothing beside it $way" test ! -e "$room/db.making"
        check "made anew $way" runs 0 '^64 articles indexed$' overwrites $way "$articles"
        check "holds that $way" stored 64
        check "and is sound $way" whole "$room/db"
        check "nothing is left beside it $way" test ! -e "$room/db.making" -a ! -e "$room/db/making"
    }
done
"$tool" reindex --db "$room/generations" "$articles" 2>/dev/null
check "generations: refused" runs 2 'has generations, so --overwrite does not take it' \
    "$tool" index --overwrite --db "$room/generations" "$room/many"
check "and no article but what there was" test "$("$tool" dump --db "$room/generations" | wc -l)" = 64
check "a file: refused" runs 2 'is a file' "$tool" index --overwrite --db "$room/short.gz" "$articles"
{ head -n 1 "$articles" | sed 's/"id": "/&x/'; sleep 3; } | "$tool" index --db "$room/db" - 2>/dev/null &
sleep 0.5
check "while another writes" runs 1 'already locked\|another' overwrites "$articles"
wait $!
check "what it wrote is there" stored 65

mkdir "$room/foreign.making" && touch "$room/foreign.making/mine"
check "something of others in the way" runs 2 'is in the way' "$tool" index --db "$room/foreign" "$articles"
check "and stays" test -e "$room/foreign.making/mine"

if [ "$(id -u)" = 0 ] && mkdir "$room/small" && mount -t tmpfs -o size=2m none "$room/small" 2>/dev/null; then
    trap 'umount "$room/small"; rm -rf "$room"' EXIT
    for threads in 1 3; do
        check "a full disk, $threads threads" runs 1 'No space left' "$tool" index --db "$room/small/db" --threads $threads "$room/many"
        check "leaves nothing" nothing "$room/small/db"
    done
else
    skip "a full disk" "only root can mount a small one"
fi

finish
