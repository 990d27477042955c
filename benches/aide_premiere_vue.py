"""First view of a help page from a server that has just started: page, style, script and icon.

    cargo build --release && python3 benches/aide_premiere_vue.py [PROGRAM] [TIMES]

Each time a new process is started. Two figures: from its start to the whole first view, and from
the first byte asked to the whole first view once it says that it listens.
"""

import http.client
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit

PROGRAMME = sys.argv[1] if len(sys.argv) > 1 else "target/release/passerelle"
FOIS = int(sys.argv[2]) if len(sys.argv) > 2 else 15


def lire(connexion, chemin):
    connexion.request("GET", chemin)
    reponse = connexion.getresponse()
    return reponse, reponse.read()


def une_fois():
    debut = time.perf_counter()
    serveur = subprocess.Popen(
        [PROGRAMME, "aide", "servir", "--adresse", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True
    )
    try:
        adresse = urlsplit(serveur.stdout.readline().split(" : ", 1)[1].strip())
        ecoute = time.perf_counter()
        connexion = http.client.HTTPConnection(adresse.hostname, adresse.port)
        entree, _ = lire(connexion, "/aide/fr/index.html")
        page = entree.getheader("Location")
        _, corps = lire(connexion, page)
        octets = len(corps)
        for nom in ("s.css", "p.js", "i.svg"):
            _, corps = lire(connexion, page.replace("fr/index.html", f"f/{nom}"))
            octets += len(corps)
        fin = time.perf_counter()
        return (fin - debut) * 1000, (fin - ecoute) * 1000, octets
    finally:
        serveur.terminate()
        serveur.wait()


mesures = [une_fois() for _ in range(FOIS)]
for rang, nom in ((0, "from the process's start"), (1, "once it listens")):
    valeurs = [mesure[rang] for mesure in mesures]
    print(f"{nom}: median {statistics.median(valeurs):.1f} ms, "
          f"{min(valeurs):.1f} to {max(valeurs):.1f} ms")
print(f"bytes: {mesures[0][2]}")
