#!/bin/sh
# A Python server under exec that stays up while an operator edits: the next
# analyzer it opens (the next Stem it makes) has the new lists and settings.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"

if ! find_python; then
    echo "skipped: no Python with xapian"
    exit 77
fi
needs "$python"

# One line in, one line out: a word's stem, or what a query finds.
cat >"$room/server.py" <<'END'
import sys, xapian
database = xapian.Database(sys.argv[1]) if len(sys.argv) > 1 else None
old = xapian.Stem('arabic')
for line in sys.stdin:
    order, text = line.rstrip('\n').split(' ', 1)
    stem = xapian.Stem('arabic')
    if order == 'stem':
        print(stem(text.encode()).decode())
    elif order == 'old':
        print(old(text.encode()).decode())
    else:
        parser = xapian.QueryParser()
        parser.set_stemmer(stem)
        parser.set_database(database)
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(text))
        print(' '.join(sorted(m.document.get_data().decode().split('id=')[1].split('\n')[0]
                              for m in enquire.get_mset(0, 100))))
    sys.stdout.flush()
END

cd "$room" || exit 1
printf '{"id":"wazir","text":"استقبل الوزير ضيفه"}\n{"id":"naft","text":"ارتفع سعر النفط"}\n{"id":"bitrul","text":"انخفض سعر البترول"}\n' >few.jsonl
printf '[lists]\nprotect = protect.tsv\nsynonyms = synonyms.tsv\n' >my.conf
echo '# none' >protect.tsv
echo '# none' >synonyms.tsv
export XAPIAN_ARABIC_CONFIG=$room/my.conf
"$tool" index --db news.db few.jsonl 2>/dev/null
mkfifo asks answers
timeout 120 "$tool" exec -- "$python" server.py news.db <asks >answers 2>complaints &
server=$!
exec 8>asks 9<answers

answer () {
    printf '%s\n' "$1" >&8
    read -r said <&9
    [ "$said" = "$2" ] && return
    echo "$1: '$said', wanted '$2'"
    return 1
}

check "a stem" answer 'stem بالمدارس' مدرسه
check "a query" answer 'find نفط' naft
printf 'نفط\tبترول\n' >synonyms.tsv
check "a list that queries see" answer 'find نفط' 'bitrul naft'
echo '# none' >synonyms.tsv
echo '# again' >>synonyms.tsv
check "and back" answer 'find نفط' naft
echo 'المدارس' >protect.tsv
check "a list of stems" answer 'stem المدارس' المدارس
check "not for what was opened before" answer 'old المدارس' مدرسه
printf '[lists]\nprotect = nowhere.tsv\n' >other.conf
mv other.conf my.conf
check "a file with a mistake" answer 'stem المدارس' المدارس
check "is told, and the one before stays" grep -q "nowhere.tsv.*stay in force" complaints
printf '[text]\nlatin_stemmer = english\n' >other.conf
mv other.conf my.conf
check "a stemmer for other words" answer 'stem running' run
printf '[text]\nlatin_stemmer = french\n[load]\nreplaces = arabic french none\n' >other.conf
mv other.conf my.conf
check "another of them" answer 'stem mangeaient' mang
printf '[stem]\nmode = snowball\n' >other.conf
mv other.conf my.conf
check "Xapian's own stemmer" answer 'stem مدرسة' مدرس
printf '[stem]\nmode = none\n' >other.conf
mv other.conf my.conf
check "another settings file" answer 'stem بالمدارس' بالمدارس
check "the server is still the same" kill -0 $server
exec 8>&-
wait $server
check "and ends well" test $? = 0

# a long list is compiled by the first that opens it, and mapped by the others
printf '[lists]\nstop_words = long.tsv\n' >my.conf
awk 'BEGIN { for (i = 0; i < 20000; i++) print "w" i }' >long.tsv
printf 'stem مدارس\n' | "$tool" exec -- "$python" server.py >/dev/null
check "a long list is compiled once" test -s long.tsv.compiled
touch -r long.tsv stamp
cp -p long.tsv.compiled kept
printf 'stem مدارس\n' | "$tool" exec -- "$python" server.py >/dev/null
check "mapped after" test ! long.tsv.compiled -nt kept
finish
