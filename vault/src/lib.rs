//! Keys, sealing, blind search.

mod bourrage;
mod compartiments;
mod contexte;
mod sceau;
mod secret;

pub mod acte_scelle;
pub mod coffre;
pub mod enregistrements;
pub mod erreur;
pub mod flux;
pub mod fondation;
pub mod membre;
pub mod phrase;
pub mod rotation;
pub mod secours;
pub mod signature;
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
pub use membre::{AccesRecree, NouveauMembre, changer_phrase, recuperer};
pub use phrase::ParametresPhrase;
pub use rotation::Rotation;
pub use secours::CleDeSecours;
pub use signature::verifier;
pub use trousseau::Trousseau;
