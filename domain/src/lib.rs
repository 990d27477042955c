//! What a journal is made of, and what it means.
//!
//! A file is a journal of acts. This crate says what an act is ([`Acte`], [`Fait`], [`Recit`]),
//! where it is written ([`Flux`]), and what a list of acts amounts to on a given day, as known at a
//! given instant ([`fold`]). It decides whether a new fact may follow ([`decide`]).
//!
//! It knows nothing of storage, keys, HTTP, HTML, the rules of law, or the clock: days and instants
//! are arguments.

pub mod acte;
pub mod activite;
pub mod alerte_mineur;
pub mod antenne;
pub mod association;
pub mod canal;
mod code;
pub mod commission;
pub mod completude;
mod consentement;
pub mod decide_activite;
pub mod departement;
pub mod detail_seance;
pub mod document;
pub mod dossier;
pub mod droit_lie;
pub mod equipe;
pub mod etat_civil;
pub mod fait;
pub mod flux;
pub mod formation;
pub mod gestion;
pub mod horodatage;
pub mod id;
pub mod jour;
pub mod pays;
pub mod permanence;
pub mod piece;
pub mod procedure;
pub mod profil;
pub mod projet;
pub mod psp;
pub mod recit;
pub mod rendez_vous;
pub mod retrait_contenu;
pub mod role;
pub mod seance_en_ligne;
pub mod separation;
pub mod stage;
pub mod suivi;
pub mod terrain;
pub mod texte_sans_contact;
pub mod valeur;

pub use acte::Acte;
pub use commission::{decide_commission, fold_commission};
pub use decide_activite::decide_activite;
pub use departement::Departement;
pub use dossier::decide::decide;
pub use dossier::fold::fold;
pub use dossier::{Dossier, regard::Regard};
pub use fait::Fait;
pub use flux::Flux;
pub use horodatage::Horodatage;
pub use id::{
    ActeId, ActiviteId, AntenneId, AssociationId, ConventionId, DossierId, EquipeId, FinanceurId,
    GuideId, MembreId, PartenaireId, PosteId,
};
pub use jour::Jour;
pub use pays::Pays;
pub use recit::{Compartiment, Recit};
pub use role::Role;
pub use valeur::Valeur;
