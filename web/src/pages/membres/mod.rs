//! `/membres`: who works here, with which role and keys.

pub(crate) mod cles;
pub(crate) mod liste;
pub(crate) mod modifier;
