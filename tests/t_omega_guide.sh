#!/bin/sh
# doc/omega.md, followed as a new user would: its sh blocks in their order, on
# folders of our own, with what a reader sees looked at between the steps.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs omindex omega quest

guide=$SOURCE/doc/omega.md
mkdir "$room/data" "$room/cgi" "$room/templates" "$room/bin" "$room/log"
ln -s "$tool" "$room/bin/xapian-arabic"
PATH=$room/bin:$PATH
cat >"$room/omega.conf" <<END
database_dir $room/data
template_dir $room/templates
log_dir $room/log
cdb_dir $room/log
END
export OMEGA_CONFIG_FILE="$room/omega.conf"

# the blocks of step N, as one script
step () {
    awk -v step="$1" '/^## /  { here = ($2 == step ".") }
                      /^```$/ { inside = 0 }
                      inside && here
                      /^```sh$/ { inside = 1 }' "$guide" >"$room/step$1"
    [ -s "$room/step$1" ]
}

# Step 1 gives the names; the places are ours.
# shellcheck disable=SC2034,SC1091
follow () {
    step "$1" && (
        step 1
        . "$room/step1"
        ARCHIVE=$docs DATA=$room/data CGI=$room/cgi
        set -eu
        . "$room/step$1"
    ) >"$room/out" 2>&1 && return
    sed 's/^/    /' "$room/out"
    return 1
}

# reader QUERY: what the page or, before there is one, Omega's own answers
reader () {
    REQUEST_METHOD=GET QUERY_STRING="P=$(encoded "$1")${2-}" \
        SCRIPT_NAME=/search "$page" >"$room/answer"
}
sees () {
    reader "$1" "${3-}" && grep -q "$2" "$room/answer" && return
    sed -n '/<h2/p;/<h3/p' "$room/answer" | cut -c -200
    return 1
}
misses () { reader "$1" && ! grep -q "$2" "$room/answer"; }

# ---- the day before ----
cat >"$room/stock" <<'END'
#!/bin/sh
QUERY_STRING="FMT=plain&$QUERY_STRING" exec /usr/lib/cgi-bin/omega/omega
END
chmod +x "$room/stock"
[ -x /usr/lib/cgi-bin/omega/omega ] || sed -i "s,exec .*,exec $(command -v omega)," "$room/stock"
# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$hitlist{$field{url}
}' >"$room/templates/plain"
omindex --stemmer=arabic --db "$room/data/default" --url / "$docs" >"$room/made" 2>&1
page=$room/stock
check "stock Omega finds an exact word" sees 'باقري' 'baqiri.txt'
check "but not another spelling" misses 'باقير' 'baqiri.txt'
cp -R "$room/data/default" "$room/before"

# ---- the guide ----
check "1. names every place" grep -q '^ARCHIVE=' "$guide"
check "2. the plugin" follow 2
check "3. a second database" follow 3
check "4. look at it" follow 4
check "4. the name is found" grep -q 'baqiri' "$room/out"
page=$room/cgi/omega-arabic
check "4. the page shows the new one" sees 'باقير' 'baqiri.txt' '&DB=news-arabic'
check "4. readers still have the old one" sees 'البقر' 'baqar.txt'
page=$room/stock
check "4. and Omega's own page too" misses 'باقير' 'baqiri.txt'
check "5. switch" follow 5
page=$room/cgi/omega-arabic
check "5. readers have the new one" sees 'باقير' 'baqiri.txt'
echo 'وصل السيد محمد باقرى إلى المطار' >"$docs/later.txt"
check "6. every night" follow 6
check "6. a new file is found" sees 'باقير' 'later.txt'
check "7. and back" follow 7
page=$room/stock
check "7. readers have the old one" sees 'باقري' 'baqiri.txt'
check "7. as it was" misses 'باقير' 'baqiri.txt'
check "7. the old database was not written to" diff -r "$room/before" "$room/data/default-stock"
check "7. no file of ours is left" test -z "$(ls "$room/cgi")$(ls "$room/templates" | grep -v plain)"
finish
