# shellcheck shell=sh # sourced
# A web server on loopback with Omega's Arabic page over a database.
#
#   web_prepare FOLDER DATABASE   Omega's configuration, our page and program
#   web_start FOLDER PORT         lighttpd; its id in $web_server
#   web_stop
#
# Nothing outside FOLDER is written, nothing outside loopback listened to.

# The web server is not always on a user's PATH.
PATH=$PATH:/usr/sbin

web_prepare () {
    mkdir -p "$1/dbs" "$1/templates" "$1/cgi" "$1/log" "$1/cdb" "$1/docs"
    cat >"$1/omega.conf" <<END
database_dir $1/dbs
template_dir $1/templates
log_dir $1/log
cdb_dir $1/cdb
END
    printf 'auto %s\n' "$2" >"$1/dbs/default"
    OMEGA_CONFIG_FILE=$1/omega.conf "$tool" omega install --cgi "$1/cgi" >"$1/log/install"
}

web_start () {
    cat >"$1/lighttpd.conf" <<END
server.modules = ("mod_cgi", "mod_redirect", "mod_alias")
server.bind = "127.0.0.1"
server.port = $2
server.document-root = "$1/docs"
server.errorlog = "$1/log/lighttpd"
server.upload-dirs = ("$1/log")
url.redirect = ("^/\$" => "/search")
alias.url = ("/search" => "$1/cgi/omega-arabic")
\$HTTP["url"] =~ "^/search" { cgi.assign = ("" => "") }
END
    lighttpd -D -f "$1/lighttpd.conf" >"$1/log/started" 2>&1 &
    web_server=$!
    echo "$1" >"$1/docs/here"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        # another server may have the port
        if curl -s -o "$1/log/first" "http://127.0.0.1:$2/here" && cmp -s "$1/log/first" "$1/docs/here"; then
            return
        fi
        kill -0 "$web_server" 2>/dev/null || break
        sleep 0.3
    done
    cat "$1/log/started" "$1/log/lighttpd" 2>/dev/null
    return 1
}

web_stop () {
    kill "$web_server" 2>/dev/null
    wait "$web_server" 2>/dev/null || :
}
