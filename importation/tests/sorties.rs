//! Tables of outings.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod commun;

use commun::C::{D, N, T, V};
use commun::{aujourdhui, classeur, lue, lue_texte};
use domain::activite::Milieu;
use importation::{NatureFeuille, RaisonEcart, lire};

#[test]
fn outings_are_read_under_other_names() {
    let lecture = lue(vec![
        vec![T("MARAUDES 2023")],
        vec![
            T("Secteur"),
            T("Jour"),
            T("Nature"),
            T("Nb pers. rencontrées"),
            T("Nouvelles"),
            T("Orientations"),
            T("SMS envoyés"),
            T("Réponses reçues"),
            T("Temps passé"),
            T("Intervenants"),
            T("Commentaires"),
        ],
        vec![
            T("bois nord"),
            T("4 mai 2023"),
            T("Maraude de nuit"),
            N(12.0),
            T("3"),
            N(1.0),
            V,
            V,
            T("2h30"),
            T("A. Rivière, B. Lande"),
            T("pluie"),
        ],
        vec![
            T("en ligne"),
            D(2023, 5, 5),
            T("Réseaux sociaux"),
            V,
            V,
            N(0.0),
            N(25.0),
            N(4.0),
            N(2.0),
            N(2.0),
            V,
        ],
        vec![T("Total"), V, V, N(12.0), N(3.0), N(1.0), N(25.0), N(4.0), V, V, V],
        vec![V, T("TOTAL 2023"), V, N(12.0), N(3.0)],
        vec![V, V, V, N(12.0), N(3.0), N(1.0)],
    ]);
    let [maraude, reseaux] = lecture.sorties.as_slice() else { panic!("two outings") };
    assert_eq!(maraude.milieu, Milieu::Exterieur);
    assert_eq!(maraude.le, "2023-05-04".parse().unwrap());
    assert_eq!(maraude.lieu.as_deref(), Some("bois nord"));
    assert_eq!(
        (maraude.rencontrees, maraude.nouvelles, maraude.orientees),
        (Some(12), Some(3), Some(1))
    );
    assert_eq!((maraude.duree_minutes, maraude.equipe), (Some(150), Some(2)));
    assert_eq!(maraude.notes.len(), 1);
    assert_eq!(reseaux.milieu, Milieu::Numerique);
    assert_eq!((reseaux.messages, reseaux.reponses), (Some(25), Some(4)));
    assert_eq!(reseaux.duree_minutes, Some(120));
    let raisons: Vec<RaisonEcart> =
        lecture.feuilles[0].ecartees.iter().map(|ecartee| ecartee.raison).collect();
    assert_eq!(raisons, [RaisonEcart::Total, RaisonEcart::Total, RaisonEcart::SansPersonne]);
    assert_eq!(lecture.non_reconnues, []);
    assert_eq!(lecture.rejets, []);
}

#[test]
fn an_outing_without_a_day_is_rejected() {
    let lecture = lue_texte(
        "Date;Type;Personnes rencontrées\n;rue;4\n31/02/2023;rue;4\n?;rue;4\n12/03/2023;rue;4\n",
    );
    let motifs: Vec<(&str, &str)> = lecture
        .rejets
        .iter()
        .map(|rejet| (rejet.faute.colonne.as_str(), rejet.faute.motif.code()))
        .collect();
    assert_eq!(
        motifs,
        [("Date", "date-absente"), ("Date", "date-impossible"), ("Date", "date-absente"),]
    );
    assert_eq!(lecture.sorties.len(), 1);
}

#[test]
fn where_an_outing_goes_is_found_without_its_type() {
    let octets = classeur(&[
        (
            "Maraudes numériques",
            vec![vec![T("Date"), T("Durée (h)"), T("Messages")], vec![D(2023, 5, 5), N(2.0), V]],
        ),
        (
            "Aller-vers",
            vec![
                vec![T("Date"), T("Lieu"), T("Rencontres"), T("Messages")],
                vec![D(2023, 5, 5), T("bar du port"), N(2.0), V],
                vec![D(2023, 5, 6), T("secteur 2"), V, N(12.0)],
            ],
        ),
    ]);
    let lecture = lire(&octets, "xlsx", aujourdhui(), None).unwrap();
    assert!(lecture.feuilles.iter().all(|feuille| feuille.nature == NatureFeuille::Sorties));
    let milieux: Vec<Milieu> = lecture.sorties.iter().map(|sortie| sortie.milieu).collect();
    assert_eq!(milieux, [Milieu::Numerique, Milieu::Interieur, Milieu::Numerique]);
}
