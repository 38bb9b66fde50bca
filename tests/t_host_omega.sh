#!/bin/sh
# Omega and quest, as distributions have them, with Arabic.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs omindex scriptindex omega quest

mkdir "$room/dbs" "$room/templates"
cat >"$room/omega.conf" <<END
database_dir $room/dbs
template_dir $room/templates
log_dir $room
cdb_dir $room
END
# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$setmap{prefix,,$split{ S B F},title,S}
$setmap{boolprefix,kind,T}
found=$msize $error
$hitlist{url=$field{url}
lit=$snippet{$field{sample}}
}' >"$room/templates/plain"
# The templates that come with Omega set no stemmer: theirs is English.

ask_omega () {
    OMEGA_CONFIG_FILE=$room/omega.conf REQUEST_METHOD=GET \
        QUERY_STRING="DB=$1&FMT=plain&P=$(encoded "$2")${3-}" "$tool" exec -- omega
}
ask_stock_omega () {
    OMEGA_CONFIG_FILE=$room/omega.conf REQUEST_METHOD=GET XAPIAN_ARABIC_OFF=1 \
        QUERY_STRING="DB=$1&FMT=plain&P=$(encoded "$2")" "$tool" exec -- omega
}

check "omindex" runs 0 '' arabic omindex --stemmer=arabic --db "$room/dbs/files" --url / "$docs"
check "its database is ours" runs 0 '' "$tool" status --db "$room/dbs/files"

by_omega () { ask_omega files "$1"; }
by_omega_or () { ask_omega files "$1" '&DEFAULTOP=or'; }
by_quest () { arabic quest -m 100 -d "$room/dbs/files" -s arabic "$1"; }
by_quest_and () { arabic quest -m 100 -d "$room/dbs/files" -s ar --default-op=and "$1"; }
for search in by_omega by_omega_or by_quest by_quest_and; do
    must_hold "$search"
done

search=by_omega
check "omega: a title by the template's prefix" finds 'title:خبرا' kitab.html
check "omega: a title among plain words" finds 'عاجل' kitab.html
check "omega: its own boolean prefix" finds 'kind:text/html كتاب' kitab.html
check "omega: its own boolean prefix keeps others out" finds 'kind:text/plain كتاب'
check "omega: our field beside its own" finds 'kind:text/plain date:2023-12-04' date.txt
check "omega: and" finds 'كتاب AND الوزير'
check "omega: or" finds 'كتاب OR الوزير' kitab.html wuzara.txt
check "omega: not" finds 'القاهرة NOT الوزير'
check "omega: brackets" finds '(كتاب OR الوزير) AND القاهرة' wuzara.txt
check "omega: its own stop words" finds 'the cows' english.txt
by_omega 'كتاب' >"$room/answer"
check "omega: what matched is lit" grep -q '^lit=.*<strong>كِتَابًا</strong>' "$room/answer"
by_omega 'date:nonsense' >"$room/answer"
check "omega: a day that makes no sense" grep -q 'is no date' "$room/answer"

# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$set{flag_spelling_correction,true}found=$msize meant=$suggestion' >"$room/templates/meant"
meant () {
    OMEGA_CONFIG_FILE=$room/omega.conf REQUEST_METHOD=GET \
        QUERY_STRING="DB=files&FMT=meant&P=$(encoded "$1")" "$tool" exec -- omega >"$room/answer"
}
meant 'المكتبببة'
check "omega: did you mean, without spelling data" grep -q '^found=0 meant=المكتبة$' "$room/answer"
meant 'المكتبة'
check "omega: nothing else was meant" grep -q '^found=1 meant=$' "$room/answer"

# ---- a program that has our fields' names for fields of its own ----

# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$setmap{prefix,name,S,word,}$setmap{boolprefix,date,T}$hitlist{url=$field{url}
}$error' >"$room/templates/mapped"
by_mapped () {
    OMEGA_CONFIG_FILE=$room/omega.conf REQUEST_METHOD=GET \
        QUERY_STRING="DB=files&FMT=mapped&P=$(encoded "$1")" "$tool" exec -- omega
}
search=by_mapped
check "mapped: name: is its own" finds 'name:أخبار' kitab.html
check "mapped: name: finds no name" finds 'name:باقير'
check "mapped: date: is its own" finds 'date:text/html' kitab.html
check "mapped: date: is no day" finds 'date:2023-12-04'
check "mapped: and both" finds 'name:خبر date:text/html كتاب' kitab.html
check "mapped: a field without a letter" finds 'word:الوزير' wuzara.txt
if names_found; then
    check "mapped: a name without its field" finds 'باقير' baqiri.txt
fi

# ---- without us ----

by_stock_omega () { ask_stock_omega files "$1"; }
search=by_stock_omega
check "stock omega opens it and finds an exact word" finds 'البقر' baqar.txt
by_stock_quest () { quest -m 100 -d "$room/dbs/files" -s none "$1"; }
search=by_stock_quest
check "stock quest opens it and finds an exact word" finds 'الوزراء' wuzara.txt

# ---- a database made without us ----

# refused PATTERN COMMAND...: fails and says so; omindex says it on stdout
refused () {
    pattern=$1
    shift
    ! "$@" >"$room/answer" 2>&1 && grep -q -e "$pattern" "$room/answer"
}

runs 0 '' omindex --stemmer=arabic --db "$room/dbs/stock" --url / "$docs"
by_omega_in_stock () { ask_omega stock "$1"; }
search=by_omega_in_stock
check "a stock database is searched with stock stems" finds 'كتابا' kitab.html
check "and what it cannot find is not found" finds 'الوزير'
check "nothing is added to it" runs 0 '' arabic omindex --stemmer=arabic --db "$room/dbs/stock" --url / "$docs"
echo 'ملف آخر' >"$docs/more.txt"
check "a file more is refused" refused 'without xapian-arabic.*load.mixed' \
    arabic omindex --stemmer=arabic --db "$room/dbs/stock" --url / "$docs"
printf '[load]\nmixed = yes\n' >"$room/mixed.conf"
check "but added where the settings say so" runs 0 'load.mixed' env XAPIAN_ARABIC_CONFIG="$room/mixed.conf" \
    "$tool" exec -- omindex --stemmer=arabic --db "$room/dbs/stock" --url / "$docs"
check "or where it is begun anew" runs 0 '' \
    arabic omindex --stemmer=arabic --overwrite --db "$room/dbs/stock" --url / "$docs"
printf '[stem]\nplurals = no\n' >"$room/other.conf"
echo 'وآخر' >"$docs/last.txt"
check "other settings are refused by name" refused 'stem.plurals' env XAPIAN_ARABIC_CONFIG="$room/other.conf" \
    "$tool" exec -- omindex --stemmer=arabic --db "$room/dbs/stock" --url / "$docs"

# ---- a profile ----

printf '[profile tunis]\ninclude = maghreb\n' >"$room/profiles.conf"
by_profile () { "$tool" exec --config "$room/profiles.conf" --profile tunis -- "$@"; }
check "omindex under a profile" runs 0 '' by_profile omindex --stemmer=arabic --db "$room/dbs/tunis" --url / "$docs"
check "is the profile's" grep -q 'french' "$room/dbs/tunis/postlist.glass"
check "quest under it" runs 0 '' by_profile quest -d "$room/dbs/tunis" -s arabic 'الوزير'
check "has no complaint" test ! -s "$room/err"
check "quest without it is told" runs 0 'latin_stemmer' arabic quest -d "$room/dbs/tunis" -s arabic 'الوزير'

# ---- scriptindex ----

cat >"$room/script" <<'END'
id : boolean=Q unique=Q
title : field=caption index=S index
text : field=sample index
url : field=url
END
cat >"$room/dump" <<'END'
id=1
title=لقاء الوزراء
text=اجتمع الوزراء في القاهرة
url=/wuzara.txt

id=2
title=قراءة
text=قرأتُ كِتَابًا جديداً
url=/kitab.html

END
check "scriptindex" runs 0 '' arabic scriptindex --stemmer=arabic "$room/dbs/script" "$room/script" "$room/dump"
by_omega_in_script () { ask_omega script "$1"; }
search=by_omega_in_script
check "scriptindex: another form" finds 'الوزير' wuzara.txt
check "scriptindex: marks" finds 'كتاب' kitab.html
check "scriptindex: a title" finds 'title:لقاءات' wuzara.txt
finish
