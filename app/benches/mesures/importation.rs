//! Importing ten thousand rows of an active list: reading the workbook, sealing, writing.

use app::importer::{AImporter, TraitementDoublons};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::base::{self, contexte, creer};
use crate::mesure::{Durees, attendre, dire, lisible};

const LIGNES: u32 = 10_000;
const TOURS: usize = 5;
const MAXIMUM: f64 = 5.0;

/// The columns associations use.
const ENTETES: [&str; 29] = [
    "N°",
    "Nom",
    "Prénom",
    "Dite",
    "Né(e) le",
    "Sexe",
    "Nationalité",
    "1er contact",
    "Par",
    "Situation adm.",
    "OQTF",
    "Enfants FR",
    "Enfants pays",
    "Référente",
    "Hébergement",
    "Souhait de sortie",
    "Demande PSP",
    "CDLP",
    "Décision",
    "Date décision",
    "Motif refus",
    "Renouv. 1",
    "Renouv. 2",
    "Renouv. 3",
    "Sortie PSP",
    "Issue",
    "AFIS",
    "Tél.",
    "Observations",
];
const NOMS: [&str; 10] =
    ["QUAI", "NEIGE", "ÉTANG", "ARBRE", "GALET", "ÎLE", "JARDIN", "COLLINE", "RUISSEAU", "PRAIRIE"];
const PRENOMS: [&str; 8] =
    ["Nour", "Hélène", "Odile", "Zoé", "Sonia", "Blessing", "Élodie", "Mina"];
const SEXES: [&str; 4] = ["F", "Femme", "Mme", "f"];
const PAYS: [&str; 6] = ["nigériane", "France", "bulgare", "Colombie", "chinoise", "camerounaise"];
const VOIES: [&str; 5] = ["rue", "115", "internet", "police", "maraude"];
const TITRES: [&str; 5] = ["APS", "ADA", "dublin", "CS 1 an", "FR"];
const TOITS: [&str; 5] = ["CHRS", "hôtel", "rue", "chez un tiers", "hébergée par une amie"];

pub(crate) async fn mesurer() {
    let octets = classeur();
    let lieu = tempfile::tempdir_in(base::atelier()).unwrap();
    let (mut durees, mut encore) = (Vec::new(), Vec::new());
    let mut personnes = 0;
    for tour in 0..TOURS {
        let session = creer(&lieu.path().join(format!("{tour}.db"))).await;
        let voulu = AImporter {
            octets: &octets,
            extension: "xlsx",
            correspondance: None,
            doublons: TraitementDoublons::Ecarter,
            accepter: &[],
            source: "mesures",
        };
        for suite in [&mut durees, &mut encore] {
            let mut contexte = contexte();
            let (duree, bilan) =
                attendre(session.importer(&voulu, &mut contexte, &mut |_| ())).await;
            let bilan = bilan.unwrap();
            assert!(bilan.rejets.is_empty(), "every row is one to keep");
            personnes = bilan.personnes;
            suite.push(duree);
        }
        session.fermer().await;
    }
    assert_eq!(personnes, LIGNES);
    for (nom, durees) in [("Import", durees), ("Import the same file again", encore)] {
        let durees = Durees::de(durees);
        dire(
            &format!("{nom}: 10,000 rows"),
            &format!("{}, worst {}", lisible(durees.mediane()), lisible(durees.pire())),
            "under 5 s",
            Some(durees.mediane() < MAXIMUM),
        );
    }
}

fn classeur() -> Vec<u8> {
    let mut classeur = Workbook::new();
    let feuille = classeur.add_worksheet();
    feuille.write(0, 0, "FILE ACTIVE (FICTIVE)").unwrap();
    for (colonne, entete) in (0..).zip(ENTETES) {
        feuille.write(2, colonne, entete).unwrap();
    }
    for numero in 1..=LIGNES {
        ecrire(feuille, numero);
    }
    classeur.save_to_buffer().unwrap()
}

/// One person: no two have the same name and birth, so that none is a duplicate.
fn ecrire(feuille: &mut Worksheet, numero: u32) {
    let n = usize::try_from(numero).unwrap();
    let parmi = |liste: &[&str], pas: usize| liste[(n / pas) % liste.len()].to_owned();
    let jour = |annee: u32, pas: u32| {
        let (mois, quantieme) = (1 + numero / pas % 12, 1 + numero % 28);
        format!("{quantieme:02}/{mois:02}/{annee}")
    };
    let annee = 2019 + numero % 5;
    let mut cellules = vec![
        (0, numero.to_string()),
        (1, format!("{} {} {}", parmi(&NOMS, 1), parmi(&NOMS, 10), parmi(&NOMS, 1000))),
        (2, parmi(&PRENOMS, 7)),
        (4, jour(1970 + numero % 35, 28)),
        (5, parmi(&SEXES, 3)),
        (6, parmi(&PAYS, 2)),
        (7, jour(annee, 3)),
        (8, parmi(&VOIES, 1)),
        (9, parmi(&TITRES, 2)),
        (11, (numero % 4).to_string()),
        (12, (numero % 3).to_string()),
        (13, "A. Rivière".to_owned()),
        (14, parmi(&TOITS, 1)),
        (27, format!("06 39 98 {:02} {:02}", numero / 100, numero % 100)),
    ];
    if numero.is_multiple_of(3) {
        cellules.push((3, "Coco".to_owned()));
        cellules.push((15, jour(annee + 1, 5)));
        cellules.push((28, "ne pas appeler le soir (fictif)".to_owned()));
    }
    if numero.is_multiple_of(4) {
        cellules.push((10, "OUI".to_owned()));
        cellules.push((16, format!("10/01/{}", annee + 1)));
        cellules.push((17, format!("12/03/{}", annee + 1)));
        cellules.push((18, "Accordé".to_owned()));
        cellules.push((19, format!("02/04/{}", annee + 1)));
        cellules.push((21, format!("05/10/{}", annee + 1)));
        cellules.push((26, "oui".to_owned()));
    }
    for (colonne, texte) in cellules {
        feuille.write(numero + 2, colonne, texte).unwrap();
    }
}
