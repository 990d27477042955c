#!/usr/bin/env bash
# Runs the tests on both engines: ./tests.sh [arguments of cargo test, --workspace by default]
#
# Starts a PostgreSQL of its own in a temporary directory, on a free port of 127.0.0.1, and removes
# it on the way out. PostgreSQL refuses to run as root: under root it runs as an unprivileged user.
# Where PostgreSQL is missing, installs Debian's package when that is possible; otherwise says so
# and runs the tests on SQLite alone (an error when CI is set).
#
# Likewise qpdf and poppler-utils, which read our PDF from outside, where a test writes any; and
# LibreOffice, which opens our tables and papers, when CI is set.
#
# Set PASSERELLE_TEST_POSTGRES=postgres://… to use a server you already have.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

directory=
server=

source .ci/paquets.sh

# Directory of the server's programs, newest version first. Debian keeps them out of PATH.
find_server() {
    local initdb
    initdb=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -rV | head -n 1)
    initdb=${initdb:-$(command -v initdb || true)}
    [ -n "$initdb" ] && dirname "$(readlink -f "$initdb")"
}

# Runs a program of the server, never as root, in a directory that its user may enter.
as_server() {
    local program=$server/$1
    shift
    if [ "$(id -u)" -ne 0 ]; then
        (cd "$directory" && "$program" "$@")
    else
        (cd "$directory" && setpriv --reuid="$user" --regid="$group" --clear-groups \
            env HOME="$directory" "$program" "$@")
    fi
}

stop_server() {
    local status=$?
    trap - EXIT
    if [ -n "$directory" ]; then
        as_server pg_ctl -D "$directory/data" -m immediate -w stop >/dev/null 2>&1 || true
        rm -rf "$directory"
    fi
    exit "$status"
}

start_server() {
    local attempt port password options
    # Not under TMPDIR: the server's user must be able to enter it, and a socket's path is short.
    directory=$(mktemp -d /tmp/passerelle-tests.XXXXXX)
    trap stop_server EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    if [ "$(id -u)" -eq 0 ]; then
        user=nobody
        if id postgres >/dev/null 2>&1; then user=postgres; fi
        group=$(id -g "$user")
        chown "$user:$group" "$directory"
    fi
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf '%s\n' "$password" >"$directory/password")
    if [ "$(id -u)" -eq 0 ]; then chown "$user:$group" "$directory/password"; fi
    as_server initdb -D "$directory/data" -U passerelle --pwfile="$directory/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >/dev/null
    # Nothing here outlives the run: what protects against a power cut only costs time.
    options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$directory"
    options+=" -c max_connections=200 -c fsync=off -c synchronous_commit=off"
    options+=" -c full_page_writes=off"
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        port=$((20000 + RANDOM % 30000))
        if as_server pg_ctl -D "$directory/data" -l "$directory/log" -w -t 60 \
            -o "$options -p $port" start >/dev/null 2>&1; then
            export PASSERELLE_TEST_POSTGRES="postgres://passerelle:$password@127.0.0.1:$port/postgres"
            say "PostgreSQL $("$server/postgres" --version | grep -oE '[0-9.]+' | head -n 1) on port $port"
            return 0
        fi
    done
    say "PostgreSQL did not start in $attempt attempts:"
    cat "$directory/log" >&2
    return 1
}

# What reads our PDF from outside, where the tests asked for write any.
case " ${*:---workspace} " in
*pdf* | *--workspace* | *" cli "*)
    if ! command -v qpdf >/dev/null || ! command -v pdftotext >/dev/null; then
        if ! install_packages qpdf poppler-utils; then
            say "qpdf and pdftotext are missing and cannot be installed: PDF are not read from outside"
            if [ -n "${CI:-}" ]; then exit 1; fi
        fi
    fi
    ;;
esac

# LibreOffice opens the tables and the papers that leave: installed where everything is tested.
case " ${*:---workspace} " in
*--workspace* | *" app "*)
    if ! command -v soffice >/dev/null; then
        if [ -z "${CI:-}" ]; then
            say "LibreOffice is missing: what leaves is not opened (libreoffice-calc-nogui and -writer-nogui)"
        elif ! install_packages libreoffice-calc-nogui libreoffice-writer-nogui; then
            say "LibreOffice is missing and cannot be installed: what leaves must be opened here"
            exit 1
        fi
    fi
    ;;
esac

if [ -n "${PASSERELLE_TEST_POSTGRES:-}" ]; then
    say "PostgreSQL: the server of PASSERELLE_TEST_POSTGRES"
elif server=$(find_server) || { install_packages postgresql && server=$(find_server); }; then
    start_server
elif [ -n "${CI:-}" ]; then
    say "PostgreSQL is missing and cannot be installed: the tests need it here"
    exit 1
else
    say "PostgreSQL is missing and cannot be installed: tests on SQLite alone"
fi

if [ $# -eq 0 ]; then set -- --workspace; fi
cargo test "$@"
