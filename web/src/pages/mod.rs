//! One file per URL.

mod cadre;
mod connecter;

pub(crate) mod abonnement;
pub(crate) mod acces;
pub(crate) mod accueil;
pub(crate) mod activites;
pub(crate) mod antennes;
pub(crate) mod aujourdhui;
pub(crate) mod bibliotheque;
pub(crate) mod bris;
pub(crate) mod calendrier;
pub(crate) mod chiffres;
pub(crate) mod code;
pub(crate) mod commission;
pub(crate) mod compte;
pub(crate) mod connexion;
pub(crate) mod deverrouiller;
pub(crate) mod documents;
pub(crate) mod dossiers;
pub(crate) mod equipes;
pub(crate) mod exports;
pub(crate) mod federation;
pub(crate) mod membres;
pub(crate) mod partenaires;
pub(crate) mod postes;
pub(crate) mod preferences;
pub(crate) mod prevision;
pub(crate) mod recherche;
pub(crate) mod sante;
pub(crate) mod subventions;
pub(crate) mod temps;
pub(crate) mod terrain;

pub(crate) use cadre::Cadre;
