//! `/dossiers`: the active list, opening a file, a file and its acts.

pub(crate) mod actes;
pub(crate) mod brouillons;
mod colonnes;
pub(crate) mod corriger;
pub(crate) mod demande;
pub(crate) mod documents;
pub(crate) mod droits;
pub(crate) mod effacer;
pub(crate) mod etat_civil;
pub(crate) mod fiche;
pub(crate) mod glace;
pub(crate) mod lectures;
pub(crate) mod liste;
pub(crate) mod mots;
pub(crate) mod nom;
pub(crate) mod nouveau;
pub(crate) mod rempli;
mod ruban;
pub(crate) mod saisie;
pub(crate) mod separations;
pub(crate) mod suivi;
pub(crate) mod vues;

pub(crate) use saisie::jour;
