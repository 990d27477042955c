//! Slowing down whoever tries passphrases: per sign-in name, twice as long after each failure.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::Horodatage;

/// Failures that cost nothing: fingers slip.
const LIBRES: u32 = 4;
/// The longest wait, in seconds.
const ATTENTE_MAX: u64 = 900;
/// Names remembered at most: beyond, those that wait no more are forgotten, then any.
const NOMS_MAX: usize = 10_000;
const MICROS: i64 = 1_000_000;

#[derive(Clone, Copy)]
struct Frein {
    essais: u32,
    libre_a: Horodatage,
}

/// What is remembered of failed attempts, in memory only. Names are kept as hashes.
#[derive(Default)]
pub(crate) struct Freins {
    noms: Mutex<HashMap<[u8; 32], Frein>>,
}

impl Freins {
    /// Counts an attempt, known name or not; otherwise says how many seconds to wait.
    pub(crate) fn essayer(&self, nom: &str, maintenant: Horodatage) -> Result<(), u64> {
        let mut noms = self.table();
        if noms.len() >= NOMS_MAX {
            noms.retain(|_, frein| frein.libre_a > maintenant);
        }
        if noms.len() >= NOMS_MAX {
            noms.clear();
        }
        let frein = noms.entry(cle(nom)).or_insert(Frein { essais: 0, libre_a: maintenant });
        let reste = frein.libre_a.micros() - maintenant.micros();
        if reste > 0 {
            return Err(u64::try_from(reste / MICROS).unwrap_or(0) + 1);
        }
        frein.essais = frein.essais.saturating_add(1);
        let pas = frein.essais.saturating_sub(LIBRES);
        let attente = if pas == 0 { 0 } else { (1_u64 << pas.min(10)).min(ATTENTE_MAX) };
        let attente = i64::try_from(attente).unwrap_or(0) * MICROS;
        frein.libre_a = Horodatage::depuis_micros(maintenant.micros() + attente);
        Ok(())
    }

    /// The right passphrase was given.
    pub(crate) fn relacher(&self, nom: &str) {
        self.table().remove(&cle(nom));
    }

    fn table(&self) -> MutexGuard<'_, HashMap<[u8; 32], Frein>> {
        self.noms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn cle(nom: &str) -> [u8; 32] {
    *blake3::hash(nom.as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a(secondes: i64) -> Horodatage {
        Horodatage::depuis_micros(secondes * MICROS)
    }

    #[test]
    fn the_wait_doubles_after_a_few_failures_and_ends_with_the_right_one() {
        let freins = Freins::default();
        for _ in 0..5 {
            assert_eq!(freins.essayer("a", a(0)), Ok(()));
        }
        assert_eq!(freins.essayer("a", a(0)), Err(3));
        assert_eq!(freins.essayer("b", a(0)), Ok(()), "another name is not slowed");
        assert_eq!(freins.essayer("a", a(2)), Ok(()));
        assert_eq!(freins.essayer("a", a(2)), Err(5));
        freins.relacher("a");
        assert_eq!(freins.essayer("a", a(2)), Ok(()));
    }

    #[test]
    fn memory_is_bounded() {
        let freins = Freins::default();
        for nom in 0..2 * NOMS_MAX {
            let _ = freins.essayer(&nom.to_string(), a(0));
        }
        assert!(freins.table().len() <= NOMS_MAX);
    }
}
