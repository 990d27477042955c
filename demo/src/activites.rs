//! Outings and collective sessions, in proportion to the people followed.
//!
//! For 3,878 people followed in 2023 the report counts some 7,000 met outside, 1,100 sessions
//! online with 12,283 messages and 13 % of replies; one association led 301 actions of prevention.

use domain::activite::{GenreSeance, Milieu, SeanceCollective, Sortie};
use domain::{ActiviteId, Fait};

use crate::alea::{Alea, Usage};
use crate::calendrier::Calendrier;
use crate::implantation::Implantation;
use crate::plume::Plume;
use crate::{ActiviteFictive, Taille};

/// Kinds of activity.
#[derive(Clone, Copy)]
enum Genre {
    Dehors,
    EnLigne,
    Collective,
}

/// How many of each a year, for a thousand people of the whole draw. About four in ten of them are
/// followed in a given year.
const PAR_AN: [(u32, Genre); 3] =
    [(54, Genre::Dehors), (120, Genre::EnLigne), (180, Genre::Collective)];

pub(crate) fn toutes(
    taille: Taille,
    graine: u64,
    calendrier: &Calendrier,
    implantation: &Implantation,
) -> impl Iterator<Item = ActiviteFictive> {
    let jours = u64::try_from(calendrier.au).unwrap_or(0);
    let par_an: u32 = PAR_AN.iter().map(|(nombre, _)| nombre).sum();
    let milliers = u64::from(taille.personnes()) * u64::from(par_an);
    let total = u32::try_from(milliers * jours / 365_250).unwrap_or(u32::MAX);
    (0..total)
        .map(move |indice| {
            let le = u64::from(indice) * jours / u64::from(total.max(1));
            let le = i32::try_from(le).unwrap_or(0);
            let alea = Alea::pour(graine, Usage::Activite, indice);
            activite(alea, calendrier, implantation, indice, le)
        })
        // What is still to be written down on the last morning is not in the journal.
        .filter(|activite| !activite.actes.is_empty())
}

fn activite(
    mut alea: Alea,
    calendrier: &Calendrier,
    implantation: &Implantation,
    indice: u32,
    le: i32,
) -> ActiviteFictive {
    let id = ActiviteId::v8(alea.octets());
    let association = implantation.tirer(&mut alea).association;
    let fait = match alea.pondere(&PAR_AN) {
        Genre::Dehors => Fait::Sortie(dehors(&mut alea)),
        Genre::EnLigne => Fait::Sortie(en_ligne(&mut alea)),
        Genre::Collective => Fait::Seance(collective(&mut alea)),
    };
    let mut plume = Plume::nouvelle(calendrier, alea, le);
    plume.ecrire(le, fait, None);
    ActiviteFictive { indice, association, id, actes: plume.terminer() }
}

fn dehors(alea: &mut Alea) -> Sortie {
    let rencontrees = 6 + alea.moins_de(17);
    Sortie {
        milieu: alea.pondere(&[(85, Milieu::Exterieur), (15, Milieu::Interieur)]),
        duree_minutes: Some(120 + 30 * alea.moins_de(5)),
        equipe: Some(2 + alea.moins_de(3)),
        rencontrees: Some(rencontrees),
        nouvelles: Some(parts(alea, rencontrees, 120)),
        orientees: Some(parts(alea, rencontrees, 70)),
        ..Sortie::default()
    }
}

fn en_ligne(alea: &mut Alea) -> Sortie {
    let messages = 4 + alea.moins_de(15);
    let reponses = parts(alea, messages, 130);
    Sortie {
        milieu: Milieu::Numerique,
        duree_minutes: Some(60 + 30 * alea.moins_de(4)),
        equipe: Some(1 + alea.moins_de(2)),
        orientees: Some(parts(alea, reponses, 150)),
        messages: Some(messages),
        reponses: Some(reponses),
        ..Sortie::default()
    }
}

fn collective(alea: &mut Alea) -> SeanceCollective {
    let genre = alea.pondere(&[
        (42, GenreSeance::Atelier),
        (28, GenreSeance::PreventionScolaire),
        (12, GenreSeance::PreventionCiblee),
        (15, GenreSeance::Formation),
        (3, GenreSeance::Stage),
    ]);
    let (moins, plus) = match genre {
        GenreSeance::Atelier => (3, 10),
        GenreSeance::PreventionScolaire => (18, 16),
        GenreSeance::PreventionCiblee => (6, 12),
        GenreSeance::Formation => (8, 14),
        GenreSeance::Stage => (4, 9),
    };
    SeanceCollective {
        genre,
        duree_minutes: Some(60 + 30 * alea.moins_de(5)),
        participants: Some(moins + alea.moins_de(plus)),
        detail: None,
    }
}

/// How many of `nombre`, each with this chance per thousand.
fn parts(alea: &mut Alea, nombre: u32, pour_mille: u32) -> u32 {
    (0..nombre).map(|_| u32::from(alea.chance(pour_mille))).sum()
}
