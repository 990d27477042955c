# An environment of Python of its own under target/tmp, and what is to be installed in it.
# Read with `.`: leaves its folder in $lieu.
# Asks for $nom, the folder's, and $paquet, what pip installs.
cible=${CARGO_TARGET_DIR:-"$(dirname "$0")/../target"}
lieu="$cible/tmp/$nom"
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
"$lieu/bin/python" -m pip install -q "$paquet"
