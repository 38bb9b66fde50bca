#!/bin/sh
# doc/examples, built as their first lines say, against an installation: what a
# program that needs no preload has to do.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"

examples=$SOURCE/doc/examples
found='قال السيد محمد <strong>باقري</strong>'

if nm "$BUILD/.libs/libxapian-arabic.so" 2>/dev/null | grep -q __asan_init; then
    echo "skipped: a sanitized library works in sanitized programs only"
    exit 77
fi
if ! (cd "$BUILD" && make -s install-libLTLIBRARIES install-includeHEADERS install-pkgconfigDATA \
        DESTDIR="$room/to") >"$room/install" 2>&1; then
    tail -n 5 "$room/install"
    echo "skipped: nothing to install here"
    exit 77
fi
pkgconfig=$(cd "$room/to" && find . -name pkgconfig -type d | head -n 1)
libraries=$(cd "$room/to" && find . -name libxapian-arabic.so | head -n 1)
libraries=$room/to/$(dirname "$libraries")
export LD_LIBRARY_PATH="$libraries"

# build COMPILER FILE PACKAGES...: as the file says, from the installation
build () {
    compiler=$1 file=$2
    shift 2
    # shellcheck disable=SC2046 # flags are words
    $compiler -Wall -Wextra -Werror "$examples/$file" -o "$room/program" $(
        PKG_CONFIG_PATH="$room/to/$pkgconfig" PKG_CONFIG_SYSROOT_DIR="$room/to" PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 \
            pkg-config --cflags --libs "$@" | sed "s,$room/to$room/to,$room/to,g")
}

# answers PATTERN COMMAND...
answers () {
    pattern=$1
    shift
    runs 0 '' "$@" && grep -q -e "$pattern" "$room/out" && return
    sed 's/^/    /' "$room/out" "$room/err"
    return 1
}

# both HOW COMMAND...: what every one of them must do
both () {
    how=$1
    shift
    check "$how: a name in another spelling" answers "$found" "$@" "$room/db" باقير
    check "$how: another form of a word" answers '<strong>الحقل</strong>' "$@" "$room/db" الحقول
    check "$how: a day that is reckoned" answers '^1 ' "$@" "$room/db" date:2023-12-03
    check "$how: nothing found is no error" runs 0 '' "$@" "$room/db" طائرة
    check "$how: a day that makes no sense" runs 1 'is no date' "$@" "$room/db" date:soon
    check "$how: a mistyped word" answers 'did you mean: .*الأخضر' "$@" "$room/db" الأخضرر
}

if [ -n "$pkgconfig" ] && pkg-config --version >"$room/version" 2>&1; then
    check "C: builds" build "${CC:-cc}" news.c xapian-arabic
    check "C: finds" answers '^1  انتهاء العمل$' "$room/program" "$room/db" باقير
    check "C: does not find" runs 0 '' "$room/program" "$room/db" طائرة
    check "C: says what is wrong" runs 1 'is no date' "$room/program" "$room/db" date:soon
    check "C++: builds" build "${CXX:-c++}" news.cc xapian-arabic xapian-core
    both "C++" "$room/program"
    cp "$SOURCE/tests/cpp_objects.cc" "$room"
    examples=$room
    check "C++: its objects are built" build "${CXX:-c++} -pthread" cpp_objects.cc xapian-arabic xapian-core
    examples=$SOURCE/doc/examples
    check "C++: its objects" "$room/program" "$room"
else
    skip "C and C++" "no pkg-config"
fi

# ---- Python ----

if ! find_python; then
    skip "Python" "no Python with xapian"
    finish
fi
check "pip takes the package" cp -R "$SOURCE/plugin/load/python" "$room/package"
if "$python" -c 'import setuptools, pip, wheel' 2>/dev/null; then
    check "pip installs it" runs 0 '' "$python" -m pip install --quiet --disable-pip-version-check \
        --no-build-isolation --no-deps --no-index --target "$room/site" "$room/package"
    check "its type hints go with it" test -f "$room/site/xapian_arabic/py.typed"
else
    skip "pip" "no pip, setuptools or wheel"
    mkdir "$room/site" && cp -R "$room/package/xapian_arabic" "$room/site"
fi
export PYTHONPATH="$room/site"
both "Python" "$python" "$examples/news.py"
check "Python: its objects" runs 0 '' "$python" "$SOURCE/tests/python_objects.py"
[ ! -s "$room/err" ] || sed 's/^/    /' "$room/err"
check "Python: a library that is not there" runs 1 'ImportError: xapian_arabic: .*XAPIAN_ARABIC_LIBRARY' \
    env XAPIAN_ARABIC_LIBRARY=/nowhere/lib.so "$python" -c 'import xapian_arabic'
check "Python: a library that is another" runs 1 'ImportError: xapian_arabic: .*has no xarab_version' \
    env XAPIAN_ARABIC_LIBRARY=libc.so.6 "$python" -c 'import xapian_arabic'
printf '[stem]\nmodee = x\n' >"$room/bad.conf"
check "Python: settings that are wrong" runs 1 "InvalidOperationError: $room/bad.conf:2: .*stem.mode" \
    env XAPIAN_ARABIC_CONFIG="$room/bad.conf" "$python" -c 'import xapian_arabic; xapian_arabic.stemmer()'
finish
