"""The environment of Python of a bench, under the target folder: its peers are installed there."""

import os
import subprocess
import sys
import venv
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent


def cible():
    """The target folder: the first argument that is not an option, or where cargo builds."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    return Path(arguments[0] if arguments else os.environ.get("CARGO_TARGET_DIR", RACINE / "target"))


def reprendre_avec(nom, *paquets):
    """Runs the same script again, with the same arguments, with a Python that has the packages."""
    python = cible() / "tmp" / nom / "bin" / "python"
    if not python.exists():
        venv.create(python.parent.parent, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *paquets], check=True)
    os.execv(python, [str(python), *sys.argv])


def banc(crate, nom, *options):
    """Runs one of our benches, which leaves its figures in the target folder."""
    commande = ["cargo", "bench", "-q", "--locked", "-p", crate, *options, "--bench", nom]
    subprocess.run(commande, check=True, cwd=RACINE, env={**os.environ, "CARGO_TARGET_DIR": str(cible().resolve())})
