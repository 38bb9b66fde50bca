# shellcheck shell=sh disable=SC2034 # sourced
# What the tests on real programs share: files of one sentence each, and the
# programs under exec.
#
#   needs PROGRAM...    the whole test is skipped where one is missing
#   docs                a folder of the files
#   urls                the files a program's output names, in order, one a line

needs () {
    if [ ! -e "$BUILD/.libs/xapian_arabic_host.so" ]; then
        echo "skipped: the preload was not built"
        exit 77
    fi
    if ! loadable; then
        echo "skipped: a sanitized preload works in sanitized programs only"
        exit 77
    fi
    for program; do
        if ! "$tool" status "$program" >"$room/status" 2>&1; then
            sed -n '/^program/,$p' "$room/status"
            echo "skipped: no $program that can be run"
            exit 77
        fi
    done
}

arabic () {
    "$tool" exec -- "$@"
}

html () {
    printf '<!DOCTYPE html><html><head><meta charset="utf-8"><title>%s</title></head><body>%s</body></html>\n' "$1" "$2"
}

docs=$room/docs
mkdir "$docs"
echo 'قال السيد محمد باقري إن العمل انتهى' >"$docs/baqiri.txt"
echo 'البقر في الحقل الأخضر' >"$docs/baqar.txt"
echo 'اجتمع الوزراء في القاهرة' >"$docs/wuzara.txt"
html 'خبر عاجل' 'قرأتُ كِتَابًا جديداً' >"$docs/kitab.html"
echo 'زرت المكتبة العامة' >"$docs/maktaba.txt"
echo 'وقع الحادث يوم 4 كانون الأول 2023 في بيروت' >"$docs/date.txt"
echo 'An English sentence about cows' >"$docs/english.txt"

# Whether names are found in running text at all.
names_found () {
    [ -n "$(echo 'قال السيد محمد باقري' | "$tool" names)" ]
}

urls () {
    sed -n 's|^url=/*||p' "$1"
}

# finds QUERY FILE...: the program $search, given the query, names these files
finds () {
    query=$1
    shift
    for name; do echo "$name"; done | sort >"$room/want"
    $search "$query" >"$room/answer" 2>&1
    urls "$room/answer" | sort >"$room/have"
    if ! diff -u "$room/want" "$room/have"; then
        sed 's/^/    /' "$room/answer" | head -n 20
        return 1
    fi
}

# What must hold of every program's search.
must_hold () {
    check "$1: another form of a word" finds 'الوزير' wuzara.txt
    check "$1: marks are nothing" finds 'كتاب' kitab.html
    check "$1: a phrase of folded words" finds '"قرأت كتابا"' kitab.html
    check "$1: a phrase in Arabic marks" finds '«قرأت كتابا»' kitab.html
    check "$1: a phrase that is not there" finds '"كتابا قرأت"'
    check "$1: a day" finds 'date:2023-12-04' date.txt
    check "$1: another day" finds 'date:2023-12-05'
    check "$1: a day and a word" finds 'بيروت date:2023-12' date.txt
    check "$1: words that are not Arabic" finds 'sentence' english.txt
    if names_found; then
        check "$1: a name in another spelling" finds 'باقير' baqiri.txt
        check "$1: a name by field" finds 'name:باقير' baqiri.txt
    else
        skip "$1: names" "no names are found in running text"
    fi
}
