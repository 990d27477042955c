"""Checks a directory against the models of the data-inclusion-schema package.

    target/tmp/data-inclusion/bin/python benches/annuaire_inclusion.py annuaire.json

Says each refused entry by its list, its rank and its field, never a value. Exits with 1 on any.
"""

import json
import sys

import pydantic
from data_inclusion.schema.v1 import Service, Structure


def fautes(genre, modele, entrees):
    for rang, entree in enumerate(entrees, 1):
        try:
            modele.model_validate(entree)
        except pydantic.ValidationError as erreur:
            for faute in erreur.errors(include_input=False, include_url=False):
                lieu = ".".join(str(partie) for partie in faute["loc"])
                yield f"{genre} n° {rang}, {lieu} : {faute['type']}"


def main(chemin):
    with open(chemin, encoding="utf-8") as fichier:
        annuaire = json.load(fichier)
    structures, services = annuaire["structures"], annuaire["services"]
    trouvees = [
        *fautes("structure", Structure, structures),
        *fautes("service", Service, services),
    ]
    print("\n".join(trouvees) or f"{len(structures)} structures, {len(services)} services")
    return 1 if trouvees else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
