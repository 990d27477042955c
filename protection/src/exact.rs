//! The cheapest set of cells, on systems small enough to try everything that matters.
//!
//! Where a masked cell is too narrow, the simplex method names the published cells of which one at
//! least must be masked too: each is tried in turn, the cheapest first, without those tried before
//! it. A branch that already loses as much as the best set known is left.

use crate::masquage::Masquage;
use crate::preuve::Preuves;
use crate::suite::Suite as _;
use crate::systeme::PETIT;

/// States looked at before the search is given up.
const ETATS: usize = 600;
/// A person counts before any number of cells.
const POIDS: i64 = 1024;

struct Recherche {
    etats: usize,
    meilleure: i64,
    trouvee: Option<Vec<usize>>,
}

/// Replaces what is masked by what loses least, when it can be found.
pub(crate) fn chercher(masquage: &mut Masquage<'_>) {
    if masquage.systeme.nombre() > PETIT {
        return;
    }
    let connues = masquage.complementaires();
    if connues.is_empty() {
        masquage.optimal = true;
        return;
    }
    let meilleure = connues.iter().map(|case| prix(masquage, *case)).sum();
    let mut recherche = Recherche { etats: ETATS, meilleure, trouvee: None };
    for case in &connues {
        masquage.publier(*case);
    }
    let vierges = vec![Preuves::aucune(masquage.systeme.nombre()); masquage.attaquants.len()];
    masquage.preuves.clone_from(&vierges);
    let mut exclues = vec![false; masquage.systeme.nombre()];
    recherche.explorer(masquage, 0, &mut Vec::new(), &mut exclues);
    masquage.optimal = recherche.etats > 0;
    masquage.preuves = vierges;
    for case in recherche.trouvee.unwrap_or(connues) {
        masquage.masquer(case);
    }
}

fn prix(masquage: &Masquage<'_>, case: usize) -> i64 {
    (masquage.pertes.en(case) - 1) * POIDS + 1
}

impl Recherche {
    fn explorer(
        &mut self,
        masquage: &mut Masquage<'_>,
        perte: i64,
        choisies: &mut Vec<usize>,
        exclues: &mut [bool],
    ) {
        self.etats = self.etats.saturating_sub(1);
        if self.etats == 0 || perte >= self.meilleure {
            return;
        }
        let Some(mut verrous) = masquage.premier_defaut() else {
            (self.meilleure, self.trouvee) = (perte, Some(choisies.clone()));
            return;
        };
        verrous.retain(|verrou| !exclues.en(*verrou));
        verrous.sort_by_key(|verrou| (prix(masquage, *verrou), *verrou));
        // Proofs found here hold in every branch below: they move masked cells only.
        let preuves = masquage.preuves.clone();
        for verrou in &verrous {
            masquage.masquer(*verrou);
            choisies.push(*verrou);
            self.explorer(masquage, perte + prix(masquage, *verrou), choisies, exclues);
            choisies.pop();
            masquage.publier(*verrou);
            masquage.preuves.clone_from(&preuves);
            exclues.mettre(*verrou, true);
        }
        for verrou in verrous {
            exclues.mettre(verrou, false);
        }
    }
}
