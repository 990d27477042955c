"""The ranges of every masked cell of one table, by HiGHS through Python, beside ours in one run.

    python3 benches/audit_pairs.py [TARGET_DIRECTORY]

Runs our benchmark, which leaves the system of one table in the target folder, and times two linear
programs for each masked cell, one model kept warm from one question to the next. Installs highspy in
a virtual environment of its own, under the target directory.
"""

import json
import time

from environnement import banc, cible, reprendre_avec

try:
    import highspy
except ImportError:
    reprendre_avec("audit-venv", "highspy")

banc("audit", "publication")
cas = json.loads((cible() / "tmp" / "audit-cas.json").read_text(encoding="utf-8"))
rangs = {case: rang for rang, case in enumerate(cas["masquees"])}
debut = time.process_time()
modele = highspy.Highs()
modele.silent()
infini = highspy.kHighsInf
for _ in rangs:
    modele.addVar(0.0, infini)
for termes, total in cas["lignes"]:
    cases = [rangs[case] for case, _ in termes]
    signes = [float(signe) for _, signe in termes]
    modele.addRow(total, total, len(cases), cases, signes)
etroite = infini
for rang in range(len(rangs)):
    modele.changeColCost(rang, 1.0)
    bornes = []
    for sens in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        modele.changeObjectiveSense(sens)
        modele.run()
        bornes.append(modele.getInfo().objective_function_value)
    modele.changeColCost(rang, 0.0)
    etroite = min(etroite, bornes[1] - bornes[0])
duree = (time.process_time() - debut) * 1e3
print(f"HiGHS {highspy.Highs().version()}: {len(rangs)} ranges in {duree:.0f} ms of processor, "
      f"the narrowest {etroite:g}")
