#!/bin/sh
# The README's sessions (blocks marked "console") say what really happens: each
# command after "$ " is run, and what it prints must stand under it.
# A result's score may differ. With --print: the README with the outputs of today.
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
    done <"$SOURCE/README.md"
}

today >"$room/today"
if [ "${1-}" = --print ]; then
    cat "$room/today"
    exit
fi
unscored () {
    sed 's/^\( *[0-9]*  [0-9-]*  .*  \)([0-9.]*)$/\1(score)/' "$1"
}
unscored "$room/today" >"$room/have"
unscored "$SOURCE/README.md" >"$room/want"
check "there are sessions" grep -q '^\$ xapian-arabic' "$SOURCE/README.md"
same "the README tells the truth" "$room/have" "$room/want"
finish
