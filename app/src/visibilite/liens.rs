//! Whom separations bind to a file.

use std::collections::BTreeSet;

use domain::fait::Choix;
use domain::suivi::Suivi;
use domain::{Acte, ActeId, Fait, MembreId};

/// Who took the follow-up of a file and was not relieved of it by somebody else. Leaving by oneself
/// binds as before: otherwise one would leave a person to see whoever is kept from her followers.
pub(crate) fn liees(actes: &[Acte]) -> BTreeSet<MembreId> {
    let mut liees = BTreeSet::new();
    for acte in actes {
        if let Fait::Suivi(suivi) = &acte.fait {
            appliquer(suivi, acte.auteur, &mut liees);
        } else if let Fait::Correction(correction) = &acte.fait {
            let prise = prise_par(actes, correction.acte);
            if let Some(membre) = prise.filter(|membre| *membre != acte.auteur) {
                liees.remove(&membre);
            }
            if let Some(remplacement) = &correction.remplacement
                && let Fait::Suivi(suivi) = &*remplacement.fait
            {
                appliquer(suivi, acte.auteur, &mut liees);
            }
        }
    }
    liees
}

fn appliquer(suivi: &Suivi, auteur: MembreId, liees: &mut BTreeSet<MembreId>) {
    match suivi.choix {
        Choix::Donne => {
            liees.insert(suivi.membre);
        }
        Choix::Retire if suivi.membre != auteur => {
            liees.remove(&suivi.membre);
        }
        Choix::Retire => {}
    }
}

/// Whose follow-up an act took.
fn prise_par(actes: &[Acte], id: ActeId) -> Option<MembreId> {
    let acte = actes.iter().find(|acte| acte.id == id)?;
    if let Fait::Suivi(Suivi { membre, choix: Choix::Donne }) = &acte.fait {
        return Some(*membre);
    }
    None
}
