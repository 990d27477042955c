#!/usr/bin/env bash
# Loads the server: benches/charge.sh [--taille petite|association|nationale] [--utilisateurs 50]
#                                     [--secondes 60] [--reflexion-ms 1000] [--base CHEMIN]
#
# Builds the binary with --release. The demonstration is made once and kept under target/tmp.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cargo build --release -p cli
PASSERELLE_TEST_PROGRAMME=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)/release/passerelle
export PASSERELLE_TEST_PROGRAMME
cargo bench -p essais-web --bench charge -- "$@"
