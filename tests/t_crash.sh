#!/bin/sh
# Databases in trouble: held by another, killed in the middle, on a full disk,
# broken, foreign. What was committed stays, the database opens, indexing again
# makes it whole. STRESS=1: sixty kills.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

db=$room/db
probe=$BUILD/tests/probe
kills=6
[ "${STRESS-}" != 1 ] || kills=60
articles=$SOURCE/fixtures/news/articles.jsonl

# the news twelve times over, each copy with ids of its own
copies=12
for i in $(seq $copies); do
    sed "s/^{\"id\": \"/&$i-/" "$articles"
done >"$room/many"
total=$(wc -l <"$room/many" | tr -d ' ')
printf '[index]\nbatch = 100\n' >"$room/often.conf"

index () {
    "$tool" index --via-api --config "$room/often.conf" --db "$@"
}

# index_behind ARGUMENTS: the same beside us; $writer is its process
index_behind () {
    "$tool" index --via-api --config "$room/often.conf" --db "$@" >"$room/writer" 2>&1 &
    writer=$!
}

count () {
    xapian-delve "$1" | sed -n 's/^number of documents = //p'
}

whole () {
    xapian-check "$1" >"$room/checked" 2>&1 || { cat "$room/checked"; return 1; }
}

holds () {
    whole "$1" || return 1
    [ "$(count "$1")" = "$2" ] || { echo "$1: $(count "$1") articles, wanted $2"; return 1; }
}

has_some () {
    [ "$(count "$db")" -gt "$1" ]
}

# a process that ended is a zombie until it is waited for
gone () {
    ! kill -0 "$1" || grep -q '^State:.Z' "/proc/$1/status"
}

# begins indexing what is written to file descriptor 3, the first articles of it
begin () {
    rm -rf "$db" "$room/pipe"
    mkfifo "$room/pipe"
    index_behind "$db" "$room/pipe"
    exec 3>"$room/pipe"
    head -n "$1" "$room/many" >&3
}

end () {
    exec 3>&-
    status=0
    wait $writer || status=$?
}

# ---- held by another writer ----

begin 250
check "the first writer is at work" await has_some 199
check "the second is told" runs 1 'another writer\|lock' index "$db" "$articles"
check "searching goes on" runs 0 '' "$tool" search --config "$room/often.conf" --db "$db" 'باقري'
end
check "the first writer was not disturbed" test $status = 0
check "and has all its articles" holds "$db" 250

# ---- told to stop, with the input silent ----

begin 250
await has_some 199
kill -TERM $writer
check "SIGTERM ends it though nothing more is written" await gone $writer
end
check "with status 1" test $status = 1
check "saying what it kept" grep -q 'interrupted; what was read so far is kept' "$room/writer"
check "and keeps it" has_some 199
check "whole" whole "$db"

# ---- killed ----

begin 250
await has_some 199
kill -KILL $writer
end
check "killed: what was committed is there" holds "$db" 200
check "indexed again: whole" index "$db" "$room/many" 2>/dev/null
check "each article once" holds "$db" "$total"
check "and a third time" index "$db" "$room/many" 2>/dev/null
check "still once" holds "$db" "$total"

# at any moment, every other time in one pass: the end is as if undisturbed
# undisturbed [FLAG]: how long it takes
undisturbed () {
    rm -rf "$db"
    began=$(milliseconds)
    "$tool" index "$@" --config "$room/often.conf" --db "$db" "$room/many" 2>/dev/null
    took=$(($(milliseconds) - began))
    "$probe" dump "$db" >"$room/have"
}
undisturbed --via-api
slow=$took
mv "$room/have" "$room/want"
undisturbed
same "both ways make the same" "$room/have" "$room/want"
for kill in $(seq $kills); do
    rm -rf "$db"
    way=
    [ $((kill % 2)) = 0 ] || way=--via-api
    "$tool" index $way --config "$room/often.conf" --db "$db" "$room/many" 2>/dev/null &
    writer=$!
    sleep "$(moment "$kill" "$kills" "$([ -n "$way" ] && echo "$slow" || echo "$took")")"
    kill -KILL $writer 2>/dev/null
    wait $writer 2>/dev/null
    if [ -e "$db/iamglass" ]; then
        check "killed at $kill of $kills: whole" whole "$db"
    else
        check "killed at $kill of $kills: nothing that readers could open" test ! -e "$db" -o -n "$way"
    fi
    check "and indexed again" "$tool" index $way --config "$room/often.conf" --db "$db" "$room/many" 2>/dev/null
    "$probe" dump "$db" >"$room/have"
    same "killed at $kill of $kills and begun again: as if undisturbed" "$room/have" "$room/want"
    check "nothing is left over" test ! -e "$db.making"
done
echo "$kills kills in $took and $slow ms of work"

rm -rf "$db"
mkdir "$db"
touch "$db/flintlock" "$db/postlist.glass" "$db/termlist.glass" "$db/v.tmp"
check "killed while it was being made: made anew" runs 0 '' index "$db" "$articles"
check "complete" holds "$db" 64
rm "$db/iamglass"
check "tables that hold something are not" runs 1 "$db" index "$db" "$articles"
check "and stay" test -s "$db/postlist.glass"

# ---- a full disk ----

if [ "$(id -u)" = 0 ] && mkdir "$room/small" && mount -t tmpfs -o size=2m none "$room/small" 2>/dev/null; then
    trap 'umount "$room/small"; rm -rf "$room"' EXIT
    check "a full disk" runs 1 'No space left' index "$room/small/db" "$room/many"
    check "and what holds" grep -q 'stopped; what was committed before is kept' "$room/err"
    check "what was committed is there" whole "$room/small/db"
    check "it can be searched" runs 0 '' "$tool" search --config "$room/often.conf" --db "$room/small/db" 'باقري'
    mount -o remount,size=64m "$room/small"
    check "with room again: indexed" index "$room/small/db" "$room/many" 2>/dev/null
    check "complete" holds "$room/small/db" "$total"
    check "a reject file on a full disk" runs 1 'No space left' sh -c \
        "echo x | '$tool' index --db '$room/other' --reject-file /dev/full -"
else
    skip "a full disk" "only root can mount a small one"
fi

# ---- broken and foreign ----

check "no such database" runs 1 'nowhere' "$tool" search --db "$room/nowhere" 'كتاب'
mkdir "$room/folder"
check "a folder that is none" runs 1 'folder' "$tool" search --db "$room/folder" 'كتاب'
check "a file that is none" runs 1 'many' "$tool" search --db "$room/many" 'كتاب'
check "no folder to make it in" runs 1 'no/such' index "$room/no/such/db" "$articles"
check "a file in its place" runs 1 'many' index "$room/many" "$articles"
rm -rf "$db"
index "$db" "$articles" 2>/dev/null
printf '[terms]\nlevels = word stem\n' >"$room/other.conf"
check "other settings: refused" runs 1 "made with 'terms.levels=word stem root'" \
    "$tool" index --config "$room/other.conf" --db "$db" "$articles"
check "and left as it was" holds "$db" 64
for table in postlist docdata iamglass; do
    cp -r "$db" "$room/broken"
    file=$room/broken/$table
    [ -e "$file" ] || file=$room/broken/$table.glass
    head -c 100 "$file" >"$room/cut"
    mv "$room/cut" "$file"
    check "$table cut short: an error" runs 1 "$room/broken: " "$tool" search --db "$room/broken" 'باقري'
    rm -rf "$room/broken"
done
finish
