#!/bin/sh
# make demo-web: the news of fixtures/ behind Omega's Arabic page, on this
# machine only, until it is interrupted. PORT=… for another port than 8017.
set -eu
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
BUILD=${BUILD:-$SOURCE}
tool=$BUILD/xapian-arabic
port=${PORT:-8017}
unset XAPIAN_ARABIC_CONFIG
# shellcheck source=tests/web.sh
. "$SOURCE/tests/web.sh"

for program in lighttpd curl; do
    if ! command -v "$program" >/dev/null; then
        echo "demo-web needs $program: apt-get install lighttpd curl, or dnf install lighttpd curl" >&2
        exit 1
    fi
done
if ! "$tool" status omega >/dev/null 2>&1; then
    echo "demo-web needs Omega: apt-get install xapian-omega, or dnf install xapian-omega" >&2
    exit 1
fi

room=$(mktemp -d)
web_server=
trap 'web_stop; rm -rf "$room"' EXIT
trap 'exit 0' INT TERM
"$tool" index --db "$room/news" "$SOURCE/fixtures/news/articles.jsonl"
web_prepare "$room" "$room/news"
if ! web_start "$room" "$port"; then
    echo "the web server did not start; is port $port in use? PORT=8018 make demo-web" >&2
    exit 1
fi
echo "http://127.0.0.1:$port/search?P=باقير"
echo "Ctrl-C ends it."
wait "$web_server"
