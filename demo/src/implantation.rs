//! Where people are followed, and by which association.

use domain::Departement;

use crate::alea::Alea;
use crate::{AssociationFictive, Taille};

/// A department: its code, how many people in ten thousand of the country, its associations.
type Ligne = (&'static str, u32, u8);

/// Paris and its inner suburbs: 45 % of exit pathways (`psp-idf-part`).
const PETITE_COURONNE: [Ligne; 4] =
    [("75", 2_000, 8), ("93", 1_150, 5), ("92", 700, 2), ("94", 700, 2)];

/// More than ten pathways each: 19 departments besides those above.
const PLUS_DE_DIX: [Ligne; 19] = [
    ("13", 340, 3),
    ("69", 320, 2),
    ("31", 250, 2),
    ("59", 250, 2),
    ("33", 210, 1),
    ("34", 200, 1),
    ("06", 180, 1),
    ("44", 170, 1),
    ("67", 150, 1),
    ("57", 140, 1),
    ("77", 130, 1),
    ("95", 130, 1),
    ("78", 120, 1),
    ("91", 110, 1),
    ("35", 110, 1),
    ("38", 100, 1),
    ("76", 100, 1),
    ("83", 80, 1),
    ("45", 70, 1),
];

/// From six to ten (`departements-psp-6-10`).
const SIX_A_DIX: [&str; 16] = [
    "14", "21", "25", "29", "30", "37", "42", "51", "54", "60", "62", "63", "66", "68", "84", "974",
];

/// From one to five (`departements-psp-5-max`).
const UN_A_CINQ: [&str; 28] = [
    "01", "02", "03", "05", "10", "11", "17", "18", "22", "24", "26", "28", "36", "41", "49", "56",
    "64", "65", "71", "72", "73", "74", "80", "81", "86", "87", "971", "973",
];

/// An approved association and no pathway at all (`facts-agrees-sans-psp`).
const SANS_PSP: [&str; 15] =
    ["04", "07", "08", "16", "19", "27", "40", "47", "50", "52", "58", "61", "79", "85", "88"];

/// The branch of a small association: its department, and two beside it.
const ANTENNE: [Ligne; 3] = [("57", 900, 1), ("54", 60, 0), ("67", 40, 0)];

/// Five associations of four departments, two of which share one.
const FEDERATION: [Ligne; 4] = [("75", 400, 2), ("93", 250, 1), ("13", 200, 1), ("59", 150, 1)];

/// An association and where it is at work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lieu {
    pub(crate) departement: Departement,
    pub(crate) association: u8,
    /// Whether its commission has any pathway running.
    pub(crate) psp: bool,
}

/// Who is followed where: one row per association and department.
#[derive(Clone, Debug)]
pub(crate) struct Implantation {
    lieux: Vec<(u32, Lieu)>,
}

impl Implantation {
    pub(crate) fn de(taille: Taille) -> Self {
        let mut lignes: Vec<(Ligne, bool)> = Vec::new();
        match taille {
            Taille::Petite => lignes.extend(ANTENNE.map(|ligne| (ligne, true))),
            Taille::Association => {
                let retenues = PETITE_COURONNE.into_iter().chain(PLUS_DE_DIX).take(16);
                lignes.extend(retenues.map(|ligne| (ligne, true)));
            }
            Taille::Federation => lignes.extend(FEDERATION.map(|ligne| (ligne, true))),
            Taille::Nationale => {
                let gros = PETITE_COURONNE.into_iter().chain(PLUS_DE_DIX);
                lignes.extend(gros.map(|ligne| (ligne, true)));
                lignes.extend(SIX_A_DIX.map(|code| ((code, 90, 1), true)));
                lignes.extend(UN_A_CINQ.map(|code| ((code, 36, 1), true)));
                lignes.extend(SANS_PSP.map(|code| ((code, 20, 1), false)));
            }
        }
        Self { lieux: lieux(&lignes, taille) }
    }

    pub(crate) fn tirer(&self, alea: &mut Alea) -> Lieu {
        alea.pondere(&self.lieux)
    }

    pub(crate) fn associations(&self) -> impl Iterator<Item = AssociationFictive> {
        let mut vue = None;
        self.lieux.iter().filter_map(move |(_, lieu)| {
            let nouvelle = vue != Some(lieu.association);
            vue = Some(lieu.association);
            nouvelle.then(|| AssociationFictive {
                indice: lieu.association,
                nom: nom(*lieu),
                departement: lieu.departement,
            })
        })
    }
}

fn lieux(lignes: &[(Ligne, bool)], taille: Taille) -> Vec<(u32, Lieu)> {
    let mut lieux = Vec::new();
    let mut association: u8 = 0;
    for ((code, poids, nombre), psp) in lignes {
        let Ok(departement) = code.parse::<Departement>() else {
            continue;
        };
        let federee = taille.est_federee();
        let nombre = if federee { (*nombre).max(1) } else { 1 };
        for _ in 0..nombre {
            let lieu = Lieu { departement, association, psp: *psp };
            lieux.push((poids / u32::from(nombre), lieu));
            if federee {
                association = association.saturating_add(1);
            }
        }
    }
    lieux
}

fn nom(lieu: Lieu) -> String {
    const MOTS: [&str; 20] = [
        "L’Amarre",
        "L’Escale",
        "La Balise",
        "La Boussole",
        "La Clairière",
        "La Halte",
        "La Passe",
        "La Rive",
        "La Traversée",
        "Le Cap",
        "Le Gué",
        "Le Jalon",
        "Le Levant",
        "Le Mouillage",
        "Le Pont",
        "Le Port",
        "Le Relais",
        "Le Sillage",
        "Le Tremplin",
        "Les Alizés",
    ];
    let mot = MOTS.get(usize::from(lieu.association) % MOTS.len()).copied().unwrap_or_default();
    format!("{mot} {} (association fictive)", lieu.departement)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_associations_in_eighty_two_departments() {
        let associations: Vec<_> = Implantation::de(Taille::Nationale).associations().collect();
        assert_eq!(associations.len(), 100);
        assert!((0..100).eq(associations.iter().map(|association| association.indice)));
        let departements: std::collections::BTreeSet<_> =
            associations.iter().map(|a| a.departement).collect();
        assert_eq!(departements.len(), 82);
        assert_eq!(Implantation::de(Taille::Federation).associations().count(), 5);
        for taille in [Taille::Petite, Taille::Association] {
            assert_eq!(Implantation::de(taille).associations().count(), 1);
        }
    }

    #[test]
    fn the_inner_suburbs_weigh_forty_five_per_cent_of_pathways() {
        let implantation = Implantation::de(Taille::Nationale);
        let poids = |garder: &dyn Fn(&Lieu) -> bool| -> u32 {
            let gardes = implantation.lieux.iter().filter(|(_, lieu)| garder(lieu));
            gardes.map(|(poids, _)| poids).sum()
        };
        let avec_psp = poids(&|lieu| lieu.psp);
        let couronne = poids(&|lieu| matches!(lieu.departement.code(), "75" | "92" | "93" | "94"));
        let part = couronne * 100 / avec_psp;
        assert!((44..=46).contains(&part), "{part} %");
    }

    #[test]
    fn names_say_that_they_are_fictitious() {
        for association in Implantation::de(Taille::Nationale).associations() {
            assert!(association.nom.ends_with("(association fictive)"));
        }
    }
}
