#!/bin/sh
# The lines of xapian-arabic-programs(7) that switch it on, taken from the page
# and run: from cron, in a unit, for a CGI program and a module of Apache, for
# php-fpm. The servers are real, on loopback, with all their files in a folder of
# ours.
# shellcheck source=tests/shell.sh
. "${SOURCE:-$(dirname "$0")/..}/tests/shell.sh"
# shellcheck source=tests/host.sh
. "$SOURCE/tests/host.sh"
needs omindex omega quest

PATH=$PATH:/usr/sbin:/sbin
page=$SOURCE/doc/xapian-arabic-programs.7

# ---- an installation that any user may read, and an archive ----

mkdir -p "$room/to/bin" "$room/to/lib/xapian-arabic" "$room/templates" "$room/dbs" "$room/log"
cp "$tool" "$room/to/bin/xapian-arabic"
cp "$BUILD/.libs/xapian_arabic_door.so" "$BUILD/.libs/xapian_arabic_host.so" "$room/to/lib/xapian-arabic"
cp "$BUILD/tests/.libs/host_plugin.so" "$room/to/lib"
# a setting whose effect can be seen: who asks for cattle finds cows
printf 'ماشية\tبقر\n' >"$room/synonyms.tsv"
printf '[lists]\nsynonyms = synonyms.tsv\n' >"$room/site.conf"
cat >"$room/omega.conf" <<END
database_dir $room/dbs
template_dir $room/templates
log_dir $room/log
cdb_dir $room/log
END
# shellcheck disable=SC2016 # OmegaScript
echo '$set{stemmer,arabic}$hitlist{url=$field{url}
}' >"$room/templates/plain"
omega=/usr/lib/cgi-bin/omega/omega
[ -x "$omega" ] || omega=$(command -v omega)

# recipe HEAD: the block of that item of the page, with our places for its own
recipe () {
    awk -v head=".It $1" '/^\.It / { here = ($0 == head) }
        /^\.Ed/ { inside = 0 }
        inside && here
        /^\.Bd/ { inside = 1 }' "$page" |
        sed "s,/usr/lib/xapian-arabic/,$room/to/lib/xapian-arabic/,g; s,/usr/bin/xapian-arabic,$room/to/bin/xapian-arabic,g
             s,/etc/xapian-arabic.conf,$room/site.conf,g"
}

# NAME=VALUE of each of the unit's lines, as env takes them
environment () {
    recipe 'A systemd unit' | sed -n 's/^Environment=//p'
}

# ---- cron: a line of /bin/sh with next to nothing in the environment ----

line=$(recipe 'By hand, in a script, from cron' | sed -n 's/^15 \* \* \* \* //p' |
    sed "s, …, --db '$room/dbs/files' --url / '$docs',")
check "the page has a line for cron" test -n "$line"
check "from cron" runs 0 '' env -i HOME=/ LOGNAME=nobody SHELL=/bin/sh PATH=/usr/bin:/bin /bin/sh -c "$line"
check "from cron: the database is ours" runs 0 '' "$tool" status --db "$room/dbs/files"
chmod -R a+rX "$room"
chmod a+rwx "$room/log"

# ---- a unit ----

{
    printf '[Unit]\nDescription=a test\n'
    recipe 'A systemd unit'
    printf 'ExecStart=/bin/true\n'
} >"$room/news.service"
if systemd-analyze --version >"$room/out" 2>&1; then
    check "a unit is in order" runs 0 '' systemd-analyze verify "$room/news.service"
    check "without a complaint" test ! -s "$room/err"
else
    skip "a unit verified" "no systemd-analyze"
fi
by_unit () {
    # shellcheck disable=SC2046 # NAME=VALUE without blanks
    env -i PATH=/usr/bin:/bin $(environment) quest -d "$room/dbs/files" -s arabic "$1"
}
search=by_unit
check "under a unit's environment: another spelling" finds 'باقير' baqiri.txt
check "under a unit's environment: its settings" finds 'ماشية' baqar.txt

# ---- Apache ----

servers=
stop_servers () {
    for server in $servers; do
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null || :
    done
    servers=
}
trap 'stop_servers; rm -rf "$room"' EXIT

apache=$(command -v apache2 || command -v httpd)
modules=
for folder in /usr/lib/apache2/modules /usr/lib64/httpd/modules /usr/lib/httpd/modules; do
    [ ! -e "$folder/mod_cgid.so" ] || modules=$folder
done
if [ -z "$apache" ] || [ -z "$modules" ] || ! command -v curl >/dev/null || ! command -v python3 >/dev/null; then
    skip "servers" "Apache, curl and python3 are not all here"
    finish
fi

# As root a server's workers are nobody's.
user= php_user=
if [ "$(id -u)" = 0 ]; then
    group=$(id -gn nobody)
    user="User nobody
Group $group"
    php_user="user = nobody
group = $group"
fi

# module NAME FILE: a line that loads it where it is neither built in nor missing
module () {
    printf '<IfModule !%s_module>\nLoadModule %s_module %s/mod_%s.so\n</IfModule>\n' "$1" "$1" "$modules" "$1"
}

# apache NAME COMMAND...: starts one, told apart by its name; what more it is to
# do comes on stdin; its port in $port
apache () {
    name=$1
    shift
    port=$(free_port)
    mkdir -p "$room/$name/docs"
    {
        printf 'ServerRoot %s\nDefaultRuntimeDir %s\nServerName 127.0.0.1\nListen 127.0.0.1:%s\n' \
            "$room/$name" "$room/$name" "$port"
        printf 'PidFile %s/pid\nErrorLog %s/errors\nDocumentRoot %s/docs\n' "$room/$name" "$room/$name" "$room/$name"
        module mpm_event
        for one in unixd authz_core alias env cgid proxy proxy_fcgi; do module $one; done
        printf 'ScriptSock %s/cgid\n%s\n' "$room/$name" "$user"
        cat
    } >"$room/$name/conf"
    chmod -R a+rX "$room/$name"
    "$@" "$apache" -f "$room/$name/conf" -DFOREGROUND >"$room/$name/said" 2>&1 &
    servers="$servers $!"
    await curl -s -o "$room/$name/first" "http://127.0.0.1:$port/" && return
    cat "$room/$name/said" "$room/$name/errors"
    return 1
}
ask () {
    curl -s -G "http://127.0.0.1:$port/$1" --data-urlencode "P=$2" -d DB=files -d FMT=plain
}

recipe 'A CGI program under any server' >"$room/omega-arabic"
chmod a+rx "$room/omega-arabic"
mkdir "$room/php" "$room/cgi"
check "omega install" runs 0 '' env OMEGA_CONFIG_FILE="$room/omega.conf" \
    "$room/to/bin/xapian-arabic" omega install --cgi "$room/cgi" --config "$room/site.conf"
chmod -R a+rX "$room/cgi" "$room/templates"

# ---- php-fpm, through Apache ----

php_fpm=
for one in php-fpm /usr/sbin/php-fpm[0-9]*; do
    [ -n "$php_fpm" ] || php_fpm=$(command -v "$one")
done
if [ -n "$php_fpm" ] && ! "$php_fpm" -m 2>/dev/null | grep -q '^FFI$'; then
    php_fpm=
fi
# What stands for a binding: a library that PHP opens as it opens its modules.
cat >"$room/php/inside.php" <<END
<?php
\$xapian = FFI::cdef ('unsigned plugin_search (const char *, const char *);', '$room/to/lib/host_plugin.so');
echo \$xapian->plugin_search ('$room/dbs/files', \$_GET['P']), "\n";
END
cat >"$room/php/started.php" <<END
<?php
passthru ('quest -d $room/dbs/files -s arabic ' . escapeshellarg (\$_GET['P']) . ' 2>&1');
END
cat >"$room/php/under_exec.php" <<END
<?php
passthru ('$room/to/bin/xapian-arabic exec --config $room/site.conf -- quest -d $room/dbs/files -s arabic ' . escapeshellarg (\$_GET['P']) . ' 2>&1');
END
chmod -R a+rX "$room/php"

# php NAME COMMAND...: starts one with a pool whose lines more come on stdin
php () {
    name=$1
    shift
    {
        printf '[global]\nerror_log = %s/php/%s.log\ndaemonize = no\n' "$room" "$name"
        printf '[www]\nlisten = %s/php/%s.socket\nlisten.mode = 0666\npm = static\npm.max_children = 1\n%s\n' \
            "$room" "$name" "$php_user"
        cat
    } >"$room/php/$name.conf"
    "$@" "$php_fpm" --nodaemonize -d ffi.enable=1 --fpm-config "$room/php/$name.conf" >"$room/php/$name.said" 2>&1 &
    servers="$servers $!"
    await test -S "$room/php/$name.socket" && return
    cat "$room/php/$name.said" "$room/php/$name.log"
    return 1
}
if [ -n "$php_fpm" ]; then
    check "PHP: status says how far it goes" runs 0 '' "$tool" status "$php_fpm"
    check "its own binding is left" grep -q 'its own binding stays as it is' "$room/out"
    recipe 'php-fpm' >"$room/php/lines"
    # shellcheck disable=SC2046 # NAME=VALUE without blanks
    php ours env -i PATH=/usr/bin:/bin $(environment) <"$room/php/lines"
    # shellcheck disable=SC2046
    php unit env -i PATH=/usr/bin:/bin $(environment) </dev/null
    php plain env -i PATH=/usr/bin:/bin </dev/null
fi

{
    printf 'SetEnv OMEGA_CONFIG_FILE %s/omega.conf\n' "$room"
    printf 'ScriptAlias /cgi-bin/omega %s\nScriptAlias /stock %s\nScriptAlias /script %s/omega-arabic\n' "$omega" "$omega" "$room"
    printf 'ScriptAlias /search %s/cgi/omega-arabic\n' "$room"
    recipe 'Apache without suEXEC'
    for name in ours unit plain; do
        printf 'ProxyPassMatch "^/%s/(.*\\.php)$" "unix:%s/php/%s.socket|fcgi://%s%s/php/$1"\n' \
            "$name" "$room" "$name" "$name" "$room"
    done
} >"$room/apache.conf"
if ! apache cgi env -u LD_PRELOAD <"$room/apache.conf"; then
    echo "skipped: Apache does not start here"
    stop_servers
    finish
fi

by_set_env () { ask cgi-bin/omega "$1"; }
by_script () { ask script "$1"; }
by_stock () { ask stock "$1"; }
for search in by_set_env by_script; do
    check "Apache, $search: another spelling" finds 'باقير' baqiri.txt
    check "Apache, $search: another form" finds 'الوزير' wuzara.txt
    check "Apache, $search: the settings are those of its line" finds 'ماشية' baqar.txt
    check "Apache, $search: a hostile query" finds '"(((<>%$( باقير' baqiri.txt
done
search=by_stock
check "Apache, another program has no Arabic" finds 'باقير'
check "Apache, but it finds exact words" finds 'البقر' baqar.txt
curl -s -G "http://127.0.0.1:$port/search" --data-urlencode 'P=باقير' -d DB=files >"$room/page"
check "Apache, the Arabic page" grep -q '<html lang="ar" dir="rtl">' "$room/page"
check "Apache, it finds and lights" grep -q '<strong>باقري</strong>' "$room/page"
check "Apache, nothing was said in its log" test -z "$(grep -i xapian-arabic "$room/cgi/errors")"

# ---- php-fpm ----

if [ -n "$php_fpm" ]; then
    by_started () { ask ours/started.php "$1"; }
    by_exec () { ask plain/under_exec.php "$1"; }
    for search in by_started by_exec; do
        check "php-fpm, $search: another spelling" finds 'باقير' baqiri.txt
        check "php-fpm, $search: its settings" finds 'ماشية' baqar.txt
    done
    by_cleared () { ask unit/started.php "$1"; }
    search=by_cleared
    check "php-fpm: the unit's preload is not handed to programs it starts" finds 'باقير'
    check "php-fpm: but they run" finds 'البقر' baqar.txt
    counts () { [ "$(ask "$1/inside.php" "$2")" = "$3" ]; }
    check "PHP itself finds" counts plain 'البقر' 1
    check "PHP itself is stock" counts plain 'باقير' 0
    if "$php_fpm" -v | grep -q '^PHP \([1-7]\|8\.[0-4]\)\.'; then
        check "PHP itself is stock under the preload too" counts ours 'باقير' 0
    fi
else
    skip "php-fpm" "no php-fpm with FFI"
fi

# ---- a module of the server: Python in Apache itself ----

wsgi=
for file in "$modules"/mod_wsgi*.so; do
    [ ! -e "$file" ] || wsgi=$file
done
cat >"$room/app.py" <<END
import urllib.parse, xapian

def application(asked, start):
    query = urllib.parse.parse_qs(asked['QUERY_STRING'])['P'][0]
    database = xapian.Database('$room/dbs/files')
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem('arabic'))
    parser.set_database(database)
    enquire = xapian.Enquire(database)
    enquire.set_query(parser.parse_query(query))
    start('200 OK', [('Content-Type', 'text/plain; charset=utf-8')])
    return [match.document.get_data() + b'\n' for match in enquire.get_mset(0, 10)]
END
chmod a+r "$room/app.py"
if [ -n "$wsgi" ] && /usr/bin/python3 -c 'import xapian' 2>/dev/null; then
    {
        printf 'LoadModule wsgi_module %s\nWSGIScriptAlias /app %s/app.py\nWSGIApplicationGroup %%{GLOBAL}\n' "$wsgi" "$room"
        recipe 'Apache without suEXEC' | sed 's,/cgi-bin/omega,/app,'
    } >"$room/wsgi.conf"
    by_module () { ask app "$1"; }
    search=by_module
    check "Apache with a module starts" apache late env -u LD_PRELOAD <"$room/wsgi.conf"
    check "a module of Apache: SetEnv comes too late" finds 'باقير'
    recipe 'mod_wsgi, mod_perl' >"$room/envvars"
    # shellcheck disable=SC2016 # for that shell
    check "Apache with a module starts preloaded" apache early sh -c '. "$0"; exec "$@"' "$room/envvars" <"$room/wsgi.conf"
    check "a module of Apache: another spelling" finds 'باقير' baqiri.txt
    check "a module of Apache: its settings" finds 'ماشية' baqar.txt
else
    skip "a module of Apache" "no mod_wsgi, or no Xapian for the system's Python"
fi
stop_servers
finish
