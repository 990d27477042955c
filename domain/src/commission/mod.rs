//! The departmental commission: who sits, what is on its agenda, what it answers. It gives an
//! opinion that binds nobody; the prefect decides (CASF L.121-9, R.121-12-6 to R.121-12-9).
//!
//! What governs its sittings (quorum, second convening, minutes, dissent) is the general law of
//! consultative commissions (CRPA R.133-10, R.133-13). That a member does not sit on the files of
//! the association she represents comes from the circular of 31 January 2017.

mod convocation;
mod decide;
mod evenement;
mod interdit;
mod membre;
mod ordre_du_jour;
mod seance;

pub use convocation::Convocation;
pub use decide::decide_commission;
pub use evenement::EvenementCommission;
pub use interdit::CommissionInterdite;
pub use membre::{College, Maniere, MembreCommission, Porteuse, Presence};
pub use ordre_du_jour::{AvisRendu, Inscription, Voix};
pub use seance::{Inscrit, Quorum, SeanceCommission, Siegeante, fold_commission};
