//! What a request is answered with: pages, redirections, errors, headers.

pub(crate) mod entetes;
mod erreur;
mod fichier;
mod page;
pub(crate) mod presentation;

pub(crate) use erreur::ErreurWeb;
pub(crate) use fichier::fichier;
pub(crate) use page::{Vers, page};
