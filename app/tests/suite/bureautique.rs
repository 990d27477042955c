//! Everything that leaves, opened with LibreOffice as whoever receives it will: each cell is what
//! was written, in its column, and none is a formula.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;

use app::activites::{Genre, lire};
use app::bibliotheque::COLONNES_GUIDES;
use app::documents::{Envoi, Preparation};
use app::dossiers::Lesquels;
use app::exporter::{COLONNES, Exportation, Forme, MotDePasse};
use app::partenaires::COLONNES_PARTENAIRES;
use app::subventions::FormeRapport;
use domain::document::{Destinataire, FormeDocument, GenreDocument};
use domain::gestion::bibliotheque::FicheGuide;
use domain::gestion::subvention::{
    BilanConvention, Engagement, FicheFinanceur, GenreFinanceur, LigneBudget, Realise, TextesBilan,
};
use domain::{ConventionId, Jour};
use testkit::{Cellule, LibreOffice};
use zeroize::Zeroizing;

use crate::commun::{Essai, sur_sqlite};

const MOT: &str = "un bon mot de passe";
const FORMES: [Forme; 2] = [Forme::Csv, Forme::Xlsx];
/// A name, an aim, a title that a spreadsheet would compute.
const PIEGES: [&str; 4] =
    ["=HYPERLINK(\"https://exemple.invalid\")", "+1+1", "-1+1", "@SUM(A1:A9)"];

fn jour(texte: &str) -> Jour {
    texte.parse().unwrap()
}

/// A table as it leaves, by its name.
type Sorties = Vec<(String, Vec<u8>)>;

async fn dossiers(essai: &mut Essai, sorties: &mut Sorties) {
    for piege in PIEGES {
        essai.dossier(piege).await;
    }
    for forme in FORMES {
        let mot = MotDePasse::new(Zeroizing::new(MOT.to_owned())).unwrap();
        let colonnes = COLONNES.iter().collect();
        let au = essai.contexte.aujourdhui;
        let voulue = Exportation { colonnes, lesquels: Lesquels::Ouverts, au, forme };
        let exporte = essai.session.exporter(&voulue, mot, &mut essai.contexte).await.unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(exporte.octets)).unwrap();
        let mut fichier = archive.by_index_decrypt(0, MOT.as_bytes()).unwrap();
        let mut octets = Vec::new();
        fichier.read_to_end(&mut octets).unwrap();
        sorties.push((format!("dossiers.{}", forme.code()), octets));
    }
}

async fn activites(essai: &mut Essai, sorties: &mut Sorties) {
    let champs = ["etablissement==1+1", "niveau=cap", "theme-evars=corps", "eleves=24"];
    let champs = champs.map(|paire| paire.split_once('=').unwrap());
    let champs = champs.map(|(nom, valeur)| (nom.to_owned(), valeur.to_owned()));
    let fait = lire(Genre::Scolaire, &champs, None).unwrap();
    let le = jour("2026-03-05");
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    session.consigner_activite(None, fait, le, contexte).await.unwrap();
    for forme in FORMES {
        let octets = session.exporter_activites(le, le, forme).await.unwrap();
        sorties.push((format!("activites.{}", forme.code()), octets));
    }
}

async fn bibliotheque(essai: &mut Essai, sorties: &mut Sorties) {
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    for piege in PIEGES {
        let fiche = FicheGuide {
            titre: piege.to_owned(),
            description: "Un « guide », l’autre;\nà la ligne".to_owned(),
            langues: vec!["fr".to_owned(), "ro".to_owned()],
            lien: "https://exemple.invalid/guide?a=1,2".to_owned(),
            ..FicheGuide::default()
        };
        session.tenir_guide(contexte.guide(), Some(fiche), None, contexte).await.unwrap();
    }
    let annuaire = include_str!("../donnees/partenaires.json").replace("Accueil de", "=1+1");
    session.importer_partenaires(&annuaire, contexte).await.unwrap();
    for forme in FORMES {
        let octets = session.exporter_guides(forme).await.unwrap();
        sorties.push((format!("bibliotheque.{}", forme.code()), octets));
        let octets = session.tableau_des_partenaires(forme).await.unwrap();
        sorties.push((format!("partenaires.{}", forme.code()), octets));
    }
}

async fn convenir(essai: &mut Essai) -> ConventionId {
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    let (financeur, convention) = (contexte.financeur(), contexte.convention());
    let fiche = FicheFinanceur { nom: PIEGES[0].to_owned(), genre: GenreFinanceur::Agrasc };
    session.tenir_financeur(financeur, Some(fiche), None, contexte).await.unwrap();
    let ligne = |numero, compte, libelle: &str, prevu_centimes| LigneBudget {
        numero,
        compte,
        libelle: libelle.to_owned(),
        prevu_centimes,
    };
    let engagement = Engagement {
        financeur,
        numero: "57-1".to_owned(),
        objet: PIEGES[1].to_owned(),
        du: jour("2026-01-01"),
        au: jour("2026-12-31"),
        departement: None,
        lignes: vec![ligne(1, 64, PIEGES[2], 5_400_050), ligne(2, 74, PIEGES[3], 5_400_050)],
        indicateurs: vec!["sorties".to_owned(), "=1+1".to_owned()],
    };
    session.tenir_convention(convention, Some(engagement), None, contexte).await.unwrap();
    let realise = Realise { convention, ligne: 1, annee: 2026, centimes: Some(5_000_000) };
    session.noter_realise(realise, None, contexte).await.unwrap();
    let mots = TextesBilan {
        realisation: "Trois permanences <b>par semaine</b>.\nEt deux sorties.".to_owned(),
        ecarts: "=1+1".to_owned(),
        ..TextesBilan::default()
    };
    let bilan = BilanConvention { convention, annee: 2026, textes: Some(Box::new(mots)) };
    session.ecrire_bilan(bilan, None, contexte).await.unwrap();
    convention
}

async fn rapport(essai: &mut Essai, convention: ConventionId, forme: FormeRapport) -> Vec<u8> {
    let (session, contexte) = (&essai.session, &mut essai.contexte);
    let rapport = session.rapport_financeur((convention, 2026), None, contexte).await.unwrap();
    session.ecrire_rapport(&rapport, forme, contexte).await.unwrap().octets
}

/// Cells of a comma-separated text (RFC 4180), quotes removed.
fn cellules(csv: &[u8]) -> Vec<Vec<String>> {
    let texte = std::str::from_utf8(csv).unwrap().strip_prefix('\u{feff}').unwrap();
    let (mut lignes, mut ligne, mut cellule) = (Vec::new(), Vec::new(), String::new());
    let mut signes = texte.chars().peekable();
    let mut citee = false;
    while let Some(signe) = signes.next() {
        match (signe, citee) {
            ('"', true) if signes.peek() == Some(&'"') => cellule.extend(signes.next()),
            ('"', _) => citee = !citee,
            (',', false) => ligne.push(std::mem::take(&mut cellule)),
            ('\r', false) => {}
            ('\n', false) => {
                ligne.push(std::mem::take(&mut cellule));
                lignes.push(std::mem::take(&mut ligne));
            }
            (autre, _) => cellule.push(autre),
        }
    }
    lignes
}

/// Whether a cell is what was written. A text table has no types: a spreadsheet shows a number or a
/// day as one, and keeps the apostrophe that stops a formula or hides it.
fn est(ouverte: Option<&Cellule>, ecrite: &str) -> bool {
    let sans = ecrite.strip_prefix('\'').unwrap_or(ecrite);
    match ouverte {
        None | Some(Cellule::Vide) => ecrite.is_empty(),
        Some(Cellule::Texte(texte)) => texte == ecrite || texte == sans,
        Some(Cellule::Nombre(nombre)) => ecrite.parse() == Ok(*nombre),
        Some(Cellule::Jour(_) | Cellule::Booleen(_)) => false,
    }
}

#[test]
fn every_table_that_leaves_opens_with_the_cells_that_were_written_and_no_formula() {
    let Some(libreoffice) = LibreOffice::trouver() else { return };
    let libreoffice = &libreoffice;
    sur_sqlite(|mut essai| async move {
        let mut sorties = Sorties::new();
        dossiers(&mut essai, &mut sorties).await;
        activites(&mut essai, &mut sorties).await;
        bibliotheque(&mut essai, &mut sorties).await;
        let convention = convenir(&mut essai).await;
        for forme in FORMES {
            let octets = rapport(&mut essai, convention, FormeRapport::Tableau(forme)).await;
            sorties.push((format!("rapport.{}", forme.code()), octets));
        }
        essai.finir().await;
        // Opened under names of their own: what LibreOffice writes has the first part alone.
        let poser = |(nom, octets): &(String, Vec<u8>)| {
            let (sujet, forme) = nom.split_once('.').unwrap();
            libreoffice.poser(&format!("{sujet}-{forme}.{forme}"), octets)
        };
        let fichiers: Vec<PathBuf> = sorties.iter().map(poser).collect();
        let ecrites: BTreeMap<&str, Vec<Vec<String>>> = sorties
            .iter()
            .filter_map(|(nom, octets)| Some((nom.strip_suffix(".csv")?, cellules(octets))))
            .collect();
        assert_eq!((sorties.len(), ecrites.len()), (10, 5));
        let mut pieges = 0;
        for ((nom, _), ouvert) in sorties.iter().zip(libreoffice.tableaux(&fichiers)) {
            assert!(ouvert.formules.is_empty(), "{nom}: {:?}", ouvert.formules);
            let attendues = &ecrites[nom.split('.').next().unwrap()];
            assert_eq!(ouvert.feuille.lignes.len(), attendues.len(), "{nom}");
            for (ouverte, attendue) in ouvert.feuille.lignes.iter().zip(attendues) {
                for (rang, ecrite) in attendue.iter().enumerate() {
                    let la = ouverte.get(rang);
                    assert!(est(la, ecrite), "{nom} column {rang}: {la:?} for {ecrite:?}");
                    pieges += usize::from(ecrite.starts_with('\''));
                }
            }
        }
        assert!(pieges > 20, "cells that would begin a formula were opened: {pieges}");
    });
}

#[test]
fn papers_to_finish_open_with_their_words() {
    let Some(libreoffice) = LibreOffice::trouver() else { return };
    let libreoffice = &libreoffice;
    sur_sqlite(|mut essai| async move {
        let odt = FormeDocument::Odt;
        let convention = convenir(&mut essai).await;
        let compte = rapport(&mut essai, convention, FormeRapport::Papier(odt)).await;
        let dossier = essai.dossier("QUAI").await;
        let preparation = Preparation {
            genre: GenreDocument::Attestation,
            forme: odt,
            champs: vec!["nom".to_owned()],
            saisies: BTreeMap::new(),
        };
        let envoi = Envoi { destinataire: Destinataire::Personne, id: None, apres: None };
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let lettre = session.emettre(dossier, &preparation, envoi, contexte).await.unwrap().octets;
        let bilan = session.bilan_d_activite(2026, odt, contexte).await.unwrap().octets;
        essai.finir().await;
        let fichiers = [("compte", compte), ("lettre", lettre), ("bilan", bilan)]
            .map(|(nom, octets)| libreoffice.poser(&format!("{nom}.odt"), &octets));
        let textes = libreoffice.convertir("txt", &fichiers);
        let lus = textes.into_iter().map(|octets| String::from_utf8(octets).unwrap());
        let lus: Vec<String> = lus.collect();
        let ordre = [
            PIEGES[0],
            "57-1",
            "1. Bilan qualitatif de l’action",
            "Trois permanences <b>par semaine</b>.",
            "Et deux sorties.",
            "Indicateurs",
            "absent du catalogue",
            "2. Tableau de synthèse",
            PIEGES[2],
            "54000,50",
            "50000,00",
            "-4000,50",
            "92,6 %",
            "Total des charges",
            PIEGES[3],
            "3. Annexe du tableau",
            "=1+1",
            "certifie",
        ];
        let mut depuis = 0;
        for attendu in ordre {
            let suite = lus[0].get(depuis..).and_then(|suite| suite.find(attendu));
            let place = suite.unwrap_or_else(|| panic!("« {attendu} » in its order in {}", lus[0]));
            depuis += place + attendu.len();
        }
        assert!(lus[1].contains("QUAI"), "{}", lus[1]);
        assert!(lus[2].contains("Bilan d’activité"), "{}", lus[2]);
    });
}

#[test]
fn columns_are_always_the_same() {
    let dossiers: Vec<&str> = COLONNES.iter().map(|colonne| colonne.titre).collect();
    let mut dites = String::new();
    for (sortie, colonnes) in [
        ("dossiers", &dossiers[..]),
        ("rapport", &app::subventions::COLONNES),
        ("bibliotheque", &COLONNES_GUIDES),
        ("partenaires", &COLONNES_PARTENAIRES),
    ] {
        // Writing to a String cannot fail.
        let _ = writeln!(dites, "{sortie}\n  {}", colonnes.join("\n  "));
    }
    let attendues = include_str!("../golden/colonnes-exports.txt");
    assert_eq!(dites, attendues, "what others' sheets read would move");
}
