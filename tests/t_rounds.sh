#!/bin/sh
# Each key that is seen at the next query: edit the file, search again, and the
# results are others, with the database as it was and without a complaint.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

tab=$(printf '\t')
rows=$SOURCE/fixtures/config/rounds.tsv
cd "$room" || exit 1
"$tool" index --db news.db "$SOURCE/fixtures/news/articles.jsonl" 2>/dev/null || exit 1
find news.db -type f -exec cksum {} + | sort >before

# writes KEY VALUE to: a line of its own section, or a list and the line that names it
writes () {
    if [ "${1%%.*}" = lists ]; then
        printf '%b\n' "$2" >"${1#*.}.tsv"
        set -- "$1" "${1#*.}.tsv"
    fi
    printf '[%s]\n%s = %s\n' "${1%%.*}" "${1#*.}" "$2"
}

results () {
    "$tool" search --db news.db --config my.conf --date 2023-12-06 --top 100 --format json "$1" 2>err
}

while IFS=$tab read -r key value other query; do
    case $key in '#'*) continue ;; esac
    : >my.conf
    [ "$other" = - ] || writes "${other%%=*}" "${other#*=}" >my.conf
    results "$query" >first
    check "$key: finds something" test -s first
    writes "$key" "$value" >>my.conf
    results "$query" >second
    check "$key = $value: other results for $query" sh -c '! cmp -s first second'
    check "$key: no word of reindexing" sh -c '! grep -qi reindex err'
    check "$key: nothing to reindex" "$tool" config --needs-reindex news.db --config my.conf >/dev/null
    echo "$key" >>tried
done <"$rows"

find news.db -type f -exec cksum {} + | sort >after
same "the database is as it was" after before
"$tool" config --defaults | awk '
    /^\[/ { section = substr ($0, 2, length ($0) - 2) }
    /^#/  { query = /seen at the next query/ }
    / =/ && query { print section "." $1 }' | sort >keys
sort tried >have
grep -v '^shards\.' keys >want # of servers: t_shards.sh
same "every such key is tried" have want
finish
