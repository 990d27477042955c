#!/usr/bin/env bash
# Runs the tests that need a browser: ./web-tests.sh [--captures] [arguments of cargo test]
#
# With --captures, pictures of the main pages are written to docs/captures.
#
# Needs Debian's chromium and chromium-driver, and axe-core from the npm registry, cached under
# target/. Where they are missing, installs them when that is possible; otherwise says so and runs
# nothing (an error when CI is set).
#
# Set PASSERELLE_TEST_CHROMIUM, PASSERELLE_TEST_CHROMEDRIVER and PASSERELLE_TEST_AXE to use those
# you already have.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [ "${1:-}" = --captures ]; then
    shift
    mkdir -p docs/captures
    export PASSERELLE_TEST_CAPTURES=$PWD/docs/captures
fi

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)

source .ci/paquets.sh

find_browser() {
    if [ -z "${PASSERELLE_TEST_CHROMIUM:-}" ] || [ -z "${PASSERELLE_TEST_CHROMEDRIVER:-}" ]; then
        # Both at once: they must be of one version.
        if ! command -v chromium >/dev/null || ! command -v chromedriver >/dev/null; then
            install_packages chromium chromium-driver || return 1
        fi
        PASSERELLE_TEST_CHROMIUM=$(command -v chromium)
        PASSERELLE_TEST_CHROMEDRIVER=$(command -v chromedriver)
    fi
    export PASSERELLE_TEST_CHROMIUM PASSERELLE_TEST_CHROMEDRIVER
}

# The version and the checksum of axe-core are those of package-lock.json.
find_axe() {
    local cache=$target/axe
    if [ -z "${PASSERELLE_TEST_AXE:-}" ]; then
        if ! cmp -s essais-web/axe/package-lock.json "$cache/installed.json"; then
            command -v npm >/dev/null || install_packages npm || return 1
            rm -rf "$cache"
            mkdir -p "$cache"
            cp essais-web/axe/package.json essais-web/axe/package-lock.json "$cache"
            (cd "$cache" &&
                npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2) || return 1
            # Last: it says that the rest is whole.
            cp essais-web/axe/package-lock.json "$cache/installed.json"
        fi
        PASSERELLE_TEST_AXE=$cache/node_modules/axe-core/axe.min.js
    fi
    export PASSERELLE_TEST_AXE
}

if ! find_browser || ! find_axe; then
    if [ -n "${CI:-}" ]; then
        say "Chromium, its driver or axe-core is missing and cannot be installed: needed here"
        exit 1
    fi
    say "Chromium, its driver or axe-core is missing and cannot be installed: NO browser test ran"
    exit 0
fi
say "$("$PASSERELLE_TEST_CHROMIUM" --version 2>/dev/null | grep -oE 'Chromium [0-9.]+')"

locked=()
for argument in "$@"; do
    if [ "$argument" = --locked ]; then locked=(--locked); fi
done
# The pages are the real binary's, as it is now. The whole workspace and its tests are named so that
# dependencies keep the features they have in ./tests.sh, and are not built a second time: the
# tests of the binary are what has it built.
cargo test "${locked[@]}" --workspace --features essais-web/chromium --no-run \
    --test cli --test parcours --test navigateur --test aide --test terrain
export PASSERELLE_TEST_PROGRAMME=$target/debug/passerelle
cargo test --workspace --features essais-web/chromium --test parcours --test navigateur --test aide --test terrain "$@"
