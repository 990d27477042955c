//! The year's figures follow their definitions to the day.

#![expect(clippy::unwrap_used, reason = "a test may stop on the first surprise")]

use domain::fait::{Ouverture, VoieContact};
use domain::profil::{Attribut, Genre, Naissance};
use domain::psp::{Decision, Demande, Evenement, Fin, Motif, Objet, Sens};
use domain::{Fait, Jour, Valeur};
use observatory::{Compteurs, Extraction, Sexe, extraire};

fn j(texte: &str) -> Jour {
    texte.parse().unwrap()
}

fn demande(le: &str) -> (Jour, Fait) {
    (j(le), Fait::Psp(Evenement::Demande(Demande { deposee_le: Some(j(le)) })))
}

fn decision(le: &str, sens: Sens, motifs: Vec<Motif>) -> (Jour, Fait) {
    let decision = Decision {
        objet: Objet::Entree,
        sens,
        decidee_le: j(le),
        notifiee_le: None,
        ecrite: None,
        mentionne_recours: None,
        motifs,
        preuve: None,
    };
    (j(le), Fait::Psp(Evenement::Decision(decision)))
}

fn fin(le: &str) -> (Jour, Fait) {
    (j(le), Fait::Psp(Evenement::Fin(Fin { finie_le: j(le), issue: None })))
}

fn ouverture(le: &str) -> (Jour, Fait) {
    (
        j(le),
        Fait::Ouverture(Ouverture { voie: Some(VoieContact::Rue), origine: None, datation: None }),
    )
}

fn compter(annee: i16, actes: &[(Jour, Fait)]) -> Compteurs {
    let mut extraction = Extraction::default();
    extraire(actes.iter().map(|(le, fait)| (*le, fait)), &mut extraction);
    let mut compteurs = Compteurs::nouveaux(annee).unwrap();
    compteurs.compter_personne(&extraction.faits);
    compteurs
}

#[test]
fn a_pathway_that_ends_on_the_last_day_is_still_running_that_day() {
    let jusqu_au = |jour: &str| {
        let actes = [
            ouverture("2021-01-05"),
            demande("2021-06-01"),
            decision("2022-01-10", Sens::Accord, vec![]),
            fin(jour),
        ];
        let compteurs = compter(2023, &actes);
        (compteurs.total("psp.en-cours").unwrap(), compteurs.total("psp.suivis").unwrap())
    };
    assert_eq!(jusqu_au("2023-12-31"), (1, 1));
    assert_eq!(jusqu_au("2023-12-30"), (0, 1));
    assert_eq!(jusqu_au("2023-01-01"), (0, 1));
    assert_eq!(jusqu_au("2022-12-31"), (0, 0));
}

#[test]
fn requests_count_by_request_date_and_decisions_by_decision_date() {
    let actes = [
        ouverture("2021-01-05"),
        demande("2022-12-31"),
        decision("2023-01-01", Sens::Refus, vec![Motif::Oqtf, Motif::AsileRejete]),
    ];
    let compteurs = compter(2023, &actes);
    assert_eq!(compteurs.total("psp.demandes").unwrap(), 0);
    assert_eq!(compteurs.total("psp.refus").unwrap(), 1);
    assert_eq!(compteurs.total("psp.refus.oqtf").unwrap(), 1);
    assert_eq!(compteurs.total("psp.en-cours").unwrap(), 0);
    assert_eq!(compter(2022, &actes).total("psp.demandes").unwrap(), 1);
}

#[test]
fn gender_and_age_are_those_of_the_last_day_of_the_year() {
    let genre =
        |le: &str, genre| (j(le), Fait::Observation(Attribut::Genre(Valeur::Connue(genre))));
    let naissance = Naissance::Le(j("2005-12-31"));
    let actes = [
        ouverture("2023-02-01"),
        genre("2023-02-01", Genre::Homme),
        (j("2023-02-01"), Fait::Observation(Attribut::Naissance(Valeur::Connue(naissance)))),
        genre("2024-03-01", Genre::FemmeTrans),
    ];
    let annee = compter(2023, &actes);
    assert_eq!(annee.par_sexe("personnes.nouvelles", Sexe::H).unwrap(), 1);
    assert_eq!(annee.total("age.18-25").unwrap(), 1);
    let suivante = compter(2024, &actes);
    assert_eq!(suivante.par_sexe("personnes", Sexe::T).unwrap(), 1);
    assert_eq!(suivante.total("personnes.nouvelles").unwrap(), 0);
}

#[test]
fn anonymous_counters_count_like_the_person_they_replace() {
    let actes = [
        ouverture("2022-05-01"),
        demande("2022-12-01"),
        decision("2023-03-01", Sens::Accord, vec![]),
    ];
    for annee in [2022, 2023, 2024] {
        let avant = compter(annee, &actes);
        let mut apres = Compteurs::nouveaux(annee).unwrap();
        for compteur in avant.en_anonymes() {
            apres.ajouter_anonyme(&compteur);
        }
        assert_eq!(avant, apres, "{annee}");
    }
}
