"""The same queue in SimPy, in Ciw and in a plain heap, beside ours, on the same draws in one run.

    python3 benches/prevision_pairs.py [TARGET_DIRECTORY] [--sans-ciw]

One million people: they come every two days on average, 17 posts prepare their files (30 days on
average, both exponential), a commission examines 33 files every 60 days and its unused seats are
lost. Draws are NumPy's (seed 7), rounded to the second, and given to each. Installs simpy, ciw and
numpy in a virtual environment of its own, under the target directory. Mean waits must be equal to
the millionth of a day (Ciw: but for two people complete the very second of a sitting, whom it takes
to the next), and ours at least 50 times faster than SimPy, each on one core. Processor times are
compared: the machine may be shared.
"""

import heapq
import json
import sys
import time
from collections import deque

from environnement import banc, cible, reprendre_avec

LIEU = cible() / "tmp"
PERSONNES = 1_000_000
JOUR = 86_400
POSTES, PLACES, ENTRE = 17, 33, 60 * JOUR
ATTENDUES = (7.6939, 34.9399)


def tirer():
    """Instants of arrival and times of preparation, in whole seconds."""
    source = numpy.random.default_rng(7)
    arrivees = numpy.cumsum(source.exponential(2.0, PERSONNES)) * JOUR
    preparations = source.exponential(30.0, PERSONNES) * JOUR
    return numpy.rint(arrivees).astype("<u8"), numpy.rint(preparations).astype("<u8")


def avec_simpy(arrivees, preparations):
    environnement = simpy.Environment()
    postes = simpy.Resource(environnement, capacity=POSTES)
    prets, attentes = deque(), [0, 0]
    restent = [len(arrivees)]

    def personne(duree):
        venue = environnement.now
        with postes.request() as poste:
            yield poste
            attentes[0] += environnement.now - venue
            yield environnement.timeout(duree)
        prets.append(environnement.now)

    def venir():
        for arrivee, duree in zip(arrivees, preparations):
            yield environnement.timeout(arrivee - environnement.now)
            environnement.process(personne(duree))

    def sieger():
        seance = 0
        while restent[0]:
            yield environnement.timeout(seance + ENTRE - environnement.now)
            seance = environnement.now
            # A file complete the very second of the sitting is examined: it goes first.
            yield environnement.timeout(0)
            for _ in range(min(PLACES, len(prets))):
                attentes[1] += environnement.now - prets.popleft()
                restent[0] -= 1

    environnement.process(venir())
    environnement.run(until=environnement.process(sieger()))
    return attentes


def avec_ciw(arrivees, preparations):
    ecarts = [arrivees[0]] + [b - a for a, b in zip(arrivees, arrivees[1:])]
    seances = ciw.Slotted(slots=[ENTRE], slot_sizes=[PLACES])
    reseau = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential(ecarts + [float("inf")]), None],
        service_distributions=[ciw.dists.Sequential(preparations), ciw.dists.Deterministic(0)],
        number_of_servers=[POSTES, seances],
        routing=[[0.0, 1.0], [0.0, 0.0]],
    )
    simulation = ciw.Simulation(reseau)
    simulation.simulate_until_max_customers(len(arrivees), method="Finish")
    attentes = [0, 0]
    for trace in simulation.get_all_records():
        attentes[trace.node - 1] += trace.waiting_time
    return attentes


def avec_un_tas(arrivees, preparations):
    """The recursion on the posts' free times: no simulator, the limit of plain Python."""
    libres, attente, prets = [0] * POSTES, 0, []
    for arrivee, duree in zip(arrivees, preparations):
        debut = max(arrivee, libres[0])
        attente += debut - arrivee
        heapq.heapreplace(libres, debut + duree)
        prets.append(debut + duree)
    prets.sort()
    commission, seance, rang = 0, 0, 0
    while rang < len(prets):
        seance += ENTRE
        fin = rang + PLACES
        while rang < min(fin, len(prets)) and prets[rang] <= seance:
            commission += seance - prets[rang]
            rang += 1
    return [attente, commission]


def chronometrer(travail, *tirages):
    debut = time.process_time()
    attentes = travail(*tirages)
    duree = time.process_time() - debut
    return duree, [attente / len(tirages[0]) / JOUR for attente in attentes]


def mesurer():
    arrivees, preparations = tirer()
    LIEU.mkdir(parents=True, exist_ok=True)
    (LIEU / "tirages.bin").write_bytes(arrivees.tobytes() + preparations.tobytes())
    banc("forecast", "million")
    notre = json.loads((LIEU / "prevision-million.json").read_text())
    (LIEU / "tirages.bin").unlink()
    notres = [notre["attente_poste_jours"], notre["attente_commission_jours"]]
    tirages = arrivees.tolist(), preparations.tolist()
    pairs = [("heap in Python", avec_un_tas), (f"SimPy {simpy.__version__}", avec_simpy)]
    if "--sans-ciw" not in sys.argv:
        pairs.append((f"Ciw {ciw.__version__}", avec_ciw))
    print(f"{'ours':16} {notre['secondes']:8.3f} s  waits {notres[0]:.4f} and {notres[1]:.4f} days")
    bon = all(abs(a - b) < 5e-5 for a, b in zip(notres, ATTENDUES))
    for nom, travail in pairs:
        duree, leurs = chronometrer(travail, *tirages)
        # A person taken to the next sitting adds 60 days over a million.
        ecart = 2 * 60 / PERSONNES if nom.startswith("Ciw") else 1e-6
        egales = all(abs(a - b) < ecart for a, b in zip(notres, leurs))
        rapport = duree / notre["secondes"]
        print(f"{nom:16} {duree:8.3f} s  waits {leurs[0]:.4f} and {leurs[1]:.4f} days, "
              f"{'equal' if egales else 'NOT EQUAL'}; ours is {rapport:.0f} times faster", flush=True)
        bon = bon and egales and (not nom.startswith("SimPy") or rapport >= 50)
    return 0 if bon else 1


if __name__ == "__main__":
    try:
        import ciw
        import numpy
        import simpy
    except ImportError:
        reprendre_avec("prevision-venv", "simpy", "ciw", "numpy")
    sys.exit(mesurer())
