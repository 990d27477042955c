//! Delays along a pathway: from the wish to leave to opened rights.
//!
//! Each is dated at its end, and counted only when both ends are known and in order: a delay that
//! still runs is no delay yet.

use domain::Jour;
use domain::fait::Souhait;
use domain::psp::{Afis, Parcours, Sens};

use crate::{FaitDate, Sorte};

/// Adds the delays of one pathway to the facts.
pub(crate) fn mesurer(
    parcours: &Parcours,
    souhaits: &[(Jour, Souhait)],
    faits: &mut Vec<FaitDate>,
) {
    let depot = parcours.demande.deposee_le;
    let mut seances: Vec<Jour> =
        parcours.examens.iter().filter_map(|examen| Some(examen.seance?.tenue_le)).collect();
    seances.sort_unstable();
    let decision = parcours.decision.as_ref();
    if let Some(depot) = depot {
        let souhait = souhait_avant(souhaits, depot);
        faits.extend(delai(Sorte::DelaiDemande, souhait, Some(depot)));
        let premiere = seances.iter().copied().find(|seance| *seance >= depot);
        faits.extend(delai(Sorte::DelaiSeance, Some(depot), premiere));
    }
    if let Some(decision) = decision {
        let le = decision.decidee_le;
        let derniere = seances.iter().copied().rfind(|seance| *seance <= le);
        faits.extend(delai(Sorte::DelaiDecision, derniere, Some(le)));
        if decision.sens == Sens::Accord {
            faits.extend(delai(Sorte::DelaiDroits, Some(le), premier_droit(parcours, le)));
        }
    }
}

/// The day the wish that led to a request was expressed: the first since it was last withdrawn.
fn souhait_avant(souhaits: &[(Jour, Souhait)], depot: Jour) -> Option<Jour> {
    let mut tenu = None;
    for (le, souhait) in souhaits.iter().filter(|(le, _)| *le <= depot) {
        match souhait {
            Souhait::Exprime => tenu = tenu.or(Some(*le)),
            Souhait::Retire => tenu = None,
        }
    }
    tenu
}

/// First permit or allowance opened from a day on.
fn premier_droit(parcours: &Parcours, depuis: Jour) -> Option<Jour> {
    let afis = match parcours.afis {
        Some(Afis::Ouverte { du, .. }) => Some(du),
        Some(Afis::Demandee | Afis::Refusee) | None => None,
    };
    parcours.aps.iter().map(|aps| aps.du).chain(afis).filter(|du| *du >= depuis).min()
}

fn delai(sorte: Sorte, du: Option<Jour>, au: Option<Jour>) -> Option<FaitDate> {
    let (du, au) = (du?, au?);
    let jours = u32::try_from(au.jours_depuis(du)).ok()?;
    Some(FaitDate::le(sorte, au).nombre(jours))
}
