#!/bin/sh
# The sessions of README.md and doc/tuning.md (blocks marked "console") say what
# really happens: each command after "$ " is run, and what it prints must stand
# under it. A result's score may differ. With --print FILE: the file with the
# outputs of today.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

ln -s "$SOURCE/fixtures" "$room/fixtures"
mkdir "$room/bin"
ln -s "$tool" "$room/bin/xapian-arabic"

today () {
    inside=
    while IFS= read -r line; do
        case $inside$line in
        '```console') inside='> ' ;;
        '> ```') inside= ;;
        '> $ '*)
            printf '%s\n' "$line"
            (cd "$room" && PATH="$room/bin:$PATH" sh -c "${line#$ }" </dev/null 2>&1)
            continue ;;
        '> '*) continue ;;
        esac
        printf '%s\n' "$line"
    done <"$1"
}

if [ "${1-}" = --print ]; then
    today "$SOURCE/$2"
    exit
fi
unscored () {
    sed 's/^\( *[0-9]*  [0-9-]*  .*  \)([0-9.]*)$/\1(score)/' "$1"
}
for page in README.md doc/tuning.md; do
    today "$SOURCE/$page" >"$room/today"
    unscored "$room/today" >"$room/have"
    unscored "$SOURCE/$page" >"$room/want"
    check "$page has sessions" grep -q '^\$ xapian-arabic' "$SOURCE/$page"
    same "$page tells the truth" "$room/have" "$room/want"
done

# make demo
check "demo" runs 0 '' sh "$SOURCE/tests/demo.sh"
check "demo: four find what stock Xapian does not" \
    test "$(grep -c 'only xapian-arabic finds: [a-z]' "$room/out")" = 4
check "demo: one leaves out what it finds" test "$(grep -c 'only stock Xapian finds: [a-z]' "$room/out")" = 1
check "demo: five searches" test "$(grep -c '^[0-9]\.' "$room/out")" = 5
finish
