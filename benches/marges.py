"""Published marginals of an edition beside the figures that calibrated the demonstration.

    python3 benches/marges.py essai/edition/edition.json [essai/edition/rapport.html …]

Prints each with its sampling error, and fails when one is farther than three of them (and half of the
last printed digit) from what typical-person.toml prints. People in the exit pathway have another
origin than the others: their share is taken from the edition itself.
"""

import json
import math
import pathlib
import sys
import tomllib

ICI = pathlib.Path(__file__).resolve().parent
PROFIL = ICI / "../observatory/tests/donnees/fact-s-2025/typical-person.toml"


def visees():
    """What is printed, in percent: distribution, label."""
    lu = tomllib.loads(PROFIL.read_text(encoding="utf-8"))
    return {
        (une["id"], item["label"]): item["percent"]
        for une in lu["distribution"]
        for item in une["items"]
        if "percent" in item
    }


def marge(edition, indicateur, axe, code):
    """The published total of a category of an axis, over all others; None when masked."""
    for table in edition["tables"]:
        axes = [dimension["code"] for dimension in table["dimensions"]]
        if table["indicateur"] != indicateur or axe not in axes:
            continue
        case = 0
        for dimension in table["dimensions"]:
            codes = [modalite["code"] for modalite in dimension["modalites"]]
            place = codes.index(code) if dimension["code"] == axe else len(codes)
            case = case * (len(codes) + 1) + place
        return table["cases"][case]
    raise SystemExit(f"{indicateur} by {axe} is not in this edition")


def total(edition, indicateur):
    return next(t["cases"][-1] for t in edition["tables"] if t["indicateur"] == indicateur)


def main():
    edition = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    vises = visees()
    personnes = total(edition, "personnes")
    en_psp = total(edition, "psp.suivis") / personnes
    lignes = [
        ("women", "sexe", "F", vises["sexe", "femmes"]),
        ("men", "sexe", "H", vises["sexe", "hommes"]),
        ("18 to 25", "age", "18-25", vises["age", "18-25 ans"]),
        ("26 to 35", "age", "26-35", vises["age", "26-35 ans"]),
    ]
    hors = vises["origine", "pays hors Union européenne"]
    lignes.append(("outside the EU", "origine", "hors-ue", (1 - en_psp) * hors + en_psp * 100))
    print(f"{personnes} people, {100 * en_psp:.1f} % in a pathway")
    loin = 0
    for nom, axe, code, vise in lignes:
        publie = marge(edition, "personnes", axe, code)
        inconnus = marge(edition, "personnes", axe, "inconnu") or 0
        if publie is None:
            print(f"{nom:16} masked")
            continue
        connus = personnes - inconnus
        part = 100 * publie / connus
        ecart = 100 * math.sqrt(vise / 100 * (1 - vise / 100) / connus)
        ici = abs(part - vise) <= 3 * ecart + 0.5
        loin += not ici
        print(
            f"{nom:16} {publie:6} of {connus:6}: {part:5.1f} % for {vise:5.1f} %,"
            f" sampling error {ecart:.2f}{'' if ici else ', TOO FAR'}"
        )
    sys.exit(1 if loin else 0)


main()
