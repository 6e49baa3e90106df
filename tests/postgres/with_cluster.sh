#!/usr/bin/env bash
# Runs COMMAND… beside a private PostgreSQL on loopback that lives in a temporary folder and goes when the command ends.
# The command finds the administrator's address in ABRI_TEST_POSTGRES and makes its own databases and roles there.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d)
as_server=()
# The server refuses to run as root.
if [ "$(id -u)" = 0 ]; then as_server=(runuser -u postgres --); chown postgres "$folder"; fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$word" >"$folder/word"
chmod 644 "$folder/word"; chmod 711 "$folder"
finish() {
  (cd / && "${as_server[@]}" "$bin/pg_ctl" -D "$folder/db" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap finish EXIT
cd_back=$PWD
cd /
"${as_server[@]}" "$bin/initdb" -D "$folder/db" -U boss --pwfile="$folder/word" -A scram-sha-256 -E UTF8 --locale=C --data-checksums >/dev/null
"${as_server[@]}" "$bin/pg_ctl" -D "$folder/db" -w -l "$folder/db/log" \
  -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c logging_collector=off" start >/dev/null
cd "$cd_back"
export ABRI_TEST_POSTGRES="postgresql://boss:$word@127.0.0.1:$port"
"$@"
