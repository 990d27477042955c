//! The fiches of a repertoire: by file, and in the order of the list.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{DossierId, Jour};

use crate::fiche::Fiche;

/// The fiches. A fiche that is shown elsewhere stays alive until it is no longer.
#[derive(Default)]
pub(super) struct Contenu {
    par_dossier: BTreeMap<DossierId, Arc<Fiche>>,
    /// Those touched last first.
    ordre: Vec<Arc<Fiche>>,
}

impl Contenu {
    /// From scratch. Of two fiches of one file, the last read stands.
    pub(super) fn nouveau(fiches: Vec<Fiche>) -> Self {
        let fiches = fiches.into_iter().map(|fiche| (fiche.dossier, Arc::new(fiche)));
        let par_dossier: BTreeMap<DossierId, Arc<Fiche>> = fiches.collect();
        let mut ordre: Vec<Arc<Fiche>> = par_dossier.values().map(Arc::clone).collect();
        ordre.sort_unstable_by_key(|fiche| place(fiche));
        Self { par_dossier, ordre }
    }

    /// Adds a fiche, or replaces that of the same file.
    pub(super) fn poser(&mut self, fiche: Fiche) {
        let fiche = Arc::new(fiche);
        if let Some(avant) = self.par_dossier.insert(fiche.dossier, Arc::clone(&fiche))
            && let Ok(rang) = self.rang(&avant)
        {
            self.ordre.remove(rang);
        }
        let (Ok(rang) | Err(rang)) = self.rang(&fiche);
        self.ordre.insert(rang, fiche);
    }

    pub(super) fn fiche(&self, dossier: DossierId) -> Option<Arc<Fiche>> {
        self.par_dossier.get(&dossier).map(Arc::clone)
    }

    pub(super) fn ordre(&self) -> &[Arc<Fiche>] {
        &self.ordre
    }

    fn rang(&self, fiche: &Fiche) -> Result<usize, usize> {
        self.ordre.binary_search_by_key(&place(fiche), |autre| place(autre))
    }
}

/// Its place in the list: touched last first, then by file so that pages are steady.
fn place(fiche: &Fiche) -> (Reverse<Jour>, DossierId) {
    let situation = &fiche.situation;
    let touche = situation.dernier_acte_le.or(situation.ouvert_le).unwrap_or(Jour::PREMIER);
    (Reverse(touche), fiche.dossier)
}

#[cfg(test)]
mod tests {
    use domain::Dossier;

    use super::*;

    fn fiche(n: u8, touche: Jour) -> Fiche {
        let etat = Dossier { dernier_acte_le: Some(touche), ..Dossier::default() };
        Fiche::tirer(DossierId::depuis_octets([n; 16]), &[], &etat)
    }

    fn ordre(contenu: &Contenu) -> Vec<u8> {
        contenu.ordre().iter().map(|fiche| fiche.dossier.octets()[0]).collect()
    }

    #[test]
    fn those_touched_last_come_first_and_a_file_comes_once() {
        let jour = |n| Jour::constante(2026, 1, n);
        let lues = vec![fiche(1, jour(1)), fiche(2, jour(3)), fiche(3, jour(2)), fiche(1, jour(2))];
        let mut contenu = Contenu::nouveau(lues);
        assert_eq!(ordre(&contenu), [2, 1, 3]);
        contenu.poser(fiche(3, jour(9)));
        contenu.poser(fiche(4, jour(1)));
        assert_eq!(ordre(&contenu), [3, 2, 1, 4]);
        contenu.poser(fiche(3, jour(1)));
        assert_eq!(ordre(&contenu), [2, 1, 3, 4]);
        assert!(contenu.fiche(DossierId::depuis_octets([3; 16])).is_some());
    }
}
