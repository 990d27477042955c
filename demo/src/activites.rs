//! Outings, outreach online, the reception and collective sessions, in proportion to the people
//! followed.
//!
//! What is aimed at is in the field's own report (FACT-S, April 2025), under these ids: for 3,878
//! people followed in 2023, some 7,000 met (`allervers-rencontrees-2023`), 1,100 sessions online
//! (`allervers-num-sessions`), 13,000 visits (`mdn-visites`), 854 school actions
//! (`prevention-adn-actions`, `prevention-mdn-actions`, `prevention-cidff-actions`), over 1,000
//! professionals trained (`mdn-pro-formes`), 31 to 36 courses for buyers a year (`slaas.toml`).
//! It prints no number of workshops, nor of targeted sessions: those are ours.

use domain::{ActiviteId, Fait};

use crate::alea::{Alea, Usage};
use crate::calendrier::Calendrier;
use crate::implantation::Implantation;
use crate::plume::Plume;
use crate::{ActiviteFictive, Taille, aller_vers, modeles, permanences, seances};

/// Kinds of activity.
#[derive(Clone, Copy)]
enum Genre {
    Dehors,
    EnLigne,
    Permanence,
    Atelier,
    Scolaire,
    Ciblee,
    Formation,
    Stage,
}

/// How many of each a year, for a thousand people of the whole draw. About four in ten of them are
/// followed in a given year: a thousand here are some 420 there.
const PAR_AN: [(u32, Genre); 8] = [
    (54, Genre::Dehors),
    (120, Genre::EnLigne),
    (118, Genre::Permanence),
    (76, Genre::Atelier),
    (93, Genre::Scolaire),
    (20, Genre::Ciblee),
    (10, Genre::Formation),
    (4, Genre::Stage),
];

/// Every activity, the models of messages first.
pub(crate) fn toutes<'a>(
    taille: Taille,
    graine: u64,
    calendrier: &'a Calendrier,
    implantation: &'a Implantation,
) -> impl Iterator<Item = ActiviteFictive> + 'a {
    let ecrits = modeles::tous(graine, calendrier, implantation);
    let avant = u32::try_from(ecrits.len()).unwrap_or(0);
    let jours = u64::try_from(calendrier.au).unwrap_or(0);
    let par_an: u32 = PAR_AN.iter().map(|(nombre, _)| nombre).sum();
    let milliers = u64::from(taille.personnes()) * u64::from(par_an);
    let total = u32::try_from(milliers * jours / 365_250).unwrap_or(u32::MAX);
    let menees = (0..total).map(move |indice| {
        let le = u64::from(indice) * jours / u64::from(total.max(1));
        let le = i32::try_from(le).unwrap_or(0);
        let alea = Alea::pour(graine, Usage::Activite, indice);
        let mut activite = activite(alea, graine, calendrier, implantation, le);
        activite.indice = avant + indice;
        activite
    });
    // What is still to be written down on the last morning is not in the journal.
    ecrits.into_iter().chain(menees).filter(|activite| !activite.actes.is_empty())
}

fn activite(
    mut alea: Alea,
    graine: u64,
    calendrier: &Calendrier,
    implantation: &Implantation,
    le: i32,
) -> ActiviteFictive {
    let id = ActiviteId::v8(alea.octets());
    let association = implantation.tirer(&mut alea).association;
    let restent = calendrier.au - le;
    let faits = match alea.pondere(&PAR_AN) {
        Genre::Dehors => aller_vers::dehors(&mut alea, restent),
        Genre::EnLigne => vec![aller_vers::en_ligne(&mut alea, graine, association, le)],
        Genre::Permanence => vec![Fait::Permanence(permanences::tirer(&mut alea))],
        Genre::Atelier => vec![Fait::Seance(seances::atelier(&mut alea))],
        Genre::Scolaire => vec![Fait::Seance(seances::scolaire(&mut alea))],
        Genre::Ciblee => vec![Fait::Seance(seances::ciblee(&mut alea))],
        Genre::Formation => vec![Fait::Seance(seances::formation(&mut alea))],
        Genre::Stage => vec![Fait::Seance(seances::stage(&mut alea))],
    };
    let mut plume = Plume::nouvelle(calendrier, alea, le);
    plume.ecrire_ensemble(le, faits);
    ActiviteFictive { indice: 0, association, id, actes: plume.terminer() }
}

/// How many of `nombre`, each with this chance per thousand.
pub(crate) fn parts(alea: &mut Alea, nombre: u32, pour_mille: u32) -> u32 {
    (0..nombre).map(|_| u32::from(alea.chance(pour_mille))).sum()
}
