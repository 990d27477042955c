//! Inputs that were hidden are found again, with the spread that the outputs leave.

use forecast::calibrage::{ErreurCalibrage, Recherche};
use forecast::scenario::Scenario;
use forecast::{Changement, Indicateur, calibrer, prevoir};

use crate::commun::reglages;

const RECHERCHE: Recherche = Recherche { points: 40, tours: 4 };

/// A department whose outputs are known because its inputs were chosen.
fn plante(preparation: f64, accord: f64) -> Scenario {
    let vrai = [
        Changement::nombre("souhaits.facteur", 0.3),
        Changement::nombre("preparation.duree.moyenne_jours", preparation),
        Changement::nombre("psp.accord_renouvellement", accord),
    ];
    let bilan = prevoir(
        &Scenario::livre("paris").unwrap().changer(&vrai).unwrap(),
        &reglages(40),
        &|_, _| {},
    );
    let attente = bilan.indicateur(Indicateur::AttenteMoyenne).unwrap().moyenne;
    let en_cours = bilan.indicateur(Indicateur::EnCours).unwrap().moyenne;
    Scenario::lire(&format!(
        r#"
base = "paris"
[changements]
souhaits.facteur = 0.3
[[changements.calibrage.inconnue]]
champ = "preparation.duree.moyenne_jours"
bas = 10
haut = 240
[[changements.calibrage.inconnue]]
champ = "psp.accord_renouvellement"
bas = 0.5
haut = 1.0
[[changements.calibrage.cible]]
sortie = "attente_mois"
annee = 2023
valeur = {attente}
tolerance = 0.25
[[changements.calibrage.cible]]
sortie = "en_cours"
annee = 2023
valeur = {en_cours}
tolerance = 6
"#
    ))
    .unwrap()
}

#[test]
fn hidden_inputs_are_within_the_spread_that_is_found() {
    for (preparation, accord) in [(60.0, 0.95), (150.0, 0.7)] {
        let trouve =
            calibrer(&plante(preparation, accord), RECHERCHE, &reglages(8), &|_, _| {}).unwrap();
        assert!(trouve.distance <= 1.0, "{trouve:?}");
        assert!(trouve.compatibles >= 5, "{trouve:?}");
        for (etendue, vrai) in trouve.inconnues.iter().zip([preparation, accord]) {
            let (bas, milieu, haut) = etendue.compatibles.unwrap();
            let large = etendue.inconnue.haut - etendue.inconnue.bas;
            assert!(bas <= milieu && milieu <= haut);
            assert!(vrai >= bas - 0.05 * large && vrai <= haut + 0.05 * large, "{etendue:?}");
            assert!(haut - bas < 0.6 * large, "nothing was learnt: {etendue:?}");
        }
        assert!(!trouve.sorties.is_empty());
    }
}

#[test]
fn outputs_that_no_input_gives_are_said_to_be_out_of_reach() {
    let changements = [
        Changement::nombre("calibrage.cible.0.valeur", 5000.0),
        Changement::nombre("calibrage.cible.0.tolerance", 5.0),
    ];
    let scenario = Scenario::livre("aujourd-hui").unwrap().changer(&changements).unwrap();
    let recherche = Recherche { points: 8, tours: 1 };
    let trouve = calibrer(&scenario, recherche, &reglages(2), &|_, _| {}).unwrap();
    assert_eq!(trouve.compatibles, 0);
    assert!(trouve.distance > 1.0);
    assert!(trouve.inconnues.iter().all(|etendue| etendue.compatibles.is_none()));
}

#[test]
fn a_known_output_of_another_time_is_an_error() {
    let changement = [Changement::nombre("calibrage.cible.0.annee", 2050.0)];
    let scenario = Scenario::livre("aujourd-hui").unwrap().changer(&changement).unwrap();
    let erreur = calibrer(&scenario, RECHERCHE, &reglages(2), &|_, _| {}).unwrap_err();
    assert_eq!(erreur, ErreurCalibrage::Annee(2050));
}
