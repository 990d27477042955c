//! What goes wrong, said so that a person knows what to do.

use testkit::Place;

use crate::commun::{Base, petite_file, programme, sur_sqlite};

const INITIALISER: [&str; 7] = [
    "initialiser",
    "--association",
    "Les Passeuses",
    "--departement",
    "57",
    "--cle-de-secours",
    "cle.txt",
];

fn dit(base: &Base, code: i32, arguments: &[&str], mots: &[&str]) {
    let erreur = base.refus(code, arguments);
    let texte = format!("{} {}", erreur["message"], erreur["conseil"]);
    for mot in mots {
        assert!(texte.contains(mot), "{arguments:?}: {mot}: {texte}");
    }
}

#[test]
fn a_misuse_exits_with_2_and_says_what_would_do() {
    sur_sqlite(|base| {
        let elle = base.ouvrir("2026-01-05", "nom = \"ROSEAU\"");
        let id = elle.as_str();
        dit(base, 2, &["importer", "absent.xlsx"], &["absent.xlsx", "n'existe pas"]);
        dit(base, 2, &["dossiers", "montrer", "42"], &["identifiant", "dossiers lister"]);
        dit(base, 2, &["psp", "demander", id, "--le", "31/02/2026"], &["--le", "AAAA-MM-JJ"]);
        dit(base, 2, &["psp", "decider", id, "--sens", "oui"], &["--sens", "accord, refus"]);
        dit(base, 2, &["psp", "decider", id], &["--sens"]);
        let motifs = ["psp", "decider", id, "--sens", "refus", "--motifs", "bizarre"];
        dit(base, 2, &motifs, &["--motifs", "asile-rejete"]);
        let observation = ["acte", "consigner", id, "observation", "genre", "bleu"];
        dit(base, 2, &observation, &["femme-trans"]);
        dit(base, 2, &["importer", "f.xlsx", "--doublons", "bof"], &["--doublons", "ecarter"]);
        dit(base, 2, &["chiffres", "annuels"], &["--annee"]);
        dit(base, 2, &["chiffres", "annuels", "--annee", "deux"], &["--annee"]);
        dit(base, 2, &["bavarder"], &["--help"]);
        dit(base, 2, &["dossiers"], &["lister", "chercher"]);
        dit(base, 2, &["droits", "expliquer", "rien.du.tout"], &["droits questions"]);
        dit(base, 2, &["acte", "consigner", id, "note"], &["--recit"]);
        let notifiee = ["--le", "2026-03-02", "--notifiee-le", "2026-03-01"];
        let decider = ["psp", "decider", id, "--sens", "accord"];
        dit(base, 2, &[&decider[..], &notifiee].concat(), &["--notifiee-le"]);
    });
}

#[test]
fn what_cannot_be_done_exits_with_1_and_says_what_to_do_next() {
    sur_sqlite(|base| {
        let inconnu = "0192f0c0-0000-7000-8000-000000000000";
        dit(base, 1, &["dossiers", "montrer", inconnu], &["aucun dossier", "dossiers lister"]);
        let absente = ["--base", "sqlite:absente.db", "dossiers", "lister"];
        dit(base, 1, &absente, &["pas de base", "initialiser"]);
        let adresse = ["--base", "mysql://ici", "dossiers", "lister"];
        dit(base, 1, &adresse, &["sqlite:CHEMIN", "postgres://"]);
        std::fs::write(base.chemin("autre.db"), "tout autre chose, bien plus long").unwrap();
        let autre = ["--base", "sqlite:autre.db", "dossiers", "lister"];
        dit(base, 1, &autre, &["pas une base"]);
        dit(base, 1, &INITIALISER, &["déjà pris"]);
        assert!(!base.chemin("cle.txt").exists(), "a key that opens nothing was left");
    });
}

#[test]
fn an_existing_recovery_file_stops_everything_and_is_left_as_it_is() {
    for place in Place::toutes() {
        let programme = programme(&place);
        std::fs::write(place.chemin("cle.txt"), "déjà là").unwrap();
        let sortie = programme.lancer(&INITIALISER).arretee(2);
        assert!(sortie.erreur.contains("cle.txt existe déjà"), "{}", sortie.erreur);
        assert_eq!(std::fs::read_to_string(place.chemin("cle.txt")).unwrap(), "déjà là");
        std::fs::remove_file(place.chemin("cle.txt")).unwrap();
        // Nothing was begun: the same place serves.
        programme.lancer(&INITIALISER).reussie();
    }
}

#[test]
fn without_a_passphrase_nor_a_terminal_the_program_says_where_to_put_it() {
    sur_sqlite(|base| {
        let sans = base.programme.sans("PASSERELLE_PHRASE");
        let sortie = sans.lancer(&["dossiers", "lister"]).arretee(2);
        assert!(sortie.erreur.contains("PASSERELLE_PHRASE"), "{}", sortie.erreur);
    });
}

#[test]
fn a_report_that_cannot_be_written_does_not_undo_the_import() {
    sur_sqlite(|base| {
        petite_file().ecrire(&base.chemin("f.xlsx"));
        let sortie = base.lancer(&["importer", "f.xlsx", "--rapport", "absent/r.csv"]).reussie();
        assert!(sortie.erreur.contains("--rapport"), "{}", sortie.erreur);
        assert_eq!(base.json(&["dossiers", "lister"])["total"], 3);
    });
}

#[test]
fn a_text_error_has_a_code_and_no_json_has_none() {
    sur_sqlite(|base| {
        let sortie = base.lancer(&["importer", "absent.xlsx"]).arretee(2);
        assert!(sortie.erreur.starts_with("Erreur : "), "{}", sortie.erreur);
        assert!(sortie.erreur.contains("[fichier]"), "{}", sortie.erreur);
        assert_eq!(base.refus(2, &["importer", "absent.xlsx"])["code"], "fichier");
    });
}
