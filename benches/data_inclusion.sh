#!/bin/sh
# Installs the reference models of data·inclusion where the tests of directories look for them.
#
#     benches/data_inclusion.sh && cargo test -p app --test suite reference_models
set -eu
cible=${CARGO_TARGET_DIR:-"$(dirname "$0")/../target"}
lieu="$cible/tmp/data-inclusion"
if ! [ -x "$lieu/bin/python" ] || ! "$lieu/bin/python" -m pip --version >/dev/null 2>&1; then
    # A bare machine has no venv, or one without pip.
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        racine=
        [ "$(id -u)" -eq 0 ] || racine=sudo
        $racine sh -c 'apt-get -qq update &&
            DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3 python3-venv'
    fi
    rm -rf "$lieu"
    python3 -m venv "$lieu"
fi
"$lieu/bin/python" -m pip install -q 'data-inclusion-schema==1.*'
"$lieu/bin/python" -c 'import data_inclusion.schema.v1'
