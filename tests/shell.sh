# shellcheck shell=sh disable=SC2034 # sourced
# What the script tests share: counted checks, a place for files, the programs.
#
#   check NAME COMMAND...   passes when the command does
#   skip NAME WHY           counts as skipped
#   milliseconds            since 1970
#   moment N OF MS          seconds: at random within the N-th of OF parts of MS
#   loadable                whether programs can be run under exec
#   find_python             a Python with Xapian into $python; false where there is none
#   await COMMAND...        waits up to 20 seconds for the command to succeed
#   free_port               a port of loopback that nobody listens to
#   encoded TEXT            as an address has it
#   finish                  prints the totals, ends the script
#
# SOURCE and BUILD come from make; run by hand, both are this tree.
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
BUILD=${BUILD:-$SOURCE}
tool=$BUILD/xapian-arabic

passed=0 failed=0 skipped=0
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG XAPIAN_ARABIC_PROFILE
export XAPIAN_ARABIC_PROFILES="$SOURCE/plugin/data/profiles"

check () {
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
    fi
}

# Whether programs not rebuilt can load what was built: not a sanitizer's build.
loadable () {
    ! nm "$BUILD/.libs/xapian_arabic_host.so" 2>/dev/null | grep -q '__[at]san_init'
}

# The system's own first: another on PATH may not see the system's modules.
find_python () {
    for python in /usr/bin/python3 python3; do
        "$python" -c 'import xapian' 2>/dev/null && return
    done
    python=
    return 1
}

await () {
    for _ in $(seq 400); do
        "$@" 2>/dev/null && return
        sleep 0.05
    done
    return 1
}

# Below the ports that the system gives to those who ask for any.
free_port () {
    python3 -c 'import random, socket
while True:
    port = random.randrange(10000, 32000)
    try:
        socket.socket().bind(("127.0.0.1", port))
        break
    except OSError:
        pass
print(port)' 2>/dev/null || echo $((10000 + $(od -An -N2 -tu2 /dev/urandom) % 22000))
}

encoded () {
    printf '%s' "$1" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g'
}

skip () {
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
}

milliseconds () {
    date +%s%N | cut -b -13
}

moment () {
    awk -v n="$1" -v of="$2" -v took="$3" -v seed="$$" 'BEGIN { srand (seed + n); printf "%.3f", (n - rand ()) / of * took / 1000 }'
}

# same WHAT HAVE WANT: two files alike, or their difference
same () {
    check "$1" alike "$2" "$3"
}

alike () {
    diff -u --label have --label want "$1" "$2" >"$room/difference" && return
    head -n 40 "$room/difference"
    return 1
}

# runs WANT-STATUS WANT-ERROR-PATTERN COMMAND...: exit status and stderr as said; stdout into $room/out
runs () {
    want_status=$1 pattern=$2
    shift 2
    "$@" >"$room/out" 2>"$room/err"
    status=$?
    if [ "$status" != "$want_status" ]; then
        echo "exit status $status, wanted $want_status: $*"
        sed 's/^/    /' "$room/err"
        return 1
    fi
    if [ -z "$pattern" ]; then
        return 0
    fi
    if ! grep -q -e "$pattern" "$room/err"; then
        echo "no '$pattern' on stderr: $*"
        cut -c -300 "$room/err" | sed 's/^/    /'
        return 1
    fi
}

finish () {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ] || exit 1
    [ "$passed" != 0 ] || exit 77
    exit 0
}
