"""The national report as a tagged PDF, beside WeasyPrint on the same report in HTML.

    benches/federation.sh DOSSIER && python3 benches/rapport_pairs.py --dossier=DOSSIER [TARGET_DIRECTORY]

Ours is timed whole: `federation publier` adds the packets, masks, attacks, then writes the dataset,
the HTML and the PDF. It runs twice, and must give the same bytes. WeasyPrint only composes the HTML,
as what it calls PDF/UA-1, in an environment of its own under the target directory. Needs qpdf.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from environnement import cible, reprendre_avec

DOSSIER = Path(next(a.removeprefix("--dossier=") for a in sys.argv if a.startswith("--dossier=")))


def feuilles(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True, text=True).stdout)


def publier(vers):
    shutil.rmtree(vers, ignore_errors=True)
    commande = [cible() / "release" / "passerelle", "federation", "publier",
                "--dossier", DOSSIER / "federation", "--vers", vers]
    secret = {**os.environ, "PASSERELLE_PHRASE": "demonstration fictive"}
    debut = time.monotonic()
    subprocess.run(commande, check=True, stdout=subprocess.DEVNULL, env=secret)
    return time.monotonic() - debut


def octets(edition):
    return {p.relative_to(edition): p.read_bytes() for p in sorted(edition.rglob("*")) if p.is_file()}


def mesurer():
    editions = [DOSSIER / "edition-une", DOSSIER / "edition-deux"]
    notre = min(publier(edition) for edition in editions)
    pareils = octets(editions[0]) == octets(editions[1])
    debut = time.monotonic()
    composee = weasyprint.HTML(filename=editions[0] / "rapport.html").write_pdf(pdf_variant="pdf/ua-1")
    leur = time.monotonic() - debut
    (DOSSIER / "weasyprint.pdf").write_bytes(composee)
    ici, la = feuilles(editions[0] / "rapport.pdf"), feuilles(DOSSIER / "weasyprint.pdf")
    print(f"ours {notre:.2f} s for {ici} pages, all included; WeasyPrint {weasyprint.__version__} {leur:.2f} s "
          f"for {la} pages; same bytes twice: {'yes' if pareils else 'NO'}")
    return 0 if pareils else 1


if __name__ == "__main__":
    try:
        import weasyprint
    except ImportError:
        reprendre_avec("documents-venv", "weasyprint")
    sys.exit(mesurer())
