//! What a request brings: its token, its form, its operation id.

pub(crate) mod champ;
pub(crate) mod formulaire;
pub(crate) mod message;
pub(crate) mod operation;
pub(crate) mod provenance;
pub(crate) mod reprise;
pub(crate) mod temoin;

pub(crate) use formulaire::Formulaire;
