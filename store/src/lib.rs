//! The journal of acts at rest: the only SQL, on SQLite or PostgreSQL.
//!
//! A base holds one association: its journal (acts sealed by `vault`, one ordered stream per noun),
//! the key records that open it, and views that are only projections. The engine is chosen by the
//! URL alone. This crate decides nothing and opens nothing: it holds no key and knows no rule.
//!
//! - Writing: [`Store::ajouter`], one call, one transaction; sending again writes nothing, a stale
//!   write is refused with both versions ([`Perime`]).
//! - Reading: [`Store::lire_flux`] for one stream, [`Store::parcours`] for all of them,
//!   [`Store::lectures`] for who read what.
//! - Listing: [`Store::fiches_depuis`], what a list shows of each file, sealed.
//! - Proving: every act's hash covers the one before it; [`Store::signer_tete`] signs the heads,
//!   [`Store::verifier`] finds any changed bit and names its stream and act.
//! - Forgetting: [`Store::effacer`] destroys a person's keys; the chain still verifies.
//! - Lockers: [`Store::ecrire_case`], sealed contents that their owner alone opens.
//! - Saving: [`Store::sauvegarder`], [`Store::ecrire_cles`], [`Store::restaurer`].
//!
//! Needs a Tokio runtime with time and input-output enabled. Call [`Store::fermer`] at the end.

pub mod abonnements;
mod acte;
mod adresse;
pub mod ajout;
mod ajouter;
pub mod association;
mod bassin;
pub mod casiers;
mod cles;
mod decodage;
mod ecriture;
mod effacement;
pub mod erreur;
pub mod fiches;
mod insertion;
mod instantane;
mod jetons;
pub mod lectures;
mod ligne;
mod migrations;
mod moteur;
pub mod parcours;
mod prolonger;
pub mod reconstruction;
mod requete;
pub mod rotation;
pub mod sauvegarde;
pub mod store;
mod tete_signee;
mod tetes_connues;
mod transaction_postgres;
pub mod verification;
pub mod vues;

pub use abonnements::{Abonnement, CalendrierScelle};
pub use ajout::{Ajout, Issue};
pub use association::Association;
pub use casiers::{Apropos, Case, Proprietaire};
pub use erreur::{ErreurStore, Perime};
pub use fiches::{EtatFiches, FicheLue, FicheScellee, PlaceFiches};
pub use lectures::Reprise;
pub use parcours::{FaitScelle, FluxLu, Genre, Parcours};
pub use reconstruction::Reconstruction;
pub use rotation::ChangementCles;
pub use sauvegarde::Sauvegarde;
pub use store::Store;
pub use verification::{Degat, Nature, Rapport};
pub use vues::Vues;
