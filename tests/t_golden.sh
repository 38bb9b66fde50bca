#!/bin/sh
# What the command prints, word for word: fixtures/golden/NAME.cmd is run and
# must print NAME.out; each fixtures/config/NAME.conf is checked and must give
# NAME.err. With --renew: writes them as they are today (make golden).
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

ln -s "$tool" "$room/xapian-arabic"
PATH=$room:$PATH

# have WANT: compares, or renews what is wanted
settle () {
    if [ "$mode" = --renew ]; then
        cp "$2" "$3"
    else
        same "$1" "$2" "$3"
    fi
}
mode=${1-}

for command in "$SOURCE"/fixtures/golden/*.cmd; do
    (cd "$SOURCE/fixtures" && sh "$command") >"$room/have" 2>&1
    settle "$(basename "$command")" "$room/have" "${command%.cmd}.out"
done

for file in "$SOURCE"/fixtures/config/*.conf; do
    (cd "$SOURCE/fixtures/config" && xapian-arabic config --check "$(basename "$file")") 2>"$room/have"
    status=$?
    settle "$(basename "$file")" "$room/have" "${file%.conf}.err"
    expected=1
    [ -s "${file%.conf}.err" ] || expected=0
    check "$(basename "$file"): exit status" test $status = $expected
done

[ "$failed" = 0 ] || echo "where the change is meant: make golden, and read what it changed"
finish
