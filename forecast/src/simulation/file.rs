//! The queue of events: what is to happen, soonest first, on integer time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is to happen to someone. At one instant, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quoi {
    /// A post has finished with her file, and is free.
    PosteLibre,
    /// Her file is complete.
    DossierPret,
    /// The prefect decides on her request.
    Decision,
    /// Her rights open.
    Droits,
    /// The prefect decides on her renewal.
    DecisionRenouvellement,
    /// Her pathway ends.
    Fin,
    /// She asks for a renewal.
    DemandeRenouvellement,
}

/// An event: when, what, whom. Two events are never equal, so that their order is total and does
/// not depend on when they were planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Evenement {
    pub(super) instant_s: u64,
    pub(super) quoi: Quoi,
    pub(super) personne: u32,
}

/// Events to come.
#[derive(Debug, Default)]
pub(super) struct File(BinaryHeap<Reverse<Evenement>>);

impl File {
    pub(super) fn prevoir(&mut self, instant_s: u64, quoi: Quoi, personne: u32) {
        self.0.push(Reverse(Evenement { instant_s, quoi, personne }));
    }

    pub(super) fn prochain(&self) -> Option<u64> {
        self.0.peek().map(|Reverse(evenement)| evenement.instant_s)
    }

    pub(super) fn tirer(&mut self) -> Option<Evenement> {
        self.0.pop().map(|Reverse(evenement)| evenement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_out_by_time_then_kind_then_person() {
        let mut file = File::default();
        file.prevoir(5, Quoi::Fin, 1);
        file.prevoir(5, Quoi::PosteLibre, 9);
        file.prevoir(3, Quoi::Fin, 7);
        file.prevoir(5, Quoi::Fin, 0);
        let ordre: Vec<u32> = std::iter::from_fn(|| file.tirer()).map(|e| e.personne).collect();
        assert_eq!(ordre, [7, 9, 0, 1]);
    }
}
