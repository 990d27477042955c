//! Use cases, one file each: what a member can do, whatever the way she asks.
//!
//! A use case loads acts, folds them, decides, seals and appends. It knows nothing of HTTP, HTML or
//! the terminal; the day, the instant and chance are arguments ([`Contexte`]).

pub mod abonnement;
pub mod acces_lus;
pub mod activite;
pub mod activites;
pub mod agreer;
pub mod antennes;
pub mod base;
pub mod bibliotheque;
pub mod briser;
pub mod calendrier;
pub mod casier;
pub mod chercher;
pub mod chiffres;
pub mod commission;
pub mod completude;
pub mod connexion;
pub mod consigner;
pub mod contexte;
pub mod contribuer;
pub mod demarche;
pub mod demonstration;
pub mod documents;
pub mod dossiers;
pub mod droits;
pub mod echeance;
pub mod echeances;
mod ecriture;
pub mod effacer;
pub mod equipes;
pub mod erreur;
pub mod etat_civil;
pub mod exporter;
mod faits_lus;
pub mod federation;
mod fiche;
pub mod filtre;
pub mod freins;
pub mod gestion;
pub mod importer;
pub mod initialiser;
pub mod journal;
mod lecture;
pub mod membres;
pub mod messages;
pub mod motif;
pub mod observation;
pub mod ouvrir_dossier;
pub mod partenaires;
pub mod postes;
pub mod prevision;
mod projection;
pub mod remise;
mod repertoire;
mod roles;
pub mod sans_nouvelles;
pub mod second_facteur;
pub mod separer;
pub mod session;
pub mod subventions;
pub mod suivre;
pub mod tableau;
pub mod tenue;
pub mod terrain;
mod visibilite;

pub use contexte::Contexte;
pub use erreur::ErreurApp;
pub use session::Session;
/// What an edge needs of the keys: how dear a passphrase is, the recovery key to print or read, the
/// key of a federation, and
/// what became of a narrative.
pub use vault::{CleDeSecours, CleFederation, ErreurVault, EtatRecit, ParametresPhrase};
