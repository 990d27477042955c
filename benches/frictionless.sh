#!/bin/sh
# Installs the reference validator of data packages where the test of the open dataset looks for it.
#
#     benches/frictionless.sh && cargo test -p observatory --test ouvert
set -eu
cible=${CARGO_TARGET_DIR:-"$(dirname "$0")/../target"}
lieu="$cible/tmp/frictionless"
[ -x "$lieu/bin/python" ] || python3 -m venv "$lieu"
"$lieu/bin/python" -m pip install -q 'frictionless==5.*'
"$lieu/bin/frictionless" --version
