//! Inputs pull outputs the way they should.

use forecast::scenario::Scenario;
use forecast::{Indicateur, sensibilite};

use crate::commun::reglages;

#[test]
fn inputs_pull_the_wait_the_way_they_should() {
    let scenario = Scenario::livre("paris").unwrap();
    let effets = sensibilite(&scenario, &reglages(12), &|_, _| {});
    let sur = |champ: &str, voulu| {
        let effet = effets.iter().find(|effet| effet.champ == champ);
        let effet = effet.unwrap_or_else(|| panic!("{champ} is not there"));
        effet.ecarts.iter().find(|(i, _)| *i == voulu).unwrap().1.unwrap()
    };
    let attente = Indicateur::AttenteMoyenne;
    assert!(sur("territoire.*.seances_par_an", attente).haut() < 0.0);
    assert!(sur("preparation.duree.moyenne_jours", attente).bas() > 0.0);
    assert!(sur("ouverture.delai.max_jours", attente).bas() > 0.0);
    assert!(sur("souhaits.facteur", Indicateur::EnCours).bas() > 0.0);
    assert!(sur("decision.accord", Indicateur::EnCours).bas() > 0.0);
    let nulle = sur("couts.par_psp_an_euros", attente);
    assert!(nulle.moyenne == 0.0 && nulle.marge == 0.0);
    // Every number is moved, and none that only says when.
    assert!(effets.len() > 20, "{}", effets.len());
    assert!(effets.iter().all(|effet| effet.champ != "debut"));
    let poids = |rang: usize| effets[rang].ecarts[0].1.unwrap().moyenne.abs();
    assert!(poids(0) >= poids(1));
}
