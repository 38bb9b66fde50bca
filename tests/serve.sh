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

# whether somebody answers at the port, or nobody ever will
answered () {
    ! kill -0 "$server" 2>/dev/null || "$probe" dump "$room/at$port" >/dev/null 2>&1
}

serve () {
    for _ in 1 2 3 4 5 6 7 8 9; do
        port=$(free_port)
        echo "remote localhost:$port" >"$room/at$port"
        setsid xapian-tcpsrv --interface localhost --port "$port" --quiet "$1" >/dev/null 2>&1 &
        server=$!
        await answered
        if kill -0 "$server" 2>/dev/null; then
            servers="$servers $server"
            return
        fi
    done
    echo "no port for a server"
    exit 1
}
