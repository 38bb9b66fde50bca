#!/bin/sh
# usage: keys.sh TOOL COLLECTION [TEXTS [QUERIES]] >doc/keys.md
# What every key of the settings file does to a judged collection (a folder with
# corpus.jsonl or corpus.jsonl.xz, queries.tsv, qrels.tsv): nDCG@10 and the size
# of the index with another value, beside those of the defaults. The other values
# are rows of keys.tsv. Of a large collection so many QUERIES and TEXTS are
# taken, those that answer a query first. Keys that queries see are tried on the index as it is,
# all others on one made anew.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tool=$1 collection=$2 texts=${3:-} queries=${4:-}

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
unset XAPIAN_ARABIC_CONFIG XAPIAN_ARABIC_PROFILE
if [ -e "$collection/corpus.jsonl" ]; then
    cp "$collection/corpus.jsonl" "$room/corpus.jsonl"
else
    xz -dc "$collection/corpus.jsonl.xz" >"$room/corpus.jsonl"
fi

head -n "${queries:-1000000}" "$collection/queries.tsv" >"$room/queries.tsv"
awk -F '\t' 'NR == FNR { taken[$1] = 1; next } $1 in taken' "$room/queries.tsv" "$collection/qrels.tsv" >"$room/qrels.tsv"
if [ -n "$texts" ]; then
    awk -F '\t' -v texts="$texts" '
        NR == FNR { if ($3 > 0) answers[$2] = 1; next }
        match ($0, /"id": *"[^"]*"/) {
            id = substr ($0, RSTART, RLENGTH); sub (/^"id": *"/, "", id); sub (/"$/, "", id)
            if (id in answers) print; else rest[++n] = $0; taken += id in answers }
        END { for (i = 1; i <= n && taken < texts; i++) { print rest[i]; taken++ } }' "$room/qrels.tsv" "$room/corpus.jsonl" >"$room/some.jsonl"
    mv "$room/some.jsonl" "$room/corpus.jsonl"
fi

# bytes of what a database holds, whole blocks of unused space left out
size_of () {
    cat "$1"/*.glass | wc -c
}

# measures CONFIG DB: "nDCG@10 bytes"
measures () {
    score=$("$tool" evaluate --config "$1" --db "$2" --queries "$room/queries.tsv" --qrels "$room/qrels.tsv" 2>/dev/null |
        awk '$1 == "nDCG@10" { print $2 }')
    echo "$score $(size_of "$2")"
}

build () {
    rm -rf "$2"
    "$tool" index --config "$1" --db "$2" "$room/corpus.jsonl" 2>/dev/null
}

: >"$room/defaults"
build "$room/defaults" "$room/base"
base=$(measures "$room/defaults" "$room/base")

cat <<END
# What each key does

Made by \`make keys\`; do not edit. The collection is $(basename "$collection"): $(wc -l <"$room/corpus.jsonl") texts,
$(wc -l <"$room/queries.tsv") queries. With the defaults nDCG@10 is ${base% *}, the index has $((${base#* } / 1024)) KB. A row is one
key with another value, all others at their defaults; a change of less than .005 is mostly chance.
A key whose worth does not show here (dates, names, phrases) is one that these queries do not ask for.

| key | default | tried | nDCG@10 | | index | reindex |
|---|---|---|---|---|---|---|
END
"$tool" config --defaults | awk '
    /^\[/ { section = substr ($0, 2, length ($0) - 2) }
    /^#/  { effect = $0; sub (/.*; /, "", effect) }
    / =/  { value = $0; sub (/^[^=]*= ?/, "", value); print section "." $1 "\t" (value == "" ? "(none)" : value) "\t" effect }' >"$room/keys"
while IFS='	' read -r key standard effect; do
    awk -F '\t' -v key="$key" '$1 == key { print $2 }' "$here/keys.tsv" >"$room/values"
    [ -s "$room/values" ] || echo - >"$room/values"
    while read -r value; do
        if [ "$value" = - ]; then
            echo "| $key | $standard | | | | | $effect |"
            continue
        fi
        printf '[%s]\n%s = %s\n' "${key%%.*}" "${key#*.}" "$value" >"$room/config"
        db=$room/base
        case $effect in
        'seen at the next query') ;;
        *) db=$room/other; build "$room/config" "$db" ;;
        esac
        now=$(measures "$room/config" "$db")
        echo "$key $standard|$value|$now|$effect" | LC_ALL=C awk -F '|' -v base="$base" -v key="$key" -v standard="$standard" '{
            split (base, was, " "); split ($3, is, " ")
            printf "| %s | %s | %s | %s | %+.4f | %+.1f %% | %s |\n", key, standard, $2, is[1], is[1] - was[1], 100 * (is[2] / was[2] - 1), $4 }'
    done <"$room/values"
done <"$room/keys"
