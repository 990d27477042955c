"""Answers the same AFIS questions for the same people with openfisca-core, and compares times.

    cargo bench -p law --bench evaluer -- AFIS    # leaves faits.bin and notes.json
    python3 benches/afis_openfisca.py [TARGET_DIRECTORY]

Installs OpenFisca in a virtual environment of its own, under the target directory. The rule is that
of law/src/casf (r121_12_13_1.rs, d121_12_14.rs) as OpenFisca wants it: one formula a variable, each
over everyone at once. It gives the outcome in four values and the amount; ours also gives the trace,
the articles, the missing facts and the advice. Every outcome must be equal to ours.

OpenFisca is given the facts before it is timed, as ours are in memory; what is timed is the
calculation of the two questions. It uses one thread, so that processor times are what compares.
"""

import json
import statistics
import sys
import time

from environnement import RACINE, cible, reprendre_avec

LIEU = cible() / "tmp" / "afis"
TOURS = 5
PERIODE = "2026-03-02"
JAMAIS = "0001-01-01"

OUVERT, FERME, INCERTAIN, HORS_CHAMP = range(4)
REMPLIE, NON_REMPLIE, INDECISE = range(3)
AUCUN, VISA, ATTESTATION, RECEPISSE, APS_L425_4, APS_AUTRE, CARTE, RESIDENTE = range(8)
HORS_UE = 2
ASILE_EN_COURS = 1


def lire_parametres():
    """The dated values of law/parametres: first days, values, and the last day each is established."""
    import tomllib

    import numpy

    series = {}
    for fichier in ("afis", "rsa"):
        texte = (RACINE / "law" / "parametres" / f"{fichier}.toml").read_text()
        for parametre in tomllib.loads(texte)["parametre"]:
            releves = parametre["releve"]
            # Never, for a value that was not found; else until it was last verified.
            jusque = [r["verifie_le"] if r["etiquette"] in ("V", "V2") else JAMAIS for r in releves]
            series[parametre["id"]] = (
                numpy.array([r["du"] for r in releves], dtype="datetime64[D]"),
                numpy.array([0] + [r["valeur"] for r in releves], dtype="int32"),
                numpy.array([JAMAIS] + [str(jour) for jour in jusque], dtype="datetime64[D]"),
            )
    return series


def construire():
    """The tax and benefit system: facts, conditions, and the two questions."""
    import numpy
    from openfisca_core import periods
    from openfisca_core.entities import build_entity
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    series = lire_parametres()
    personne = build_entity(key="personne", plural="personnes", label="personne", is_person=True)
    systeme = TaxBenefitSystem([personne])

    def ajouter(nom, type_valeur, formule=None):
        contenu = {"value_type": type_valeur, "entity": personne, "label": nom,
                   "definition_period": periods.DateUnit.ETERNITY if formule is None else periods.DateUnit.DAY}
        if formule is not None:
            contenu["formula"] = formule
        systeme.add_variable(type(nom, (Variable,), contenu))

    def choisir(condition, alors, sinon):
        return numpy.where(condition, numpy.int8(alors) if isinstance(alors, int) else alors,
                           numpy.int8(sinon) if isinstance(sinon, int) else sinon)

    def en_vigueur(jour, depuis, constat):
        """A text not yet in force decides nothing."""
        return choisir((jour < numpy.datetime64(depuis)) & (constat != INDECISE), INDECISE, constat)

    def interdit(fait):
        """Met when false, not met when true, unknown otherwise."""
        return choisir(fait < 0, INDECISE, fait.astype("int8"))

    def plus_mois(jour, mois):
        """The same day some months later, or the last day of a shorter month."""
        mois_de = jour.astype("datetime64[M]")
        voulu = mois_de + mois
        dernier = (voulu + 1).astype("datetime64[D]") - 1
        return numpy.minimum(voulu.astype("datetime64[D]") + (jour - mois_de.astype("datetime64[D]")), dernier)

    def anniversaire(naissance, ans):
        """Born on 29 February: 1 March in a common year."""
        mois_de = naissance.astype("datetime64[M]")
        return (mois_de + 12 * ans).astype("datetime64[D]") + (naissance - mois_de.astype("datetime64[D]"))

    def valeur(nom, jour):
        """The value in force on each day, and whether it is established; 0 and no before the first."""
        debuts, valeurs, jusque = series[nom]
        rang = numpy.searchsorted(debuts, jour, side="right")
        return valeurs[rang], rang, jour <= jusque[rang]

    def jour_de_decision(p, period):
        jour, autorise = p("jour", period), p("autorise_le", period)
        return numpy.where(autorise <= jour, autorise, jour)

    def parcours(p, period):
        jour, autorise = p("jour", period), p("autorise_le", period)
        constat = choisir(jour < plus_mois(autorise, 6), REMPLIE, INDECISE)
        constat = choisir(autorise <= jour, constat, NON_REMPLIE)
        return en_vigueur(jour, "2016-10-31", constat)

    def age(p, period):
        jour = p("jour", period)
        majorite = anniversaire(p("naissance", period), 18)
        alors = choisir(majorite <= p("jour_de_decision", period), REMPLIE, INDECISE)
        return en_vigueur(jour, "2017-12-02", choisir(majorite <= jour, alors, NON_REMPLIE))

    def sejour(p, period):
        document, autorise = p("document", period), p("autorise_travail", period)
        # By document, from none known (-1) to the last.
        constats = numpy.array([INDECISE, NON_REMPLIE, INDECISE, NON_REMPLIE, REMPLIE, REMPLIE, INDECISE,
                                REMPLIE, REMPLIE], dtype="int8")
        par_document = constats[document + 1]
        travail = choisir(autorise < 0, INDECISE, (1 - autorise).astype("int8"))
        par_document = choisir(document == APS_AUTRE, travail, par_document)
        nationalite = p("nationalite", period)
        inconnue = choisir(par_document == REMPLIE, REMPLIE, INDECISE)
        constat = choisir(nationalite < 0, inconnue, choisir(nationalite == HORS_UE, par_document, REMPLIE))
        return en_vigueur(p("jour", period), "2017-12-02", constat)

    def sous_le_rsa(p, period):
        ressources = p("ressources", period)
        montant, _, etabli = valeur("rsa.personne-seule", p("jour_de_decision", period))
        constat = choisir(etabli, (ressources >= montant).astype("int8"), INDECISE)
        constat = choisir(ressources < 0, INDECISE, choisir(ressources == 0, REMPLIE, constat))
        return en_vigueur(p("jour", period), "2017-12-02", constat)

    def sans_rsa(p, period):
        return en_vigueur(p("jour", period), "2017-12-02", interdit(p("rsa", period)))

    def sans_rsa_possible(p, period):
        return en_vigueur(p("jour", period), "2017-12-02", interdit(p("rsa_possible", period)))

    def sans_ada(p, period):
        ada = p("ada", period)
        demandeuse = (p("asile", period) == ASILE_EN_COURS) & (ada == 0)
        return en_vigueur(p("jour", period), "2017-12-02", choisir(demandeuse, INDECISE, interdit(ada)))

    def droit(p, period):
        conditions = [p(nom, period) for nom in (
            "parcours", "age", "sejour", "sous_le_rsa", "sans_rsa", "sans_rsa_possible", "sans_ada")]
        ferme, incertain = conditions[0] == NON_REMPLIE, conditions[0] == INDECISE
        for constat in conditions[1:]:
            ferme |= constat == NON_REMPLIE
            incertain |= constat == INDECISE
        jour = p("jour", period)
        couvert = (jour >= numpy.datetime64("2016-04-15")) & (jour <= numpy.datetime64("2030-12-31"))
        issue = choisir(ferme, FERME, choisir(incertain, INCERTAIN, OUVERT))
        return choisir(couvert, issue, HORS_CHAMP)

    def montant(p, period):
        jour, droit = p("jour", period), p("droit", period)
        _, rang, seule_etablie = valeur("afis.seule", jour)
        _, _, enfant_etabli = valeur("afis.par-enfant", jour)
        incertain = (droit == INCERTAIN) | (p("enfants", period) < 0) | ~(seule_etablie & enfant_etabli)
        issue = choisir(incertain, INCERTAIN, OUVERT)
        # No decree yet: the amount is closed.
        issue = choisir((rang == 0) & (p("enfants", period) >= 0), FERME, issue)
        return choisir((droit == FERME) | (droit == HORS_CHAMP), HORS_CHAMP, issue)

    def centimes(p, period):
        enfants = p("enfants", period)
        seule, _, _ = valeur("afis.seule", p("jour", period))
        enfant, _, _ = valeur("afis.par-enfant", p("jour", period))
        dit = (enfants >= 0) & (p("montant", period) != HORS_CHAMP)
        return numpy.where(dit, seule + enfant * enfants, 0)

    import datetime

    for nom in ("jour", "naissance", "autorise_le"):
        ajouter(nom, datetime.date)
    for nom in ("nationalite", "document", "autorise_travail", "ressources", "rsa", "rsa_possible", "asile",
                "ada", "enfants"):
        ajouter(nom, int)
    ajouter("jour_de_decision", datetime.date, jour_de_decision)
    for formule in (parcours, age, sejour, sous_le_rsa, sans_rsa, sans_rsa_possible, sans_ada, droit, montant,
                    centimes):
        ajouter(formule.__name__, int, formule)
    return systeme


def mesurer():
    import numpy
    from openfisca_core.simulations import SimulationBuilder
    from importlib.metadata import version

    notes = json.loads((LIEU / "notes.json").read_text())
    brut = numpy.fromfile(LIEU / "faits.bin", dtype="<i4").reshape(len(notes["colonnes"]), -1)
    colonnes = dict(zip(notes["colonnes"], brut))
    nombre = brut.shape[1]
    systeme = construire()
    murs, processeurs, ecarts = [], [], {}
    for _ in range(TOURS):
        simulation = SimulationBuilder().build_default_simulation(systeme, count=nombre)
        for nom in notes["colonnes"][:12]:
            valeurs = colonnes[nom]
            if nom in ("jour", "naissance", "autorise_le"):
                valeurs = valeurs.astype("datetime64[D]")
            simulation.set_input(nom, PERIODE, valeurs)
        mur, processeur = time.perf_counter(), time.process_time()
        obtenus = {nom: simulation.calculate(nom, PERIODE) for nom in ("droit", "montant", "centimes")}
        processeurs.append(time.process_time() - processeur)
        murs.append(time.perf_counter() - mur)
        ecarts = {nom: int((obtenus[nom] != colonnes[nom]).sum()) for nom in obtenus}
    for nom, combien in ecarts.items():
        if combien:
            print(f"differs: {nom}, {combien} people of {nombre}")
    mur, processeur = statistics.median(murs), statistics.median(processeurs)
    print(f"{nombre} people, openfisca-core {version('openfisca-core')} on numpy {numpy.__version__}: "
          f"{mur * 1e3:.0f} ms, {processeur * 1e3:.0f} ms of processor; "
          f"ours on two threads {notes['mur'] * 1e3:.0f} ms, {notes['processeur'] * 1e3:.0f} ms of processor; "
          f"ours takes {mur / notes['mur']:.2f} times less, "
          f"{processeur / notes['processeur']:.2f} times less processor; "
          f"{'answers differ' if any(ecarts.values()) else 'all answers equal'}")
    return 1 if any(ecarts.values()) or mur <= notes["mur"] else 0


if __name__ == "__main__":
    try:
        import openfisca_core  # noqa: F401
    except ImportError:
        reprendre_avec("afis-venv", "openfisca-core")
    sys.exit(mesurer())
