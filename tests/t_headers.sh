#!/bin/sh
# Each public header compiles alone, first and twice, as C17 and as C++17.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

compiles () {
    name=$(basename "$1")
    printf '#include "%s"\n#include "%s"\nint main (void) { return 0; }\n' "$name" "$name" >"$room/alone.$2"
    shift 2
    "$@" -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I "$SOURCE/include"
}

for header in "$SOURCE"/include/*.h; do
    check "$header as C17" compiles "$header" c "${CC:-cc}" -std=c17 "$room/alone.c"
    check "$header as C++17" compiles "$header" cc "${CXX:-c++}" -std=c++17 "$room/alone.cc"
done
finish
