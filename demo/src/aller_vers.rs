//! Outings and sessions online.
//!
//! 12,283 messages in 1,100 sessions and 13 % of replies (`allervers-num-contacts`,
//! `allervers-num-reponses`): eleven messages a session.

use domain::Fait;
use domain::activite::{Milieu, Sortie};
use domain::seance_en_ligne::{Envoi, SeanceEnLigne, SupportEnLigne};
use domain::terrain::{Endroit, GenreMateriel, Materiel, Remarque, Terrain};

use crate::activites::parts;
use crate::alea::Alea;
use crate::modeles;

/// Days before the demonstration since which outings are counted on telephones.
const TELEPHONES: i32 = 730;

/// An outing; counted on a telephone, what it took down besides.
pub(crate) fn dehors(alea: &mut Alea, restent: i32) -> Vec<Fait> {
    let rencontrees = 6 + alea.moins_de(17);
    let milieu = alea.pondere(&[(85, Milieu::Exterieur), (15, Milieu::Interieur)]);
    let sortie = Sortie {
        milieu,
        duree_minutes: Some(120 + 30 * alea.moins_de(5)),
        equipe: Some(2 + alea.moins_de(3)),
        rencontrees: Some(rencontrees),
        nouvelles: Some(parts(alea, rencontrees, 120)),
        orientees: Some(parts(alea, rencontrees, 70)),
        ..Sortie::default()
    };
    let mut faits = vec![Fait::Sortie(sortie)];
    if restent < TELEPHONES && alea.chance(700) {
        faits.push(Fait::Terrain(terrain(alea, milieu, rencontrees)));
    }
    faits
}

fn terrain(alea: &mut Alea, milieu: Milieu, rencontrees: u32) -> Terrain {
    let endroit = match milieu {
        Milieu::Exterieur | Milieu::Numerique => alea.pondere(&[
            (45, Endroit::Rue),
            (20, Endroit::Bois),
            (25, Endroit::Route),
            (10, Endroit::Gare),
        ]),
        Milieu::Interieur => alea.pondere(&[
            (40, Endroit::Hotel),
            (40, Endroit::Etablissement),
            (20, Endroit::Appartement),
        ]),
    };
    let mut materiel = Vec::new();
    for (genre, chance, par_personne) in [
        (GenreMateriel::Preservatif, 900, 6),
        (GenreMateriel::Lubrifiant, 600, 2),
        (GenreMateriel::Hygiene, 300, 1),
        (GenreMateriel::Collation, 500, 1),
        (GenreMateriel::Carte, 800, 1),
    ] {
        if alea.chance(chance) {
            let nombre = parts(alea, rencontrees * par_personne, 700);
            materiel.extend((nombre > 0).then_some(Materiel { genre, nombre }));
        }
    }
    let remarques = [
        (Remarque::MoinsDeMonde, 180),
        (Remarque::NouvellesVenues, 120),
        (Remarque::MineuresPossibles, 60),
        (Remarque::PresencePolice, 150),
        (Remarque::Surveillance, 140),
        (Remarque::Violences, 70),
    ];
    let secteur = u16::try_from(1 + alea.moins_de(12)).ok();
    let remarques =
        remarques.iter().filter(|(_, chance)| alea.chance(*chance)).map(|(dite, _)| *dite);
    let remarques = remarques.collect();
    let suivies = Some(parts(alea, rencontrees, 90)).filter(|nombre| *nombre > 0);
    Terrain { endroit, secteur, materiel, remarques, suivies, ..Terrain::default() }
}

/// A session online; one in five was kept in a spreadsheet, as an outing online.
pub(crate) fn en_ligne(alea: &mut Alea, graine: u64, association: u8, le: i32) -> Fait {
    let messages = 4 + alea.moins_de(15);
    let duree_minutes = Some(60 + 30 * alea.moins_de(4));
    let equipe = Some(1 + alea.moins_de(2));
    if alea.chance(200) {
        let reponses = parts(alea, messages, 130);
        return Fait::Sortie(Sortie {
            milieu: Milieu::Numerique,
            duree_minutes,
            equipe,
            orientees: Some(parts(alea, reponses, 150)),
            messages: Some(messages),
            reponses: Some(reponses),
            ..Sortie::default()
        });
    }
    let premiers = parts(alea, messages, 700);
    let mut envois = Vec::new();
    for (rang, messages) in (0..).zip([premiers, messages - premiers]) {
        let (modele, version, pour_mille) = modeles::en_usage(graine, association, rang, le);
        let reponses = parts(alea, messages, pour_mille);
        envois.extend((messages > 0).then_some(Envoi { modele, version, messages, reponses }));
    }
    let reponses = envois.iter().map(|envoi| envoi.reponses).sum();
    let conversations = parts(alea, reponses, 600);
    Fait::SeanceEnLigne(SeanceEnLigne {
        support: alea.pondere(&[
            (45, SupportEnLigne::Annonces),
            (20, SupportEnLigne::PetitesAnnonces),
            (20, SupportEnLigne::ReseauSocial),
            (5, SupportEnLigne::Forum),
            (10, SupportEnLigne::Sms),
        ]),
        duree_minutes,
        equipe,
        messages,
        reponses,
        conversations: Some(conversations),
        rencontres: Some(parts(alea, conversations, 150)),
        envois,
    })
}
