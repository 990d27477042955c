//! Witnesses: other tables that the publication describes as well as the true one, found by
//! exchanging a few people.
//!
//! A category gains what another loses, along each axis in turn: the totals of every line stay as
//! they are. Such a table proves by itself that the cells it moves are wide, whatever way it was
//! found: it is checked against everything that is published and against what the reader knows.
//! Cells that no witness proves wide are put to linear programs.

use std::rc::Rc;

use crate::inconnues::Inconnues;
use crate::programme::{PRES, Savoir};

/// Lines of unknowns along axes: first what the others add up to, then the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trame {
    lignes: Vec<Vec<usize>>,
    axes: Vec<usize>,
    /// Lines an unknown stands in, and its place there.
    presences: Vec<Vec<(usize, usize)>>,
}

/// An unknown and the way it moves when the first one goes up.
type Coin = (usize, f64);

impl Trame {
    pub(crate) fn nouvelles(inconnues: &Inconnues) -> Self {
        let mut presences: Vec<Vec<(usize, usize)>> = vec![Vec::new(); inconnues.nombre];
        let mut lignes = Vec::with_capacity(inconnues.liens.len());
        for lien in &inconnues.liens {
            let ligne: Vec<usize> = lien.termes.iter().map(|(rang, _)| *rang).collect();
            for (place, rang) in ligne.iter().enumerate() {
                if let Some(siennes) = presences.get_mut(*rang) {
                    siennes.push((lignes.len(), place));
                }
            }
            lignes.push(ligne);
        }
        for siennes in &mut presences {
            siennes.sort_by_key(|(ligne, _)| lignes.get(*ligne).map(Vec::len));
        }
        Self { lignes, axes: inconnues.axes.clone(), presences }
    }

    fn presences(&self, rang: usize) -> &[(usize, usize)] {
        self.presences.get(rang).map_or(&[], Vec::as_slice)
    }

    /// The line of an unknown along the axis of another line.
    fn le_long(&self, rang: usize, ligne: usize) -> Option<&[usize]> {
        let axe = self.axes.get(ligne);
        let parallele = self.presences(rang).iter().find(|(autre, _)| self.axes.get(*autre) == axe);
        self.lignes.get(parallele?.0).map(Vec::as_slice)
    }
}

/// A search for the exchange that moves an unknown the farthest.
struct Echange<'a> {
    lignes: &'a Trame,
    savoir: &'a Savoir,
    ecarts: &'a [f64],
    /// Which way the unknown goes.
    sens: f64,
    /// How far is enough.
    assez: f64,
    pas: f64,
    coins: Vec<Coin>,
}

impl Echange<'_> {
    /// How far an unknown can go, in an exchange along so many axes.
    fn place(&self, (rang, signe): Coin, axes: usize) -> f64 {
        if self.savoir.presences(rang).len() != axes {
            // Something else is said of it.
            return 0.0;
        }
        let Some(vrai) = self.savoir.vrai(rang) else {
            return 0.0;
        };
        let ici = vrai + self.ecarts.get(rang).copied().unwrap_or_default();
        if signe * self.sens > 0.0 {
            self.savoir.haut.get(rang).map_or(0.0, |haut| haut - ici)
        } else {
            self.savoir.bas.get(rang).map_or(0.0, |bas| ici - bas)
        }
    }

    fn explorer(&mut self, axes: &[(usize, usize)], fait: usize, coins: &mut Vec<Coin>, pas: f64) {
        let Some((ligne, ici)) = axes.get(fait).copied() else {
            self.pas = pas;
            self.coins.clone_from(coins);
            return;
        };
        let connus = coins.len();
        let taille = self.lignes.lignes.get(ligne).map_or(0, Vec::len);
        for la in (0..taille).filter(|la| *la != ici) {
            let signe = if ici == 0 || la == 0 { 1.0 } else { -1.0 };
            let mut reste = pas;
            for position in 0..connus {
                let oppose = coins.get(position).and_then(|(rang, sien)| {
                    let ligne = self.lignes.le_long(*rang, ligne)?;
                    Some((*ligne.get(la)?, sien * signe))
                });
                let Some(oppose) = oppose else {
                    reste = 0.0;
                    break;
                };
                reste = reste.min(self.place(oppose, axes.len()));
                if reste <= self.pas {
                    break;
                }
                coins.push(oppose);
            }
            if reste > self.pas {
                self.explorer(axes, fait + 1, coins, reste);
            }
            coins.truncate(connus);
            if self.pas >= self.assez {
                return;
            }
        }
    }
}

impl Savoir {
    /// Looks for witnesses that an unknown is as wide as wanted.
    pub(crate) fn temoigner(&mut self, rang: usize, besoin: f64, ecarts: &mut [f64]) {
        for sens in [1.0, -1.0] {
            let Some(vrai) = self.vrai(rang) else {
                return;
            };
            let (bas, haut) = self.vus.get(rang).copied().unwrap_or((vrai, vrai));
            let (bas, haut) = (bas.min(vrai), haut.max(vrai));
            if haut - bas < besoin - PRES {
                let autre = if sens > 0.0 { vrai - bas } else { haut - vrai };
                self.pousser(rang, sens, (besoin - autre).ceil(), ecarts);
            }
        }
    }

    /// Takes an unknown from its true value, one exchange after another, as far as wanted. `ecarts`
    /// is zero, and is given back so.
    pub(crate) fn pousser(&mut self, rang: usize, sens: f64, loin: f64, ecarts: &mut [f64]) {
        let lignes = Rc::clone(&self.lignes);
        let axes = lignes.presences(rang);
        let mut touches: Vec<usize> = Vec::new();
        loop {
            let assez = loin - ecarts.get(rang).copied().unwrap_or_default() * sens;
            let (pas, coins) = (0.0, Vec::new());
            let (lignes, savoir, ecarts_ici) = (&*lignes, &*self, &*ecarts);
            let mut echange =
                Echange { lignes, savoir, ecarts: ecarts_ici, sens, assez, pas, coins };
            let place = echange.place((rang, 1.0), axes.len()).min(assez);
            if place > PRES {
                echange.explorer(axes, 0, &mut vec![(rang, 1.0)], place);
            }
            let (pas, coins) = (echange.pas, echange.coins);
            if pas <= PRES || pas.is_infinite() {
                break;
            }
            for (coin, signe) in coins {
                if let Some(ecart) = ecarts.get_mut(coin) {
                    *ecart += signe * sens * pas;
                }
                touches.push(coin);
            }
            if !self.attester(&touches, ecarts) {
                break;
            }
        }
        for touche in touches {
            if let Some(ecart) = ecarts.get_mut(touche) {
                *ecart = 0.0;
            }
        }
    }

    /// Checks a witness against every equation and bound, and takes note of it.
    fn attester(&mut self, touches: &[usize], ecarts: &[f64]) -> bool {
        let ecart = |rang: usize| ecarts.get(rang).copied().unwrap_or_default();
        let mut rangs = touches.to_vec();
        rangs.sort_unstable();
        rangs.dedup();
        let mut sommes: Vec<(usize, f64)> = rangs
            .iter()
            .flat_map(|rang| {
                self.presences(*rang).iter().map(move |(eq, f)| (*eq, f * ecart(*rang)))
            })
            .collect();
        sommes.sort_unstable_by_key(|(equation, _)| *equation);
        let justes = sommes
            .chunk_by(|(ici, _), (la, _)| ici == la)
            .all(|somme| somme.iter().map(|(_, ecart)| ecart).sum::<f64>().abs() < PRES);
        let tenus = rangs.iter().all(|rang| {
            let bornes = self.bas.get(*rang).zip(self.haut.get(*rang));
            let ici = self.vrai(*rang).map(|vrai| vrai + ecart(*rang));
            ici.zip(bornes).is_some_and(|(ici, (bas, haut))| *bas <= ici && ici <= *haut)
        });
        if !justes || !tenus {
            return false;
        }
        for rang in rangs {
            let vrai = self.vrai(rang).unwrap_or_default();
            let ici = vrai + ecart(rang);
            if let Some(vu) = self.vus.get_mut(rang) {
                *vu = (vu.0.min(vrai).min(ici), vu.1.max(vrai).max(ici));
            }
        }
        true
    }
}
