//! The exit pathway (parcours de sortie de la prostitution): requests, opinions, decisions,
//! periods, rights and end, as the acts of a person's journal tell them.
//!
//! Source of the sequence: CASF L.121-9 and R.121-12-6 to R.121-12-13. What the law opens or closes
//! is not decided here (crate `law`); what may follow what is.

mod decision;
mod demande;
mod evenement;
mod fin;
mod parcours;
mod transition;

pub use decision::{Decision, Motif, Objet, PreuveNotification, Recours, Sens};
pub use demande::{Avis, Demande, Seance};
pub use evenement::Evenement;
pub use fin::{Fin, IssueParcours};
pub use parcours::{
    Afis, Aps, Etape, Examen, MOIS_PERIODE, PERIODES_MAX, Parcours, Periode, Renouvellement,
};
pub use transition::{Psp, TransitionInterdite};
