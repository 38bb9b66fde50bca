#!/bin/sh
# What goes wrong is told in one line, and the program runs as if we were not
# there; other programs never notice us.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs omindex quest

arabic omindex --stemmer=arabic --db "$room/db" --url / "$docs" >/dev/null
by_quest () { arabic quest -m 100 -d "$room/db" -s arabic "$1"; }

# ---- as if we were not there ----

# as_stock PATTERN COMMAND...: quest run by the command answers as it does
# without us, and says the pattern in one line; nothing where that is empty
as_stock () {
    pattern=$1
    shift
    "$@" quest -d "$room/db" -s arabic 'الوزير' >"$room/have" 2>"$room/err" || return 1
    lines=$(wc -l <"$room/err")
    if [ -z "$pattern" ]; then
        echo "silence" >>"$room/err"
        lines=$((lines + 1))
    fi
    if ! diff "$room/want" "$room/have" || [ "$lines" != 1 ] || ! grep -q -e "${pattern:-silence}" "$room/err"; then
        sed 's/^/    /' "$room/err"
        return 1
    fi
}
quest -d "$room/db" -s arabic 'الوزير' >"$room/want"
under () {
    setting=$1
    shift
    env "$setting" "$tool" exec -- "$@"
}
printf '[stem]\nmode = unknown\n' >"$room/broken.conf"
printf '[lists]\nprotect = %s\n' "$room/secret.tsv" >"$room/list.conf"
echo 'كلمة' >"$room/secret.tsv"
printf '[load]\nreplaces = english\n' >"$room/english.conf"
check "switched off" as_stock '' under XAPIAN_ARABIC_OFF=1
check "no such config" as_stock 'no-such.conf' under XAPIAN_ARABIC_CONFIG="$room/no-such.conf"
check "a broken config" as_stock 'broken.conf:2: stem.mode' under XAPIAN_ARABIC_CONFIG="$room/broken.conf"
if [ "$(id -u)" != 0 ]; then
    chmod 000 "$room/secret.tsv"
    check "an unreadable list" as_stock 'secret.tsv' under XAPIAN_ARABIC_CONFIG="$room/list.conf"
else
    rm "$room/secret.tsv"
    check "a list that is not there" as_stock 'secret.tsv' under XAPIAN_ARABIC_CONFIG="$room/list.conf"
fi
check "another language replaced" as_stock '' under XAPIAN_ARABIC_CONFIG="$room/english.conf"

mkdir "$room/alone"
cp "$BUILD/.libs/xapian_arabic_door.so" "$room/alone"
check "the host part is not there" as_stock 'cannot be loaded' env LD_PRELOAD="$room/alone/xapian_arabic_door.so"

# ---- other programs ----

check "a program without libxapian" runs 0 '' arabic /bin/sh -c 'test "$(cat /proc/self/maps | grep -c xapian_arabic_host)" = 0'
check "the exit status passes through" runs 7 '' arabic /bin/sh -c 'exit 7'
check "the door asks for no library but C's" test -z \
    "$(readelf -d "$BUILD/.libs/xapian_arabic_door.so" | grep NEEDED | grep -v -e 'libc\.' -e 'ld-linux' -e 'libdl')"
library=$(ldd "$(command -v quest)" | sed -n 's/.*libxapian[^ ]* => \([^ ]*\).*/\1/p')
if [ -n "$library" ]; then
    nm -D --defined-only "$BUILD/.libs/xapian_arabic_door.so" | sed 's/.* //' | sort >"$room/exported"
    nm -D --defined-only "$library" | sed 's/.* //' | sort >"$room/there"
    comm -23 "$room/exported" "$room/there" >"$room/strange"
    same "the door exports only what libxapian does" "$room/strange" /dev/null
fi

# ---- refused ----

cp /bin/true "$room/mu"
cp /bin/true "$room/rights"
chmod u+s "$room/rights"
printf '#!%s\n' "$room/mu" >"$room/script"
head -c 30 /bin/true >"$room/cut"
echo 'words' >"$room/words"
cp /bin/true "$room/foreign"
printf '\001' | dd of="$room/foreign" bs=1 seek=18 conv=notrunc 2>/dev/null
chmod +x "$room/script" "$room/cut" "$room/words"
check "mu" runs 2 'mu reads queries by itself' "$tool" exec -- "$room/mu"
check "a script run by mu" runs 2 'reads queries by itself' "$tool" exec -- "$room/script"
printf '#!/bin/sh\nexec /bin/sh "$@"\n' >"$room/shim"
printf '#!%s\necho reached >&2\n' "$room/shim" >"$room/shimmed"
printf '#!%s\n' "$room/endless" >"$room/endless"
printf '#!/no/such/shell\n' >"$room/orphan"
chmod +x "$room/shim" "$room/shimmed" "$room/endless" "$room/orphan"
check "a script run by a script" runs 0 reached "$tool" exec -- "$room/shimmed"
check "a script that runs itself" runs 2 'scripts run, more of them' "$tool" exec -- "$room/endless"
check "a script of a shell that is not there" runs 2 'is a script, and /no/such/shell, which would run it, cannot be read' \
    "$tool" exec -- "$room/orphan"
check "rights of its own" runs 2 'rights of its own' "$tool" exec -- "$room/rights"
check "another machine" runs 2 'another kind of machine' "$tool" exec -- "$room/foreign"
check "a file cut short" runs 2 'another kind of machine' "$tool" exec -- "$room/cut"
check "no program" runs 2 'neither a program nor a script' "$tool" exec -- "$room/words"
check "a folder" runs 2 "is a folder" "$tool" exec -- "$room"
check "nothing of the name" runs 2 'is not there' "$tool" exec -- no-such-program
check "no name" runs 2 'needs a program' "$tool" exec --
echo 'int main (void) { return 0; }' >"$room/static.c"
for how in -static -static-pie; do
    if cc $how "$room/static.c" -o "$room/static" 2>/dev/null; then
        check "a program linked with $how" runs 2 'statically' "$tool" exec -- "$room/static"
    else
        skip "a program linked with $how" "the compiler makes none"
    fi
done

# ---- another libxapian, another C library ----

cat >"$room/theirs.c" <<'END'
#include <stdio.h>
void make (void *self, const void *language)
    __asm__ ("_ZN6Xapian4StemC1ERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE");
#ifdef LIBRARY
void make (void *self, const void *language) { (void) self; (void) language; puts ("theirs"); }
#else
int main (void) { make (0, 0); return 0; }
#endif
END
if cc -DLIBRARY -shared -fPIC -Wl,-soname,libxapian.so.99 -o "$room/libxapian.so.99" "$room/theirs.c" &&
    cc -o "$room/theirs" "$room/theirs.c" "$room/libxapian.so.99" -Wl,-rpath,"$room" &&
    cc -o "$room/elsewhere" "$room/static.c" -Wl,--dynamic-linker=/lib/ld-elsewhere.so.1; then
    check "another libxapian" runs 2 'linked with libxapian.so.99; this is made for libxapian.so.30' "$tool" exec -- "$room/theirs"
    check "another libxapian under the preload: it runs" runs 0 'made for libxapian.so.30, .*libxapian.so.99; going on without' \
        env LD_PRELOAD="$BUILD/.libs/xapian_arabic_door.so" "$room/theirs"
    check "another libxapian under the preload: as without" grep -q '^theirs$' "$room/out"
    check "another libxapian under the preload: one line" test "$(wc -l <"$room/err")" = 1
    check "another C library" runs 2 'another C library' "$tool" exec -- "$room/elsewhere"
else
    skip "another libxapian" "the compiler makes none"
fi

# ---- hostile queries ----

# One of a megabyte cannot be an argument: tests/t_host_objects.sh.
search=by_quest
check "an open quotation mark" finds '"القاهرة' wuzara.txt
check "brackets never closed" finds '((((((القاهرة' wuzara.txt
check "only signs" finds '+++---'
check "bytes that are no text" finds "$(printf '\377\376\200 القاهرة')" wuzara.txt

# ---- a program with rights of its own, started by one under exec ----

quest=$(command -v quest)
if [ "$(id -u)" = 0 ] && cp "$quest" "$room/quest" && chown nobody "$room/quest" 2>/dev/null &&
    chmod u+s "$room/quest" && chmod -R a+rX "$room" && ! findmnt -n -o OPTIONS -T "$room" | grep -q nosuid; then
    set_user_id () {
        arabic /bin/sh -c "'$room/quest' -d '$room/db' -s arabic 'الوزير'" >"$room/have" 2>"$room/err" &&
            cmp -s "$room/stock" "$room/have"
    }
    quest -d "$room/db" -s arabic 'الوزير' >"$room/stock"
    check "set-user-ID: as if we were not there" set_user_id
else
    skip "set-user-ID" "needs root and a folder where such programs run"
fi

# one that is linked with us reads no file its caller names
if [ "$(id -u)" = 0 ] && cp "$tool" "$room/linked" && chown nobody "$room/linked" && chmod u+s "$room/linked" &&
    ! findmnt -n -o OPTIONS -T "$room" | grep -q nosuid; then
    echo 'a secret' >"$room/secret.conf"
    stem_of () { echo 'المدارس' | env "$1" "$2" stem --plain 2>&1; }
    check "named by the environment: read" test "$(stem_of XAPIAN_ARABIC_CONFIG="$room/secret.conf" "$tool")" != 'مدرسه'
    check "set-user-ID: not read" test "$(stem_of XAPIAN_ARABIC_CONFIG="$room/secret.conf" "$room/linked")" = 'مدرسه'
    check "set-user-ID: no profile either" test "$(stem_of XAPIAN_ARABIC_PROFILE=none "$room/linked")" = 'مدرسه'
else
    skip "set-user-ID, linked" "needs root and a folder where such programs run"
fi

# ---- databases of other versions ----

# with_metadata KEY VALUE: a copy of the database that says so of itself
with_metadata () {
    rm -rf "$room/other"
    cp -r "$room/db" "$room/other"
    "$python" -c 'import sys, xapian
db = xapian.WritableDatabase(sys.argv[1], xapian.DB_OPEN)
db.set_metadata(sys.argv[2], sys.argv[3])
db.commit()' "$room/other" "$1" "$2"
}
add_to_other () {
    echo 'ملف آخر' >"$docs/other.txt"
    ! arabic omindex --stemmer=arabic --db "$room/other" --url / "$docs" >"$room/answer" 2>&1 &&
        grep -q -e "$1" "$room/answer"
}
if find_python; then
    with_metadata xapian-arabic.format 99
    check "of a later version: nothing is added" add_to_other 'format\|version'
    runs 0 '' arabic quest -d "$room/other" -s arabic 'الوزراء'
    check "of a later version: searched, and said" grep -q 'xapian-arabic: .*\(format\|version\)' "$room/err"
    with_metadata xapian-arabic.settings 'stem.mode=none'
    check "of other settings: nothing is added" add_to_other 'made with'
    runs 0 '' arabic quest -d "$room/other" -s arabic 'الوزراء'
    check "of other settings: searched, and said in one line" test "$(wc -l <"$room/err")" = 1
else
    skip "databases of other versions" "no Python with xapian"
fi
head -c 40 "$room/db/iamglass" >"$room/broken-version"
cp -r "$room/db" "$room/broken" && cp "$room/broken-version" "$room/broken/iamglass"
quest -d "$room/broken" -s none 'الوزراء' >/dev/null 2>"$room/want"
arabic quest -d "$room/broken" -s none 'الوزراء' >/dev/null 2>"$room/have"
same "a database that cannot be opened: told as without us" "$room/have" "$room/want"
finish
