//! Lists of people as associations keep them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::C::{B, D, N, S, T, V};
use commun::{C, aujourdhui, classeur, lue, lue_texte, numeros, seule};
use domain::profil::{
    Genre, Hebergement, Naissance, Oqtf, Plainte, SituationAdministrative, SituationConjugale,
};
use domain::psp::{IssueParcours, Motif};
use domain::{Jour, Valeur};
use importation::{
    AfisLue, Constat, DecisionLue, LignePersonne, NatureFeuille, RaisonEcart, Role, Survenue, lire,
};

fn j(texte: &str) -> Jour {
    texte.parse().unwrap()
}

fn connu(texte: &str) -> Valeur<Jour> {
    Valeur::Connue(j(texte))
}

/// A row with every column, under other names than the shared workbook's.
fn entiere() -> LignePersonne {
    seule(
        "N°|Nom|Prénom|Dite|Date de naissance|Genre|Pays d'origine|Rencontrée le|Orientée par|\
         Titre de séjour|OQTF ?|Enf. FR|Enf. pays|Suivie par|Logement|Souhaite sortir|\
         Date de dépôt|\
         Date CDLP|Décision du préfet|Date de la décision|Notifié le|Motif du refus|\
         1er renouvellement|2e renouvellement|Fin PSP|Devenir|AFIS|Portable|Remarques|\
         Situation familiale|Plainte|Département",
        vec![
            N(12.0),
            T("ÉTANG"),
            T("Zoé"),
            T("Coco"),
            T("4 mai 1998"),
            T("Mme"),
            T("RCI"),
            D(2022, 3, 1),
            T("police"),
            T("récépissé"),
            T("x"),
            T("2 enf."),
            N(1.0),
            T("A. R."),
            T("chez un tiers"),
            T("oui"),
            T("01.06.22"),
            D(2022, 9, 1),
            T("Favorable"),
            T("10 octobre 2022"),
            T("15/10/22"),
            V,
            T("10/04/2023"),
            D(2023, 10, 10),
            T("10/04/2024"),
            T("CDI"),
            T("oui"),
            N(600_112_233.0),
            T("ne pas appeler : conjoint"),
            T("mariée"),
            T("non"),
            N(57.0),
        ],
    )
}

#[test]
fn a_whole_row_is_read_into_the_domain_s_types() {
    let p = entiere();
    assert_eq!(p.repere.numero.as_deref(), Some("12"));
    assert_eq!((p.repere.feuille.as_str(), p.repere.ligne), ("File active", 2));
    assert_eq!(p.identite.nom.as_deref(), Some("ÉTANG"));
    assert_eq!(p.identite.dite.as_deref(), Some("Coco"));
    assert_eq!(p.identite.telephones, ["0600112233"]);
    assert_eq!(p.naissance, Some(Valeur::Connue(Naissance::Le(j("1998-05-04")))));
    assert_eq!(p.genre, Some(Valeur::Connue(Genre::Femme)));
    assert_eq!(p.nationalite, Some(Valeur::Connue("CI".parse().unwrap())));
    assert_eq!(p.premier_contact, Some(connu("2022-03-01")));
    assert_eq!(p.voie, Some(Valeur::Connue(domain::fait::VoieContact::Police)));
    assert_eq!(p.sejour, Some(Valeur::Connue(SituationAdministrative::Recepisse)));
    assert_eq!(p.oqtf, Some(Valeur::Connue(Oqtf::Visee { notifiee_le: None, cadre: None })));
    assert_eq!(p.enfants_en_france, Some(Valeur::Connue(2)));
    assert_eq!(p.enfants_au_pays, Some(Valeur::Connue(1)));
    assert_eq!(p.referente, Some(Valeur::Connue("A. R.".to_owned())));
    assert_eq!(p.hebergement, Some(Valeur::Connue(Hebergement::Tiers)));
    assert_eq!(p.canaux.len(), 1);
    assert_eq!(p.notes.len(), 1);
    assert_eq!(format!("{p:?}").matches("TANG").count(), 0);
}

#[test]
fn the_columns_of_the_pathway_are_read() {
    let p = entiere();
    assert_eq!(p.souhait_sortie, Some(Survenue::SansDate));
    assert_eq!(p.demande_psp, Some(Survenue::Le(j("2022-06-01"))));
    assert_eq!(p.commission, Some(Survenue::Le(j("2022-09-01"))));
    assert_eq!(p.decision, Some(DecisionLue::Accord));
    assert_eq!(p.decidee_le, Some(connu("2022-10-10")));
    assert_eq!(p.notifiee_le, Some(connu("2022-10-15")));
    assert_eq!(p.renouvellements, [j("2023-04-10"), j("2023-10-10")]);
    assert_eq!(p.fin_psp, Some(Survenue::Le(j("2024-04-10"))));
    assert_eq!(p.issue, Some(Valeur::Connue(IssueParcours::Cdi)));
    assert_eq!(p.afis, Some(AfisLue::Oui));
    assert_eq!(p.situation_conjugale, Some(Valeur::Connue(SituationConjugale::EnCouple)));
    assert_eq!(p.plainte, Some(Valeur::Connue(Plainte::Aucune)));
    assert_eq!(p.departement, Some(Valeur::Connue("57".parse().unwrap())));
}

#[test]
fn the_header_may_stand_anywhere_and_rows_that_are_not_people_are_set_aside() {
    let lecture = lue(vec![
        vec![T("FILE ACTIVE 2023 — ANTENNE 57")],
        vec![],
        vec![T("Mise à jour le 12/03/2024"), V, T("Confidentiel")],
        vec![],
        vec![],
        vec![T("Prénom"), T("Nom"), T("Sexe"), T("Né(e) le"), T("N°")],
        vec![T("Antenne Nord")],
        vec![T("Ada"), T("GALET"), T("F"), T("1998"), N(1.0)],
        vec![],
        vec![T("Zoé"), T("ÉTANG"), T("F"), D(1990, 1, 2), N(2.0)],
        vec![T("Prénom"), T("Nom"), T("Sexe"), T("Né(e) le"), T("N°")],
        vec![V, T("MARE"), T("f"), V, N(3.0)],
        vec![V, T("SANS NUMÉRO"), T("f"), V, V],
        vec![V, V, V, V, N(5.0)],
        vec![V, T("Sous-total"), N(4.0)],
        vec![V, V, N(4.0), N(2.0)],
        vec![T("Total général"), N(186.0)],
        vec![T("* : personnes revues en 2024")],
        vec![T("Légende : F femme")],
    ]);
    assert_eq!(numeros(&lecture), ["1", "2", "3", "-"]);
    let feuille = &lecture.feuilles[0];
    assert_eq!(feuille.ligne_entete, Some(6));
    let ecartees: Vec<(u32, RaisonEcart)> =
        feuille.ecartees.iter().map(|ecartee| (ecartee.ligne, ecartee.raison)).collect();
    assert_eq!(
        ecartees,
        [
            (7, RaisonEcart::TexteSeul),
            (11, RaisonEcart::EnteteRepetee),
            (14, RaisonEcart::NumeroSeul),
            (15, RaisonEcart::Total),
            (16, RaisonEcart::SansPersonne),
            (17, RaisonEcart::Total),
            (18, RaisonEcart::TexteSeul),
            (19, RaisonEcart::TexteSeul),
        ]
    );
    assert_eq!(lecture.rejets, []);
    assert_eq!(lecture.non_reconnues, []);
}

#[test]
fn a_person_may_have_a_nickname_and_nothing_else() {
    let lecture = lue(vec![
        vec![T("N°"), T("Nom"), T("Prénom"), T("Dite"), T("Sexe")],
        vec![N(1.0), T("GALET"), T("Ada"), V, T("F")],
        vec![N(2.0), V, V, T("Bella"), V],
        vec![V, V, V, T("Mimi"), V],
        vec![N(4.0), V, V, V, T("F")],
    ]);
    assert_eq!(numeros(&lecture), ["1", "2", "-", "4"]);
}

#[test]
fn one_impossible_or_future_date_rejects_the_row() {
    let lecture = lue(vec![
        vec![T("N°"), T("Nom"), T("Sexe"), T("Né le"), T("1er contact"), T("Fin APS"), T("CDLP")],
        vec![N(1.0), T("A"), T("F"), T("31/02/1990"), V, V, V],
        vec![N(2.0), T("B"), T("F"), V, T("01/07/2024"), V, V],
        vec![N(3.0), T("C"), T("F"), T("12/04/2031"), T("32/01/2020"), V, V],
        vec![N(4.0), T("D"), T("F"), V, V, T("01/01/2026"), V],
        vec![N(5.0), T("E"), T("F"), V, V, V, D(2030, 1, 1)],
        vec![N(6.0), T("F"), T("F"), T("?"), T("en attente"), T("NC"), T("prochainement")],
        vec![N(7.0), T("G"), T("F"), T("2031"), V, V, V],
        vec![N(8.0), T("H"), T("F"), T("vers 1700"), V, V, V],
        vec![N(9.0), T("I"), T("F"), V, T("bientôt peut-être"), V, V],
        vec![N(10.0), T("J"), T("F"), V, T("mai 2022"), V, V],
    ]);
    let rejets: Vec<(&str, &str, &str, &str, usize)> = lecture
        .rejets
        .iter()
        .map(|rejet| {
            (
                rejet.repere.numero.as_deref().unwrap(),
                rejet.faute.colonne.as_str(),
                rejet.faute.lettre.as_str(),
                rejet.faute.motif.code(),
                rejet.autres.len(),
            )
        })
        .collect();
    assert_eq!(
        rejets,
        [
            ("1", "Né le", "D", "date-impossible", 0),
            ("2", "1er contact", "E", "date-future", 0),
            ("3", "Né le", "D", "date-future", 1),
            ("5", "CDLP", "G", "date-future", 0),
            ("7", "Né le", "D", "date-future", 0),
            ("8", "Né le", "D", "date-impossible", 0),
        ]
    );
    assert_eq!(numeros(&lecture), ["4", "6", "9", "10"]);
    let signalees: Vec<(&str, Constat)> = lecture
        .non_reconnues
        .iter()
        .map(|signalement| (signalement.repere.numero.as_deref().unwrap(), signalement.faute.motif))
        .collect();
    assert_eq!(
        signalees,
        [
            ("6", Constat::DateInconnue),
            ("6", Constat::DateInconnue),
            ("6", Constat::DateInconnue),
            ("6", Constat::DateInconnue),
            ("9", Constat::DateNonReconnue),
            ("10", Constat::DateIncomplete),
        ]
    );
}

#[test]
fn what_is_not_understood_is_listed_and_kept() {
    let p = |entete: &'static str, cellule: C| {
        lue(vec![
            vec![T("N°"), T("Nom"), T("Sexe"), T(entete)],
            vec![N(1.0), T("GALET"), T("F"), cellule],
        ])
    };
    for (entete, texte) in [
        ("Nationalité", "pays des merveilles"),
        ("Hébergement", "yourte"),
        ("Enfants FR", "beaucoup"),
        ("Décision", "selon"),
        ("Situation adm.", "bleue"),
        ("Issue", "lune"),
        ("AFIS", "mauve"),
        ("Tél.", "chez le voisin"),
    ] {
        let lecture = p(entete, T(texte));
        let [signalement] = lecture.non_reconnues.as_slice() else { panic!("{entete}") };
        assert_eq!(signalement.faute.colonne, entete);
        assert_eq!(signalement.faute.lettre, "D");
        assert_eq!(signalement.faute.motif.code(), "valeur-non-reconnue");
        assert_eq!(lecture.personnes[0].notes[0].etiquette, entete);
        assert_eq!(lecture.personnes[0].notes[0].texte, texte);
        // Nothing that is printed says the value.
        assert!(!format!("{lecture:?}").contains(texte), "{entete}");
    }
    assert_eq!(p("Enfants FR", N(45.0)).non_reconnues[0].faute.motif, Constat::NombreHorsBornes);
    for inconnue in ["?", "NC", "inconnue", "-"] {
        let lecture = p("Nationalité", T(inconnue));
        assert_eq!(lecture.non_reconnues, []);
        assert_eq!(lecture.personnes[0].nationalite, Some(Valeur::Inconnue));
    }
}

#[test]
fn columns_of_no_known_role_are_listed_and_carried_as_notes() {
    let lecture = lue(vec![
        vec![T("Nom"), T("Couleur"), T("Sexe"), T("Prénom"), V],
        vec![T("GALET"), T("=1+1"), T("F"), T("Ada"), T("@en marge")],
    ]);
    let ignorees: Vec<(&str, &str)> = lecture.feuilles[0]
        .colonnes_ignorees()
        .map(|colonne| (colonne.lettre.as_str(), colonne.entete.as_str()))
        .collect();
    assert_eq!(ignorees, [("B", "Couleur"), ("E", "")]);
    let notes: Vec<(&str, &str)> = lecture.personnes[0]
        .notes
        .iter()
        .map(|note| (note.etiquette.as_str(), note.texte.as_str()))
        .collect();
    assert_eq!(notes, [("Couleur", "=1+1"), ("colonne E", "@en marge")]);
}

#[test]
fn a_header_on_two_rows_is_read() {
    let attendus = [Some(Role::EnfantsFrance), Some(Role::EnfantsPays)];
    for dessous in [
        vec![T("N°"), T("Nom"), T("Sexe"), T("FR"), T("au pays"), T("Né le")],
        vec![V, V, V, T("FR"), T("au pays"), V],
    ] {
        let lecture = lue(vec![
            vec![T("N°"), T("Nom"), T("Sexe"), T("Enfants"), V, T("Né le")],
            dessous,
            vec![N(1.0), T("GALET"), T("F"), N(1.0), N(2.0), T("1998")],
        ]);
        let roles: Vec<Option<Role>> =
            lecture.feuilles[0].colonnes.iter().skip(3).take(2).map(|c| c.role).collect();
        assert_eq!(roles, attendus);
        assert_eq!(lecture.personnes.len(), 1);
        assert_eq!(lecture.personnes[0].enfants_au_pays, Some(Valeur::Connue(2)));
    }
}

#[test]
fn the_content_settles_a_header_that_names_two_roles() {
    let p = seule(
        "Nom|Sexe|Contact|Origine|Statut",
        vec![T("GALET"), T("F"), T("06 00 11 22 33"), T("Nigéria"), T("sans titre")],
    );
    assert_eq!(p.identite.telephones.len(), 1);
    assert_eq!(p.nationalite, Some(Valeur::Connue("NG".parse().unwrap())));
    assert_eq!(p.sejour, Some(Valeur::Connue(SituationAdministrative::SansTitre)));
    let p = seule(
        "Nom|Sexe|Contact|Origine|Statut",
        vec![T("GALET"), T("F"), T("12/03/2022"), T("maraude"), T("célibataire")],
    );
    assert_eq!(p.premier_contact, Some(connu("2022-03-12")));
    assert_eq!(p.voie, Some(Valeur::Connue(domain::fait::VoieContact::Rue)));
    assert_eq!(p.situation_conjugale, Some(Valeur::Connue(SituationConjugale::Celibataire)));
}

#[test]
fn whole_names_in_one_column_are_separated() {
    for entete in ["Nom et prénom", "NOM Prénom", "Identité", "Nom"] {
        let p = seule(&format!("{entete}|Sexe|Né le"), vec![T("GALET Ada"), T("F"), T("1998")]);
        assert_eq!(p.identite.nom.as_deref(), Some("GALET"), "{entete}");
        assert_eq!(p.identite.prenom.as_deref(), Some("Ada"), "{entete}");
    }
}

#[test]
fn a_decision_may_hold_its_date_and_a_refusal_its_grounds() {
    let p = seule(
        "Nom|Sexe|Décision|Motif refus",
        vec![T("GALET"), T("F"), T("Refus le 12/03/2023"), T("OQTF + enfants au pays")],
    );
    assert_eq!(p.decision, Some(DecisionLue::Refus));
    assert_eq!(p.decidee_le, Some(connu("2023-03-12")));
    assert_eq!(p.motifs, [Motif::Oqtf, Motif::EnfantsALEtranger]);
    assert_eq!(p.motifs_texte.as_deref(), Some("OQTF + enfants au pays"));
    let p = seule("Nom|Sexe|Décision|Date", vec![T("G"), T("F"), T("Ajourné"), D(2023, 3, 12)]);
    assert_eq!(p.decision, Some(DecisionLue::Ajournee));
    assert_eq!(p.decidee_le, Some(connu("2023-03-12")));
}

#[test]
fn several_sheets_of_people_are_read_and_others_are_listed() {
    let entete = || vec![T("N°"), T("Nom"), T("Prénom"), T("Sexe"), T("1er contact")];
    let octets = classeur(&[
        ("Lisez-moi", vec![vec![T("Ce classeur contient la file active.")]]),
        ("2022", vec![entete(), vec![N(1.0), T("GALET"), T("Ada"), T("F"), D(2022, 1, 5)]]),
        ("2023", vec![entete(), vec![N(1.0), T("galet"), T("ADA"), T("F"), T("05/01/2022")]]),
        ("Partenaires", vec![vec![T("Nom"), T("Prénom"), T("Tél.")], vec![T("B"), T("C"), T("1")]]),
        ("Vide", vec![]),
    ]);
    let lecture = lire(&octets, "xlsx", aujourdhui(), None).unwrap();
    let natures: Vec<bool> = lecture
        .feuilles
        .iter()
        .map(|feuille| matches!(feuille.nature, NatureFeuille::Personnes))
        .collect();
    assert_eq!(natures, [false, true, true, false, false]);
    assert_eq!(lecture.personnes.len(), 2);
    assert_eq!(lecture.doublons.len(), 1);
    assert_eq!(lecture.non_reconnues, []);
}

#[test]
fn a_number_that_stands_twice_is_listed_and_both_rows_are_read() {
    let lecture = lue(vec![
        vec![T("N°"), T("Nom"), T("Sexe")],
        vec![N(1.0), T("GALET"), T("F")],
        vec![T("1"), T("ÉTANG"), T("F")],
    ]);
    assert_eq!(numeros(&lecture), ["1", "1"]);
    assert_eq!(lecture.non_reconnues[0].faute.motif, Constat::NumeroEnDouble);
    assert_eq!(lecture.non_reconnues[0].repere.ligne, 3);
}

#[test]
fn text_tables_are_read_in_every_encoding() {
    let texte = "N°;Nom;Prénom;Né(e) le;Sexe;Nationalité;Observations\r\n\
                 1;ÉTANG;Zoé;04/05/1998;Féminin;Brésil;\"ligne 1\r\nligne 2\"\r\n\
                 2,0;GALET;Hélène;1998;F;Côte d’Ivoire;\r\n\
                 TOTAL;2;;;;;\r\n";
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(texte);
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(texte.encode_utf16().flat_map(u16::to_le_bytes));
    let avec_marque = [b"\xef\xbb\xbf", texte.as_bytes()].concat();
    let attendue = lue_texte(texte);
    assert_eq!(numeros(&attendue), ["1", "2"]);
    assert_eq!(attendue.personnes[0].identite.nom.as_deref(), Some("ÉTANG"));
    assert_eq!(attendue.personnes[0].notes[0].texte, "ligne 1\nligne 2");
    assert_eq!(attendue.personnes[1].nationalite, Some(Valeur::Connue("CI".parse().unwrap())));
    assert_eq!(attendue.personnes[1].repere.ligne, 3);
    for octets in [windows.as_ref(), utf16.as_slice(), avec_marque.as_slice()] {
        let lecture = lire(octets, ".CSV", aujourdhui(), None).unwrap();
        assert!(lecture == attendue);
    }
    let tabulations = texte.replace(';', "\t");
    assert!(lire(tabulations.as_bytes(), "tsv", aujourdhui(), None).unwrap() == attendue);
}

#[test]
fn booleans_floats_and_errors_are_read_for_what_they_are() {
    let p = seule(
        "N°|Nom|Sexe|OQTF|AFIS|Enfants FR",
        vec![S("7.0".to_owned()), T("GALET"), T("F"), B(true), B(false), T("2.0")],
    );
    assert_eq!(p.repere.numero.as_deref(), Some("7"));
    assert_eq!(p.oqtf, Some(Valeur::Connue(Oqtf::Visee { notifiee_le: None, cadre: None })));
    assert_eq!(p.afis, Some(AfisLue::Non));
    assert_eq!(p.enfants_en_france, Some(Valeur::Connue(2)));
}

#[test]
fn renewals_are_named_in_many_ways_and_counted_once() {
    for entetes in [
        "Renouvellement 6 mois|Renouvellement 12 mois|Observations",
        "R1|R2|Obs.",
        "Renouv. PSP 1|Renouv. PSP 2|Notes",
        "Date du 1er renouvellement|Date du 2ème renouvellement|Demande renouvellement 1",
        "Renouvellements|Remarques|Divers",
    ] {
        let cellules = if entetes.starts_with("Renouvellements") {
            vec![T("10/10/2023 ; 10/04/2023"), V, V]
        } else {
            vec![T("10/04/2023"), D(2023, 10, 10), T("01/03/2023")]
        };
        let debut = vec![T("GALET"), T("F")];
        let p = seule(&format!("Nom|Sexe|{entetes}"), [debut, cellules].concat());
        assert_eq!(p.renouvellements, [j("2023-04-10"), j("2023-10-10")], "{entetes}");
    }
}
