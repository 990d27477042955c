//! Keys, sealing, blind search.

mod bourrage;
mod compartiments;
mod contexte;
mod phonetique;
mod sceau;
mod secret;

pub mod acte_scelle;
pub mod coffre;
pub mod enregistrements;
pub mod erreur;
pub mod flux;
pub mod fondation;
pub mod jeton;
pub mod membre;
pub mod phrase;
pub mod rotation;
pub mod secours;
pub mod signature;
pub mod texte;
pub mod trousseau;

pub use acte_scelle::{ActeScelle, EMPREINTE_ORIGINE};
pub use coffre::Coffre;
pub use enregistrements::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    NomCle, Registre, SecoursPublic,
};
pub use erreur::ErreurVault;
pub use flux::{ActeOuvert, ClesFlux, EtatRecit, FaitBrut};
pub use fondation::{Fondation, fonder};
pub use jeton::Jeton;
pub use membre::{AccesRecree, NouveauMembre, changer_phrase, recuperer};
pub use phrase::ParametresPhrase;
pub use rotation::Rotation;
pub use secours::CleDeSecours;
pub use signature::verifier;
pub use texte::{normaliser_nom, normaliser_telephone};
pub use trousseau::Trousseau;
