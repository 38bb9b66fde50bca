#!/bin/sh
# What an operator waits for: milliseconds from start to end of a command, the
# median and the best of RUNS (100), with the starting of a process in it.
#     tests/bench/start.sh [RUNS]
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BUILD=${BUILD:-$SOURCE}
runs=${1:-100}
room=$(mktemp -d) || exit 1
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG

# row NAME COMMAND…
row () {
    name=$1
    shift
    i=0
    while [ $i -lt "$runs" ]; do
        from=$(date +%s%N)
        "$@" >/dev/null || return 1
        echo $((($(date +%s%N) - from) / 1000))
        i=$((i + 1))
    done | sort -n | awk -v OFS='\t' -v name="$name" '{ a[NR] = $1 / 1000 }
        END { print name, a[int ((NR + 1) / 2)], a[1] }'
}

"$BUILD/xapian-arabic" config --defaults >"$room/defaults.conf"
printf 'command\tmedian ms\tbest ms\n'
row "true" /bin/true
row "config --check, the default file" "$BUILD/xapian-arabic" config --check "$room/defaults.conf"
