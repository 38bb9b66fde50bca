#!/bin/sh
# Omega's Arabic page behind a real web server, in a real browser.
# SHOTS=FOLDER also writes the pictures that doc/ keeps (fixtures' news alone).
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
# shellcheck source=tests/web.sh
. "$SOURCE/tests/web.sh"
needs omega

for program in lighttpd curl python3; do
    if ! command -v "$program" >/dev/null; then
        echo "skipped: no $program"
        exit 77
    fi
done

web_server=
trap 'web_stop; rm -rf "$room"' EXIT

# ---- the command that puts it in place ----

mkdir "$room/t" "$room/c"
install_page () { "$tool" omega install --templates "$room/t" --cgi "$room/c" "$@"; }
check "omega install" runs 0 '' install_page
check "it can be repeated" runs 0 '' install_page
check "what it asks for is the page's window" \
    grep -q "HITSPERPAGE=$(sed -n 's/^$set{window,\(.*\)}$/\1/p' "$room/t/arabic")[^0-9]" "$room/c/omega-arabic"
check "the program is one" test -x "$room/c/omega-arabic"
echo changed >>"$room/t/arabic"
check "a changed page is left alone" runs 1 'was changed' install_page
check "and not removed" runs 1 'was changed' "$tool" omega remove --templates "$room/t" --cgi "$room/c"
check "unless that is said" runs 0 '' install_page --overwrite
printf '[index]\ndate_slot = 9\n' >"$room/slot.conf"
check "another date slot" runs 0 '' install_page --overwrite --config "$room/slot.conf"
check "is the page's" grep -q 'date_slot,9' "$room/t/arabic"
check "and the program's settings are these" grep -q "XAPIAN_ARABIC_CONFIG='.*slot.conf'" "$room/c/omega-arabic"
check "a profile of the settings" runs 0 '' install_page --overwrite --profile gulf
check "is the program's too" grep -q "^export XAPIAN_ARABIC_PROFILE='gulf'" "$room/c/omega-arabic"
check "omega remove" runs 0 '' "$tool" omega remove --overwrite --templates "$room/t" --cgi "$room/c"
check "leaves nothing" test -z "$(ls "$room/t" "$room/c" | grep -v :)"
check "a folder that is not there" runs 1 'No such file' "$tool" omega install --templates "$room/none" --cgi "$room/c"
check "nothing to do" runs 2 'install or remove' "$tool" omega

# ---- make demo-web ----

demo_answers () { curl -s -o "$room/page" "http://127.0.0.1:$demo_port/search?P=%D8%A8%D8%A7%D9%82%D9%8A%D8%B1"; }
demo_port=$(free_port)
PORT=$demo_port TMPDIR=$room sh "$SOURCE/tests/demo_web.sh" >"$room/demo" 2>&1 &
demo=$!
if await demo_answers; then
    check "demo-web: names its page" await grep -q "^http://127.0.0.1:$demo_port/search" "$room/demo"
    check "demo-web: the page finds" grep -q '<strong>' "$room/page"
    check "demo-web: another at the same port is told" runs 1 'is port .* in use' env PORT="$demo_port" sh "$SOURCE/tests/demo_web.sh"
    kill -TERM $demo
    wait $demo
    check "demo-web: ends when it is told to" sh -c "! curl -s -o /dev/null http://127.0.0.1:$demo_port/"
    check "demo-web: and leaves nothing" test -z "$(find "$room" -mindepth 1 -maxdepth 1 -name 'tmp.*')"
else
    kill $demo
    skip "demo-web" "the web server does not start here"
fi

# ---- the page ----

"$tool" index --db "$room/news" "$SOURCE/fixtures/news/articles.jsonl" 2>"$room/indexed"
if [ -z "${SHOTS-}" ]; then
    python3 "$SOURCE/tests/web_articles.py" >"$room/more.jsonl"
    "$tool" index --db "$room/news" "$room/more.jsonl" 2>"$room/indexed"
fi
web_prepare "$room/web" "$room/news"
# The articles are few: so is what counts are taken of, that there be more than that.
if [ -z "${SHOTS-}" ]; then
    sed -i 's/^\$set{window,.*/$set{window,100}/' "$room/web/templates/arabic"
    sed -i 's/HITSPERPAGE=[0-9]*/HITSPERPAGE=100/' "$room/web/cgi/omega-arabic"
fi
port=$(free_port)
if ! web_start "$room/web" "$port"; then
    echo "skipped: the web server does not start here"
    exit 77
fi
address=http://127.0.0.1:$port/search

fetch () { curl -s -m 60 -G "$address" "$@" >"$room/page"; }
fetch --data-urlencode 'P=باقير'
check "without a browser: a page" grep -q '<html lang="ar" dir="rtl">' "$room/page"
check "its query is in it" grep -q 'value="باقير"' "$room/page"
# hostile addresses: answered, and nothing of theirs is markup
hostile () {
    fetch "$@" && grep -q '</html>' "$room/page" && ! grep -q '<script\|<img\|onerror=[^&]*>' "$room/page" && return
    head -c 600 "$room/page"
    return 1
}
evil='"><script>alert(1)</script><img src=x onerror=alert(2)>'
check "hostile P" hostile --data-urlencode "P=$evil"
for name in B DB SORT page from to START END SPAN DATEVALUE START.4 TOPDOC HITSPERPAGE DEFAULTOP xP xFILTERS N COLLAPSE R; do
    check "hostile $name" hostile --data-urlencode 'P=باقري' --data-urlencode "$name=$evil"
done
check "hostile bytes" hostile -d 'P=%ff%fe%00%80&B=%ff&page=%00'
check "a long query" hostile --data-urlencode "P=$(printf 'كلمة %.0s' $(seq 500))"
check "a pattern for a filter" hostile --data-urlencode 'P=باقري' --data-urlencode 'B=XNa/((((a+)+)+[' 
check "OmegaScript in a query" hostile --data-urlencode 'P=$env{PATH} $log{x,y}'
check "is not run" grep -q 'value="$env{PATH}' "$room/page"

browser=
for one in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$one")
done
if [ -n "$browser" ]; then
    check "in $browser" python3 "$SOURCE/tests/web_page.py" "$browser" "$address" ${SHOTS:+"$SHOTS"}
else
    skip "in a browser" "no chromium"
fi
finish
