"""The national report, with a text of a hundred pages, as a tagged PDF beside WeasyPrint on the same HTML.

    benches/federation.sh DOSSIER && python3 benches/rapport_pairs.py --dossier=DOSSIER [TARGET_DIRECTORY]

`federation publier` opens the packets, adds, masks and attacks them, then writes the dataset, the HTML
and the PDF. It runs whole, three times, and must give the same bytes; and three times on a text it
refuses, which stops it before it composes: the difference is what composing takes, HTML and dataset
included. WeasyPrint only composes the HTML, as what it calls PDF/UA-1, in an environment of its own
under the target directory. Needs qpdf.
"""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from environnement import cible, reprendre_avec

DOSSIER = Path(next(a.removeprefix("--dossier=") for a in sys.argv if a.startswith("--dossier=")))

MOTS = ("accueil accompagnement aide année association chiffre commission délai demande département droits "
        "écoute emploi enfant équipe formation langue logement maraude mesure parcours permanence personne "
        "préfecture rencontre réponse santé séjour territoire travail").split()


def feuilles(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True, text=True).stdout)


def texte():
    """Chapters of words in the order of a fixed draw: only the numbers of the edition, by their names."""
    figures = (DOSSIER / "edition" / "registre" / "figures.toml").read_text(encoding="utf-8")
    personnes = re.search(r'"(personnes-\d+)"', figures)[1]
    alea = random.Random(5)

    def phrase(mots):
        return " ".join(alea.choices(MOTS, k=mots))

    lignes = []
    for _ in range(30):
        lignes.append(f"## Partie {phrase(2)}")
        for _ in range(4):
            lignes.append(f"### Point {phrase(2)}")
            lignes += [f"{{{{{personnes}}}}} personnes ont été accompagnées. {phrase(110)}." for _ in range(4)]
    return "\n\n".join(lignes) + "\n"


def publier(fichier, vers, refuse=False):
    """Seconds to publish with this text, or to be told that it is refused."""
    shutil.rmtree(vers, ignore_errors=True)
    commande = [cible() / "release" / "passerelle", "federation", "publier", "--dossier",
                DOSSIER / "federation", "--texte", fichier, "--vers", vers]
    secret = {**os.environ, "PASSERELLE_PHRASE": "demonstration fictive"}
    debut = time.monotonic()
    fait = subprocess.run(commande, env=secret, capture_output=True, text=True)
    duree = time.monotonic() - debut
    if refuse != bool(fait.returncode) or refuse and "[texte]" not in fait.stderr:
        sys.exit(fait.stderr)
    return duree


def octets(edition):
    return {p.relative_to(edition): p.read_bytes() for p in sorted(edition.rglob("*")) if p.is_file()}


def mesurer():
    bon, refuse = DOSSIER / "texte.md", DOSSIER / "texte-refuse.md"
    bon.write_text(texte(), encoding="utf-8")
    refuse.write_text("Un nombre tapé à la main : 12.\n", encoding="utf-8")
    editions = [DOSSIER / f"edition-{tour}" for tour in range(3)]
    tout, avant = [], []
    for edition in editions:
        tout.append(publier(bon, edition))
        avant.append(publier(refuse, DOSSIER / "edition-refusee", refuse=True))
    tout, avant = statistics.median(tout), statistics.median(avant)
    une, *autres = map(octets, editions)
    pareils = all(une == autre for autre in autres)
    debut = time.monotonic()
    composee = weasyprint.HTML(filename=editions[0] / "rapport.html").write_pdf(pdf_variant="pdf/ua-1")
    leur = time.monotonic() - debut
    (DOSSIER / "weasyprint.pdf").write_bytes(composee)
    ici, la = feuilles(editions[0] / "rapport.pdf"), feuilles(DOSSIER / "weasyprint.pdf")
    print(f"ours {tout - avant:.2f} s to compose {ici} pages, {tout:.2f} s all included; "
          f"WeasyPrint {weasyprint.__version__} {leur:.2f} s for {la} pages; "
          f"same bytes each time: {'yes' if pareils else 'NO'}")
    return 0 if pareils and ici >= 120 else 1


if __name__ == "__main__":
    try:
        import weasyprint
    except ImportError:
        reprendre_avec("documents-venv", "weasyprint")
    sys.exit(mesurer())
