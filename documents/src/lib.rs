//! Documents: from the fields somebody chose to bytes that may leave.
//!
//! A [`Document`] holds plain data, gathered from acts and typed by a member. It can only be
//! previewed and written once derived: [`Document::deriver`] empties every field that was not
//! chosen, before anything is written, and a [`Derive`] is the only type that has bytes. A derived
//! document is a [`Page`], written as a tagged PDF or as a text that can be edited.
//!
//! A [`CompteRendu`] is the one paper that is nobody's: nothing of it is to be chosen.
//!
//! Wording is ours, in French, and blames nobody. What is said of the law comes from the law
//! engine, with the text and how sure it is ([`droit`]).
//!
//! It knows nothing of storage, keys, network, or the clock: the day is an argument.

mod champ;
mod compte_rendu;
mod contenu;
mod derive;
mod document;
pub mod droit;
mod entete;
pub mod langue;
pub mod mots;
mod odt;
pub mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
mod piece;
pub mod pieces;
mod vierge;

pub use champ::{Champ, ChampInconnu, Saisie, Selection, Usage};
pub use compte_rendu::{CompteRendu, LigneCompte};
pub use contenu::{Contenu, ValeurIllisible};
pub use derive::{Derive, ErreurDocument};
pub use document::Document;
pub use entete::Entete;
pub use page::Page;
pub use piece::{ErreurChamp, Piece};
pub use vierge::{VIERGES, vierge};
