//! Members, what each opens, a departure, a lost passphrase.

use testkit::Programme;

use crate::commun::{Base, PHRASE, intacte, json_de, petite_file, sur_chaque_moteur, sur_sqlite};

const SA_PHRASE: &str = "les phrases de l'autre membre";

/// Adds a member; gives the binary as she runs it.
fn ajouter(base: &Base, qui: &str, compartiments: &str) -> Programme {
    let phrase = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
    let moi = phrase.avec("PASSERELLE_MEMBRE", "responsable");
    moi.lancer(&["membres", "ajouter", qui, "--compartiments", compartiments]).reussie();
    base.programme.avec("PASSERELLE_MEMBRE", qui).avec("PASSERELLE_PHRASE", SA_PHRASE)
}

/// Adds a member with a role; gives the binary as she runs it.
fn avec_role(base: &Base, qui: &str, role: &str) -> Programme {
    let phrase = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
    let moi = phrase.avec("PASSERELLE_MEMBRE", "responsable");
    moi.lancer(&["membres", "ajouter", qui, "--role", role]).reussie();
    base.programme.avec("PASSERELLE_MEMBRE", qui).avec("PASSERELLE_PHRASE", SA_PHRASE)
}

fn moi(base: &Base) -> Programme {
    base.programme.avec("PASSERELLE_MEMBRE", "responsable")
}

fn erreur(programme: &Programme, arguments: &[&str]) -> serde_json::Value {
    let arguments = [arguments, &["--format", "json"]].concat();
    programme.lancer(&arguments).arretee(1).erreur_json()["erreur"].clone()
}

fn noter(base: &Base, dossier: &str, compartiment: &str, texte: &str) {
    let nom = format!("{compartiment}.txt");
    std::fs::write(base.chemin(&nom), texte).unwrap();
    let note = ["note", "--compartiment", compartiment, "--recit", &nom];
    let arguments = [&["acte", "consigner", dossier][..], &note].concat();
    moi(base).lancer(&arguments).reussie();
}

/// What a member of facts and identities alone is shown.
fn ne_lit_que_son_tiroir(elle: &Programme, dossier: &str) {
    let texte = elle.lancer(&["dossiers", "montrer", dossier]).reussie().sortie;
    assert!(texte.contains("QUAI"), "{texte}");
    assert!(texte.contains("(récit sante, sans la clé)"), "{texte}");
    assert!(texte.contains("(récit social, sans la clé)"), "{texte}");
    assert!(!texte.contains("secret de santé") && !texte.contains("secret social"), "{texte}");
}

#[test]
fn a_member_reads_only_the_compartments_she_was_given() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        noter(base, &dossier, "sante", "secret de santé");
        noter(base, &dossier, "social", "secret social");
        let elle = ajouter(base, "equipe2", "faits,identite");
        ne_lit_que_son_tiroir(&elle, &dossier);
        // Written after she came: still not hers.
        noter(base, &dossier, "sante", "autre secret de santé");
        ne_lit_que_son_tiroir(&elle, &dossier);
        // She works, within what she holds.
        let acte = ["acte", "consigner", &dossier, "accompagnement", "--domaine", "logement"];
        elle.lancer(&acte).reussie();
        let note = ["acte", "consigner", &dossier, "note", "--compartiment", "sante"];
        let note = [&note[..], &["--recit", "sante.txt"]].concat();
        let refus = erreur(&elle, &note);
        assert!(refus["message"].as_str().unwrap().contains("clé"), "{refus}");
        let compte = json_de(&elle, &["chiffres", "annuels", "--annee", "2023"]);
        assert_eq!(compte["psp"]["accords"], 1);
        intacte(&elle);
        moi(base).lancer(&["membres", "retirer", "equipe2"]).reussie();
    });
}

#[test]
fn a_member_of_facts_alone_counts_and_names_nobody() {
    sur_sqlite(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let elle = ajouter(base, "compte", "faits");
        let compte = json_de(&elle, &["chiffres", "annuels", "--annee", "2023"]);
        assert_eq!(compte["psp"]["accords"], 1);
        assert!(!elle.lancer(&["dossiers", "montrer", &dossier]).reussie().sortie.contains("QUAI"));
        assert!(!elle.lancer(&["dossiers", "lister"]).reussie().sortie.contains("QUAI"));
        assert!(!elle.lancer(&["echeances"]).reussie().sortie.contains("QUAI"));
        assert_eq!(erreur(&elle, &["dossiers", "chercher", "QUAI"])["code"], "cle-absente");
        assert_eq!(erreur(&elle, &["importer", "f.xlsx"])["code"], "cle-absente");
        // What she writes leaves the search as it was.
        let acte = ["acte", "consigner", &dossier, "accompagnement", "--domaine", "logement"];
        elle.lancer(&acte).reussie();
        assert_eq!(json_de(&moi(base), &["dossiers", "chercher", "QUAI"])["total"], 1);
        moi(base).lancer(&["membres", "retirer", "compte"]).reussie();
    });
}

#[test]
fn who_left_opens_nothing_and_the_others_still_read_everything() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        noter(base, &dossier, "sante", "secret de santé");
        let elle = ajouter(base, "equipe2", "faits,identite,social,sante,justice,mineurs");
        let reste = ajouter(base, "equipe3", "faits,identite,social,sante");
        let lu = |qui: &Programme| qui.lancer(&["dossiers", "montrer", &dossier]).reussie().sortie;
        assert!(lu(&elle).contains("secret de santé"));
        moi(base).lancer(&["membres", "retirer", "equipe2"]).reussie();
        let refus = erreur(&elle, &["dossiers", "montrer", &dossier]);
        assert!(["membre-inconnu", "cle"].contains(&refus["code"].as_str().unwrap()), "{refus}");
        assert!(lu(&moi(base)).contains("secret de santé"));
        assert!(lu(&reste).contains("secret de santé"));
        // What is written since is read by those who stay.
        noter(base, &dossier, "social", "noté depuis");
        assert!(lu(&reste).contains("noté depuis"));
        let liste = json_de(&moi(base), &["membres", "lister"]);
        let mut membres = liste["membres"].as_array().unwrap().iter();
        let partie = membres.find(|membre| membre["identifiant"] == "equipe2").unwrap();
        assert_eq!(partie["actif"], false);
        assert_eq!(partie["compartiments"], serde_json::json!([]));
        moi(base).lancer(&["membres", "retirer", "equipe3"]).reussie();
    });
}

#[test]
fn a_changed_passphrase_replaces_the_former_one() {
    sur_chaque_moteur(|base| {
        let dossier = base.ouvrir("2026-01-05", "nom = \"ROSEAU\"");
        let changer = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
        changer.lancer(&["membres", "phrase"]).reussie();
        let refus = erreur(&base.programme, &["dossiers", "montrer", &dossier]);
        assert_eq!(refus["code"], "cle");
        let nouvelle = base.programme.avec("PASSERELLE_PHRASE", SA_PHRASE);
        nouvelle.lancer(&["dossiers", "montrer", &dossier]).reussie();
        nouvelle
            .avec("PASSERELLE_NOUVELLE_PHRASE", PHRASE)
            .lancer(&["membres", "phrase"])
            .reussie();
    });
}

#[test]
fn the_recovery_key_gives_access_back_and_the_lost_passphrase_opens_nothing() {
    sur_chaque_moteur(|base| {
        let dossier = base.ouvrir("2026-01-05", "nom = \"ROSEAU\"");
        let nouvelle = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
        let recuperer = ["cle", "recuperer", "--cle-de-secours", "secours.txt"];
        nouvelle.sans("PASSERELLE_PHRASE").lancer(&recuperer).reussie();
        assert_eq!(erreur(&base.programme, &["dossiers", "lister"])["code"], "cle");
        let elle = base.programme.avec("PASSERELLE_PHRASE", SA_PHRASE);
        let texte = elle.lancer(&["dossiers", "montrer", &dossier]).reussie().sortie;
        assert!(texte.contains("ROSEAU"), "{texte}");
        elle.avec("PASSERELLE_NOUVELLE_PHRASE", PHRASE).lancer(&["membres", "phrase"]).reussie();
    });
}

#[test]
fn another_text_or_another_association_is_no_recovery_key() {
    sur_sqlite(|base| {
        let nouvelle = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
        std::fs::write(base.chemin("faux.txt"), "pas une clé").unwrap();
        let recuperer = ["cle", "recuperer", "--cle-de-secours", "faux.txt"];
        let sortie = nouvelle.lancer(&recuperer).arretee(2);
        assert!(sortie.erreur.contains("clé de secours"), "{}", sortie.erreur);
        let texte = std::fs::read_to_string(base.chemin("secours.txt")).unwrap();
        // One character read as another, as from a bad print.
        let fausse: String = texte.chars().rev().collect();
        std::fs::write(base.chemin("faux.txt"), fausse).unwrap();
        nouvelle.lancer(&recuperer).arretee(2);
        base.texte(&["dossiers", "lister"]);
    });
}

#[test]
fn a_wrong_passphrase_is_said_so_and_what_to_do() {
    sur_chaque_moteur(|base| {
        let faux = base.programme.avec("PASSERELLE_PHRASE", "pas la bonne");
        let refus = erreur(&faux, &["dossiers", "lister"]);
        assert_eq!(refus["code"], "cle");
        assert_eq!(refus["message"], "la phrase secrète n'est pas la bonne");
        assert!(refus["conseil"].as_str().unwrap().contains("cle recuperer"), "{refus}");
    });
}

#[test]
fn the_last_member_cannot_leave() {
    sur_chaque_moteur(|base| {
        let refus = erreur(&base.programme, &["membres", "retirer", "responsable"]);
        assert_eq!(refus["code"], "dernier-membre");
        base.texte(&["dossiers", "lister"]);
    });
}

#[test]
fn with_several_members_the_program_asks_which() {
    sur_sqlite(|base| {
        let elle = ajouter(base, "equipe2", "faits,identite,social");
        assert_eq!(erreur(&base.programme, &["dossiers", "lister"])["code"], "membre-ambigu");
        let inconnu = base.programme.avec("PASSERELLE_MEMBRE", "personne");
        assert_eq!(erreur(&inconnu, &["dossiers", "lister"])["code"], "membre-inconnu");
        elle.lancer(&["dossiers", "lister"]).reussie();
        let deux = moi(base).avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
        let refus = erreur(&deux, &["membres", "ajouter", "equipe2"]);
        assert_eq!(refus["code"], "identifiant-pris");
        moi(base).lancer(&["membres", "retirer", "equipe2"]).reussie();
    });
}

#[test]
fn a_member_gives_only_what_she_holds() {
    sur_sqlite(|base| {
        let trois = ["membres", "ajouter", "equipe3", "--compartiments", "faits,sante"];
        let phrase = "encore une autre phrase";
        // A volunteer adds nobody; who administers gives no key she does not hold.
        let benevole = ajouter(base, "equipe2", "faits,identite");
        let benevole = benevole.avec("PASSERELLE_NOUVELLE_PHRASE", phrase);
        assert_eq!(erreur(&benevole, &trois)["code"], "role");
        let elle = avec_role(base, "bureau", "administration");
        let elle = elle.avec("PASSERELLE_NOUVELLE_PHRASE", phrase);
        let refus = erreur(&elle, &trois);
        assert!(refus["message"].as_str().unwrap().contains("clé"), "{refus}");
        moi(base).lancer(&["membres", "retirer", "equipe2"]).reussie();
        moi(base).lancer(&["membres", "retirer", "bureau"]).reussie();
    });
}

#[test]
fn who_administers_adds_and_removes_and_a_head_of_unit_hands_and_replaces_keys() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &petite_file(), &[]);
        let dossier = base.trouver("QUAI");
        let bureau = avec_role(base, "bureau", "administration");
        let bureau = bureau.avec("PASSERELLE_NOUVELLE_PHRASE", SA_PHRASE);
        bureau.lancer(&["membres", "ajouter", "awa", "--role", "sante"]).reussie();
        let elle = base.programme.avec("PASSERELLE_MEMBRE", "awa");
        let elle = elle.avec("PASSERELLE_PHRASE", SA_PHRASE);
        let montrer = ["dossiers", "montrer", &dossier];
        assert!(!elle.lancer(&montrer).reussie().sortie.contains("QUAI"));
        let lignes = json_de(&moi(base), &["membres", "lister"]);
        let awa = &lignes["membres"][0];
        assert_eq!((&awa["identifiant"], &awa["role"]), (&"awa".into(), &"sante".into()));
        assert_eq!(awa["a_remettre"], serde_json::json!(["identite", "sante"]));
        assert_eq!(erreur(&bureau, &["membres", "remettre", "awa"])["code"], "role");
        moi(base).lancer(&["membres", "remettre", "awa"]).reussie();
        assert!(elle.lancer(&montrer).reussie().sortie.contains("QUAI"));

        bureau.lancer(&["membres", "retirer", "awa"]).reussie();
        assert_eq!(erreur(&elle, &montrer)["code"], "membre-inconnu");
        let remplaces = json_de(&moi(base), &["membres", "remplacer"]);
        assert_eq!(remplaces["remplaces"], serde_json::json!(["faits", "identite", "sante"]));
        intacte(&moi(base));
        assert!(moi(base).lancer(&montrer).reussie().sortie.contains("QUAI"));
        moi(base).lancer(&["membres", "role", "bureau", "dpo"]).reussie();
        assert_eq!(erreur(&bureau, &["membres", "retirer", "awa"])["code"], "role");
        moi(base).lancer(&["membres", "retirer", "bureau"]).reussie();
    });
}
