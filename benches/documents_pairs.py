"""A thousand requests of three pages with WeasyPrint, beside ours, on the same content in one run.

    python3 benches/documents_pairs.py [TARGET_DIRECTORY]

Runs our benchmark, which leaves the pages it composed as data; makes HTML of the same parts, in the
same fonts, and gives it to WeasyPrint on two processes (a tagged PDF too, which it calls PDF/UA-1).
The text of twenty of the documents, white space and page heads aside, must be the same on both
sides, and each of ours must have three pages. Installs weasyprint in a virtual environment of its
own, under the target directory; needs qpdf, pdftotext and the libraries of Pango.
"""

import html
import json
import subprocess
import sys
import time
from multiprocessing import Pool

from environnement import RACINE, banc, cible, reprendre_avec

LIEU = cible() / "tmp"
FONTES = RACINE / "documents" / "fontes"
STYLE = f"""
@font-face {{ font-family: "Noto"; src: url("file://{FONTES}/NotoSans-Regular.ttf"); }}
@font-face {{ font-family: "Noto"; src: url("file://{FONTES}/NotoSans-Bold.ttf"); font-weight: bold; }}
@page {{ size: A4; margin: 25mm 22mm 23mm;
  @top-left {{ content: string(auteur); font-size: 8pt; }}
  @bottom-right {{ content: "page " counter(page) " sur " counter(pages); font-size: 8pt; }} }}
html {{ font: 10pt Noto; }} h1 {{ font-size: 16pt; }} h2 {{ font-size: 12pt; }}
h3 {{ font-size: 10.5pt; }} dt {{ font-weight: bold; display: inline; }} dd {{ margin: 0; }}
.saut {{ break-before: page; }} .adresse {{ margin-left: 55%; }} .cadre {{ border: .6pt solid; padding: 8pt; }}
"""


def en_html(page):
    dit = html.escape
    corps = [f"<h1>{dit(page['titre'])}</h1>"]
    for bloc in page["blocs"]:
        genre = bloc["genre"]
        if genre == "titre":
            corps.append(f"<h{bloc['niveau'] + 1}>{dit(bloc['texte'])}</h{bloc['niveau'] + 1}>")
        elif genre == "texte":
            corps.append(f"<p>{dit(bloc['texte'])}</p>")
        elif genre == "encadre":
            corps.append(f"<p class=cadre>{dit(bloc['texte'])}</p>")
        elif genre == "adresse":
            corps.append(f"<p class=adresse>{'<br>'.join(map(dit, bloc['lignes']))}</p>")
        elif genre == "rubriques":
            corps.append("<dl>")
            for r in bloc["rubriques"]:
                corps.append(f"<div><dt>{dit(r['libelle'])} : </dt>{'<br>'.join(map(dit, r['valeurs']))}</div>")
            corps.append("</dl>")
        elif genre in ("liste", "numeros"):
            balise = "ol" if genre == "numeros" else "ul"
            points = "".join(f"<li>{dit(p)}</li>" for p in bloc["points"])
            corps.append(f"<{balise}>{points}</{balise}>")
        elif genre == "signatures":
            corps += [f"<p>{dit(qui)}</p>" for qui in bloc["qui"]]
        elif genre == "saut":
            corps.append("<div class=saut></div>")
        else:
            raise ValueError(genre)
    return (f"<html lang=fr><head><title>{dit(page['titre'])}</title><style>{STYLE}</style></head>"
            f"<body>{''.join(corps)}</body></html>")


def composer(travail):
    rang, page, dossier = travail
    octets = weasyprint.HTML(string=en_html(page)).write_pdf(pdf_variant="pdf/ua-1")
    (dossier / f"{rang:04}.pdf").write_bytes(octets)


def lire(chemin, page):
    """What the page says and the text of the PDF holds, in the order of the page."""
    texte = subprocess.run(["pdftotext", chemin, "-"], check=True, capture_output=True, text=True).stdout
    serre = "".join(texte.split())
    dits = []
    for bloc in page["blocs"]:
        dits += [bloc.get("texte", "")] + bloc.get("points", []) + bloc.get("qui", [])
        dits += [v for r in bloc.get("rubriques", []) for v in r["valeurs"]]
    return all("".join(d.split()) in serre for d in dits)


def mesurer():
    # With the program, so that the typesetter it was built with serves.
    banc("documents", "demandes", "-p", "cli", "--features", "documents/pdf")
    notre = json.loads((LIEU / "demandes-figures.json").read_text())["secondes"]
    pages = json.loads((LIEU / "demandes.json").read_text())
    dossier = LIEU / "demandes-weasyprint"
    dossier.mkdir(exist_ok=True)
    travaux = [(rang, page, dossier) for rang, page in enumerate(pages)]
    debut = time.monotonic()
    with Pool(2) as equipe:
        equipe.map(composer, travaux, chunksize=10)
    leur = time.monotonic() - debut
    bon = True
    for rang in range(0, len(pages), len(pages) // 20):
        ici, la = LIEU / "demandes" / f"{rang:04}.pdf", dossier / f"{rang:04}.pdf"
        bon &= lire(ici, pages[rang]) and lire(la, pages[rang])
        feuilles = subprocess.run(["qpdf", "--show-npages", ici], check=True, capture_output=True, text=True)
        bon &= feuilles.stdout.strip() == "3"
    print(f"ours {notre:.2f} s; WeasyPrint {weasyprint.__version__} {leur:.2f} s, two processes; "
          f"ours is {leur / notre:.1f} times faster; same content: {'yes' if bon else 'NO'}")
    return 0 if bon and notre < 20 else 1


if __name__ == "__main__":
    try:
        import weasyprint
    except ImportError:
        reprendre_avec("documents-venv", "weasyprint")
    sys.exit(mesurer())
