#!/bin/sh
# A throw-away PostgreSQL server that lives as long as its standard input is open.
#
#   postgres.sh fast      for tests of what is stored: no fsync, so a power cut
#                         would lose data, and nothing else differs
#   postgres.sh durable   with fsync, for tests that stop the server
#
# It prints the URL of the server and then obeys the words it reads, one a line,
# answering each with a line: `stop` (as an administrator would), `crash` (at
# once), `start`, `freeze` (it stands still, as on a disk that hangs), `thaw`. At the end of its input it stops the server and removes its
# folder; the end comes by itself when the process that holds the other end is
# gone, however it went.
set -eu

durability=${1:-fast}

refuse() {
    echo "postgres.sh: $1" >&2
    exit 1
}

# The newest installed release; Debian keeps the programs out of PATH.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t / -k 5 -n | tail -n 1)
if [ ! -x "$bin/initdb" ]; then
    initdb=$(command -v initdb) || refuse "no initdb found. Install PostgreSQL: apt-get install postgresql"
    bin=$(dirname "$initdb")
fi

# PostgreSQL refuses to run as root, so root becomes the user the package made.
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || refuse "root needs the user postgres. Install PostgreSQL: apt-get install postgresql"
    command -v setpriv >/dev/null || refuse "root needs setpriv. Install it: apt-get install util-linux"
    # The script goes along as a text, because that user may not be able to read the file.
    exec setpriv --reuid=postgres --regid=postgres --init-groups \
        env HOME=/ TMPDIR=/tmp \
        sh -c "$(cat "$0")" "$0" "$durability"
fi

# An interrupt is for the tests; this script waits for the end of its input.
trap '' INT HUP

cd "${TMPDIR:-/tmp}"
folder=$(mktemp -d "${TMPDIR:-/tmp}/baragumu-postgres.XXXXXX")
trap 'thaw 2>/dev/null || true; crash >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
trap 'exit 1' TERM

start() { "$bin/pg_ctl" start --wait --silent --pgdata="$folder/data" --log="$folder/log" >/dev/null </dev/null; }
stop() { "$bin/pg_ctl" stop --wait --silent --mode=fast --pgdata="$folder/data" >/dev/null; }
crash() { "$bin/pg_ctl" stop --wait --silent --mode=immediate --pgdata="$folder/data" >/dev/null; }
# The server and its children each lead a session of their own, so no group holds them.
signal() {
    first=$(head -n 1 "$folder/data/postmaster.pid")
    kill "-$1" "$first" $(cat "/proc/$first/task/$first/children")
}
freeze() { signal STOP; }
thaw() { signal CONT; }

"$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C --no-sync >/dev/null

cat >>"$folder/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
synchronous_commit = on
max_wal_size = 2GB
SETTINGS
case $durability in
    fast) printf 'fsync = off\nfull_page_writes = off\n' >>"$folder/data/postgresql.conf" ;;
    durable) ;;
    *) refuse "what is '$durability'? Say fast or durable." ;;
esac

# A port is free if a server can be started on it. Below 32768 no outgoing
# connection takes one in between.
attempt=0
while :; do
    port=$((15000 + $(od -An -N2 -tu2 /dev/urandom) % 15000))
    echo "port = $port" >>"$folder/data/postgresql.conf"
    if start; then break; fi
    attempt=$((attempt + 1))
    if [ "$attempt" -ge 20 ]; then
        cat "$folder/log" >&2
        refuse "the server does not start"
    fi
done
echo "postgres://postgres@127.0.0.1:$port/postgres"

while read -r word; do
    case $word in
        start) start ;;
        stop) stop ;;
        crash) crash ;;
        freeze) freeze ;;
        thaw) thaw ;;
        *) refuse "what is '$word'? Say start, stop, crash, freeze or thaw." ;;
    esac
    echo "$word: done"
done
