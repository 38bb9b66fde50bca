#!/bin/sh
# A fresh database of the same articles, made by each: articles a processor
# second, beside stock Xapian's; seconds, peak memory, size.
#
#     tests/bench/build.sh [ARTICLES…]     JSON lines, *.xz too; without them the
#                                          news of fixtures/, 40 times over
#
# The sizes of Xapian's databases are those that xapian-compact leaves. Lucene
# is shown where java and Debian's liblucene8-java are.
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILD=${BUILD:-$SOURCE}
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG XAPIAN_FLUSH_THRESHOLD

for file; do
    case $file in
    *.xz) xz -dc "$file" ;;
    *) cat "$file" ;;
    esac
done >"$room/articles"
if [ $# = 0 ]; then
    for i in $(seq 40); do
        sed "s/^{\"id\": \"/&$i-/" "$SOURCE/fixtures/news/articles.jsonl"
    done >"$room/articles"
fi
count=$(wc -l <"$room/articles" | tr -d ' ')

# row NAME FOLDER COMMAND…: its line; the first is what others are measured by
stock=
row () {
    name=$1 folder=$2
    shift 2
    if ! cost=$("$BUILD/tests/bench/cost" "$@" 2>"$room/err"); then
        tail -n 3 "$room/err" >&2
        return 1
    fi
    rate=$(echo "$cost" | awk -v n="$count" '{ printf "%.0f", n / $2 }')
    stock=${stock:-$rate}
    if [ -e "$folder/iamglass" ] && xapian-compact -q "$folder" "$folder.compact" 2>/dev/null; then
        size=$(du -sk "$folder.compact" | cut -f 1)
    else
        size=$(du -sk "$folder" | cut -f 1)
    fi
    rm -rf "$folder" "$folder.compact"
    echo "$cost" | awk -v OFS='\t' -v name="$name" -v rate="$rate" -v stock="$stock" -v size="$size" \
        '{ print name, rate, sprintf ("%.1f", rate / stock), $1, $2, $3, sprintf ("%.0f", size / 1024) }'
}

printf '%s articles\tarticles/cpu s\ttimes stock\ts\tcpu s\tpeak MB\tMB\n' "$count"
row "stock TermGenerator, Stem(arabic)" "$room/stock" "$BUILD/tests/bench/stock_build" "$room/stock" "$room/articles"
row "xapian-arabic index --threads 1" "$room/one" "$BUILD/xapian-arabic" index --threads 1 --db "$room/one" "$room/articles"
row "xapian-arabic index --threads 2" "$room/two" "$BUILD/xapian-arabic" index --threads 2 --db "$room/two" "$room/articles"

jars=${LUCENE_JARS:-/usr/share/java}
core=$(ls "$jars"/lucene-core-8*.jar 2>/dev/null | head -n 1)
analyzers=$(ls "$jars"/lucene-analyzers-common-8*.jar 2>/dev/null | head -n 1)
if [ -n "$core" ] && [ -n "$analyzers" ] && command -v javac >/dev/null \
    && javac -cp "$core:$analyzers" -d "$room" "$SOURCE/tests/peers/Build.java"; then
    for threads in 1 2; do
        row "Lucene 8 ArabicAnalyzer, threads $threads" "$room/lucene" \
            java -cp "$room:$core:$analyzers" Build "$room/lucene" "$room/articles" $threads
    done
else
    echo "Lucene: no java, javac or lucene-core-8*.jar (liblucene8-java)"
fi
