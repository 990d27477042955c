//! Tables drawn at random, and short ways to make one.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};
use tableau::{Dimension, Entete, Periode, Tableau};

pub(crate) struct Alea(ChaCha20Rng);

impl Alea {
    pub(crate) fn nouveau(graine: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(graine))
    }

    pub(crate) fn sous(&mut self, borne: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(borne).unwrap()).unwrap()
    }
}

pub(crate) fn entete(axes: &[(&str, usize)]) -> Entete {
    let dimensions = axes.iter().map(|(axe, taille)| {
        let codes: Vec<String> = (0..*taille).map(|rang| format!("{axe}{rang}")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        Dimension::nouvelle(axe, &codes)
    });
    Entete {
        indicateur: "personnes".into(),
        unite: "personnes".into(),
        periode: Periode::annee(2025).unwrap(),
        dimensions: dimensions.collect(),
    }
}

pub(crate) fn table(axes: &[(&str, usize)], comptes: &[u64]) -> Tableau {
    Tableau::nouveau(entete(axes), comptes).unwrap()
}

/// Tables over some axes of the same people, each with one category along every axis.
pub(crate) fn tables_de(
    axes: &[(&str, usize)],
    choix: &[&[usize]],
    personnes: &[Vec<usize>],
) -> Vec<Tableau> {
    choix
        .iter()
        .map(|choix| {
            let siens: Vec<(&str, usize)> = choix.iter().map(|axe| axes[*axe]).collect();
            let mut comptes = vec![0; siens.iter().map(|(_, taille)| taille).product()];
            for personne in personnes {
                let case = choix.iter().fold(0, |case, axe| case * axes[*axe].1 + personne[*axe]);
                comptes[case] += 1;
            }
            table(&siens, &comptes)
        })
        .collect()
}

/// People whose categories are unequally common, as they are.
pub(crate) fn personnes(alea: &mut Alea, axes: &[(&str, usize)], nombre: usize) -> Vec<Vec<usize>> {
    (0..nombre)
        .map(|_| {
            let penche = |alea: &mut Alea, taille: usize| alea.sous(taille).min(alea.sous(taille));
            axes.iter().map(|(_, taille)| penche(alea, *taille)).collect()
        })
        .collect()
}
