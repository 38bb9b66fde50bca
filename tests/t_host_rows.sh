#!/bin/sh
# What programs get from Xapian's own classes: in other languages the same with
# us and without, in Arabic ours, whatever they set.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs "$BUILD/tests/host_rows"

rows=$BUILD/tests/host_rows
for kind in terms query; do
    stock=$SOURCE/fixtures/load/stock-$kind.tsv
    check "$kind: Xapian alone" "$rows" $kind "$stock" "$room/words"
    check "$kind: the same with us" arabic "$rows" $kind "$stock" "$room/words"
    check "$kind: Arabic" arabic "$rows" $kind "$SOURCE/fixtures/load/arabic-$kind.tsv" "$room/words"
done

# Another language's stemmer replaced: lines without Arabic stay as they are.
printf '[load]\nreplaces = arabic ar english en french fr german de russian\n' >"$room/many.conf"
export XAPIAN_ARABIC_CONFIG="$room/many.conf"
for kind in terms query; do
    sed '/[ابتيو]/d' "$SOURCE/fixtures/load/stock-$kind.tsv" >"$room/$kind.tsv"
    check "$kind: the same where every stemmer is ours" arabic "$rows" $kind "$room/$kind.tsv" "$room/words"
done
finish
