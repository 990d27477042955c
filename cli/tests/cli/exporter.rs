//! An export: encrypted, recorded, and never over another file.

use crate::commun::{json_de, petite_file, sur_chaque_moteur};

#[test]
fn an_export_is_encrypted_and_overwrites_nothing() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let avec = base.programme.avec("PASSERELLE_MOT_DE_PASSE", "un bon mot de passe");
        let export = ["exporter", "--vers", "e.zip", "--colonnes", "nom,psp", "--tableau", "csv"];
        assert_eq!(json_de(&avec, &export)["dossiers"], 3);
        let octets = std::fs::read(base.chemin("e.zip")).unwrap();
        assert!(octets.starts_with(b"PK") && !testkit::contient(&octets, b"QUAI"));
        avec.lancer(&export).arretee(2);
        assert_eq!(std::fs::read(base.chemin("e.zip")).unwrap(), octets);
        let faible = base.programme.avec("PASSERELLE_MOT_DE_PASSE", "court");
        let autre = ["exporter", "--vers", "f.zip", "--colonnes", "nom", "--format", "json"];
        let refus = faible.lancer(&autre).arretee(2).erreur_json();
        assert_eq!(refus["erreur"]["code"], "mot-de-passe");
        assert!(!base.chemin("f.zip").exists());
    });
}
