#!/bin/sh
# make demo: the news of fixtures/ in a database of their own, five searches,
# each beside what Xapian finds without us.
set -eu
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
BUILD=${BUILD:-$SOURCE}
tool=$BUILD/xapian-arabic
stock=$BUILD/tests/stock_search
articles=$SOURCE/fixtures/news/articles.jsonl

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG

bold='' plain='' color=--no-color
if [ -t 1 ]; then
    bold=$(printf '\033[1m') plain=$(printf '\033[0m') color=
fi
# first strong isolate and its end: each keeps its own direction on a line
isolate=$(printf '\342\201\250') release=$(printf '\342\201\251')

# ids ON ONE: of two lists of ids, those of ONE that are not in ON
only () {
    grep -vxF -f "$1" "$2" | tr '\n' ' ' || :
}

tell () {
    [ -z "$2" ] || echo "   $1: $2"
}

# show NUMBER QUERY WHY
show () {
    echo "${bold}$1.  $isolate$2$release${plain}   $3"
    echo
    "$tool" search --db "$room/db" --top 2 $color "$2" >"$room/answer"
    "$tool" search --db "$room/db" --top 100 --format json "$2" |
        sed -n 's/^{"id":"\([^"]*\)".*/\1/p' >"$room/ours"
    "$stock" "$articles" "$2" >"$room/stock"
    sed -n '2,/^$/s/	.*//p' "$room/stock" >"$room/theirs"

    echo "   xapian-arabic: ${bold}$(head -n 1 "$room/answer")${plain}"
    sed -e 1d -e 's/^/   /' -e 's/ *$//' "$room/answer"
    echo "   stock Xapian:  ${bold}$(head -n 1 "$room/stock")${plain}"
    tell "only xapian-arabic finds" "$(only "$room/theirs" "$room/ours")"
    tell "only stock Xapian finds" "$(only "$room/ours" "$room/theirs")"
    echo
}

"$tool" index --db "$room/db" "$articles" 2>&1
echo
show 1 'باقري' 'a name, however it was spelled: باقير, باقرى'
show 2 'name:Bagheri' 'the same name asked for in Latin letters; only where it is a name'
show 3 'date:2023-12-02' 'a day, however it was said: أول من أمس السبت'
show 4 'المسئولون' 'another seat of the hamza, singular and plural'
show 5 '«الكلفة التي يتحملها السكان»' 'a quotation: these words in this order'
