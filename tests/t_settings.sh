#!/bin/sh
# Settings files at work: mistakes told word for word, includes, profiles and
# what a database remembers of them, lists that are long, bad, or gone.
# STRESS=1: lists of 100 MB.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

articles=$SOURCE/fixtures/news/articles.jsonl
tab=$(printf '\t')
has () {
    grep -q -e "$2" "$1" && return
    echo "no '$2' in:"
    head -n 20 "$1" | cut -c -200
    return 1
}

# ---- every row of bad.tsv: what is wrong, and where ----

beside () {
    if [ "$1" != - ]; then
        printf '%b\n' "${1#*:}" >"$room/bad/${1%%:*}"
    fi
}
rows=0
while IFS=$tab read -r config other message why; do
    case $config in '#'*) continue ;; esac
    rm -rf "$room/bad"
    mkdir "$room/bad"
    printf '%b\n' "$config" >"$room/bad/bad.conf"
    beside "$other"
    (cd "$room/bad" && "$tool" config --check bad.conf) >"$room/out" 2>"$room/have"
    status=$?
    printf '%b\n' "$message" >"$room/want"
    same "$why" "$room/have" "$room/want"
    check "$why: exit status" test $status = 1
    rows=$((rows + 1))
done <"$SOURCE/fixtures/config/bad.tsv"
check "80 files and more: $rows" test $rows -ge 80
check "no two alike" test -z "$(sed '/^#/d' "$SOURCE/fixtures/config/bad.tsv" | cut -f 1,2 | sort | uniq -d)"

# ---- hostile files ----

cd "$room" || exit 1
lines_told () { [ "$(wc -l <"$room/err")" -le "$1" ]; }
head -c 300000 "$tool" >program.conf
check "a program for a file" runs 1 'NUL' "$tool" config --check program.conf
check "is told in few lines" lines_told 101
head -c 2000000 /dev/zero >zeros.conf
check "2 MB" runs 1 'larger than 1 MB' "$tool" config --check zeros.conf
check "a folder" runs 1 'Is a directory' "$tool" config --check .
check "no file" runs 1 'No such file' "$tool" config --check nowhere.conf
check "nothing for a file" runs 0 '' "$tool" config --check /dev/null
if mkfifo pipe.conf 2>/dev/null; then
    echo 'include = pipe.conf' >waits.conf
    check "nothing waits for a pipe" runs 1 'no regular file' timeout 10 "$tool" config --check waits.conf
fi
for i in 1 2 3 4 5 6 7 8 9; do echo "include = deep$((i + 1)).conf" >deep$i.conf; done
echo '[names]' >deep10.conf
check "includes nine deep" runs 1 'deep9.conf:1: include: .*more than 8 deep' "$tool" config --check deep1.conf
check "eight deep" runs 0 '' "$tool" config --check deep2.conf
echo '[names]' >leaf.conf
for i in 1 2 3 4 5 6 7 8 9; do for _ in 1 2; do echo "include = leaf.conf"; done; done >twigs.conf
for i in 1 2 3 4; do echo 'include = twigs.conf'; done >tree.conf
check "more than 64 files" runs 1 'more than 64 files' "$tool" config --check tree.conf

printf '[lists]\nprotect = waiting\n' >listed.conf
mkfifo waiting
check "a list that waits for a writer" runs 1 "listed.conf:2: lists.protect: 'waiting': no regular file" \
    timeout 10 "$tool" config --check listed.conf

check "a stemmer that is none" sh -c "printf '[text]\\nlatin_stemmer = klingon\\n' >klingon.conf; ! '$tool' config --check klingon.conf 2>err0"
check "a stemmer to replace that is none" sh -c "printf '[load]\\nreplaces = arabic arabc\\n' >arabc.conf; ! '$tool' config --check arabc.conf 2>err2"
check "tells which there are too" has err2 "^arabc.conf:2: load.replaces: no stemmer 'arabc'; there are: arabic"
printf '[load]\nreplaces = arabc ar\n[text]\nlatin_stemmer = klingon\n[names]\nthreshhold = 3\n' >three.conf
check "both of them beside an unknown key" runs 1 '^three.conf:6: unknown key' "$tool" config --check three.conf
check "the one" has err "^three.conf:2: load.replaces: no stemmer 'arabc'; "
check "the other" has err "^three.conf:4: text.latin_stemmer: no stemmer 'klingon'; "
check "with whole names of languages" has err "'klingon'; there are: arabic .* [a-z]* …$"
check "tells which there are" has err0 "^klingon.conf:2: text.latin_stemmer: no stemmer 'klingon'; there are: arabic"

# ---- values in force, and where they come from ----

mkdir site
printf '[names]\nthreshold = 800\ninclude = site/more.conf\n[profile tunis]\ninclude = maghreb\nnames.threshold = 700\nlists.protect = words.tsv\n[profile riyadh]\ninclude = gulf\n[terms]\nlead_words = 9\n' >site.conf
printf '[lists]\nprotect = own.tsv\n' >site/more.conf
echo 'مستشفى' >site/own.tsv
echo 'مدرسة' >words.tsv
check "a file with profiles is sound" runs 0 '' "$tool" config --check site.conf
"$tool" config --show --config site.conf >out
check "a key of the file" has out "^names.threshold = 800${tab}site.conf:2"
check "a key of an included one" has out "^lists.protect = own.tsv${tab}site/more.conf:2"
check "a key behind the profiles" has out "^terms.lead_words = 9${tab}site.conf:11"
check "a default" has out "^names.spellings = 1000${tab}default"
check "a list lies beside the file that names it" test "$(echo مستشفى | "$tool" stem --plain --config site.conf)" = مستشفي
"$tool" config --show --config site.conf --profile tunis >out
check "a key of the profile wins" has out "^names.threshold = 700${tab}site.conf:6"
check "a shipped profile in it" has out "^text.latin_stemmer = french${tab}.*/maghreb.conf:"
check "the profile is named" has out '^# profile tunis'
check "a shipped profile without a file" runs 0 '' "$tool" config --show --profile gulf
check "a profile that is none" runs 2 'no profile .tuins.; there are tunis, riyadh, egypt, gulf, levant, maghreb, persian-names' \
    "$tool" config --show --config site.conf --profile tuins
for profile in "$SOURCE"/plugin/data/profiles/*.conf; do
    check "$(basename "$profile") is sound" runs 0 '' "$tool" config --check "$profile"
done

# ---- what a database remembers ----

check "index under a profile" runs 0 '' "$tool" index --db news.db --config site.conf --profile tunis "$articles"
check "a search takes it from there" runs 0 '' "$tool" search --db news.db --config site.conf بغداد
check "without a complaint" test ! -s err
check "the values are the profile's" sh -c "'$tool' config --show --db news.db --config site.conf | grep -q '^names.threshold = 700'"
check "another profile is told" runs 0 'was made with' "$tool" search --db news.db --config site.conf --profile riyadh بغداد
check "nothing to reindex" runs 0 '' "$tool" config --needs-reindex news.db --config site.conf
check "says so" has out '^# nothing to reindex'
check "another profile needs it" runs 1 '' "$tool" config --needs-reindex news.db --config site.conf --profile riyadh
check "and why" has out "^text.latin_stemmer${tab}french${tab}english${tab}changes stored terms: reindex"
check "a list too" has out "^lists.protect${tab}${tab}${tab}the list is another one"
sed 's/lead_words = 9/lead_words = 8/' site.conf >weights.conf
check "a weight can wait" runs 0 '' "$tool" config --needs-reindex news.db --config weights.conf
check "and is told" has out "^terms.lead_words${tab}9${tab}8${tab}changes stored weights"
check "without the file the profile is not known" runs 2 "no profile 'tunis', which the database was made with: needs" "$tool" search --db news.db بغداد
check "no database" runs 1 '' "$tool" config --needs-reindex nowhere.db
check "nothing is shown of a database that is none" runs 1 'nowhere.db' "$tool" config --show --db nowhere.db
XAPIAN_ARABIC_PROFILE=riyadh XAPIAN_ARABIC_CONFIG=site.conf "$tool" config --show >out
check "the environment names file and profile" has out '^# profile riyadh'

# ---- what a change does to terms ----

printf '[stem]\nplurals = no\n' >singular.conf
check "a difference on the built-in sample" runs 0 '' "$tool" config --diff /dev/null singular.conf
check "names the key" has out "^stem.plurals${tab}yes${tab}no${tab}changes stored terms"
check "a term that goes" has out "^-${tab}Zسعر${tab}"
check "a term that comes" has out "^+${tab}Zاسعار${tab}"
check "on articles" runs 0 '' "$tool" config --diff /dev/null singular.conf "$articles" --top 3
check "in few lines" test "$(grep -c "^[-+]$tab" out)" -le 6
printf '[query]\nstop_weight = 0\n' >query.conf
check "a key of queries" runs 0 '' "$tool" config --diff /dev/null query.conf
check "changes no term" has out ': 0 go, 0 come, 0 have another weight'
check "profiles by name" runs 0 '' "$tool" config --diff levant maghreb
check "one file" runs 2 'needs two settings files' "$tool" config --diff a.conf

# ---- lists ----

size=4
[ -z "${STRESS-}" ] || size=100
LC_ALL=C awk -v bytes=${size}000000 'BEGIN {
    split ("ا ب ت ج د ر س ع ق ك ل م ن ه و ي", letter, " ")
    while (written < bytes) {
        word = ""; n++
        for (i = n; i > 0; i = int (i / 16)) word = word letter[i % 16 + 1]
        print word; written += length (word) + 1 } }' >long.tsv
printf '[lists]\nstop_words = long.tsv\n' >long.conf
check "a list of $size MB" runs 0 '' "$tool" config --check long.conf
check "is compiled once" test -s long.tsv.compiled
cp -p long.tsv.compiled kept
echo بغداد | "$tool" stem --config long.conf >/dev/null
check "and mapped after" cmp -s kept long.tsv.compiled
"$tool" index --db stop.db "$articles" 2>/dev/null
"$tool" search --db stop.db --config long.conf --format json 'وزارة نفط' >before
echo وزارة >long.tsv
"$tool" search --db stop.db --config long.conf --format json 'وزارة نفط' >after
check "a changed list holds at once" sh -c '! cmp -s before after'
awk -v bytes=${size}000000 'BEGIN { while (n < bytes / 16) { print "one cell " n; n++ } }' >bad.tsv
printf '[lists]\nplurals = bad.tsv\n' >bad.conf
check "a list of bad rows" runs 1 'more than 100 bad rows' "$tool" config --check bad.conf
check "is told in few lines" lines_told 101
echo 'مدرسة' >both.tsv
printf '[lists]\nprotect = both.tsv\nstop_words = both.tsv\n' >both.conf
check "one file for two lists" runs 0 '' "$tool" config --compile --config both.conf
check "is read right for each" test "$(echo بالمدرسة | "$tool" stem --plain --config both.conf)" = مدرسه

# ---- the manual ----

"$tool" config --defaults | awk '/^\[/ { section = substr ($0, 2, length ($0) - 2) }
    / =/ && ! /^#/ { print section "." $1 }' | sort -u >keys
sed -n 's/^| \([a-z]*\.[^ ]*\) |.*/\1/p' "$SOURCE/doc/keys.md" | sort -u >told
same "doc/keys.md has a row for every key" told keys

# ---- what vanishes between the check and the use ----

printf '[lists]\nnames = gone.tsv\n' >gone.conf
echo 'شهرزاد' >gone.tsv
check "a list that is there" runs 0 '' "$tool" config --check gone.conf
rm gone.tsv
check "and then is not" runs 2 "^gone.conf:2: lists.names: 'gone.tsv': No such file" "$tool" index --db gone.db --config gone.conf "$articles"
check "nothing was begun" test ! -e gone.db
echo 'include = gone2.conf' >gone1.conf
: >gone2.conf
check "an included file that is there" runs 0 '' "$tool" config --check gone1.conf
rm gone2.conf
check "and then is not" runs 2 '^gone1.conf:1: include: .gone2.conf.: No such file' "$tool" index --db gone.db --config gone1.conf "$articles"
check "nothing was begun either" test ! -e gone.db

finish
