//! A hundred associations in eighty-two departments, most of which one association serves alone:
//! they publish together, and nothing leaks.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "known shapes")]

#[path = "commun/nationale.rs"]
mod nationale;

use observatory::cartes;
use tableau::Case;

#[test]
fn a_hundred_associations_publish_departments_and_only_their_own_are_masked() {
    // One person in twenty: two thousand.
    let apports = nationale::apports(20);
    assert_eq!(apports.len(), 100);
    let edition = nationale::publier(apports.clone());
    let table = edition.tables.iter().position(|table| {
        let entete = &table.entete;
        entete.indicateur == "personnes" && entete.dimensions[0].code == "departement"
    });
    let table = table.unwrap();
    let carte = cartes::classes(&edition.tables[table]).unwrap();
    let mut publies = 0;
    for departement in &carte {
        let siens = apports.iter().filter(|apport| apport[table].cases()[departement.case] > 0);
        match (departement.publie, siens.count()) {
            (Some((nombre, _)), associations) if nombre > 0 => {
                assert!(associations > 1, "{}: one association's own", departement.code);
                publies += 1;
            }
            _ => {}
        }
    }
    assert!(publies >= 3, "{publies}: where several work, the count is published");
    let ensemble = edition.tables[table].cases.last().unwrap();
    assert!(matches!(ensemble, Case::Publiee(nombre) if *nombre > 500), "{ensemble:?}");
    let marges = nationale::marges(&edition);
    assert_eq!(marges.len(), 4);
    assert!(marges.iter().all(nationale::proche), "{marges:?}");
}
