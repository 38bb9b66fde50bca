#!/bin/sh
# A disk in trouble at each step of what changes a database: killed before it,
# full from it on, no way to exchange two paths. The old database or the new one
# is there, whole, and the same command makes it good.
# STRESS=1: at every write, not every fifth.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

probe=$BUILD/tests/probe
faults=$BUILD/tests/.libs/faults.so
articles=$SOURCE/fixtures/news/articles.jsonl
db=$room/news.db
stride=5
most=400 # steps or writes: what does not come to its end by then never does
[ "${STRESS-}" != 1 ] || stride=1

if ! loadable; then
    skip "a disk in trouble" "a sanitizer's build"
    finish
fi

head -n 20 "$articles" >"$room/old.jsonl"
sed 's/"id": "/&x/; 24q' "$articles" >"$room/new.jsonl"
count () {
    xapian-delve "$db" 2>/dev/null | sed -n 's/^number of documents = //p'
}

# fresh KIND: the old database as nothing, a plain folder, a generation, or two of them
fresh () {
    rm -rf "$db" "$db.d" "$db.making"
    [ ! -e "$room/$1" ] || cp -r "$room/$1" "$db"
    [ ! -e "$room/$1.d" ] || cp -r "$room/$1.d" "$db.d"
}
"$tool" index --db "$room/plain" "$room/old.jsonl" 2>/dev/null
"$tool" reindex --db "$db" "$room/old.jsonl" 2>/dev/null
cp "$db" "$room/one"; cp -r "$db.d" "$room/one.d"
"$tool" reindex --db "$db" "$room/new.jsonl" 2>/dev/null
cp "$db" "$room/two"; cp -r "$db.d" "$room/two.d"

# faulty FAULT... -- ARGUMENTS...: the tool with these faults
faulty () (
    while [ "$1" != -- ]; do
        export "${1?}"
        shift
    done
    shift
    export LD_PRELOAD="$faults"
    exec "$tool" "$@" >"$room/out" 2>"$room/err"
)

# sound OLD NEW: the database is whole, with one of these counts of articles (-: none is there)
sound () {
    have=$(count)
    [ "${have:--}" = "$1" ] || [ "${have:--}" = "$2" ] || { echo "$have articles, wanted $1 or $2"; return 1; }
    [ -z "$have" ] || xapian-check "$db" >"$room/checked" 2>&1 || { cat "$room/checked"; return 1; }
}

left_over () {
    (cd "$room" && ls -d news.db.making news.db.d/building news.db.d/compact news.db.d/*.gone 2>/dev/null)
    find "$room/news.db.d" -maxdepth 1 -type f -name '[0-9]*' 2>/dev/null
}

# kills WHAT KIND OLD NEW FAULTS ARGUMENTS...: killed before each step, and begun again
kills () {
    work=$1 kind=$2 old=$3 anew=$4 other=$5
    shift 5
    fresh "$kind"
    "$tool" "$@" >/dev/null 2>&1
    "$probe" dump "$db" >"$room/want"
    step=0
    while step=$((step + 1)) && [ $step -le $most ]; do
        fresh "$kind"
        # shellcheck disable=SC2086 # faults or none
        { faulty FAULT_KILL=$step $other -- "$@" && break; } 2>/dev/null
        check "$work, killed before step $step: old or new, whole" sound "$old" "$anew"
        "$tool" "$@" >/dev/null 2>&1
        "$probe" dump "$db" >"$room/have"
        same "$work, killed before step $step and begun again" "$room/have" "$room/want"
        check "$work, killed before step $step: nothing is left over" test -z "$(left_over)"
    done
    check "$work: $step steps" test $step -gt 5 -a $step -le $most
}

# fills WHAT KIND OLD TOLD ARGUMENTS...: the disk full from each write on
fills () {
    work=$1 kind=$2 old=$3 told=$4
    shift 4
    write=1
    while fresh "$kind"; [ $write -le $most ] && ! faulty FAULT_FULL=$write -- "$@"; do
        check "$work, full at write $write: told" grep -q "$told\|No space left on device" "$room/err"
        check "$work, full at write $write: the old one, whole" sound "$old" "$old"
        check "$work, full at write $write: no half of a new one" test ! -e "$db.making" -a ! -e "$db.d/compact"
        write=$((write + stride))
    done
    check "$work: $write writes" test $write -gt 5 -a $write -le $most
}

new=$room/new.jsonl
kills "index" nothing - 24 '' index --db "$db" "$new"
fills "index" nothing - 'stopped; no database was made' index --db "$db" "$new"
for way in '' --via-api; do
    # shellcheck disable=SC2086 # a flag or none
    {
        kills "index --overwrite $way" plain 20 24 '' index --overwrite $way --db "$db" "$new"
        fills "index --overwrite $way" plain 20 'stopped; the database is as it was' index --overwrite $way --db "$db" "$new"
        kills "reindex $way" plain 20 24 '' reindex --keep 0 $way --db "$db" "$new"
        fills "reindex $way" one 20 'nothing was switched' reindex $way --db "$db" "$new"
    }
done
fills "index to what is there" plain 20 'what was committed before is kept' index --db "$db" "$new"
kills "reindex --update" one 20 24 '' reindex --keep 0 --update --db "$db" "$new"
fills "reindex --update" one 20 'nothing was switched' reindex --update --db "$db" "$new"
kills "withdraw" two 24 23 '' withdraw --everywhere --db "$db" xoil-meeting-baghdad
touch "$db.d/withdrawn.Ab12cD"
"$tool" reindex --db "$db" 2>/dev/null
check "a list of ids that was not put in place is swept away" test ! -e "$db.d/withdrawn.Ab12cD" -a -e "$db.d/withdrawn"
kills "rollback" two 24 20 '' rollback --to 1 --db "$db"

# ---- a file system that cannot exchange two paths ----

fresh plain
for way in '' --via-api; do
    # shellcheck disable=SC2086 # a flag or none
    check "index --overwrite $way without exchange" test "$(faulty FAULT_EXCHANGE=1 -- index --overwrite $way --db "$db" "$new"; echo $?)" = 2
    check "is told in one line $way" test "$(cat "$room/err")" = "$db: folders cannot trade places on this file system, so --overwrite does not take it; reindex makes it anew"
    check "and the database is as it was $way" sound 20 20
    check "nothing is left over $way" test -z "$(left_over)"
done
check "reindex without exchange" faulty FAULT_EXCHANGE=1 -- reindex --db "$db" "$new"
check "tells it" grep -q 'missing for a moment' "$room/err"
check "has the new one" sound 24 24
check "keeps the old one" faulty FAULT_EXCHANGE=1 -- rollback --db "$db"
check "whole" sound 20 20

# killed there, the name may be missing, and the old one is among the generations
missing=0 step=0
while step=$((step + 1)) && [ $step -le $most ]; do
    fresh plain
    { faulty FAULT_KILL=$step FAULT_EXCHANGE=1 -- reindex --db "$db" "$new" && break; } 2>/dev/null
    if [ ! -e "$db" ]; then
        missing=$((missing + 1))
        cp -r "$db.d" "$room/kept"
        for command in index\ "$new" index\ --overwrite\ "$new" reindex; do
            # shellcheck disable=SC2086 # words
            check "$command does not forget the generations" runs 1 'is not there, but its generations are: rollback --to 2' \
                "$tool" $command --db "$db"
        done
        check "nothing was made" test ! -e "$db"
        check "rollback brings the new one back" runs 0 '' "$tool" rollback --to 2 --db "$db"
        check "whole" sound 24 24
        check "or the old one" runs 0 '' "$tool" rollback --db "$db"
    fi
    check "without exchange, killed before step $step: old or new, whole" sound 20 24
done
check "the name was missing $missing times" test $missing = 1

# ---- two processes where there was no database ----

fresh nothing
mkfifo "$room/pipe"
# holding WORDS...: the command that reads the pipe, at work
holding () {
    "$tool" "$@" --db "$db" "$room/pipe" >/dev/null 2>"$room/holder" &
    holder=$!
    exec 3>"$room/pipe"
    cat "$new" >&3
}
released () {
    exec 3>&-
    wait $holder
}
holding index
await test -e "$db.making"
check "an index that others do not see yet: reindex is told" runs 1 'another process is making a database' "$tool" reindex --db "$db" "$new"
check "the index ends" released
check "whole" sound 24 24
fresh nothing
holding reindex
await test -e "$db.making"
check "a reindex that others do not see yet: index is told" runs 1 'another process is making a database' "$tool" index --db "$db" "$new"
check "the reindex ends" released
check "whole" sound 24 24
for way in index reindex; do
    fresh nothing
    holding $way
    await test -e "$db.making"
    check "Xapian's writer makes the database meanwhile" "$tool" index --via-api --db "$db" "$room/old.jsonl" 2>/dev/null
    released
    check "$way fails" test $? = 1
    check "$way says why" grep -q 'another process made it meanwhile; .*begin again' "$room/holder"
    check "$way left what was made" sound 20 20
    check "$way left nothing over" test -z "$(left_over)" -a ! -e "$db.d/1"
done
finish
