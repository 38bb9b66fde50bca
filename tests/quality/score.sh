#!/bin/sh
# usage: score.sh TOOL EVAL [FLOORS]
# Runs the scoring scripts of the folder EVAL on the development sets beside it
# and holds every score to its bound in floors.tsv. Prints a row a score; fails,
# naming them, when some are out of bounds.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tool=$1 eval=$2 floors=${3:-$here/floors.tsv}
data=$eval/../data
python=/usr/bin/python3

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

# ir.py and stem.py need Xapian's Python module.
with_xapian () {
    "$python" -c 'import xapian' 2>/dev/null && return
    [ "$(id -u)" = 0 ] && as_root= || as_root=sudo
    $as_root apt-get update >/dev/null || :
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        python3 python3-xapian >/dev/null
}

# "stem.F1 0.81", from a heading of 16 and then 7 columns each; percentages
stem_scores () {
    "$python" "$eval/stem.py" "ours=cmd:$tool stem --plain" >"$room/answer"
    awk '{ for (i = 0; 17 + 7 * i <= length ($0); i++) {
               cell = substr ($0, 17 + 7 * i, 7); gsub (/ /, "", cell)
               if (NR == 1) name[i] = cell
               else if (name[i] !~ /e5$/) printf "stem.%s %.3f\n", name[i], cell / 100 } }' "$room/answer"
}

# "names.pairs.R 0.59": a set, then pairs of a letter and its value
name_scores () {
    "$python" "$eval/names.py" --tool "$tool" >"$room/answer"
    awk '{ for (i = 2; i < NF; i++) if ($i ~ /^(P|R|F1|FPR|fP)$/) print "names." $1 "." $i, $(i + 1) }' "$room/answer"
}

# "dates.dev.value 0.80": F1 of the three ways to compare
date_scores () {
    for set in dev news_dev; do
        "$python" "$eval/dates.py" --tool "$tool" "$data/dates/$set.jsonl" >"$room/answer"
        awk -v set="$set" '{ print "dates." set "." $1, $7 }' "$room/answer"
    done
}

# "ir.arcd_dev.nDCG@10 0.61", and the mean over the collections
retrieval_scores () {
    "$python" "$eval/ir.py" --tool "$tool" --stock '' "$data"/ir/* >"$room/answer"
    awk '$2 == "tool" {
             print "ir." $1 ".nDCG@10", $4; print "ir." $1 ".R@100", $8
             ndcg += $4; recall += $8; n++ }
         END { if (n) { printf "ir.mean.nDCG@10 %.4f\nir.mean.R@100 %.4f\n", ndcg / n, recall / n } }' "$room/answer"
}

with_xapian
for scores in stem name date retrieval; do
    "${scores}_scores" >>"$room/scores"
done

awk -F '\t' '
    NR == FNR { split ($0, pair, " "); value[pair[1]] = pair[2]; order[++n] = pair[1]; next }
    /^#/ || NF == 0 { next }
    !($1 in value) { print "no such score: " $1 " (floors.tsv:" FNR ")"; failed++; next }
    {
        held = $2 == ">=" ? value[$1] + 0 >= $3 + 0 : value[$1] + 0 <= $3 + 0
        bound[$1] = "  " $2 " " $3 (held ? "" : "   OUT OF BOUNDS")
        if (held) passed++; else failed++
    }
    END {
        for (i = 1; i <= n; i++) printf "%-32s %8s%s\n", order[i], value[order[i]], bound[order[i]]
        printf "%d passed, %d failed\n", passed, failed
        exit failed > 0
    }' "$room/scores" "$floors"
