//! What an outing takes down.

use domain::terrain::{Endroit, GenreMateriel, Jonction, Materiel, Remarque, Rencontre, Terrain};
use domain::{ActiviteId, Fait};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::ecrire;

pub(super) fn faits() -> Vec<Fait> {
    vec![
        Fait::Terrain(Terrain {
            endroit: Endroit::Bois,
            departement: "57".parse().ok(),
            secteur: Some(3),
            materiel: vec![Materiel { genre: GenreMateriel::Preservatif, nombre: 12 }],
            remarques: vec![Remarque::MoinsDeMonde, Remarque::PresencePolice],
            suivies: Some(2),
            ..Terrain::default()
        }),
        Fait::Terrain(Terrain::default()),
        Fait::Rencontre(Rencontre { sortie: ActiviteId::depuis_octets([14; 16]) }),
        Fait::Terrain(Terrain { ralliement: Some(348_216), ..Terrain::default() }),
        Fait::Terrain(jonction(Jonction::Ralliee(348_216))),
        Fait::Terrain(jonction(Jonction::Jointe(ActiviteId::depuis_octets([15; 16])))),
        Fait::Terrain(jonction(Jonction::Seule)),
    ]
}

fn jonction(jonction: Jonction) -> Terrain {
    Terrain { jonction: Some(jonction), ..Terrain::default() }
}

/// The number each coded value is written with.
pub(super) fn codes() -> Vec<(String, Vec<u8>)> {
    fn lignes<T: minicbor::Encode<()> + Copy>(
        nom: &str,
        tous: &[(T, &str)],
    ) -> Vec<(String, Vec<u8>)> {
        tous.iter().map(|(valeur, code)| (format!("code.{nom}.{code}"), ecrire(valeur))).collect()
    }
    [
        lignes("Endroit", &Endroit::TOUS),
        lignes("GenreMateriel", &GenreMateriel::TOUS),
        lignes("Remarque", &Remarque::TOUS),
    ]
    .concat()
}

fn parmi<T: Clone + std::fmt::Debug + 'static>(
    tous: &'static [(T, &'static str)],
) -> impl Strategy<Value = T> {
    select(tous).prop_map(|(valeur, _)| valeur)
}

/// Any of them.
pub(crate) fn un_fait() -> impl Strategy<Value = Fait> {
    let materiel = (parmi(&GenreMateriel::TOUS), any::<u32>())
        .prop_map(|(genre, nombre)| Materiel { genre, nombre });
    let departement = of(Just("57".parse().expect("a department")));
    let listes = (vec(materiel, 0..3), vec(parmi(&Remarque::TOUS), 0..3));
    let nombres = (of(any::<u32>()), of(any::<u32>()), of(une_jonction()));
    let terrain = (parmi(&Endroit::TOUS), departement, of(any::<u16>()), listes, nombres).prop_map(
        |(endroit, departement, secteur, listes, (suivies, ralliement, jonction))| {
            let (materiel, remarques) = listes;
            Fait::Terrain(Terrain {
                endroit,
                departement,
                secteur,
                materiel,
                remarques,
                suivies,
                ralliement,
                jonction,
            })
        },
    );
    let rencontre = any::<[u8; 16]>().prop_map(|octets| {
        Fait::Rencontre(Rencontre { sortie: ActiviteId::depuis_octets(octets) })
    });
    prop_oneof![4 => terrain, 1 => rencontre]
}

fn une_jonction() -> impl Strategy<Value = Jonction> {
    prop_oneof![
        any::<u32>().prop_map(Jonction::Ralliee),
        any::<[u8; 16]>().prop_map(|octets| Jonction::Jointe(ActiviteId::depuis_octets(octets))),
        Just(Jonction::Seule),
    ]
}
