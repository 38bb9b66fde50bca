# shellcheck shell=sh disable=SC2034,SC2154 # sourced
# Databases over the network, by Xapian's own server.
#
#   serves               whether that can be done here
#   serve DATABASE       at a free port, $port; its process group is $server
#   stop_all             stops all of them; at the end of the script too

probe=$BUILD/tests/probe
servers=
trap 'stop_all; rm -rf "$room"' EXIT

serves () {
    command -v xapian-tcpsrv >/dev/null && command -v setsid >/dev/null
}

# A server signals its whole process group when it ends, so each has one of its own.
stop_all () {
    for server in $servers; do
        kill -KILL "-$server" 2>/dev/null
    done
}

# listen ANSWERED COMMAND...: a server at a free port that $port names, its group
# in $server; ANSWERED is asked until it is true or the server has ended
listen () {
    answered=$1
    shift
    for _ in 1 2 3 4 5 6 7 8 9; do
        port=$(free_port)
        setsid "$@" --port="$port" >"$room/listening" 2>&1 &
        server=$!
        await answered_or_ended
        if kill -0 "$server" 2>/dev/null; then
            servers="$servers $server"
            return
        fi
    done
    echo "no port for a server:"
    cat "$room/listening"
    exit 1
}
answered_or_ended () {
    ! kill -0 "$server" 2>/dev/null || $answered >/dev/null 2>&1
}

serve () {
    listen database_answers xapian-tcpsrv --interface localhost --quiet "$1"
}
database_answers () {
    echo "remote localhost:$port" >"$room/at$port"
    "$probe" dump "$room/at$port"
}
