#!/bin/sh
# Installs the reference models of data·inclusion where the tests of directories look for them.
#
#     benches/data_inclusion.sh && cargo test -p app --test suite reference_models
set -eu
nom=data-inclusion
paquet='data-inclusion-schema==1.*'
. "$(dirname "$0")/venv.sh"
"$lieu/bin/python" -c 'import data_inclusion.schema.v1'
