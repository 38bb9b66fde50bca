#!/bin/sh
# The workbench: at a terminal, which python3 plays, and in a pipe.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

cd "$room" || exit 1
if python3 -c 'import pty' 2>/dev/null; then
    check "at a terminal" python3 "$SOURCE/tests/try_terminal.py" "$tool"
else
    skip "at a terminal" "no python3"
fi

tries () { runs "$1" '' sh -c "printf '%b' \"\$1\" | '$tool' try" - "$2"; }
has () { grep -q -e "$1" "$room/out"; }
check "in a pipe" tries 0 'بغداد\nset stem.mode none\n'
check "rows have tabs" has '^token	0:10	بغداد	بغداد$'
check "and no signs of direction" sh -c "! grep -q '$(printf '\342\201\250')' '$room/out'"
check "nor a prompt" sh -c "! grep -q 'try>' '$room/out'"
check "a sentence that begins as an order" tries 0 ' set of words\n'
check "is a sentence" has '^term	words	'
check "no line feed at the end" tries 0 'بغداد'
check "is a line" has '^term	بغداد	'
check "bytes that are no text" tries 0 '\0377\0376\0200 \0000 بغداد\nset \0377 \0000\nset\nunset\n'
check "are passed over" has '^term	بغداد	'
check "a key that is not named" grep -q "^no key is named" "$room/err"
check "a list that is not there" tries 0 'set lists.names nowhere.tsv\n'
check "is told, from the working folder" grep -q \
    "^lists.names: 'nowhere.tsv': No such file or directory; it is a file, from the working folder$" "$room/err"
check "a day that is none" runs 2 "date: 'soon' is not allowed" "$tool" try --date soon /dev/null
check "tabs and ends of line stay in their cell" tries 0 'قال\tله\r\n'
check "an order with an end of line of Windows" tries 0 'set stem.mode none\r\n'
check "is an order" has '^stem.mode = none; '
awk 'BEGIN { for (i = 0; i < 36000; i++) printf "الوزراء في بغداد " }' >line
check "a line of 1 MB" runs 0 '' timeout 60 "$tool" try line
check "all of it" test "$(grep -c '^token' "$room/out")" = 108000
printf '[stem]\nplurals = no\n' >my.conf
echo الوزراء >word
check "under settings of one's own" runs 0 '' "$tool" try --config my.conf word
check "they hold" has '^term	Zوزراء	'
check "settings that are wrong" runs 1 'nowhere.conf' "$tool" try --config nowhere.conf word
check "a full disk" sh -c "! '$tool' try word >/dev/full 2>'$room/err' && test -s '$room/err'"
finish
