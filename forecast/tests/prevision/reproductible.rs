//! The same seed gives the same bytes, and another seed others.

use std::num::NonZeroUsize;

use forecast::scenario::Scenario;
use forecast::{Reglages, calibrer, comparer, illustration, prevoir};

use crate::commun::reglages;

fn octets(scenario: &Scenario, graine: u64, fils: usize) -> String {
    let reglages = Reglages { graine, replications: 9, fils: NonZeroUsize::new(fils).unwrap() };
    let bilan = prevoir(scenario, &reglages, &|_, _| {});
    let nom = [("s", scenario.debut, &bilan)];
    format!(
        "{bilan:?}\n{}\n{}\n{}\n{:?}",
        illustration::csv(&bilan),
        illustration::en_cours(&nom),
        illustration::attentes(&nom),
        comparer(scenario, scenario, &reglages, &|_, _| {}),
    )
}

#[test]
fn one_two_and_four_threads_give_the_same_bytes() {
    for nom in ["aujourd-hui", "dix-dossiers"] {
        let scenario = Scenario::livre(nom).unwrap();
        let un = octets(&scenario, 7, 1);
        assert_eq!(un, octets(&scenario, 7, 2), "{nom}");
        assert_eq!(un, octets(&scenario, 7, 4), "{nom}");
        assert_ne!(un, octets(&scenario, 8, 1), "{nom}");
    }
}

#[test]
fn a_calibration_does_not_depend_on_threads_either() {
    let scenario = Scenario::livre("aujourd-hui").unwrap();
    let recherche = forecast::calibrage::Recherche { points: 12, tours: 3 };
    let essai = |fils: usize| {
        let reglages = Reglages { fils: NonZeroUsize::new(fils).unwrap(), ..reglages(2) };
        format!("{:?}", calibrer(&scenario, recherche, &reglages, &|_, _| {}))
    };
    assert_eq!(essai(1), essai(4));
}

#[test]
fn the_same_scenario_differs_from_itself_by_nothing() {
    let scenario = Scenario::livre("moselle").unwrap();
    for difference in comparer(&scenario, &scenario, &reglages(5), &|_, _| {}).differences {
        if let Some(ecart) = difference.ecart {
            assert!(ecart.moyenne == 0.0 && ecart.marge == 0.0, "{difference:?}");
        }
    }
}
