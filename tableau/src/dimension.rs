//! One axis of a table.

/// Code of the category of those of whom it is not known.
pub const INCONNU: &str = "inconnu";

/// One category of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Modalite {
    /// Stable code, without spaces: what two tables share.
    pub code: String,
    /// What a reader sees.
    pub libelle: String,
    /// Codes of the finer categories it is the union of; empty when it is the finest.
    pub parties: Vec<String>,
}

impl Modalite {
    /// A finest category.
    pub fn nouvelle(code: &str, libelle: &str) -> Self {
        Self { code: code.into(), libelle: libelle.into(), parties: Vec::new() }
    }

    /// The union of finer categories.
    pub fn union(code: &str, libelle: &str, parties: &[&str]) -> Self {
        let parties = parties.iter().map(|code| (*code).to_owned()).collect();
        Self { parties, ..Self::nouvelle(code, libelle) }
    }

    /// The finest categories it covers: itself, or its parts.
    pub fn atomes(&self) -> impl Iterator<Item = &str> {
        let elle = self.parties.is_empty().then_some(self.code.as_str());
        elle.into_iter().chain(self.parties.iter().map(String::as_str))
    }
}

/// An axis: its code and its categories, which share out everyone (each counted person is in one
/// and only one; whoever is not known is in [`INCONNU`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dimension {
    /// Stable code: `departement`, `sexe`, `age`…
    pub code: String,
    /// Categories, in the order they are shown.
    pub modalites: Vec<Modalite>,
}

impl Dimension {
    /// An axis whose categories are named by their codes.
    pub fn nouvelle(code: &str, modalites: &[&str]) -> Self {
        let modalites = modalites.iter().map(|code| Modalite::nouvelle(code, code)).collect();
        Self { code: code.into(), modalites }
    }

    /// Whether the category « unknown » is shown.
    pub fn montre_inconnu(&self) -> bool {
        self.modalites.iter().any(|modalite| modalite.code == INCONNU)
    }
}
