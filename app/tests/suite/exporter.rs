//! Exports: what leaves is chosen, encrypted, inert and recorded.

use std::io::{Cursor, Read as _};

use app::Session;
use app::acces_lus::FiltreLectures;
use app::dossiers::Lesquels;
use app::exporter::{Colonne, Exportation, Forme, MotDePasse};
use domain::{Compartiment, Fait, Flux, Jour, Role};
use testkit::place::Valeur;
use testkit::{CANARI, canari, contient};
use zeroize::Zeroizing;

use crate::commun::{Essai, SA_PHRASE, sur_chaque_moteur};

const AU: Jour = Jour::constante(2026, 11, 25);
const MOT: &str = "un bon mot de passe";

fn mot() -> MotDePasse {
    MotDePasse::new(Zeroizing::new(MOT.to_owned())).unwrap()
}

fn voulue(colonnes: &[&str], forme: Forme) -> Exportation {
    let colonnes = colonnes.iter().map(|code| Colonne::depuis_code(code).unwrap()).collect();
    Exportation { colonnes, lesquels: Lesquels::Ouverts, au: AU, forme }
}

fn ouvrir(octets: Vec<u8>) -> (String, Vec<u8>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut fichier = archive.by_index_decrypt(0, MOT.as_bytes()).unwrap();
    let mut lu = Vec::new();
    fichier.read_to_end(&mut lu).unwrap();
    (fichier.name().unwrap().into_owned(), lu)
}

async fn faits_d_export(session: &Session, essai: &Essai) -> Vec<Fait> {
    let acces = essai.place.lire("select flux from tetes where flux like 'association/%'");
    let Valeur::Texte(nom) = &acces[0][0] else { panic!("a stream has a name") };
    let flux: Flux = nom.parse().unwrap();
    let actes = session.journal(flux).await.unwrap().unwrap().actes;
    actes.into_iter().map(|acte| acte.fait).filter(|f| matches!(f, Fait::Export { .. })).collect()
}

#[test]
fn an_export_holds_the_columns_asked_for_and_is_recorded_twice() {
    sur_chaque_moteur(|mut essai| async move {
        let dossier = essai.dossier("=QUAI").await;
        essai.dossier("ROSEAU").await;
        let voulue = voulue(&["dossier", "nom", "ouvert-le", "psp"], Forme::Csv);
        let (session, contexte) = (&essai.session, &mut essai.contexte);
        let exporte = session.exporter(&voulue, mot(), contexte).await.unwrap();
        assert_eq!((exporte.nom.as_str(), exporte.nombre), ("export-2026-11-25.zip", 2));
        assert!(!contient(&exporte.octets, b"QUAI"));
        assert_eq!(format!("{exporte:?}"), "Exporte(…)");
        let (nom, lu) = ouvrir(exporte.octets);
        assert_eq!(nom, "export.csv");
        let lu = String::from_utf8(lu).unwrap();
        assert!(lu.starts_with("\u{feff}\"Dossier\",\"Nom\",\"Premier contact\",\"PSP\"\r\n"));
        assert!(lu.contains(&format!("\"{dossier}\",\"'=QUAI\",\"2026-11-25\",\"\"\r\n")), "{lu}");

        let colonnes = ["dossier", "nom", "ouvert-le", "psp"].map(str::to_owned).to_vec();
        let faits = faits_d_export(&essai.session, &essai).await;
        assert_eq!(faits, [Fait::Export { colonnes: colonnes.clone(), nombre: 2 }]);
        let passes = essai.session.exports_faits().await.unwrap();
        assert_eq!(passes.len(), 1);
        assert_eq!((&passes[0].colonnes, passes[0].nombre), (&colonnes, 2));
        assert_eq!(passes[0].membre, essai.session.membre());
        let operation = Some("exporter".to_owned());
        let filtre = FiltreLectures { operation, ..FiltreLectures::default() };
        let contexte = &mut essai.contexte;
        let lues = essai.session.journal_des_acces(&filtre, None, 10, contexte).await.unwrap();
        assert_eq!(lues.lectures.len(), 1);
        assert!(lues.lectures[0].dossiers.contains(&dossier));
        essai.finir().await;
    });
}

#[test]
fn a_workbook_holds_texts_only() {
    sur_chaque_moteur(|mut essai| async move {
        essai.dossier("=HYPERLINK(\"x\")").await;
        let voulue = voulue(&["nom", "accompagnements"], Forme::Xlsx);
        let contexte = &mut essai.contexte;
        let exporte = essai.session.exporter(&voulue, mot(), contexte).await.unwrap();
        let (nom, lu) = ouvrir(exporte.octets);
        assert_eq!(nom, "export.xlsx");
        let mut classeur = zip::ZipArchive::new(Cursor::new(lu)).unwrap();
        let mut feuille = String::new();
        classeur.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut feuille).unwrap();
        assert!(!feuille.contains("<f>"), "{feuille}");
        // Every cell refers to the table of texts.
        assert_eq!(feuille.matches("<c ").count(), 4);
        assert_eq!(feuille.matches("t=\"s\"").count(), 4);
        let mut textes = String::new();
        classeur.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut textes).unwrap();
        assert!(textes.contains("=HYPERLINK("), "{textes}");
        essai.finir().await;
    });
}

#[test]
fn who_holds_no_identity_gets_no_name_and_some_roles_get_nothing() {
    sur_chaque_moteur(|mut essai| async move {
        essai.dossier("QUAI").await;
        let sans = app::membres::Dotation::Compartiments(vec![
            Compartiment::Sante,
            Compartiment::Justice,
            Compartiment::Social,
            Compartiment::Mineurs,
        ]);
        let acces = (SA_PHRASE, app::ParametresPhrase::ESSAIS);
        essai.session.ajouter_membre("sans", &sans, acces, &mut essai.contexte).await.unwrap();
        let elle = essai.entrer("sans").await;
        assert_eq!(elle.role(), Role::Cheffe);
        let offertes: Vec<&str> = elle.colonnes_offertes().map(|colonne| colonne.code).collect();
        assert!(offertes.contains(&"psp") && !offertes.contains(&"nom"));
        let nommes = voulue(&["psp", "nom"], Forme::Csv);
        let refus = elle.exporter(&nommes, mot(), &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "cle-absente");
        let vide = voulue(&[], Forme::Csv);
        let refus = elle.exporter(&vide, mot(), &mut essai.contexte).await.unwrap_err();
        assert_eq!(refus.code(), "sans-colonne");
        elle.fermer().await;
        for role in [Role::Benevole, Role::Statistiques, Role::Administration, Role::Dpo] {
            let elle = essai.accueillir(role).await;
            let psp = voulue(&["psp"], Forme::Csv);
            let refus = elle.exporter(&psp, mot(), &mut essai.contexte).await.unwrap_err();
            assert_eq!(refus.code(), "role");
            let lit = elle.exports_faits().await.map_err(|erreur| erreur.code());
            assert_eq!(lit.is_ok(), role == Role::Dpo, "{role:?}: {lit:?}");
            elle.fermer().await;
        }
        assert!(faits_d_export(&essai.session, &essai).await.is_empty());
        essai.finir().await;
    });
}

#[test]
fn an_erased_person_leaves_no_line() {
    sur_chaque_moteur(|mut essai| async move {
        let effacee = essai.dossier(&canari("effacee")).await;
        essai.dossier("ROSEAU").await;
        let motif = app::effacer::MotifEffacement::Demande;
        essai.session.effacer(effacee, &motif, &mut essai.contexte).await.unwrap();
        let voulue = voulue(&["nom"], Forme::Csv);
        let contexte = &mut essai.contexte;
        let exporte = essai.session.exporter(&voulue, mot(), contexte).await.unwrap();
        assert_eq!(exporte.nombre, 1);
        let (_, lu) = ouvrir(exporte.octets);
        assert!(!contient(&lu, CANARI.as_bytes()));
        essai.finir().await;
    });
}
