//! Work shared between threads, with results in the order of the work and not of the threads.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicU32, Ordering};

/// Does `total` pieces of work, numbered from zero, and gives their results in order. A piece must
/// depend on its number alone.
pub(crate) fn repartir<R: Send>(
    total: u32,
    fils: NonZeroUsize,
    avancement: &(dyn Fn(u32, u32) + Sync),
    travail: impl Fn(u32) -> R + Sync,
) -> Vec<R> {
    let (prochain, faits) = (AtomicU32::new(0), AtomicU32::new(0));
    let travailler = || {
        let mut resultats = Vec::new();
        loop {
            let rang = prochain.fetch_add(1, Ordering::Relaxed);
            if rang >= total {
                return resultats;
            }
            resultats.push((rang, travail(rang)));
            avancement(faits.fetch_add(1, Ordering::Relaxed) + 1, total);
        }
    };
    let mut resultats = if fils.get() == 1 {
        travailler()
    } else {
        std::thread::scope(|portee| {
            let fils: Vec<_> = (0..fils.get()).map(|_| portee.spawn(travailler)).collect();
            let mut resultats = Vec::new();
            for fil in fils {
                match fil.join() {
                    Ok(siens) => resultats.extend(siens),
                    Err(panique) => std::panic::resume_unwind(panique),
                }
            }
            resultats
        })
    };
    resultats.sort_by_key(|(rang, _)| *rang);
    resultats.into_iter().map(|(_, resultat)| resultat).collect()
}
