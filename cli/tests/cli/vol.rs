//! A stolen base, and every other place where a name has no business: errors, reports.

use testkit::{CANARI, Classeur, Programme, canari, contient};

use crate::commun::{Base, petite_file, sur_chaque_moteur, sur_sqlite};

/// Texts no thief may find. Country names and grounds stand for what a structured value means.
const MOTS: [&str; 10] = [
    CANARI,
    "Nigéria",
    "nigeria",
    "asile-rejete",
    "Asile rejeté",
    "1973-04-17",
    "17/04/1973",
    "0612345678",
    "+33612345678",
    "enceinte de",
];

fn file_marquee() -> Classeur {
    let entete = "N°|Nom|Prénom|Dite|Né(e) le|Sexe|Nationalité|1er contact|Situation adm.|OQTF|\
                  Enfants FR|Référente|Hébergement|Demande PSP|CDLP|Décision|Date décision|\
                  Motif refus|Tél.|Observations|Colonne à elles";
    let ligne = format!(
        "1|{}|{}|{}|17/04/1973|F|Nigéria|20/10/2022|débouté|OUI|2|{}|CHRS|10/01/2023|07/04/2023|\
         Refusé|20/04/2023|asile rejeté {}|06 12 34 56 78|enceinte de {}|{}",
        canari("nom"),
        canari("prenom"),
        canari("dite"),
        canari("referente"),
        canari("motif"),
        canari("note"),
        canari("colonne"),
    );
    Classeur::de_textes("File active", &[entete, &ligne])
}

/// What the acts of every file hold in clear, as they are written before sealing.
fn formes_ecrites(base: &Base) -> Vec<Vec<u8>> {
    let liste = base.json(&["dossiers", "lister", "--clos"]);
    let dossiers = liste["dossiers"].as_array().unwrap().iter();
    let mut formes = Vec::new();
    for dossier in dossiers {
        let journal = base.journal_de(dossier["dossier"].as_str().unwrap());
        for acte in &journal.actes {
            formes.push(minicbor::to_vec(&acte.fait).unwrap());
            if let domain::Fait::Observation(attribut) = &acte.fait {
                formes.push(minicbor::to_vec(attribut).unwrap());
            }
            formes.extend(acte.recit.as_ref().map(|recit| minicbor::to_vec(recit).unwrap()));
        }
    }
    // Shorter ones stand in any few megabytes of chance.
    formes.retain(|forme| forme.len() >= 5);
    formes
}

#[test]
fn a_stolen_base_yields_no_name_no_date_no_country_no_ground_no_narrative() {
    sur_chaque_moteur(|base| {
        base.importer("f.xlsx", &file_marquee(), &[]);
        base.importer("g.xlsx", &petite_file(), &["--source", "autre"]);
        let dossier = base.trouver(&canari("nom"));
        let note = base.chemin("note.txt");
        std::fs::write(&note, format!("elle a dit {}", canari("recit"))).unwrap();
        let recit = note.to_str().unwrap();
        for compartiment in ["social", "sante", "justice", "mineurs"] {
            let suite = ["note", "--compartiment", compartiment, "--recit", recit];
            base.json(&[&["acte", "consigner", &dossier][..], &suite].concat());
        }
        let jamais = canari("jamais");
        let canal = ["canal", "--moyen", "sms", "--ne-jamais-evoquer", &jamais];
        base.json(&[&["acte", "consigner", &dossier][..], &canal].concat());
        for (rubrique, valeur) in [("naissance", "1973-04-17"), ("referente", &canari("elle"))] {
            base.json(&["acte", "consigner", &dossier, "observation", rubrique, valeur]);
        }
        let formes = formes_ecrites(base);
        assert!(formes.len() > 50, "{}", formes.len());
        let vole = base.place.octets();
        assert!(contient(&vole, dossier.as_bytes()), "the search looks at the base itself");
        for mot in MOTS {
            assert!(!contient(&vole, mot.as_bytes()), "{mot}");
        }
        for forme in formes {
            assert!(!contient(&vole, &forme), "{forme:02x?}");
        }
    });
}

#[test]
fn a_base_left_open_by_a_killed_process_yields_nothing_either() {
    sur_sqlite(|base| {
        file_marquee().ecrire(&base.chemin("f.xlsx"));
        let mut enfant = base.programme.commande(&["importer", "f.xlsx"]).spawn().unwrap();
        // The log holds what was just written until the last connection closes.
        while !base.chemin("base.db-wal").exists() && enfant.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        let _ = enfant.kill();
        enfant.wait().unwrap();
        let vole = base.place.octets();
        for mot in MOTS {
            assert!(!contient(&vole, mot.as_bytes()), "{mot}");
        }
    });
}

/// Every text a person types, given where it is wrong.
fn fautes(dossier: &str) -> Vec<Vec<String>> {
    let marque = canari("saisie");
    let autre = "0192f0c0-0000-7000-8000-000000000000";
    let phrases = [
        marque.clone(),
        format!("dossiers montrer {marque}"),
        format!("dossiers montrer {autre} --au {marque}"),
        format!("dossiers montrer {autre}"),
        format!("dossiers lister --limite {marque}"),
        format!("dossiers lister {marque}"),
        format!("dossiers ouvrir --voie {marque}"),
        format!("acte consigner {dossier} observation naissance {marque}"),
        format!("acte consigner {dossier} observation {marque} oui"),
        format!("acte consigner {dossier} accompagnement --domaine {marque}"),
        format!("acte consigner {dossier} consentement --objet {marque}"),
        format!("acte consigner {dossier} cloture --motif {marque}"),
        format!("acte consigner {dossier} correction --acte {marque} --annuler"),
        format!("acte consigner {dossier} note --compartiment {marque}"),
        format!("acte consigner {dossier} {marque}"),
        format!("psp demander {dossier} --le {marque}"),
        format!("psp demander {dossier} --{marque} oui"),
        format!("psp decider {dossier} --sens {marque}"),
        format!("psp decider {dossier} --sens refus --motifs {marque}"),
        format!("psp terminer {dossier} --issue {marque}"),
        format!("chiffres annuels --annee {marque}"),
        format!("chiffres annuels --annee 2023 --consigne-avant {marque}"),
        format!("droits expliquer {marque}"),
        format!("membres ajouter essai --compartiments {marque}"),
        format!("membres ajouter essai --role {marque}"),
        format!("membres role responsable {marque}"),
        format!("membres role {marque} benevole"),
        format!("membres remettre {marque}"),
        format!("membres second-facteur {marque}"),
        format!("membres retirer {marque}"),
        format!("exporter --vers e.zip --colonnes {marque}"),
        format!("exporter --vers e.zip --colonnes nom --tableau {marque}"),
        format!("activite consigner sortie --rencontrees {marque}"),
        format!("activite consigner sortie --milieu {marque}"),
    ];
    let mots = |phrase: &String| phrase.split(' ').map(str::to_owned).collect();
    phrases.iter().map(mots).collect()
}

#[test]
fn no_error_repeats_what_was_typed() {
    sur_sqlite(|base| {
        let dossier = base.ouvrir("2026-01-05", "nom = \"ROSEAU\"");
        let avec = base.programme.avec("PASSERELLE_NOUVELLE_PHRASE", "une autre phrase");
        for mots in fautes(&dossier) {
            for format in ["texte", "json"] {
                let mut arguments: Vec<&str> = mots.iter().map(String::as_str).collect();
                arguments.extend(["--format", format]);
                se_tait(&avec, &arguments);
            }
        }
        let identite = format!("surnom = \"{}\"", canari("identite"));
        let sortie = base.programme.lancer_avec(&["dossiers", "ouvrir"], &identite).arretee(2);
        assert!(!sortie.tout().contains(CANARI), "{}", sortie.tout());
        let faits =
            format!("date_du_jour = 2026-03-02\n[personne]\nnom = \"{}\"\n", canari("faits"));
        std::fs::write(base.chemin("faits.toml"), faits).unwrap();
        let sortie = base.lancer(&["droits", "evaluer", "--faits", "faits.toml"]).arretee(2);
        assert!(!sortie.tout().contains(CANARI), "{}", sortie.tout());
    });
}

fn se_tait(programme: &Programme, arguments: &[&str]) {
    let sortie = programme.lancer(arguments);
    assert!(matches!(sortie.code, Some(1 | 2)), "{arguments:?} {:?}", sortie.code);
    assert_eq!(sortie.sortie, "", "{arguments:?}");
    assert!(!sortie.erreur.contains(CANARI), "{arguments:?}\n{}", sortie.erreur);
    if arguments.ends_with(&["json"]) {
        let erreur = sortie.erreur_json();
        assert!(erreur["erreur"]["code"].is_string(), "{arguments:?}\n{}", sortie.erreur);
    }
}

#[test]
fn an_unreadable_workbook_is_refused_without_a_word_of_it() {
    sur_sqlite(|base| {
        std::fs::write(base.chemin("f.xlsx"), canari("contenu")).unwrap();
        let sortie = base.lancer(&["importer", "f.xlsx"]).arretee(1);
        assert!(!sortie.tout().contains(CANARI), "{}", sortie.tout());
        assert!(sortie.erreur.contains("Que faire"), "{}", sortie.erreur);
    });
}
