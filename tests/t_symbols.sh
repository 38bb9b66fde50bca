#!/bin/sh
# What the shared library exports is what the headers declare, exactly.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

library=$BUILD/.libs/libxapian-arabic.so

declared () {
    sed -n -e 's/^XARAB_API .*[ *]\(xarab_[a-z0-9_]*\) (.*/\1/p' \
        -e 's/^XARAB_API .*[ *]\(xapc_[a-z0-9_]*\) (.*/\1/p' "$@" | sort
}

exported () {
    nm -D --defined-only "$1" | awk '$2 ~ /[TDBWVR]/ { sub (/@.*/, "", $3); print $3 }' | sort
}

declared "$SOURCE"/include/*.h >"$room/declared"
grep -hc '^XARAB_API' "$SOURCE"/include/*.h |
    awk '{ n += $1 } END { print n }' >"$room/marks"
wc -l <"$room/declared" | tr -d ' ' >"$room/names"
same "every XARAB_API line was read" "$room/names" "$room/marks"

if [ -e "$library" ]; then
    exported "$library" >"$room/exported"
    same "exports are declarations" "$room/exported" "$room/declared"
else
    skip "exports are declarations" "no $library"
fi
finish
