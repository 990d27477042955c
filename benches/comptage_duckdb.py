"""Counts the same year from the same facts with DuckDB, and compares figures and times.

    cargo bench -p app --bench mesures -- comptage    # leaves faits.csv and chiffres.json
    python3 benches/comptage_duckdb.py [TARGET_DIRECTORY]

Installs DuckDB in a virtual environment of its own, under the target directory. DuckDB holds the
facts in a table before it is timed, as ours are held in memory, and may use two threads as ours.
"""

import json
import statistics
import sys
import time

from environnement import cible, reprendre_avec

LIEU = cible() / "tmp" / "comptage"
TOURS = 15

# In the order of observatory::Sorte.
(SEXE, NAISSANCE, ORIGINE, OUVERT, PREMIER_CONTACT, ACTE, ACCOMPAGNEMENT, PSP_DEMANDE, PSP_ACCORD,
 PSP_REFUS, PSP_EN_COURS, PSP_RENOUVELLEMENT, PSP_FIN) = range(13)

AGES = ["moins-de-15", "15-17", "18-25", "26-35", "36-45", "46-et-plus", "inconnu"]
ORIGINES = ["france", "ue", "hors-ue", "inconnue"]


def personnes(premier, dernier):
    """Each person's gender, age band and origin on 31 December."""
    annee = dernier >> 9
    ne = "coalesce(max(nombre) filter (sorte = 1 and au >= {d}), 0)".format(d=dernier)
    return f"""
    select personne, sexe, origine,
        case when ne = 0 then 6 when age < 15 then 0 when age < 18 then 1 when age < 26 then 2
             when age < 36 then 3 when age < 46 then 4 else 5 end as tranche
    from (select *, {annee} - case when ne < 10000 then ne else ne >> 9 end as age from (
        select personne,
            coalesce(max(code) filter (sorte = {SEXE} and au >= {dernier}), 3) as sexe,
            coalesce(max(code) filter (sorte = {ORIGINE} and au >= {dernier}), 3) as origine,
            {ne} as ne
        from faits where du <= {dernier} and au >= {premier} group by personne))"""


def compter(base, annee):
    """The figures: (kind, code, gender, count, people), from two queries on one set of facts."""
    premier, dernier = (annee << 9) | (1 << 5) | 1, (annee << 9) | (12 << 5) | 31
    # sorte 100 and above: age band, origin.
    return base.execute(f"""
    with gens as materialized ({personnes(premier, dernier)}),
    utiles as materialized (
        select f.personne, f.sorte, f.code, f.nombre, f.au, g.sexe, g.tranche, g.origine
        from faits f join gens g using (personne)
        where f.sorte >= {OUVERT} and f.du <= {dernier} and f.au >= {premier}
            and (f.sorte <> {OUVERT} or f.au >= {dernier})),
    suivies as materialized (
        select distinct personne, sexe, tranche, origine from utiles
        where sorte in ({ACTE}, {ACCOMPAGNEMENT}, {PSP_EN_COURS}))
    select sorte, code, nombre, sexe, count(*), count(distinct personne)
    from utiles where sorte not in ({ACTE}, {PSP_EN_COURS}, {OUVERT}) group by all
    union all select sorte, 0, 0, sexe, count(*), count(*) filter (au >= {dernier})
    from utiles where sorte in ({PSP_EN_COURS}, {OUVERT}) group by all
    union all select 100, tranche, 0, sexe, count(*), 0 from suivies group by all
    union all select 101, origine, 0, sexe, count(*), 0 from suivies group by all
    """).fetchall()


def nommer(lignes, indicateurs):
    """The rows of DuckDB under the ids of our indicators."""
    codes = {prefixe: [i[len(prefixe):] for i in indicateurs if i.startswith(prefixe)]
             for prefixe in ("actes.", "psp.refus.", "psp.fins.")}
    chiffres = {indicateur: [0, 0, 0, 0] for indicateur in indicateurs}
    simples = {PREMIER_CONTACT: "personnes.nouvelles", PSP_DEMANDE: "psp.demandes",
               PSP_ACCORD: "psp.accords", PSP_RENOUVELLEMENT: "psp.renouvellements",
               OUVERT: "personnes.ouvertes"}
    for sorte, code, nombre, sexe, combien, gens in lignes:
        def plus(indicateur, valeur):
            chiffres[indicateur][sexe] += valeur
        if sorte in simples:
            plus(simples[sorte], combien)
        elif sorte == ACCOMPAGNEMENT:
            domaine = codes["actes."][code]
            plus(f"actes.{domaine}", combien)
            plus(f"accompagnees.{domaine}", gens)
        elif sorte == PSP_REFUS:
            plus("psp.refus", combien)
            for rang, motif in enumerate(codes["psp.refus."]):
                if nombre >> rang & 1:
                    plus(f"psp.refus.{motif}", combien)
        elif sorte == PSP_EN_COURS:
            plus("psp.suivis", combien)
            plus("psp.en-cours", gens)
        elif sorte == PSP_FIN:
            plus("psp.fins", combien)
            plus("psp.fins.inconnue" if code == 255 else f"psp.fins.{codes['psp.fins.'][code]}", combien)
        elif sorte == 100:
            plus(f"age.{AGES[code]}", combien)
            plus("personnes", combien)
        elif sorte == 101:
            plus(f"origine.{ORIGINES[code]}", combien)
    return chiffres


def mesurer(duckdb):
    notre = json.loads((LIEU / "chiffres.json").read_text())
    attendus = {ligne[0]: ligne[1:] for ligne in notre["chiffres"]}
    base = duckdb.connect()
    base.execute("set threads = 2")
    base.execute("create table faits (personne uinteger, sorte utinyint, code utinyint, nombre uinteger,"
                 " du uinteger, au uinteger)")
    base.execute(f"insert into faits from read_csv('{LIEU / 'faits.csv'}')")
    total = base.execute("select count(*) from faits").fetchone()[0]
    durees = []
    for _ in range(TOURS + 2):
        debut = time.perf_counter()
        lignes = compter(base, notre["annee"])
        durees.append(time.perf_counter() - debut)
    obtenus = nommer(lignes, attendus)
    ecarts = [i for i in attendus if attendus[i] != obtenus[i]]
    for indicateur in ecarts:
        print(f"differs: {indicateur}: ours {attendus[indicateur]}, DuckDB {obtenus[indicateur]}")
    leur = statistics.median(durees[2:])
    print(f"{total} facts, DuckDB {duckdb.__version__}: {leur * 1e3:.1f} ms; "
          f"ours {notre['secondes'] * 1e3:.1f} ms; ours is {leur / notre['secondes']:.1f} times faster; "
          f"{'figures differ' if ecarts else 'all figures equal'}")
    return 1 if ecarts or leur <= notre["secondes"] else 0


if __name__ == "__main__":
    try:
        import duckdb
    except ImportError:
        reprendre_avec("duckdb-venv", "duckdb")
    sys.exit(mesurer(duckdb))
