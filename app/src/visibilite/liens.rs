//! Whom separations bind to a file.

use std::collections::BTreeMap;

use domain::fait::Choix;
use domain::suivi::Suivi;
use domain::{Acte, ActeId, Fait, Horodatage, MembreId};
use minicbor::{Decode, Encode};

/// A member who took the follow-up of a file and was not relieved of it by somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Lien {
    #[n(0)]
    pub(crate) membre: MembreId,
    /// When she left it by herself.
    #[n(1)]
    pub(crate) quitte_a: Option<Horodatage>,
}

impl Lien {
    /// Whether a separation set at that instant binds her. Leaving by oneself afterwards binds as
    /// before: otherwise one would leave a person to see whoever is kept from her followers.
    pub(crate) fn lie(&self, separes_a: Horodatage) -> bool {
        self.quitte_a.is_none_or(|quitte_a| quitte_a >= separes_a)
    }
}

/// The links of a file, in the order of members.
pub(crate) fn liens(actes: &[Acte]) -> Vec<Lien> {
    let mut liens = BTreeMap::new();
    for acte in actes {
        if let Fait::Suivi(suivi) = &acte.fait {
            appliquer(suivi, acte, &mut liens);
        } else if let Fait::Correction(correction) = &acte.fait {
            if let Some(membre) = prise_par(actes, correction.acte) {
                appliquer(&Suivi { membre, choix: Choix::Retire }, acte, &mut liens);
            }
            if let Some(remplacement) = &correction.remplacement
                && let Fait::Suivi(suivi) = &*remplacement.fait
            {
                appliquer(suivi, acte, &mut liens);
            }
        }
    }
    liens.into_iter().map(|(membre, quitte_a)| Lien { membre, quitte_a }).collect()
}

fn appliquer(suivi: &Suivi, acte: &Acte, liens: &mut BTreeMap<MembreId, Option<Horodatage>>) {
    match suivi.choix {
        Choix::Donne => {
            liens.insert(suivi.membre, None);
        }
        Choix::Retire if suivi.membre != acte.auteur => {
            liens.remove(&suivi.membre);
        }
        Choix::Retire => {
            // The first time she left counts: leaving again changes nothing.
            if let Some(quitte_a) = liens.get_mut(&suivi.membre) {
                quitte_a.get_or_insert(acte.consigne_a);
            }
        }
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
