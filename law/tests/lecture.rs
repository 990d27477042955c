//! Reading facts: every key, and every way to get one wrong.

#![expect(clippy::unwrap_used, reason = "a test stops where its fixture is wrong")]

use law::faits::{CleFait, ErreurFaits, NatureFait, Probleme, lire};
use law::{Faits, Issue};

const JOUR: &str = "date_du_jour = 2026-03-02\n";

fn erreur(suite: &str) -> ErreurFaits {
    lire(&format!("{JOUR}{suite}")).unwrap_err()
}

fn verifie(suite: &str, cle: &str, ligne: usize, probleme: Probleme) {
    let erreur = erreur(suite);
    assert_eq!(
        (erreur.cle.as_str(), erreur.ligne, erreur.probleme),
        (cle, ligne, probleme),
        "{suite}"
    );
    assert!(!erreur.attendu.is_empty());
}

/// A value of the right form for a key.
fn exemple(cle: CleFait) -> &'static str {
    match cle.cle() {
        "personne.annee_naissance" => "1998",
        "personne.nationalite" => "\"ue\"",
        "personne.departement" => "\"57\"",
        "personne.victime" => "[\"traite\"]",
        "sejour.document" => "\"visa\"",
        "sejour.oqtf_cadre" => "\"libre\"",
        "asile.statut" => "\"rejete\"",
        "famille.enfants_a_charge" => "2",
        "psp.periodes" => "[ { du = 2026-02-01 }, { du = 2026-08-01 } ]",
        "decision.objet" => "\"fin\"",
        "decision.sens" => "\"refus\"",
        "decision.motifs" => "[\"oqtf\", \"autre\"]",
        "ressources.mois_precedent_euros" | "stage.cout_euros" | "subvention.montant_euros" => {
            "12.50"
        }
        "stage.duree_jours" => "1",
        "stage.heures_par_jour" => "6.5",
        "sejour.document_expire_le" | "psp.fin_le" => "2027-01-01",
        autre if autre.ends_with("_le") || autre.ends_with("_du") || autre.contains("date_") => {
            "2025-12-31"
        }
        _ => "true",
    }
}

fn une_cle(cle: CleFait, valeur: &str) -> String {
    match cle.cle().split_once('.') {
        Some((table, nom)) => format!("[{table}]\n{nom} = {valeur}\n"),
        None => String::new(),
    }
}

#[test]
fn every_key_is_read_into_its_own_field() {
    let vides = Faits::nouveau("2026-03-02".parse().unwrap());
    let mut vus: Vec<Faits> = vec![vides];
    for cle in CleFait::TOUTES.iter().filter(|cle| **cle != CleFait::DateDuJour) {
        let mut texte = format!("{JOUR}{}", une_cle(*cle, exemple(*cle)));
        if *cle == CleFait::DecisionRecoursGracieuxRejeteLe {
            texte.push_str("recours_gracieux_le = 2025-12-01\n");
        }
        let faits = lire(&texte).unwrap_or_else(|e| panic!("{}: {e}", cle.cle()));
        assert!(!vus.contains(&faits), "{} fills no field of its own", cle.cle());
        vus.push(faits);
    }
}

#[test]
fn every_key_has_its_questions_and_its_form() {
    for cle in CleFait::TOUTES {
        assert_eq!(CleFait::depuis_cle(cle.cle()), Some(*cle));
        assert!(cle.question_fr().ends_with('?') && cle.question_en().ends_with('?'));
        assert!(!cle.forme().is_empty());
        let acte = cle.cle().ends_with("_le")
            || ["date_du_jour", "psp.periodes", "decision.motifs", "sejour.delai_reflexion_du"]
                .contains(&cle.cle());
        assert_eq!(cle.nature() == NatureFait::Acte, acte, "{}", cle.cle());
    }
}

#[test]
fn the_day_is_required() {
    let erreur = lire("[personne]\nmajeure = true\n").unwrap_err();
    assert_eq!((erreur.cle.as_str(), erreur.ligne), ("date_du_jour", 1));
    assert_eq!(erreur.probleme, Probleme::CleManquante);
    assert_eq!(lire("").unwrap_err().probleme, Probleme::CleManquante);
    assert_eq!(lire("date_du_jour = \"2026-03-02\"").unwrap_err().probleme, Probleme::Type);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    verifie("[personne]\nmajeur = true\n", "personne.majeur", 3, Probleme::CleInconnue);
    verifie("[psp]\n\n# note\nages = 1\n", "psp.ages", 5, Probleme::CleInconnue);
    verifie("[identite]\nnom = 1\n", "identite", 2, Probleme::CleInconnue);
    verifie("majeure = true\n", "majeure", 2, Probleme::CleInconnue);
    verifie(
        "[psp]\nperiodes = [ { au = 2026-01-01 } ]\n",
        "psp.periodes.au",
        3,
        Probleme::CleInconnue,
    );
    verifie(
        "[psp]\nperiodes = [ { du = 2026-01-01, au = 2026-01-02 } ]\n",
        "psp.periodes.au",
        3,
        Probleme::CleInconnue,
    );
}

#[test]
fn a_wrong_type_is_named_with_its_line() {
    for (cle, valeur) in [
        ("personne.majeure", "\"oui\""),
        ("personne.majeure", "1"),
        ("personne.date_naissance", "\"1998-05-04\""),
        ("personne.date_naissance", "1998-05-04T10:00:00"),
        ("personne.date_naissance", "10:00:00"),
        ("personne.annee_naissance", "\"1998\""),
        ("personne.nationalite", "true"),
        ("personne.departement", "57"),
        ("personne.victime", "\"traite\""),
        ("personne.victime", "[1]"),
        ("famille.enfants_a_charge", "1.5"),
        ("ressources.mois_precedent_euros", "\"600\""),
        ("psp.periodes", "2026-01-01"),
        ("psp.periodes", "[2026-01-01]"),
        ("psp.periodes", "[ { du = \"2026-01-01\" } ]"),
        ("decision.motifs", "\"oqtf\""),
        ("stage.duree_jours", "2026-01-01"),
    ] {
        let (table, nom) = cle.split_once('.').unwrap();
        verifie(&format!("[{table}]\n{nom} = {valeur}\n"), cle, 3, Probleme::Type);
    }
    verifie("personne = 3\n", "personne", 2, Probleme::Type);
}

#[test]
fn a_value_outside_the_list_or_the_bounds_is_named_with_its_line() {
    for (cle, valeur) in [
        ("personne.nationalite", "\"belge\""),
        ("personne.departement", "\"99\""),
        ("personne.victime", "[\"autre\"]"),
        ("personne.annee_naissance", "98"),
        ("sejour.document", "\"passeport\""),
        ("sejour.oqtf_cadre", "\"liberté\""),
        ("asile.statut", "\"dublin\""),
        ("famille.enfants_a_charge", "-1"),
        ("famille.enfants_a_charge", "31"),
        ("ressources.mois_precedent_euros", "-1"),
        ("ressources.mois_precedent_euros", "12.5"),
        ("ressources.mois_precedent_euros", "12.505"),
        ("ressources.mois_precedent_euros", "1e3"),
        ("ressources.mois_precedent_euros", "nan"),
        ("ressources.mois_precedent_euros", "-0.50"),
        ("ressources.mois_precedent_euros", "99999999999999999999"),
        ("decision.motifs", "[\"oqtf\", \"fatigue\"]"),
        ("stage.heures_par_jour", "25"),
        ("stage.heures_par_jour", "24.01"),
    ] {
        let (table, nom) = cle.split_once('.').unwrap();
        verifie(&format!("[{table}]\n{nom} = {valeur}\n"), cle, 3, Probleme::Valeur);
    }
}

#[test]
fn an_impossible_date_is_named_with_its_line() {
    for valeur in
        ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0026-01-01"]
    {
        verifie(
            &format!("[decision]\nsens = \"refus\"\nnotifiee_le = {valeur}\n"),
            "decision.notifiee_le",
            4,
            Probleme::DateImpossible,
        );
    }
    verifie(
        "[psp]\nperiodes = [ { du = 2026-02-30 } ]\n",
        "psp.periodes",
        3,
        Probleme::DateImpossible,
    );
    let jour = lire("date_du_jour = 2026-02-30\n").unwrap_err();
    assert_eq!((jour.cle.as_str(), jour.ligne), ("date_du_jour", 1));
    assert_eq!(jour.probleme, Probleme::DateImpossible);
}

#[test]
fn what_is_not_toml_is_named_with_its_line() {
    verifie("[personne]\nmajeure = oui\n", "personne.majeure", 3, Probleme::Syntaxe);
    verifie("[personne\n", "(fichier de faits)", 2, Probleme::Syntaxe);
    let doublon = erreur("[personne]\nmajeure = true\nmajeure = true\n");
    assert_eq!((doublon.ligne, doublon.probleme), (4, Probleme::Syntaxe));
}

#[test]
fn contradictory_facts_are_refused() {
    for (suite, cle, ligne) in [
        ("[personne]\ndate_naissance = 2026-03-03\n", "personne.date_naissance", 3),
        ("[personne]\nannee_naissance = 2027\n", "personne.annee_naissance", 3),
        (
            "[personne]\ndate_naissance = 1998-05-04\nannee_naissance = 1997\n",
            "personne.annee_naissance",
            4,
        ),
        ("[personne]\ndate_naissance = 1998-05-04\nmajeure = false\n", "personne.majeure", 4),
        ("[personne]\ndate_naissance = 2010-05-04\nmajeure = true\n", "personne.majeure", 4),
        ("[personne]\nannee_naissance = 2010\nmajeure = true\n", "personne.majeure", 4),
        ("[decision]\nnotifiee_le = 2026-03-03\n", "decision.notifiee_le", 3),
        (
            "[decision]\nnotifiee_le = 2026-02-01\nrecours_gracieux_le = 2026-01-31\n",
            "decision.recours_gracieux_le",
            4,
        ),
        (
            "[decision]\nrecours_gracieux_le = 2026-02-01\nrecours_gracieux_rejete_le = \
             2026-01-31\n",
            "decision.recours_gracieux_rejete_le",
            4,
        ),
        (
            "[decision]\nrecours_gracieux_rejete_le = 2026-01-31\n",
            "decision.recours_gracieux_rejete_le",
            3,
        ),
        ("[psp]\nperiodes = [ { du = 2026-02-01 }, { du = 2026-01-01 } ]\n", "psp.periodes", 3),
        ("[psp]\nperiodes = [ { du = 2026-02-01 }, { du = 2026-02-01 } ]\n", "psp.periodes", 3),
        ("[psp]\nautorise_le = 2026-02-01\nfin_le = 2026-01-31\n", "psp.fin_le", 4),
        ("[psp]\nautorise_le = 2026-03-03\n", "psp.autorise_le", 3),
        ("[suivi]\ndernier_contact_le = 2026-03-03\n", "suivi.dernier_contact_le", 3),
        (
            "[agrement]\nassociation_declaree_le = 2025-01-01\ndemande_complete_le = 2024-01-01\n",
            "agrement.demande_complete_le",
            4,
        ),
    ] {
        verifie(suite, cle, ligne, Probleme::Contradiction);
    }
}

#[test]
fn what_may_lie_ahead_is_accepted() {
    let faits = format!(
        "{JOUR}[sejour]\ndocument_expire_le = 2027-01-01\n[hebergement]\n \
         fin_de_prise_en_charge_le = 2027-01-01\n[subvention]\nexercice_clos_le = \
         2026-12-31\n[psp]\n autorise_le = 2026-02-01\nfin_le = \
         2026-07-31\ncommission_prochaine_le = 2026-06-18\n periodes = [ {{ du = 2026-02-01 }}, {{ \
         du = 2026-08-01 }} ]\n"
    );
    assert!(lire(&faits).is_ok());
}

#[test]
fn ages_that_agree_are_accepted() {
    for age in [
        "date_naissance = 2008-03-02\nmajeure = true",
        "date_naissance = 2008-03-03\nmajeure = false\nannee_naissance = 2008",
        "annee_naissance = 2008\nmajeure = false",
        "annee_naissance = 2008\nmajeure = true",
    ] {
        assert!(lire(&format!("{JOUR}[personne]\n{age}\n")).is_ok(), "{age}");
    }
}

#[test]
fn amounts_are_whole_or_have_two_decimals() {
    for (valeur, centimes) in [("0", 0), ("180", 18_000), ("180.00", 18_000), ("635.71", 63_571)] {
        let faits = lire(&format!("{JOUR}[stage]\ncout_euros = {valeur}\n")).unwrap();
        assert_eq!(faits.stage.cout_centimes, Some(centimes), "{valeur}");
    }
    let heures = lire(&format!("{JOUR}[stage]\nheures_par_jour = 6.5\n")).unwrap();
    assert_eq!(heures.stage.heures_par_jour_centiemes, Some(650));
}

/// Errors end up in logs: whatever was written as a value must not be there.
#[test]
fn no_error_repeats_a_value() {
    const CANARI: &str = "ZZCANARIZZ";
    for suite in [
        format!("[personne]\nnationalite = \"{CANARI}\"\n"),
        format!("[personne]\nmajeure = \"{CANARI}\"\n"),
        format!("[personne]\nmajeure = {CANARI}\n"),
        format!("[personne]\nvictime = [\"{CANARI}\"]\n"),
        format!("[personne]\ndate_naissance = \"{CANARI}\n"),
        format!("[decision]\nmotifs = [\"oqtf\", \"{CANARI}\"]\n"),
        format!("[personne]\n\"Madame {CANARI}\" = true\n"),
        format!("{CANARI} née le 4 mai\n"),
        format!("[personne]\ndepartement = \"{CANARI}\"\n"),
    ] {
        let erreur = erreur(&suite);
        assert!(!format!("{erreur} {erreur:?}").contains(CANARI), "{suite}");
    }
}

#[test]
fn a_dated_act_later_than_the_day_has_not_happened_for_the_engine() {
    let mut faits = Faits::nouveau("2026-03-02".parse().unwrap());
    faits.sejour.demande_le = Some("2026-03-03".parse().unwrap());
    let reponse = law::evaluer_une(law::QuestionId::TitreSilence, &faits).unwrap();
    assert_eq!(reponse.issue, Issue::HorsChamp);
}
