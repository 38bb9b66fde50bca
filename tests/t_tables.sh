#!/bin/sh
# The committed Unicode tables are what their programs write. Skipped when the
# installed ICU has another version of Unicode: `make tables` there would change
# how words are cut, which a person must decide.
set -eu

new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
version () { sed -n 's/^ \* Unicode \([0-9.]*\).*/\1/p' "$1"; }

for table in class fold; do
    old=$SOURCE/plugin/text/${table}_table.h
    "$BUILD/plugin/text/gen_$table" >"$new/$table.h"
    if [ "$(version "$old")" != "$(version "$new/$table.h")" ]; then
        echo "skipped: the tables are of Unicode $(version "$old"), ICU has $(version "$new/$table.h")"
        exit 77
    fi
    sed 's/(ICU [0-9.]*)//' "$old" >"$new/old"
    sed 's/(ICU [0-9.]*)//' "$new/$table.h" >"$new/new"
    cmp "$new/old" "$new/new"
done
