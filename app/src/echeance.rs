//! What falls due for one person.

use domain::psp::{Afis, Etape, Parcours};
use domain::{Dossier, Jour};
use minicbor::{Decode, Encode};

/// Days before the end of a period at which the renewal should be filed.
const JOURS_DEPOT: i32 = 60;

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Nature {
    /// The renewal of the pathway should be filed.
    #[n(0)]
    DepotRenouvellement,
    /// The six-month period ends.
    #[n(1)]
    FinPeriode,
    /// Twenty-four months are reached.
    #[n(2)]
    FinParcours,
    /// The permit expires.
    #[n(3)]
    FinAps,
    /// The allowance ends.
    #[n(4)]
    FinAfis,
    /// Last prudent day to appeal a refusal.
    #[n(5)]
    Recours,
    /// An appointment that nothing has settled yet.
    #[n(6)]
    RendezVous,
}

impl Nature {
    /// Every kind with its stable code.
    pub const TOUTES: [(Self, &'static str); 7] = [
        (Self::DepotRenouvellement, "depot-renouvellement"),
        (Self::FinPeriode, "fin-periode"),
        (Self::FinParcours, "fin-parcours"),
        (Self::FinAps, "fin-aps"),
        (Self::FinAfis, "fin-afis"),
        (Self::Recours, "recours"),
        (Self::RendezVous, "rendez-vous"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::TOUTES.into_iter().find(|(nature, _)| *nature == self).map_or("", |(_, code)| code)
    }

    /// In words, for the person who has to act.
    pub fn en_mots(self) -> &'static str {
        match self {
            Self::DepotRenouvellement => "déposer la demande de renouvellement du PSP",
            Self::FinPeriode => "fin de la période de six mois du PSP",
            Self::FinParcours => "fin des vingt-quatre mois du PSP",
            Self::FinAps => "fin de l'autorisation provisoire de séjour",
            Self::FinAfis => "fin de l'AFIS",
            Self::Recours => "dernier jour prudent pour contester le refus",
            Self::RendezVous => "rendez-vous",
        }
    }
}

/// Something that falls due on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Echeance {
    /// When.
    #[n(0)]
    pub le: Jour,
    /// What.
    #[n(1)]
    pub nature: Nature,
}

/// What falls due for a person, soonest first, past days included: what is late stays until an act
/// settles it.
pub fn echeances(dossier: &Dossier) -> Vec<Echeance> {
    let mut echeances = Vec::new();
    if dossier.clos.is_none() {
        let attendus = dossier.rendez_vous.iter();
        echeances.extend(attendus.map(|rdv| Echeance { le: rdv.le, nature: Nature::RendezVous }));
    }
    if dossier.clos.is_none()
        && let Some(parcours) = dossier.psp.dernier()
    {
        match parcours.etape() {
            Etape::EnCours => en_cours(parcours, &mut echeances),
            Etape::Refusee => {
                let le = crate::droits::dernier_jour_prudent(dossier);
                echeances.extend(le.map(|le| Echeance { le, nature: Nature::Recours }));
            }
            Etape::Demandee | Etape::Finie | Etape::Retiree => {}
        }
    }
    echeances.sort();
    // Two appointments of one day are one thing to look at.
    echeances.dedup();
    echeances
}

fn en_cours(parcours: &Parcours, echeances: &mut Vec<Echeance>) {
    let periodes = parcours.periodes();
    let derniere = periodes.len() >= domain::psp::PERIODES_MAX;
    if let Some(fin) = parcours.echeance() {
        if derniere {
            echeances.push(Echeance { le: fin, nature: Nature::FinParcours });
        } else {
            echeances.push(Echeance { le: fin, nature: Nature::FinPeriode });
            if !parcours.renouvellement_en_attente() {
                let le = fin.plus_jours(-JOURS_DEPOT);
                echeances.push(Echeance { le, nature: Nature::DepotRenouvellement });
            }
        }
    }
    if let Some(au) = parcours.aps.last().and_then(|aps| aps.au) {
        echeances.push(Echeance { le: au, nature: Nature::FinAps });
    }
    if let Some(Afis::Ouverte { au: Some(au), .. }) = parcours.afis {
        echeances.push(Echeance { le: au, nature: Nature::FinAfis });
    }
}
