use super::*;

fn role(entete: &str, portee: Portee) -> Option<&'static str> {
    reconnaitre(entete, portee).roles.first().map(|role| role.code())
}

#[test]
fn every_line_of_the_table_names_roles() {
    for ligne in include_str!("entetes.csv").lines() {
        let (codes, noms) = ligne.split_once(';').unwrap();
        for code in codes.split('/') {
            assert!(Role::depuis_code(code).is_some(), "{code}");
        }
        assert!(!noms.is_empty());
    }
}

#[test]
fn a_name_stands_once_in_the_table() {
    for portee in [Portee::Personnes, Portee::Sorties] {
        let mut vus: HashMap<String, Vec<Role>> = HashMap::new();
        for (roles, nom) in lignes(include_str!("entetes.csv"), portee) {
            let plie = if plier(nom).is_empty() { nom.to_owned() } else { plier(nom) };
            if let Some(autres) = vus.insert(plie, roles.clone()) {
                assert_eq!(autres, roles, "{nom}");
            }
        }
    }
}

#[test]
fn usual_headers_of_people_are_recognised() {
    for (attendu, entetes) in [
        ("numero", "N°|n°|No|Numéro|NUMERO DOSSIER|Id|#"),
        ("nom", "Nom|NOM|nom de famille|Nom (usage)|NOMS"),
        ("prenom", "Prénom|PRENOM|Prénom(s)|prenoms"),
        ("nom-complet", "Nom et prénom|NOM Prénom|Identité|Nom/Prénom"),
        ("dite", "Dite|dit(e)|Alias|Surnom|Prénom d'usage|Pseudo"),
        ("naissance", "Né(e) le|Née le|NÉE LE|Date de naissance|DDN|Date naiss.|naissance|Né·e le"),
        ("naissance", "Date de naissance (jj/mm/aaaa)|Année de naissance|date naissance|Né-e le"),
        ("sexe", "Sexe|SEXE|Genre|H/F|Civilité|sexe (F/H/T)"),
        ("nationalite", "Nationalité|nationalite|Nat.|Pays d'origine|Pays|Natonalité"),
        ("premier-contact", "1er contact|1ER CONTACT|Premier contact|Date 1er contact"),
        ("premier-contact", "Date d'arrivée|Rencontrée le|Entrée file active|Date du 1er contact"),
        ("premier-contact", "Date de 1er contact avec l'association|premier contact le"),
        ("voie", "Par|Orientée par|Mode de contact|Via|orienté par"),
        ("sejour", "Situation adm.|Situation administrative|Titre de séjour|Sit. adm.|Sit adm"),
        ("oqtf", "OQTF|oqtf ?|OQTF (O/N)"),
        ("enfants-france", "Enfants FR|Enfants en France|Enf. FR|Nb enfants en France"),
        ("enfants-pays", "Enfants pays|Enfants au pays|Enfants à l'étranger|Enf. pays"),
        ("referente", "Référente|Référent(e)|REF.|Travailleuse sociale|Suivie par"),
        ("hebergement", "Hébergement|Logement|Héberg.|hebergement actuel|Type d'hébergement"),
        (
            "souhait-sortie",
            "Souhait de sortie|Souhait sortie|Souhait de sortir|Date souhait sortie",
        ),
        ("demande-psp", "Demande PSP|Date demande PSP|Date de dépôt|Dépôt PSP|Demande de PSP le"),
        ("commission", "CDLP|Commission|Date CDLP|Passage en commission|Date de la CDLP"),
        ("decision", "Décision|DECISION|Décision préfet|Décision du préfet|Avis"),
        ("date-decision", "Date décision|Date de la décision|Décision le|Date décision préfet"),
        ("date-notification", "Notification|Notifié le|Date de notification"),
        ("motif-refus", "Motif refus|Motif de refus|Motif du refus|Motifs|Si refus, motif"),
        ("renouvellement", "Renouv. 1|Renouv. 2|Renouvellement 3|1er renouvellement|R1"),
        ("renouvellement", "2ème renouvellement|Renouvellement n°2|Date renouv. 1|3e renouv."),
        ("fin-psp", "Sortie PSP|Fin PSP|Fin de parcours|Date de sortie|Date fin PSP"),
        ("issue", "Issue|Devenir|Motif de sortie|Motif fin PSP"),
        ("afis", "AFIS|afis|AFIS (oui/non)"),
        ("telephone", "Tél.|Téléphone|TEL|Portable|N° de tél.|Tél. 2|Telephone portable"),
        ("note", "Observations|Remarques|Commentaires|Obs.|Notes"),
        ("departement", "Département|Dpt|Dépt."),
        ("situation-conjugale", "Situation familiale|Situation conjugale"),
        ("langue", "Langue|Langue parlée|Langues"),
        ("plainte", "Plainte|Dépôt de plainte"),
        ("cadre", "Lieu de prostitution|Rue / internet"),
        ("cloture", "Date de clôture|Clôture|Fin de suivi"),
        ("echeance", "Prochain RDV|Échéance|Prochaine CDLP"),
        ("aps-fin", "Fin APS|APS jusqu'au"),
    ] {
        for entete in entetes.split('|') {
            assert_eq!(role(entete, Portee::Personnes), Some(attendu), "{entete}");
        }
    }
}

#[test]
fn usual_headers_of_outings_are_recognised() {
    for (attendu, entetes) in [
        ("sortie-date", "Date|DATE|Jour|Date de la sortie"),
        ("sortie-type", "Type|Type de sortie|Nature|Modalité"),
        ("sortie-lieu", "Lieu|Secteur|Zone"),
        ("sortie-duree", "Durée (h)|Durée|Durée (min)|Nb heures|Temps passé"),
        ("sortie-equipe", "Équipe|Intervenants|Nb intervenants"),
        ("sortie-rencontrees", "Personnes rencontrées|Pers. rencontrées|Nb rencontrées|Contacts"),
        ("sortie-nouvelles", "dont nouvelles|Nouvelles|Nouvelles personnes|Nouv."),
        ("sortie-orientees", "Orientées accueil|Orientations|Orientées"),
        ("sortie-messages", "Messages envoyés|Messages|SMS envoyés|Nb messages"),
        ("sortie-reponses", "Réponses|Réponses reçues|Nb réponses"),
        ("note", "Observations|Commentaires"),
    ] {
        for entete in entetes.split('|') {
            assert_eq!(role(entete, Portee::Sorties), Some(attendu), "{entete}");
        }
    }
}

#[test]
fn other_columns_are_not_guessed() {
    for entete in [
        "Adresse",
        "Nationalité du conjoint",
        "Nom de la mère",
        "Date de naissance des enfants",
        "Décision renouvellement",
        "Âge",
        "Mail",
        "Profession",
        "Poids",
        "Enfants",
        "",
        "?",
    ] {
        assert_eq!(role(entete, Portee::Personnes), None, "{entete}");
    }
}

#[test]
fn a_header_on_two_rows_is_recognised_by_its_very_words() {
    let role = |groupe, entete| {
        reconnaitre_compose(groupe, entete, Portee::Personnes).roles.first().map(|r| r.code())
    };
    assert_eq!(role("Enfants", "FR"), Some("enfants-france"));
    assert_eq!(role("ENFANTS", "au pays"), Some("enfants-pays"));
    assert_eq!(role("PSP", "Demande"), Some("demande-psp"));
    assert_eq!(role("Renouvellements", "1"), Some("renouvellement"));
    assert_eq!(role("File active 2023", "Nom"), None);
}
