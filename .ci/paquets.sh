# What the test scripts share: saying what they do, and installing Debian's packages on a bare machine.
# Read with `source`, from the root of the repository.

say() { printf '== %s\n' "$*" >&2; }

# Fails where there is no apt-get, or no right to use it.
install_packages() {
    local as_root=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        as_root=(sudo)
    fi
    say "installing Debian's $*"
    "${as_root[@]}" apt-get -qq update >&2 &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq install -y --no-install-recommends "$@" >&2
}
