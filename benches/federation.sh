#!/usr/bin/env bash
# From the national demonstration (40,000 people, 100 associations) to what is published: each step
# one command, each timed; then published marginals beside what calibrated the demonstration.
#
#     benches/federation.sh [DOSSIER]          (TAILLE=federation for five associations)
set -euo pipefail
ici=$(cd "$(dirname "$0")/.." && pwd)
dossier=${1:-$(mktemp -d)/essai}
cargo build --release --locked --manifest-path "$ici/Cargo.toml" -p cli
passerelle=${CARGO_TARGET_DIR:-$ici/target}/release/passerelle
export PASSERELLE_PHRASE='demonstration fictive'

chronometrer() {
    local titre=$1
    shift
    printf '\n== %s\n' "$titre"
    /usr/bin/env bash -c 'TIMEFORMAT="%R s (%U s of processor)"; time "$@"' -- "$@"
}

chronometrer "files, bases, packets" "$passerelle" demo --taille "${TAILLE:-nationale}" \
    --federation "$dossier"
chronometrer "packets received" "$passerelle" federation recevoir \
    --dossier "$dossier/federation" "$dossier"/paquets/*.paquet >"$dossier/recus.txt"
chronometrer "added, masked, attacked, published" "$passerelle" federation publier \
    --dossier "$dossier/federation" --vers "$dossier/edition"
python3 "$ici/benches/marges.py" "$dossier/edition/edition.json"
