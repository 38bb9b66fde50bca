#!/bin/sh
# The manual pages: sound, and complete as to commands, flags and keys; the
# example file is one that reads without a mistake.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

command_page=$BUILD/doc/xapian-arabic.1
config_page=$BUILD/doc/xapian-arabic.conf.5

has () {
    grep -qF -e "$2" "$1"
}

for command in $("$tool" help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
    check "$command in xapian-arabic.1" has "$command_page" ".Ss $command"
    for flag in $("$tool" "$command" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p'); do
        check "$command --$flag in xapian-arabic.1" has "$command_page" ".It Fl -$flag"
    done
done
for key in $("$tool" config --defaults | sed -n 's/^\([a-z_0-9]*\) =.*/\1/p'); do
    check "$key in xapian-arabic.conf.5" has "$config_page" ".It Ic $key ="
done
check "the example file" runs 0 '' "$tool" config --check "$BUILD/doc/xapian-arabic.conf"

if command -v mandoc >/dev/null; then
    check "xapian-arabic.1 is sound" mandoc -T lint -W warning "$command_page"
    check "xapian-arabic.conf.5 is sound" mandoc -T lint -W warning "$config_page"
else
    skip "the pages are sound" "no mandoc"
fi
finish
