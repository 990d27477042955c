//! Half-days of reception: twelve visits each, three in four of somebody who came already.
//!
//! 13,000 visits (`mdn-visites`); some 8,000 people came to two associations, 4,800 of them to one
//! (`adn-accueillies`), which leaves 3,200 who came four times each.

use domain::permanence::{
    ActiviteAccueil, GenreActivite, MomentAccueil, Permanence, ServiceAccueil, ServiceRendu,
};

use crate::activites::parts;
use crate::alea::Alea;

pub(crate) fn tirer(alea: &mut Alea) -> Permanence {
    let visites = 6 + alea.moins_de(13);
    let moment = alea.pondere(&[
        (35, MomentAccueil::Matin),
        (45, MomentAccueil::ApresMidi),
        (15, MomentAccueil::Soiree),
        (5, MomentAccueil::Journee),
    ]);
    // A team that is too few counts visits alone.
    let (reconnues, premieres) = if alea.chance(850) {
        let reconnues = parts(alea, visites, 750);
        (Some(reconnues), Some(parts(alea, visites - reconnues, 400)))
    } else {
        (None, None)
    };
    let mut services = Vec::new();
    for (genre, pour_mille) in [
        (ServiceAccueil::Ecoute, 550),
        (ServiceAccueil::Repas, 400),
        (ServiceAccueil::Hygiene, 120),
        (ServiceAccueil::Prevention, 250),
        (ServiceAccueil::Courrier, 110),
        (ServiceAccueil::Droits, 280),
        (ServiceAccueil::Soins, 90),
        (ServiceAccueil::Orientation, 150),
        (ServiceAccueil::Repos, 60),
    ] {
        let nombre = parts(alea, visites, pour_mille);
        services.extend((nombre > 0).then_some(ServiceRendu { genre, nombre }));
    }
    let mut activites = Vec::new();
    if alea.chance(300) {
        let genre = alea.pondere(&[
            (25, GenreActivite::ArtTherapie),
            (25, GenreActivite::Relaxation),
            (15, GenreActivite::Sport),
            (35, GenreActivite::TempsPartage),
        ]);
        let participations = 1 + parts(alea, visites - 1, 400);
        activites.push(ActiviteAccueil { genre, participations });
    }
    Permanence { moment, visites, reconnues, premieres, services, activites }
}
