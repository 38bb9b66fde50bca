#!/bin/sh
# The command on hostile input: a clear error, the exit status promised, nothing
# half-written, and a database that opens.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
db=$room/db
head -n 3 "$articles" >"$room/three"

article () {
    printf '{"id": "%s", "text": "%s"}\n' "$1" "$2"
}

# holds DB COUNT: the database is whole and has so many articles
holds () {
    if ! xapian-check "$1" >"$room/checked" 2>&1; then
        cat "$room/checked"
        return 1
    fi
    have=$(xapian-delve "$1" | sed -n 's/^number of documents = //p')
    [ "$have" = "$2" ] || { echo "$1 has $have articles, wanted $2"; return 1; }
}

finds () {
    "$tool" search --db "$1" --format json "$2" | grep -q "\"id\":\"$3\""
}

not () {
    ! "$@"
}

fresh () {
    rm -rf "$db"
}

index () {
    "$tool" index --db "$db" "$@"
}

# ---- misuse ----

check "no command" runs 2 'a command is missing' "$tool"
check "an unknown command" runs 2 "no command 'serach'" "$tool" serach
check "an unknown flag" runs 2 "no flag '--dbx'" "$tool" index --dbx
check "a flag without its value" runs 2 'needs DB' "$tool" index --db
check "a number that is none" runs 2 'whole number' "$tool" index --db "$db" --max-rejects x -
check "a value too many" runs 2 'takes no value' "$tool" index --overwrite=yes
check "an argument of a command that takes none" runs 2 "rollback: '3' is not allowed; it takes flags alone" \
    "$tool" rollback --db "$db" 3
check "two files to check" runs 2 "'b.conf' is not allowed" "$tool" config --check a.conf b.conf
check "no database named" runs 2 'needs --db' "$tool" index "$articles"
check "help" runs 0 '' "$tool" help
check "version" runs 0 '' "$tool" --version
check "--version names it" grep -q '^xapian-arabic [0-9]' "$room/out"
check "misuse made no database" not test -e "$db"

# ---- files ----

: >"$room/empty"
check "an empty file" runs 1 'no articles in the input' index "$room/empty"
check "an empty file makes no database" not test -e "$db"
check "only blank lines" runs 1 'no articles' sh -c "printf '\n \n' | '$tool' index --db '$db' -"
check "a file that is not there" runs 1 'nowhere.jsonl: No such file' index "$room/nowhere.jsonl"
check "one bad file among good ones: before anything is written" runs 1 'No such file' \
    index "$room/three" "$room/nowhere.jsonl"
check "and no database" not test -e "$db"
check "a folder as a filter's file" runs 1 'Is a directory' "$tool" stem --plain "$room"
check "a filter's file that is not there" runs 1 'No such file' "$tool" stem --plain "$room/nowhere"

cp "$room/three" "$room/secret"
"$tool" index --db "$room/closed" "$room/three" 2>/dev/null
chmod 000 "$room/secret" "$room/closed"
chmod 755 "$room"
if [ "$(id -u)" != 0 ]; then
    check "an unreadable file" runs 1 'Permission denied' index "$room/secret"
    check "an unreadable database" runs 1 'closed: Permission denied' "$tool" search --db "$room/closed" a
elif setpriv --reuid 65534 --clear-groups test -x "$tool" 2>/dev/null; then
    check "an unreadable file" runs 1 'Permission denied' \
        setpriv --reuid 65534 --clear-groups "$tool" index --db "$db" "$room/secret"
    check "an unreadable database" runs 1 'closed: Permission denied' \
        setpriv --reuid 65534 --clear-groups "$tool" search --db "$room/closed" a
else
    skip "an unreadable file" "another user cannot run the command here"
fi
chmod 755 "$room/closed"

# ---- lines ----

fresh
{ article a 'كتاب'; echo '{"id": "b", "text": "قلم"'; article c 'دفتر'; } >"$room/broken"
check "JSON broken on line 2" runs 3 "^$room/broken:2: byte [0-9]*: " index "$room/broken"
check "the others are indexed" holds "$db" 2
{ article a 'كتاب'; echo '{"text": "قلم"}'; echo '{"id": 7, "text": "رقم"}'; echo '{"id": "", "text": "x"}'
  echo '{"id": "d", "text": {"x": 1}}'; echo '[1]'; echo '{"id": "e", "text": "x"} {'; } >"$room/lacking"
fresh
check "a missing id" runs 3 "lacking:2: no \"id\"" index "$room/lacking"
for told in 'lacking:4: "id" is empty' 'lacking:5: "text" is not a string' 'lacking:6: byte 0: not an object' \
    'lacking:7: byte [0-9]*: '; do
    check "$told" grep -q "$told" "$room/err"
done
check "a number is an id" finds "$db" 'رقم' 7
check "two of seven" holds "$db" 2
fresh
check "rejects past the limit" runs 1 'more than 1 articles rejected' index --max-rejects 1 "$room/lacking"
fresh
check "rejects kept" runs 3 '' index --reject-file "$room/rejects" "$room/lacking"
check "five of them" test "$(wc -l <"$room/rejects")" = 5
check "each with its line" grep -qF '{"text": "قلم"}' "$room/rejects"

fresh
printf '{"id": "nul", "text": "قبل\\u0000بعد"}\n' >"$room/nul"
check "NUL inside a text" runs 0 '' index "$room/nul"
check "what follows NUL is found" finds "$db" 'بعد' nul
fresh
{ article a 'كتاب'; printf '{"id": "b\000", "text": "x"}\n'; article c 'دفتر'; } >"$room/rawnul"
check "a raw NUL byte" runs 3 'rawnul:2: ' index "$room/rawnul"

fresh
{ article a 'كتاب'
  printf '{"id": "long", "text": "'; head -c 52428800 /dev/zero | tr '\0' 'x' | sed 's/.\{63\}/& /g'; echo ' خاتمة"}'
  article b 'قلم'; } >"$room/long"
check "a line of 50 MB" runs 0 '3 articles indexed' index "$room/long"
check "its last word" finds "$db" 'خاتمة' long
rm -f "$room/long"
fresh
{ article a 'كتاب'; head -c 52428800 /dev/zero | tr '\0' '{'; echo; article b 'قلم'; } >"$room/deep"
check "50 MB of brackets" runs 3 'deep:2: byte ' index "$room/deep"
check "both neighbours are there" holds "$db" 2
rm -f "$room/deep"

# a broken byte at every place of a word that stands between others
fresh
word=$(printf '\331\203\330\252\330\247\330\250')
for i in 0 1 2 3 4 5 6 7 8; do
    for byte in '\200' '\377' '\330' '\360\237' '\300\257' '\355\240\200'; do
        front=$(printf %s "$word" | head -c $i)
        back=$(printf %s "$word" | tail -c +$((i + 1)))
        # shellcheck disable=SC2059 # the byte is an escape
        printf "{\"id\": \"$i$(printf %s "$byte" | tr -d '\\')\", \"text\": \"قبل $front$byte$back بعد\"}\n"
    done
done >"$room/bytes"
check "invalid UTF-8 in every position" runs 0 '^54 articles indexed' index "$room/bytes"
check "the words around it are found" test \
    "$("$tool" search --db "$db" --format json --top 100 'بعد' | wc -l)" = 54
check "and it is printed as UTF-8" sh -c \
    "'$tool' search --db '$db' --top 100 --no-color 'قبل' | iconv -f UTF-8 -t UTF-16 >/dev/null"

# ---- filters: a line out for each line in, in order, whatever the bytes ----

head -c 200000 /dev/urandom >"$room/noise"
{ cat "$room/bytes" "$room/nul" "$room/noise"; printf '\r\n\n\t\n \n\000\n'; printf 'end without newline'; } >"$room/any"

# lines, the last one without its newline too
count () {
    tr -d '\000' <"$1" | LC_ALL=C grep -ac ''
}
lines=$(count "$room/any")
for filter in 'text --plain' 'stem --plain' 'terms --plain' 'names --match' 'names --key' 'dates --jsonl' 'names --jsonl'; do
    # shellcheck disable=SC2086 # words
    "$tool" $filter "$room/any" >"$room/answers" 2>/dev/null
    check "$filter keeps every line" test "$(count "$room/answers")" = "$lines"
done
awk 'BEGIN { for (i = 0; i < 3000; i++) print "كتاب " i }' >"$room/numbered"
"$tool" text --plain "$room/numbered" >"$room/answers"
same "lines keep their order" "$room/answers" "$room/numbered"

# ---- output that cannot be written ----

if [ -w /dev/full ]; then
    check "standard output full" runs 1 'standard output: No space' sh -c "'$tool' text --plain '$articles' >/dev/full"
    check "help into a full device" runs 1 '' sh -c "'$tool' help >/dev/full"
else
    skip "standard output full" "no /dev/full"
fi
yes 'كتاب وقلم' 2>/dev/null | head -n 200000 >"$room/many"
(
    trap '' PIPE
    "$tool" text --plain "$room/many" 2>"$room/err"
    echo $? >"$room/status"
) | head -n 1 >/dev/null
check "a broken pipe is an error, not a crash" test "$(cat "$room/status")" = 1
check "a reject file that cannot be made" runs 1 'nodir/rejects: No such file' \
    index --reject-file "$room/nodir/rejects" "$room/three"

# ---- the stems of a line ----

printf 'فاز الفريق ٣ مرات\n\n2023\n' >"$room/lines"
printf 'فاز فريق 3 مره\n\n2023\n' >"$room/stems"
"$tool" terms --plain "$room/lines" >"$room/have"
same "terms --plain: a number stands for itself, an empty line is one" "$room/have" "$room/stems"

finish
