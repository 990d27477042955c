"""Counts every one-, two- and three-way table of the same records with NumPy and DuckDB, in one run
with ours, and compares every cell.

    python3 benches/croisements_pairs.py [TARGET_DIRECTORY]

Runs `cargo bench -p observatory --bench croisements`, which leaves records and cells, then the peers.
Installs NumPy and DuckDB in a virtual environment of its own, under the target directory. All hold
the records in memory before the clock starts; DuckDB may use two threads, the others one. Processor
time is compared, all threads together, so that a busy machine changes little. Counts
from 1 to the threshold are hidden by all.
"""

import json
import statistics
import sys
import time

from environnement import banc, cible, reprendre_avec

LIEU = cible() / "tmp" / "croisements"
TOURS = 5


def avec_numpy(np, colonnes, mesure):
    """A dense count of a mixed-radix index for each table, small counts replaced."""
    tables = []
    tailles, seuil = mesure["tailles"], mesure["seuil"]
    for axes in mesure["axes"]:
        index = colonnes[axes[0]].astype(np.int32)
        cases = tailles[axes[0]]
        for axe in axes[1:]:
            index = index * tailles[axe] + colonnes[axe]
            cases *= tailles[axe]
        comptes = np.bincount(index, minlength=cases)
        comptes[(comptes > 0) & (comptes <= seuil)] = 0xFFFFFFFF
        tables.append(comptes)
    return tables


def avec_duckdb(base, mesure):
    """One statement with all grouping sets; the database hides small counts itself."""
    ensembles = ", ".join("(" + ", ".join(f"c{a}" for a in axes) + ")" for axes in mesure["axes"])
    noms = ", ".join(f"c{a}" for a in range(len(mesure["tailles"])))
    return base.execute(
        f"select {noms}, grouping({noms}) as table_,"
        f" case when count(*) > {mesure['seuil']} then count(*) else 4294967295 end as nombre"
        f" from releves group by grouping sets ({ensembles})").fetchnumpy()


def ranger(np, reponse, mesure):
    """The rows of DuckDB as dense tables."""
    tailles, nombre = mesure["tailles"], len(mesure["tailles"])
    masques = np.asarray(reponse["table_"])
    tables = []
    for axes in mesure["axes"]:
        masque = sum(1 << (nombre - 1 - a) for a in range(nombre) if a not in axes)
        lignes = masques == masque
        index, cases = np.zeros(int(lignes.sum()), dtype=np.int64), 1
        for axe in axes:
            index = index * tailles[axe] + np.ma.getdata(reponse[f"c{axe}"])[lignes]
            cases *= tailles[axe]
        table = np.zeros(cases, dtype=np.int64)
        table[index] = np.asarray(reponse["nombre"])[lignes]
        tables.append(table)
    return tables


def chronometrer(tache):
    """Median seconds of processor, all threads together, and best by the wall."""
    durees, murs = [], []
    for _ in range(TOURS):
        debut, avant = time.perf_counter(), time.process_time()
        resultat = tache()
        durees.append(time.process_time() - avant)
        murs.append(time.perf_counter() - debut)
    return statistics.median(durees), min(murs), resultat


def mesurer():
    import duckdb
    import numpy as np
    banc("observatory", "croisements")
    mesure = json.loads((LIEU / "mesure.json").read_text())
    brut = np.fromfile(LIEU / "colonnes.bin", dtype=np.uint8)
    colonnes = brut.reshape(len(mesure["tailles"]), mesure["lignes"])
    cellules = np.fromfile(LIEU / "cellules.bin", dtype="<u4").astype(np.int64)
    base = duckdb.connect()
    base.execute("set threads = 2")
    releves = {f"c{rang}": colonne for rang, colonne in enumerate(colonnes)}
    base.register("vus", releves)
    base.execute("create table releves as select * from vus")
    ecarts = 0
    notre = mesure["secondes"]
    print(f"ours: {notre * 1e3:.0f} ms, {np.count_nonzero(cellules)} cells with somebody, one thread")
    duree_numpy, mur_numpy, tables = chronometrer(lambda: avec_numpy(np, colonnes, mesure))
    duree_duckdb, mur_duckdb, reponse = chronometrer(lambda: avec_duckdb(base, mesure))
    pairs = [(f"NumPy {np.__version__}", duree_numpy, mur_numpy, tables),
             (f"DuckDB {duckdb.__version__}", duree_duckdb, mur_duckdb, ranger(np, reponse, mesure))]
    for nom, duree, mur, tables in pairs:
        differents = int(np.count_nonzero(np.concatenate(tables) != cellules))
        ecarts += differents
        print(f"{nom}: {duree * 1e3:.0f} ms of processor, x {duree / notre:.1f}, "
              f"best by the wall {mur * 1e3:.0f} ms, "
              f"{'every cell equal' if differents == 0 else f'{differents} cells differ'}")
    return 1 if ecarts else 0


if __name__ == "__main__":
    try:
        import duckdb  # noqa: F401
        import numpy  # noqa: F401
    except ImportError:
        LIEU.mkdir(parents=True, exist_ok=True)
        reprendre_avec("croisements-venv", "duckdb", "numpy")
    sys.exit(mesurer())
