#!/bin/sh
# What a million articles take: a collection repeated to each of several sizes,
# indexed from nothing.
#
#     tests/bench/capacity.sh SIZES [ARTICLES…]
#     tests/bench/capacity.sh 50000,200000,1000000 saudi.jsonl.xz ant.jsonl
#
# SIZES are numbers of articles, the smallest first; its cost is what the others'
# are measured by. ARTICLES are JSON lines, *.xz too; without them the news of
# fixtures/. They are repeated with other ids, years and words as
# tests/bench/repeat.c says, and go through a pipe: nothing is written but the
# database. INDEX: further flags of index (INDEX='--threads 1'). COMPACT=no leaves
# out the last column, which takes as much disk again as the database. The work
# is done in TMPDIR.
#
# CPU seconds are those of index alone. "disk MB" is the most that the database
# being made took, "MB" what it takes in the end, "compacted MB" what
# xapian-compact makes of that.
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILD=${BUILD:-$SOURCE}
if [ $# = 0 ]; then
    sed -n '5,9s/^# *//p' "$0" >&2
    exit 2
fi
sizes=$(echo "$1" | tr ',' ' ')
shift
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG

[ $# != 0 ] || set -- "$SOURCE/fixtures/news/articles.jsonl"
for file; do
    case $file in
    *.xz) xz -dc "$file" || exit 1 ;;
    *) cat "$file" || exit 1 ;;
    esac
done >"$room/articles"

# the most that DB.making takes, kilobytes, until it is gone
watch_disk () {
    most=0
    until [ -e "$room/done" ]; do
        now=$(du -sk "$room/db.making" 2>/dev/null | cut -f 1)
        [ "${now:-0}" -le "$most" ] || most=$now
        echo "$most" >"$room/most"
        sleep 0.3
    done
}

smallest=
printf 'articles\tinput MB\tcpu s\ts\tµs cpu/article\tpeak MB\tdisk MB\tMB\tcompacted MB\tcost\n'
for size in $sizes; do
    rm -rf "$room/db" "$room/compact" "$room/done"
    watch_disk &
    # shellcheck disable=SC2086 # flags
    cost=$({ "$BUILD/tests/bench/repeat" "$size" "$room/articles" 2>"$room/bytes"; } \
        | "$BUILD/tests/bench/cost" "$BUILD/xapian-arabic" index --input-format jsonl ${INDEX-} --db "$room/db" - 2>"$room/err")
    failed=$?
    touch "$room/done"
    wait
    if [ $failed != 0 ]; then
        tail -n 3 "$room/bytes" "$room/err" >&2
        exit 1
    fi
    if ! grep -q "^$size articles\? indexed$" "$room/err"; then
        tail -n 3 "$room/err" >&2
    fi
    compact=-
    if [ "${COMPACT-}" != no ]; then
        xapian-compact -q "$room/db" "$room/compact" || exit 1
        compact=$(du -sk "$room/compact" | awk '{ printf "%.0f", $1 / 1024 }')
    fi
    each=$(echo "$cost" | awk -v n="$size" '{ printf "%.1f", $2 / n * 1e6 }')
    smallest=${smallest:-$each}
    echo "$cost" | awk -v OFS='\t' -v n="$size" -v bytes="$(cat "$room/bytes")" -v each="$each" -v smallest="$smallest" \
        -v disk="$(cat "$room/most")" -v db="$(du -sk "$room/db" | cut -f 1)" -v compact="$compact" \
        '{ print n, sprintf ("%.0f", bytes / 1e6), $2, $1, each, $3, sprintf ("%.0f", disk / 1024), sprintf ("%.0f", db / 1024),
           compact, sprintf ("%.2f", each / smallest) }'
done
