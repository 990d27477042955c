//! Heads of streams this process wrote last, so that the next append need not ask for them.
//!
//! What is remembered decides nothing: the append is refused by the base itself unless the head is
//! still that one (`tetes/prolonger`). A stale memory costs a second attempt, never a wrong write.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Flux;

use crate::ajouter::Tete;

/// Streams remembered at most: more than an association works on in a day, and less than 1 MiB.
const RETENUES: usize = 4_096;

/// Shared by every clone of a store.
#[derive(Clone, Debug, Default)]
pub(crate) struct TetesConnues(Arc<Mutex<BTreeMap<Flux, Tete>>>);

impl TetesConnues {
    pub(crate) fn de(&self, flux: Flux) -> Option<Tete> {
        self.tetes().get(&flux).copied()
    }

    pub(crate) fn retenir(&self, flux: Flux, tete: Tete) {
        let mut tetes = self.tetes();
        // Two appends may end in another order than they were written in.
        if tetes.get(&flux).is_some_and(|connue| connue.rang > tete.rang) {
            return;
        }
        if tetes.len() >= RETENUES && !tetes.contains_key(&flux) {
            // Rare, and each stream comes back with its next append.
            tetes.clear();
        }
        tetes.insert(flux, tete);
    }

    pub(crate) fn oublier(&self, flux: Flux) {
        self.tetes().remove(&flux);
    }

    fn tetes(&self) -> MutexGuard<'_, BTreeMap<Flux, Tete>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
