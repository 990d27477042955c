//! Documents from the command line: fields, preview, issuing, reading again, blank forms.

use crate::commun::{Base, sur_chaque_moteur, sur_sqlite};

fn dossier(base: &Base) -> String {
    base.ouvrir("2026-11-02", "nom = \"QUAI\"\nprenom = \"Nour\"\n")
}

#[test]
fn a_document_is_previewed_issued_listed_and_read_again() {
    sur_chaque_moteur(|base| {
        let dossier = dossier(base);
        let champs = base.json(&["document", "champs", &dossier, "attestation"]);
        let nom = champs.as_array().unwrap().iter().find(|champ| champ["champ"] == "nom").unwrap();
        assert_eq!((&nom["dit"][0], &nom["propose"]), (&"QUAI".into(), &true.into()));

        std::fs::write(base.chemin("saisies.toml"), "signataire = \"A. M.\"\n").unwrap();
        let preparer = |commande: &'static str, vers: &'static str| {
            let mots = ["document", commande, &dossier, "attestation", "--champs"];
            let suite =
                ["nom,suivi-depuis,signataire", "--saisies", "saisies.toml", "--vers", vers];
            let mots = mots.iter().chain(&suite).map(|mot| (*mot).to_owned());
            mots.collect::<Vec<String>>()
        };
        let lancer = |mots: Vec<String>, suite: &[&str]| {
            let mots: Vec<&str> = mots.iter().map(String::as_str).chain(suite.to_vec()).collect();
            base.json(&mots)
        };
        lancer(preparer("apercu", "a.pdf"), &[]);
        let apercu = std::fs::read(base.chemin("a.pdf")).unwrap();
        assert!(apercu.starts_with(b"%PDF-"));
        assert_eq!(base.json(&["document", "lister", &dossier]), serde_json::json!([]));

        let emis = lancer(preparer("emettre", "b.pdf"), &["--pour", "organisme"]);
        assert_eq!((&emis["rang"], &emis["pour"]), (&4.into(), &"organisme".into()));
        // What leaves is what was looked at.
        assert!(std::fs::read(base.chemin("b.pdf")).unwrap() == apercu);
        let acte = emis["acte"].as_str().unwrap();
        let liste = base.json(&["document", "lister", &dossier]);
        assert_eq!(liste[0]["acte"], emis["acte"]);
        assert_eq!(liste[0]["empreinte"], emis["empreinte"]);
        base.json(&["document", "lire", &dossier, acte, "--vers", "c.pdf"]);
        assert!(std::fs::read(base.chemin("c.pdf")).unwrap() == apercu);

        // An existing file is never touched, and nothing is issued for it.
        let encore = preparer("emettre", "c.pdf");
        let mots: Vec<&str> =
            encore.iter().map(String::as_str).chain(["--pour", "avocat"]).collect();
        assert_eq!(base.refus(2, &mots)["code"], "fichier");
        assert_eq!(base.json(&["document", "lister", &dossier]).as_array().unwrap().len(), 1);
        let montre = base.texte(&["dossiers", "montrer", &dossier]);
        assert!(montre.contains("document attestation pour organisme"), "{montre}");
    });
}

#[test]
fn what_is_not_a_field_a_form_or_a_recipient_is_refused_with_the_words_accepted() {
    sur_sqlite(|base| {
        let dossier = dossier(base);
        let de = |genre, champs, vers| {
            ["document", "apercu", &dossier, genre, "--champs", champs, "--vers", vers]
                .map(str::to_owned)
        };
        for (mots, code) in [
            (de("lettre", "nom", "a.pdf"), "valeur-non-admise"),
            (de("attestation", "besoins-sante", "a.pdf"), "champ-document"),
        ] {
            let mots: Vec<&str> = mots.iter().map(String::as_str).collect();
            let sortie = if code == "champ-document" { 1 } else { 2 };
            assert_eq!(base.refus(sortie, &mots)["code"], code);
        }
        assert!(!base.chemin("a.pdf").exists());
    });
}

#[test]
fn a_blank_form_needs_no_base() {
    sur_sqlite(|base| {
        base.json(&["document", "vierge", "signalement", "--vers", "s.pdf"]);
        assert!(std::fs::read(base.chemin("s.pdf")).unwrap().starts_with(b"%PDF-"));
        base.json(&["document", "vierge", "signalement", "--forme", "odt", "--vers", "s.odt"]);
        assert!(std::fs::read(base.chemin("s.odt")).unwrap().starts_with(b"PK"));
        let refus = base.refus(2, &["document", "vierge", "demande-psp", "--vers", "d.pdf"]);
        assert_eq!(refus["code"], "valeur-non-admise");
    });
}
