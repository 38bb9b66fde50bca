#!/bin/sh
# A collection on several machines: shards built apart, served by Xapian's own
# servers, searched as one; a server that falls silent; followers.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/serve.sh
. "$SOURCE/tests/serve.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
for program in xapian-tcpsrv xapian-replicate xapian-replicate-server setsid; do
    command -v $program >/dev/null || { echo "skipped: no $program"; exit 77; }
done

# ---- built apart ----

"$tool" index --db "$room/whole" "$articles" 2>/dev/null
: >"$room/remote.db"
: >"$room/local.db"
for shard in 1 2 3; do
    check "shard $shard" runs 0 'of other shards' "$tool" reindex --db "$room/s$shard" --shard $shard/3 "$articles"
    serve "$room/s$shard"
    eval "server$shard=$server port$shard=$port"
    echo "remote localhost:$port" >>"$room/remote.db"
    echo "auto s$shard" >>"$room/local.db"
done
check "bad shards" runs 2 'from 1/N to N/N' "$tool" reindex --db "$room/x" --shard 4/3 "$articles"
check "made anew it is the same shard" runs 0 '' "$tool" reindex --db "$room/s2"
check "all are there, each id once" runs 0 '' "$tool" check --db "$room/local.db"
check "with their numbers" grep -q 'shard 2/3' "$room/out"
check "over the wire too" runs 0 '' "$tool" check --db "$room/remote.db"
check "64 articles in all" test "$(cut -f 2 "$room/out" | awk '{ n += $1 } END { print n }')" = 64

# ---- the same by index ----

# ids DATABASE: of all its articles, in order
ids () {
    "$tool" dump --db "$1" 2>/dev/null | sed 's/^{"id":"\([^"]*\)".*/\1/' | sort
}
for shard in 1 2 3; do
    check "index: shard $shard" runs 0 'of other shards' "$tool" index --db "$room/i$shard" --shard $shard/3 "$articles"
    "$probe" dump "$room/i$shard" >"$room/have"
    "$probe" dump "$room/s$shard" >"$room/want"
    same "index: shard $shard is as reindex makes it" "$room/have" "$room/want"
    check "index: shard $shard by the API" runs 0 'of other shards' \
        "$tool" index --db "$room/a$shard" --via-api --shard $shard/3 "$articles"
    check "index: shard $shard: both the same" "$BUILD/tests/databases" same "$room/i$shard" "$room/a$shard"
    ids "$room/i$shard" >>"$room/ids"
done
sort "$room/ids" >"$room/have"
ids "$room/whole" >"$room/want"
same "the union of the shards is the whole, each id once" "$room/have" "$room/want"
printf 'auto i1\nauto i2\nauto i3\n' >"$room/indexed.db"
check "they are sound, no id in two of them" runs 0 '' "$tool" check --db "$room/indexed.db"
check "and say which they are" grep -q 'shard 2/3' "$room/out"
check "added to, it stays that shard" runs 0 'unchanged, .* of other shards' "$tool" index --db "$room/i2" "$articles"
check "asked for again" runs 0 '^0 articles indexed, .* unchanged, .* of other shards$' \
    "$tool" index --db "$room/i2" --shard 2/3 "$articles"
check "it is no other" runs 2 'it holds shard 2/3; reindex --shard 1/3' "$tool" index --db "$room/i2" --shard 1/3 "$articles"
check "the whole is none" runs 2 'articles of every shard' "$tool" index --db "$room/whole" --shard 1/3 "$articles"
check "index: bad shards" runs 2 'from 1/N to N/N' "$tool" index --db "$room/x" --shard 0/3 "$articles"
"$tool" dump --db "$room/i1" >"$room/first" 2>/dev/null
check "nothing for a shard: no database" runs 1 'of other shards' "$tool" index --db "$room/x" --shard 2/3 "$room/first"
check "none is there" test ! -e "$room/x"

# ---- searched as one ----

# found DATABASE QUERY: the ids, in order of their names: equal scores have no order of their own
found () {
    "$tool" search --db "$1" --top 100 --format trec "$2" | awk '{ print $3, $5 }' | sort
}
for query in 'بغداد' 'المسئولون في الحكومة' 'name:باقري' 'date:2023-12-04' 'date:2023-12..2024-02 بغداد' '«الكلفة التي يتحملها»' 'name:Bagheri'; do
    found "$room/whole" "$query" >"$room/want"
    check "the whole finds $query" test -s "$room/want"
    for db in local remote indexed; do
        found "$room/$db.db" "$query" >"$room/have"
        same "$db shards: $query" "$room/have" "$room/want"
    done
done

if loadable && find_python; then
    cat >"$room/ask.py" <<'END'
import sys, xapian
db = xapian.Database(sys.argv[1])
parser = xapian.QueryParser()
parser.set_database(db)
parser.set_stemmer(xapian.Stem(sys.argv[3]))
parser.set_stemming_strategy(parser.STEM_SOME)
enquire = xapian.Enquire(db)
enquire.set_query(parser.parse_query(sys.argv[2]))
print(sorted(m.document.get_data().decode().split("\n")[0] for m in enquire.get_mset(0, 100)))
END
    plain () { "$python" "$room/ask.py" "$@" none; }
    under_exec () { "$tool" exec -- "$python" "$room/ask.py" "$@" arabic; }
    for query in 'بغداد' 'date:2023-12-04' 'name:باقري'; do
        under_exec "$room/whole" "$query" >"$room/want" 2>&1
        under_exec "$room/remote.db" "$query" >"$room/have" 2>&1
        same "Python under exec: $query" "$room/have" "$room/want"
    done
    check "which finds" grep -q 'id=' "$room/want"
    plain "$room/whole" 'بغداد' >"$room/want" 2>&1
    plain "$room/remote.db" 'بغداد' >"$room/have" 2>&1
    same "plain Python" "$room/have" "$room/want"
    check "which finds too" grep -q 'id=' "$room/have"
else
    skip "Python" "no Python with xapian, or built for sanitized programs"
fi

omega=/usr/lib/cgi-bin/omega/omega
if loadable && [ -x $omega ]; then
    mkdir "$room/templates"
    printf 'database_dir %s\ntemplate_dir %s\nlog_dir %s\ncdb_dir %s\n' "$room" "$room/templates" "$room" "$room" >"$room/omega.conf"
    # shellcheck disable=SC2016 # OmegaScript
    echo '$set{stemmer,arabic}$hitlist{$field{id}
}$error' >"$room/templates/plain"
    by_omega () {
        OMEGA_CONFIG_FILE=$room/omega.conf REQUEST_METHOD=GET QUERY_STRING="DB=$1&FMT=plain&HITSPERPAGE=100&P=$(encoded "$2")" \
            "$tool" exec -- omega | sort
    }
    for query in 'بغداد' 'name:باقري' 'date:2023-12-04'; do
        by_omega whole "$query" >"$room/want" 2>&1
        by_omega remote.db "$query" >"$room/have" 2>&1
        same "Omega: $query" "$room/have" "$room/want"
        check "Omega finds $query" test "$(wc -l <"$room/want")" -gt 2
    done
else
    skip "Omega" "it is not installed, or we are built for sanitized programs"
fi

# ---- an id that two shards have ----

head -n 1 "$articles" >"$room/one"
id=$(sed 's/^{"id": "\([^"]*\)".*/\1/' "$room/one")
cp -r "$room/s1.d" "$room/copy.d"
sed 's/s1.d/copy.d/' "$room/s1" >"$room/copy"
"$tool" index --db "$room/extra" "$room/one" 2>/dev/null
printf 'auto whole\nauto extra\n' >"$room/twins.db"
check "an id twice" runs 1 '' "$tool" check --db "$room/twins.db"
check "is told" grep -q "2 articles have the id $id" "$room/out"

# ---- a server that falls silent ----

printf '[shards]\npartial = yes\ntimeout = 5\n' >"$room/partial.conf"

# between_queries CONFIG: one query, then a server is frozen in the middle of the next and killed
between_queries () {
    rm -f "$room/queries" "$room/answers"
    mkfifo "$room/queries"
    "$tool" search --config "$1" --db "$room/remote.db" --queries "$room/queries" --format trec >"$room/answers" 2>"$room/err" &
    searcher=$!
    exec 3>"$room/queries"
    printf 'a\tبغداد\n' >&3
    check "an answer comes before the next query" await test -s "$room/answers"
    kill -STOP "-$server2"
    printf 'b\tبغداد\n' >&3
    exec 3>&-
    sleep 1
    kill -KILL "-$server2"
    status=0
    wait $searcher || status=$?
}
: >"$room/plain.conf"
between_queries "$room/plain.conf"
check "killed in the middle of a query: an error" test $status = 1
check "that says what happened" grep -q 'NetworkError' "$room/err"
check "the query before was answered" grep -q '^a ' "$room/answers"
check "and this one not" test "$(grep -c '^b ' "$room/answers")" = 0
check "from then on it is named" runs 1 "1 of 3 shards do not answer: localhost:$port2" "$tool" search --db "$room/remote.db" 'بغداد'
check "where allowed: partial results" runs 3 "2 of 3 shards answer; results are partial: localhost:$port2" \
    "$tool" search --config "$room/partial.conf" --db "$room/remote.db" 'بغداد'
check "which are some" grep -q 'article' "$room/out"

serve "$room/s2"
server2=$server
sed "s/:$port2\$/:$port/" "$room/remote.db" >"$room/remote.new"
mv "$room/remote.new" "$room/remote.db"
port2=$port
check "back again" runs 0 '' "$tool" search --config "$room/partial.conf" --db "$room/remote.db" 'بغداد'
between_queries "$room/partial.conf"
check "killed in the middle, partial results allowed" test $status = 3
check "they are told" grep -q "2 of 3 shards answer; results are partial: localhost:$port2" "$room/err"
grep -c '^a ' "$room/answers" >"$room/all"
grep -c '^b ' "$room/answers" >"$room/some"
check "fewer than all, more than none" test "$(cat "$room/some")" -gt 0 -a "$(cat "$room/some")" -le "$(cat "$room/all")"
kill -STOP "-$server3"
check "a frozen server is waited for, then left out" runs 3 "1 of 3 shards answer.*localhost:$port3" \
    "$tool" search --config "$room/partial.conf" --db "$room/remote.db" 'بغداد'
kill -KILL "-$server3" "-$server1"
check "none left" runs 1 '3 of 3 shards do not answer' "$tool" search --config "$room/partial.conf" --db "$room/remote.db" 'بغداد'

# ---- followers ----

mkdir "$room/master"
"$tool" reindex --db "$room/master/news.db" "$articles" 2>/dev/null
replicates () {
    xapian-replicate -h localhost -p "$port" -m news.db -o -r 0 -q "$room/follower" >"$room/replicated" 2>&1
}
listen replicates xapian-replicate-server --interface=localhost "$room/master"
follow () {
    check "$1: it answers" await replicates
    "$probe" dump "$room/master/news.db" >"$room/want"
    "$probe" dump "$room/follower" >"$room/have"
    same "$1" "$room/have" "$room/want"
}
follow "a follower gets the first generation"
head -n 60 "$articles" >"$room/sixty"
"$tool" reindex --db "$room/master/news.db" "$room/sixty" 2>/dev/null
follow "and the next"
"$tool" index --db "$room/master/news.db" "$articles" 2>/dev/null
follow "and what is added to it"
"$tool" rollback --db "$room/master/news.db" 2>/dev/null
follow "and the one before again"
finish
