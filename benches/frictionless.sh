#!/bin/sh
# Installs the reference validator of data packages where the tests of the open dataset look for it.
#
#     benches/frictionless.sh && cargo test -p observatory --test ouvert
set -eu
nom=frictionless
paquet='frictionless==5.*'
. "$(dirname "$0")/venv.sh"
"$lieu/bin/frictionless" --version
