//! Keys, sealing, blind search.

mod contexte;
mod secret;

pub mod acte_scelle;
pub mod enregistrements;
pub mod erreur;
pub mod phrase;

pub use acte_scelle::{ActeScelle, EMPREINTE_ORIGINE};
pub use enregistrements::{
    CleAssociation, CleFlux, CompartimentPublic, Destinataire, EnveloppeCompartiment, MembreScelle,
    NomCle, Registre, SecoursPublic,
};
pub use erreur::ErreurVault;
pub use phrase::ParametresPhrase;
