//! One file per document: its data, and the page they make.

mod attestation;
mod avis;
mod bilan_activite;
mod demande_psp;
mod demarches_etat_civil;
mod ecriture;
mod engagements;
mod information_preoccupante;
mod mineur;
mod ordre_du_jour;
mod proces_verbal;
mod recours_gracieux;
mod registre_notifications;
mod renouvellement_psp;
mod requete;
mod signalement;

pub use attestation::Attestation;
pub use avis::Avis;
pub use bilan_activite::{BilanActivite, Chiffre};
pub use demande_psp::DemandePsp;
pub use demarches_etat_civil::{DemarchesEtatCivil, LigneEtatCivil, NoteEtatCivil};
pub(crate) use ecriture::Redaction;
pub use engagements::Engagements;
pub use information_preoccupante::InformationPreoccupante;
pub use mineur::FaitDate;
pub use ordre_du_jour::{OrdreDuJour, PointExamine};
pub use proces_verbal::{Affaire, ProcesVerbal};
pub use recours_gracieux::RecoursGracieux;
pub use registre_notifications::{LigneNotification, RegistreNotifications};
pub use renouvellement_psp::RenouvellementPsp;
pub use requete::Requete;
pub use signalement::Signalement;
