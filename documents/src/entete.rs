//! Who writes, where and when: what stands at the head of every document.

use domain::{Departement, Jour};

/// Who writes, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entete {
    /// Name of the association.
    pub association: String,
    /// Department it writes to.
    pub departement: Option<Departement>,
    /// The day of the document.
    pub jour: Jour,
}
