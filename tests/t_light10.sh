#!/bin/sh
# stem.mode = light10 gives Lucene's own stem for every word: those of the
# fixtures, and those of the file named by LIGHT10_WORDS (one a line).
# Needs java, javac and Debian's liblucene8-java; skipped without them.
skip () {
    echo "skipped: $1"
    exit 77
}
command -v java >/dev/null && command -v javac >/dev/null || skip "no java or javac"
jars=${LUCENE_JARS:-/usr/share/java}
core=$(ls "$jars"/lucene-core-8*.jar 2>/dev/null | head -n 1)
analyzers=$(ls "$jars"/lucene-analyzers-common-8*.jar 2>/dev/null | head -n 1)
[ -n "$core" ] && [ -n "$analyzers" ] || skip "no Lucene 8 in $jars (liblucene8-java)"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
javac -cp "$core:$analyzers" -d "$work" "$SOURCE/tests/peers/Light10.java" || exit 99
{
    sed '/^#/d' "$SOURCE"/fixtures/stem/*.tsv "$SOURCE"/fixtures/stem/pairs/*.tsv | cut -f 1
    [ -z "$LIGHT10_WORDS" ] || cat "$LIGHT10_WORDS"
} | LC_ALL=C grep -x "\([$(printf '\330')$(printf '\331')][$(printf '\200')-$(printf '\277')]\)*" | LC_ALL=C sort -u >"$work/words"
printf '[stem]\nmode = light10\n' >"$work/config"
java -cp "$work:$core:$analyzers" Light10 <"$work/words" >"$work/theirs" || exit 99
XAPIAN_ARABIC_CONFIG="$work/config" "$BUILD/xapian-arabic" stem --plain <"$work/words" >"$work/ours" || exit 99
paste "$work/words" "$work/ours" "$work/theirs" | awk -F '\t' '
    $2 != $3 { print $1 ": " $2 ", Lucene: " $3; bad++ }
    END { print NR " words, " bad + 0 " differ"; exit NR == 0 || bad > 0 }'
