#!/bin/sh
# What the preload costs, each beside the same without it:
#   a program without libxapian, an omega request, indexing by omindex; of a FILE
#   of JSON lines the indexing by a TermGenerator too, with roots and without.
# Prints name, with, without, difference (ms, medians of RUNS runs; the two take
# turns, so that what else the machine does falls on both).
#   tests/bench/host.sh [RUNS [ARTICLES [FILE]]]
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILD=${BUILD:-$SOURCE}
runs=${1:-200}
articles=${2:-2000}
collection=${3:-}
tool=$BUILD/xapian-arabic
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG LD_PRELOAD

preload=$("$tool" exec -- /bin/sh -c 'echo "$LD_PRELOAD"')

# timed FILE COMMAND...: one line of milliseconds more in FILE
timed () {
    into=$1
    shift
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1
    echo $((($(date +%s%N) - from) / 1000)) >>"$into"
}

median () {
    sort -n "$1" | awk '{ a[NR] = $1 } END { print a[int ((NR + 1) / 2)] / 1000 }'
}

# compare NAME TURNS WITH WITHOUT: two commands, each a shell function
compare () {
    rm -f "$room/with" "$room/without"
    i=0
    while [ $i -lt "$2" ]; do
        timed "$room/with" "$3"
        timed "$room/without" "$4"
        i=$((i + 1))
    done
    awk -v name="$1" -v with="$(median "$room/with")" -v without="$(median "$room/without")" 'BEGIN {
        printf "%-36s %9.3f %9.3f %+9.3f ms  ×%.2f\n", name, with, without, with - without, with / without }'
}

# ---- articles: FILE's, else the fixtures', over and over, each a file ----

mkdir "$room/docs" "$room/dbs" "$room/templates"
sed 's/.*"text": "\(\([^"\\]\|\\.\)*\)".*/\1/' "${collection:-$SOURCE/fixtures/news/articles.jsonl}" >"$room/texts"
i=0
while [ $i -lt "$articles" ]; do
    while [ $i -lt "$articles" ] && IFS= read -r line; do
        printf '%s\n' "$line" >"$room/docs/$i.txt"
        i=$((i + 1))
    done <"$room/texts"
done

index_with () {
    LD_PRELOAD=$preload omindex --overwrite --stemmer=arabic --db "$room/dbs/with" --url / "$room/docs"
}
index_without () {
    omindex --overwrite --stemmer=arabic --db "$room/dbs/without" --url / "$room/docs"
}
generator_without () { "$BUILD/tests/bench/stock_build" "$room/stock.db" "$collection"; }
generator_with () { "$tool" exec -- "$BUILD/tests/bench/stock_build" "$room/ours.db" "$collection"; }
printf '[terms]\nlevels = word stem\n' >"$room/rootless"
generator_rootless () { XAPIAN_ARABIC_CONFIG=$room/rootless "$tool" exec -- "$BUILD/tests/bench/stock_build" "$room/rootless.db" "$collection"; }

true_with () { LD_PRELOAD=$preload /bin/true; }
true_without () { /bin/true; }

# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$hitlist{$field{url} $snippet{$field{sample}}
}' >"$room/templates/plain"
printf 'database_dir %s\ntemplate_dir %s\nlog_dir %s\ncdb_dir %s\n' \
    "$room/dbs" "$room/templates" "$room" "$room" >"$room/omega.conf"
export OMEGA_CONFIG_FILE="$room/omega.conf" REQUEST_METHOD=GET
omega=$("$tool" status omega | sed -n 's/^program *//p')
query='FMT=plain&P=%D8%A7%D9%84%D8%AD%D9%83%D9%88%D9%85%D8%A9'
omega_with () { LD_PRELOAD=$preload QUERY_STRING="DB=with&$query" "$omega"; }
omega_without () { QUERY_STRING="DB=without&$query" "$omega"; }

echo "                                          with   without difference"
compare 'omindex, stock Stem("arabic")' 5 index_with index_without
if [ -n "$collection" ]; then
    compare 'TermGenerator, Stem("arabic")' 5 generator_with generator_without
    compare '  levels = word stem' 5 generator_rootless generator_without
fi
compare 'omega request' "$runs" omega_with omega_without
compare '/bin/true' "$runs" true_with true_without
