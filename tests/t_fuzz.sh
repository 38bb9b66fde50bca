#!/bin/sh
# Every fuzz target over every fixture: its seeds, and in fixtures/fuzz what once
# broke a truth.
set -eu

passed=0
failed=0
for target in "$BUILD"/tests/fuzz/fuzz_*; do
    case ${target##*/} in *.*) continue ;; esac
    [ -x "$target" ] || continue
    if "$target" "$SOURCE/fixtures" >"$target.out" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $target"
        tail -n 3 "$target.out"
    fi
    rm -f "$target.out"
done
echo "$passed passed, $failed failed"
[ "$passed" -gt 0 ] && [ "$failed" = 0 ]
