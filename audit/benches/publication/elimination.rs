//! What other programs promise, by the method of one of them, on the same table.
//!
//! Gaussian elimination (Langsrud, "Secondary cell suppression by Gaussian elimination", 2024, the
//! method of the R package `GaussSuppression`): cells are published one after another, the largest
//! first, unless a small count would then be a combination of published ones. It looks at sums
//! alone: what follows from counts not being negative, it does not see.

use tableau::{Regle, Tableau};

/// Whole numbers modulo a prime: exact, and never zero by accident but once in a thousand million.
const PREMIER: u64 = 998_244_353;

/// Further cells that the method masks, and the people they count.
pub(crate) fn masquer(table: &Tableau, regle: Regle) -> (usize, u64) {
    let entete = table.entete();
    let valeurs = table.cases();
    let tailles = entete.tailles();
    let places: Vec<Vec<usize>> = (0..valeurs.len()).map(|case| entete.places(case)).collect();
    let mut rangs = vec![None; valeurs.len()];
    let mut interieures = 0;
    for (case, rang) in rangs.iter_mut().enumerate() {
        if places[case].iter().zip(&tailles).all(|(place, taille)| place + 1 < *taille) {
            *rang = Some(interieures);
            interieures += 1;
        }
    }
    // Each cell as the sum of inner ones.
    let vecteur = |case: usize| {
        let mut vecteur = vec![0_u64; interieures];
        for (autre, rang) in rangs.iter().enumerate() {
            let dedans = places[autre]
                .iter()
                .zip(&places[case])
                .zip(&tailles)
                .all(|((ici, la), taille)| ici == la || la + 1 == *taille);
            if let (Some(rang), true) = (rang, dedans) {
                vecteur[*rang] = 1;
            }
        }
        vecteur
    };
    let petite = |case: &usize| regle.est_petite(valeurs[*case]);
    let mut petites: Vec<Vec<u64>> = (0..valeurs.len()).filter(petite).map(&vecteur).collect();
    let mut candidates: Vec<usize> = (0..valeurs.len()).filter(|case| !petite(case)).collect();
    candidates.sort_by_key(|case| std::cmp::Reverse(valeurs[*case]));
    let mut pivots: Vec<(usize, Vec<u64>)> = Vec::new();
    let (mut cases, mut personnes) = (0, 0);
    for case in candidates {
        let mut vecteur = vecteur(case);
        for (pivot, connu) in &pivots {
            retrancher(&mut vecteur, connu, *pivot);
        }
        let Some(pivot) = vecteur.iter().position(|valeur| *valeur != 0) else {
            // It follows from what is published.
            continue;
        };
        let inverse = inverse(vecteur[pivot]);
        for valeur in &mut vecteur {
            *valeur = *valeur * inverse % PREMIER;
        }
        let donnee = |petite: &Vec<u64>| {
            let facteur = petite[pivot];
            facteur != 0 && petite.iter().zip(&vecteur).all(|(p, v)| *p == facteur * v % PREMIER)
        };
        if petites.iter().any(donnee) {
            cases += 1;
            personnes += valeurs[case];
            continue;
        }
        for petite in &mut petites {
            retrancher(petite, &vecteur, pivot);
        }
        pivots.push((pivot, vecteur));
    }
    (cases, personnes)
}

fn retrancher(vecteur: &mut [u64], autre: &[u64], pivot: usize) {
    let facteur = (PREMIER - vecteur[pivot]) % PREMIER;
    if facteur != 0 {
        for (ici, la) in vecteur.iter_mut().zip(autre) {
            *ici = (*ici + facteur * la) % PREMIER;
        }
    }
}

fn inverse(valeur: u64) -> u64 {
    let (mut base, mut exposant, mut resultat) = (valeur, PREMIER - 2, 1);
    while exposant > 0 {
        if exposant % 2 == 1 {
            resultat = resultat * base % PREMIER;
        }
        base = base * base % PREMIER;
        exposant /= 2;
    }
    resultat
}
