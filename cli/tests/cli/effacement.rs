//! Erasing a person: what is left says nothing, the rest is intact.

use serde_json::Value;
use testkit::place::Valeur;
use testkit::{Place, contient};

use crate::commun::{
    Base, intacte, json_de, petite_file, programme, sur_chaque_moteur, sur_sqlite,
};

fn consentir(base: &Base, dossier: &str, objet: &str) {
    base.json(&["acte", "consigner", dossier, "consentement", "--objet", objet]);
}

fn effacer(base: &Base, dossier: &str, cles: &[&str]) -> Value {
    let debut = ["effacer", dossier, "--motif", "demande"];
    base.json(&[&debut, cles].concat())
}

fn chiffres(base: &Base) -> Value {
    serde_json::from_str(&base.chiffres("2023", &[])).unwrap()
}

/// The wrapped keys of a file, as they are stored.
fn enveloppes(place: &Place, dossier: &str) -> Vec<Vec<u8>> {
    let requete = format!("select enveloppe from cles_flux where flux = 'dossier/{dossier}'");
    let octets = |ligne: Vec<Valeur>| match ligne.into_iter().next() {
        Some(Valeur::Octets(octets)) => octets,
        autre => panic!("{autre:?}"),
    };
    place.lire(&requete).into_iter().map(octets).collect()
}

#[test]
fn an_erased_file_is_said_erased_and_found_nowhere() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let actes = base.journal_de(&dossier).actes.len();
        let efface = effacer(base, &dossier, &[]);
        assert_eq!(efface["actes_illisibles"], actes);
        for commande in [
            vec!["dossiers", "montrer", &dossier],
            vec!["psp", "terminer", &dossier],
            vec!["droits", "dossier", &dossier],
            vec!["effacer", &dossier, "--motif", "demande"],
        ] {
            let erreur = base.refus(1, &commande);
            assert_eq!(erreur["code"], "dossier-efface", "{commande:?}");
        }
        assert_eq!(base.json(&["dossiers", "chercher", "QUAI"])["total"], 0);
        assert_eq!(base.json(&["dossiers", "lister", "--clos"])["total"], 2);
        // The row is still in the workbook: it does not bring her back.
        let bilan = base.importer("f.xlsx", &petite_file(), &[]);
        assert_eq!(bilan["dossiers_ouverts"], 0);
        assert_eq!(bilan["valeurs_non_reconnues"][0]["motif"], "dossier-efface");
    });
}

#[test]
fn without_consent_to_statistics_she_counts_nowhere() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let avant = chiffres(base);
        let dossier = base.trouver("QUAI");
        consentir(base, &dossier, "accompagnement");
        assert_eq!(effacer(base, &dossier, &[])["compteurs_anonymes"], 0);
        let apres = chiffres(base);
        assert_eq!((&avant["psp"]["accords"], &apres["psp"]["accords"]), (&1.into(), &0.into()));
        assert_eq!(apres["effaces"]["non_comptes"], 1);
        assert_eq!(apres["effaces"]["comptes"], 0);
    });
}

#[test]
fn with_consent_to_statistics_the_figures_do_not_move() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        consentir(base, &dossier, "statistiques");
        let avant = chiffres(base);
        effacer(base, &dossier, &[]);
        let apres = chiffres(base);
        for cle in ["personnes", "psp", "accompagnements", "aller_vers"] {
            assert_eq!(apres[cle], avant[cle], "{cle}");
        }
        assert_eq!(apres["effaces"]["comptes"], 1);
    });
}

#[test]
fn a_consent_withdrawn_is_no_consent() {
    sur_sqlite(|base| {
        let dossier = base.ouvrir("2023-01-05", "nom = \"ROSEAU\"");
        consentir(base, &dossier, "statistiques");
        let retrait = ["consentement", "--objet", "statistiques", "--retire"];
        base.json(&[&["acte", "consigner", &dossier][..], &retrait].concat());
        assert_eq!(effacer(base, &dossier, &[])["compteurs_anonymes"], 0);
        assert_eq!(chiffres(base)["personnes"]["suivies"], 0);
    });
}

#[test]
fn no_byte_of_her_wrapped_keys_stays_in_the_base_or_its_log() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let cles = enveloppes(&base.place, &dossier);
        assert_eq!(cles.len(), 6);
        assert!(cles.iter().all(|cle| contient(&base.place.octets(), cle)));
        effacer(base, &dossier, &[]);
        let reste = base.place.octets();
        for cle in &cles {
            // A piece of a key is enough to be too much.
            for morceau in cle.chunks(16).filter(|morceau| morceau.len() == 16) {
                assert!(!contient(&reste, morceau));
            }
        }
        assert!(enveloppes(&base.place, &dossier).is_empty());
    });
}

#[test]
fn a_backup_made_before_and_its_current_keys_open_everyone_but_her() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let (elle, autre) = (base.trouver("QUAI"), base.trouver("ÎLE"));
        let cles_avant = enveloppes(&base.place, &elle);
        base.json(&["sauvegarder", "--donnees", "avant.donnees", "--cles", "cles"]);
        let fichier = || std::fs::read(base.chemin("cles")).unwrap();
        assert!(cles_avant.iter().all(|cle| contient(&fichier(), cle)));
        let efface = effacer(base, &elle, &["--cles", "cles"]);
        assert_eq!(efface["fichiers_de_cles_remplaces"], 1);
        assert!(!cles_avant.iter().any(|cle| contient(&fichier(), cle)));
        let restauree = restaurer(base);
        let phrases = [("PASSERELLE_PHRASE", crate::commun::PHRASE)];
        let membre = phrases.iter().fold(restauree.1.clone(), |p, (nom, v)| p.avec(nom, v));
        // With the member's passphrase, then with the recovery key.
        illisible(&membre, &elle, &autre);
        let secours = base.chemin("secours.txt");
        let recuperer = ["cle", "recuperer", "--cle-de-secours", secours.to_str().unwrap()];
        let nouvelle = "six mots qui ne disent rien du tout";
        membre.avec("PASSERELLE_NOUVELLE_PHRASE", nouvelle).lancer(&recuperer).reussie();
        let secourue = membre.avec("PASSERELLE_PHRASE", nouvelle);
        illisible(&secourue, &elle, &autre);
        intacte(&secourue);
    });
}

/// Restores the backup beside the base, on the same engine.
fn restaurer(base: &Base) -> (Place, testkit::Programme) {
    let place = base.place.autre();
    let programme = programme(&place);
    let chemin = |nom: &str| base.chemin(nom).to_str().unwrap().to_owned();
    let (donnees, cles) = (chemin("avant.donnees"), chemin("cles"));
    let restaurer = ["restaurer", "--donnees", &donnees, "--cles", &cles];
    let bilan = json_de(&programme, &restaurer);
    assert_eq!(bilan["effaces"], 1);
    (place, programme)
}

fn illisible(programme: &testkit::Programme, elle: &str, autre: &str) {
    let refus = programme.lancer(&["dossiers", "montrer", elle]).arretee(1);
    assert!(refus.erreur.contains("dossier-efface"), "{}", refus.erreur);
    let montre = json_de(programme, &["dossiers", "montrer", autre]);
    assert_eq!(montre["qui"], "Odile ÎLE");
    assert_eq!(json_de(programme, &["dossiers", "chercher", "QUAI"])["total"], 0);
}

#[test]
fn a_backup_restores_the_same_figures_and_the_same_files() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let chiffres = base.chiffres("2023", &[]);
        base.json(&["sauvegarder", "--donnees", "d", "--cles", "c"]);
        let place = base.place.autre();
        let programme = programme(&place);
        let chemin = |nom: &str| base.chemin(nom).to_str().unwrap().to_owned();
        let restaurer = ["restaurer", "--donnees", &chemin("d"), "--cles", &chemin("c")];
        programme.lancer(&restaurer).reussie();
        let rendus = ["chiffres", "annuels", "--annee", "2023", "--format", "json"];
        assert_eq!(programme.lancer(&rendus).reussie().sortie, chiffres);
        intacte(&programme);
        // Nothing is ever restored over something.
        programme.lancer(&restaurer).arretee(1);
        assert_eq!(programme.lancer(&rendus).reussie().sortie, chiffres);
    });
}

#[test]
fn an_erasure_whose_key_file_cannot_be_replaced_says_what_remains_to_do() {
    sur_sqlite(|base| {
        let dossier = base.ouvrir("2023-01-05", "nom = \"ROSEAU\"");
        let arguments = ["effacer", &dossier, "--motif", "demande", "--cles", "absent/cles"];
        let sortie = base.lancer(&arguments).arretee(1);
        assert!(sortie.erreur.contains("absent/cles"), "{}", sortie.erreur);
        assert!(sortie.erreur.contains("est effacé"), "{}", sortie.erreur);
        assert!(sortie.erreur.contains("sauvegarder"), "{}", sortie.erreur);
    });
}
