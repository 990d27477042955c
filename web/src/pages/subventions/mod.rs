//! `/subventions`: funders, agreements, and the report of a year.

pub(crate) mod convention;
pub(crate) mod liste;
pub(crate) mod rapport;
mod saisie;
