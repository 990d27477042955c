//! `/exports`: taking files out, encrypted, and what was taken out.

pub(crate) mod demander;
pub(crate) mod passes;
