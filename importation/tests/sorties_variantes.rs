//! The same outings under other names, in another order, among totals: the same outings.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::lue_texte;
use domain::Jour;
use domain::activite::Milieu;
use importation::LigneSortie;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Spellings of each column: those of the shared workbook first, then others met elsewhere.
const ENTETES: [&[&str]; 10] = [
    &["Date", "DATE DE LA SORTIE", "Jour", "Date maraude", "Date de l'intervention"],
    &["Type", "Type de sortie", "NATURE", "Modalité", "Type de maraude"],
    &["Lieu", "Secteur", "Zone", "LIEUX", "Secteur / lieu"],
    &["Durée (h)", "Nb heures", "Durée en heures", "TEMPS (H)", "Temps passé (h)"],
    &["Équipe", "Intervenants", "Nb intervenants", "EQUIPE", "Bénévoles"],
    &["Personnes rencontrées", "Pers. rencontrées", "NB RENCONTRES", "Nb de contacts", "Vues"],
    &["dont nouvelles", "Nouvelles", "Premières rencontres", "1ers contacts", "PRIMO-CONTACTS"],
    &["Orientées accueil", "Orientations", "Orientées", "ORIENTEES VERS L'ACCUEIL", "RDV pris"],
    &["Messages envoyés", "SMS envoyés", "Nb messages", "MSG ENVOYES", "Textos"],
    &["Réponses", "Réponses reçues", "NB REPONSES", "Retours", "Ont répondu"],
];

const TYPES: [(Milieu, &[&str]); 3] = [
    (Milieu::Exterieur, &["rue", "MARAUDE", "bois", "Maraude de nuit", "parking"]),
    (Milieu::Interieur, &["bars", "Hôtels", "salon de massage"]),
    (Milieu::Numerique, &["SMS", "internet", "Réseaux sociaux", "en ligne"]),
];

#[derive(Clone, Debug)]
struct Ecrite {
    jour: (i16, i8, i8),
    forme: usize,
    genre: (usize, Index),
    nombres: [Option<u32>; 5],
    heures: u32,
    equipe: u32,
}

fn une() -> impl Strategy<Value = Ecrite> {
    let jour = (select(vec![2022_i16, 2023]), 1..=12_i8, 1..=28_i8);
    let nombre = || weighted(0.9, 1..60_u32);
    let nombres = [nombre(), nombre(), nombre(), nombre(), nombre()];
    let genre = (0..TYPES.len(), any::<Index>());
    (jour, 0..4_usize, genre, nombres, 1..5_u32, 1..5_u32).prop_map(
        |(jour, forme, genre, nombres, heures, equipe)| Ecrite {
            jour,
            forme,
            genre,
            nombres,
            heures,
            equipe,
        },
    )
}

impl Ecrite {
    fn cellules(&self) -> Vec<String> {
        let (annee, mois, jour) = self.jour;
        let date = match self.forme {
            0 => format!("{jour:02}/{mois:02}/{annee}"),
            1 => format!("{jour:02}-{mois:02}-{annee}"),
            2 => format!("{annee}-{mois:02}-{jour:02}"),
            _ => format!("{jour} {} {annee}", Jour::MOIS[usize::from(mois.unsigned_abs()) - 1]),
        };
        let mots = TYPES[self.genre.0].1;
        let mut cellules = vec![date, (*self.genre.1.get(mots)).to_owned(), "secteur 3".to_owned()];
        cellules.extend([self.heures.to_string(), self.equipe.to_string()]);
        let nombres = self.nombres.iter();
        cellules.extend(nombres.map(|nombre| nombre.map_or_else(String::new, |n| n.to_string())));
        cellules
    }

    fn lue(&self) -> Lue {
        let (annee, mois, jour) = self.jour;
        Lue {
            le: Jour::new(annee, mois, jour).unwrap(),
            milieu: TYPES[self.genre.0].0,
            nombres: self.nombres,
            minutes: Some(self.heures * 60),
            equipe: Some(self.equipe),
        }
    }
}

/// What is kept of an outing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Lue {
    le: Jour,
    milieu: Milieu,
    nombres: [Option<u32>; 5],
    minutes: Option<u32>,
    equipe: Option<u32>,
}

impl Lue {
    fn de(ligne: &LigneSortie) -> Self {
        let LigneSortie { rencontrees, nouvelles, orientees, messages, reponses, .. } = ligne;
        Self {
            le: ligne.le,
            milieu: ligne.milieu,
            nombres: [*rencontrees, *nouvelles, *orientees, *messages, *reponses],
            minutes: ligne.duree_minutes,
            equipe: ligne.equipe,
        }
    }
}

/// What stands between outings and is none.
#[derive(Clone, Copy, Debug)]
enum Meuble {
    Total,
    SousTotal,
    SansMot,
    Vide,
    Entete,
}

const MEUBLES: [Meuble; 5] =
    [Meuble::Total, Meuble::SousTotal, Meuble::SansMot, Meuble::Vide, Meuble::Entete];

impl Meuble {
    /// Its cells, in the order of the sheet: a label stands first, wherever columns went.
    fn cellules(self, entetes: &[&str], nombres: &[bool]) -> Vec<String> {
        let etiquette = match self {
            Self::Entete => return entetes.iter().map(|&e| e.to_owned()).collect(),
            Self::Vide => return vec![String::new(); entetes.len()],
            Self::Total => "TOTAL",
            Self::SousTotal => "Sous-total du mois",
            Self::SansMot => "",
        };
        let somme = |compte: &bool| if *compte { "368".to_owned() } else { String::new() };
        let mut cellules: Vec<String> = nombres.iter().map(somme).collect();
        etiquette.clone_into(&mut cellules[0]);
        cellules
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn other_spellings_another_order_and_totals_give_the_same_outings(
        ecrites in vec(une(), 4..25),
        noms in vec(any::<Index>(), 10),
        ordre in Just((0..10_usize).collect::<Vec<_>>()).prop_shuffle(),
        meubles in vec((any::<Index>(), select(MEUBLES.to_vec())), 0..4),
        titre in of(select(vec!["MARAUDES 2023", "Aller-vers"])),
    ) {
        let entetes: Vec<&str> =
            ordre.iter().map(|rang| *noms[*rang].get(ENTETES[*rang])).collect();
        let comptes: Vec<bool> = ordre.iter().map(|rang| *rang >= 5).collect();
        let mut lignes: Vec<Vec<String>> = ecrites
            .iter()
            .map(|ecrite| {
                let cellules = ecrite.cellules();
                ordre.iter().map(|rang| cellules[*rang].clone()).collect()
            })
            .collect();
        for (ou, meuble) in meubles {
            let ou = 1 + ou.index(lignes.len());
            lignes.insert(ou, meuble.cellules(&entetes, &comptes));
        }
        lignes.insert(0, entetes.iter().map(|&entete| entete.to_owned()).collect());
        let titre = titre.map(|titre| format!("{titre}{}\n", ";".repeat(9))).unwrap_or_default();
        let corps: Vec<String> = lignes.iter().map(|ligne| ligne.join(";")).collect();
        let lecture = lue_texte(&format!("{titre}{}\n", corps.join("\n")));
        prop_assert_eq!(&lecture.rejets, &[]);
        let lues: Vec<Lue> = lecture.sorties.iter().map(Lue::de).collect();
        let attendues: Vec<Lue> = ecrites.iter().map(Ecrite::lue).collect();
        prop_assert_eq!(lues, attendues, "{:?}", entetes);
    }
}
