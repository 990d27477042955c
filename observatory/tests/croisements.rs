//! Counting every table at once gives what counting each alone does.

#![expect(clippy::indexing_slicing, reason = "known shapes")]

use std::collections::BTreeMap;

use observatory::cube::croisements::{ErreurCroisements, Vue, croiser};
use proptest::prelude::*;

fn naif(colonnes: &[Vec<u8>], axes: &[usize]) -> BTreeMap<Vec<u8>, u32> {
    let mut comptes = BTreeMap::new();
    let case = |rang: usize| axes.iter().map(|axe| colonnes[*axe][rang]).collect::<Vec<u8>>();
    for case in (0..colonnes[0].len()).map(case) {
        *comptes.entry(case).or_insert(0) += 1;
    }
    comptes
}

proptest! {
    #[test]
    fn every_cell_of_every_table_is_right(
        lignes in prop::collection::vec(prop::collection::vec(0_u8..=255, 5), 0..300),
        tailles in prop::collection::vec(1_u8..12, 1..=5),
        seuil in 0_u32..6,
    ) {
        let colonne = |rang: usize| lignes.iter().map(|l| l[rang] % tailles[rang]).collect();
        let colonnes: Vec<Vec<u8>> = (0..tailles.len()).map(colonne).collect();
        let tables = croiser(&colonnes, &tailles).unwrap();
        let n = tailles.len();
        let combien = n + n * (n - 1) / 2 + n * (n - 1) * n.saturating_sub(2) / 6;
        prop_assert_eq!(tables.len(), combien);
        for table in &tables {
            let attendus = naif(&colonnes, &table.axes);
            let masquees = attendus.values().filter(|c| **c <= seuil).count();
            let vues: Vec<Vue> = table.seuiller(seuil).collect();
            prop_assert_eq!(vues.iter().filter(|v| **v == Vue::Masquee).count(), masquees);
            for (case, attendu) in attendus {
                let rang = case.iter().zip(&table.axes).fold(0, |rang, (code, axe)| {
                    rang * usize::from(tailles[*axe]) + usize::from(*code)
                });
                prop_assert_eq!(table.comptes[rang], attendu);
            }
            prop_assert_eq!(table.comptes.iter().sum::<u32>() as usize, lignes.len());
        }
    }
}

#[test]
fn codes_beyond_their_size_and_uneven_columns_are_refused() {
    assert_eq!(croiser(&[vec![0, 2]], &[2]), Err(ErreurCroisements::Code(0)));
    assert_eq!(croiser(&[vec![0], vec![0, 1]], &[2, 2]), Err(ErreurCroisements::Longueurs));
    assert_eq!(croiser(&[vec![0]], &[2, 2]), Err(ErreurCroisements::Longueurs));
    assert_eq!(croiser(&[], &[]), Ok(Vec::new()));
}
