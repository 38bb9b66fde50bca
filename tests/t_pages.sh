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

# The query language's page: each of its examples is run, and nothing else.
query_page=$SOURCE/doc/xapian-arabic-query.7
examples=$SOURCE/fixtures/query/manual.tsv
sed -n '/^\.Bd/,/^\.Ed/{/^\./!p;}' "$query_page" | sort -u >"$room/shown"
sed '/^#/d' "$examples" | cut -f 1 | sort -u >"$room/run"
same "the examples of xapian-arabic-query.7 are the rows" "$room/shown" "$room/run"
"$tool" index --db "$room/db" "$SOURCE/fixtures/news/articles.jsonl" 2>/dev/null
"$tool" expect "$examples" --db "$room/db" >"$room/out"
check "and find what they say" test $? = 0
grep -v ' hold$' "$room/out"

if command -v mandoc >/dev/null; then
    check "xapian-arabic.1 is sound" mandoc -T lint -W warning "$command_page"
    check "xapian-arabic.conf.5 is sound" mandoc -T lint -W warning "$config_page"
    check "xapian-arabic-query.7 is sound" mandoc -T lint -W warning "$query_page"
    check "xapian-arabic-programs.7 is sound" mandoc -T lint -W warning "$SOURCE/doc/xapian-arabic-programs.7"
else
    skip "the pages are sound" "no mandoc"
fi
finish
