//! Someone who knows something and computes what each masked cell may be.

use crate::systeme::Systeme;

/// No bound.
pub(crate) const SANS_BORNE: i64 = i64::MAX / 4;

/// What an attacker knows of each cell beforehand, and the width each masked cell must keep for
/// him: zero when nothing is asked.
#[derive(Clone, Debug)]
pub(crate) struct Attaquant {
    /// Least count he believes possible.
    pub(crate) bas: Vec<i64>,
    /// Greatest count he believes possible.
    pub(crate) haut: Vec<i64>,
    /// Width wanted.
    pub(crate) besoins: Vec<i64>,
}

impl Attaquant {
    /// He knows that counts are not negative, and nothing else.
    pub(crate) fn ignorant(systeme: &Systeme, largeur: i64) -> Self {
        let nombre = systeme.nombre();
        let (bas, haut) = (vec![0; nombre], vec![SANS_BORNE; nombre]);
        Self { bas, haut, besoins: vec![largeur; nombre] }
    }

    /// He knows which cells are small counts.
    pub(crate) fn averti(systeme: &Systeme, seuil: i64, entiers: i64) -> Self {
        let mut averti = Self::ignorant(systeme, 0);
        let bornes = averti.bas.iter_mut().zip(&mut averti.haut).zip(&mut averti.besoins);
        for (((bas, haut), besoin), valeur) in bornes.zip(&systeme.valeurs) {
            if (1..=seuil).contains(valeur) {
                (*bas, *haut, *besoin) = (1, seuil, entiers - 1);
            }
        }
        averti
    }

    /// He contributed these counts: what he attacks is what the others contributed.
    pub(crate) fn contributeur(
        systeme: &Systeme,
        siennes: Vec<i64>,
        seuil: i64,
        largeur: i64,
    ) -> Self {
        let mut contributeur = Self::ignorant(systeme, 0);
        let restes = systeme.valeurs.iter().zip(&siennes).map(|(valeur, sien)| valeur - sien);
        for (besoin, reste) in contributeur.besoins.iter_mut().zip(restes) {
            if (1..=seuil).contains(&reste) {
                *besoin = largeur;
            }
        }
        contributeur.bas = siennes;
        contributeur
    }
}
