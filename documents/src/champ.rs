//! The fields of a document, and the choice among them.

use std::collections::BTreeSet;

use domain::Compartiment;

/// A field of a document: something that is given, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Champ {
    /// Stable code.
    pub code: &'static str,
    /// What it is, in French.
    pub libelle: &'static str,
    /// The compartment its value comes from: who does not hold its key cannot give it.
    pub compartiment: Compartiment,
    /// Whether it is proposed.
    pub usage: Usage,
    /// How a member types it.
    pub saisie: Saisie,
}

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saisie {
    /// A text.
    Texte,
    /// A day.
    Jour,
    /// One item a line.
    Liste,
    /// One row a line, cells between bars, under these heads.
    Table(&'static [&'static str]),
}

/// Whether a field is proposed when a document is prepared. Nothing leaves unchosen all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// The document would not serve without it.
    Propose,
    /// Only where this recipient needs it for this person.
    AuBesoin,
}

/// A document has no field of this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this document has no such field")]
pub struct ChampInconnu;

/// The fields chosen among those of a document. What is not here does not leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    codes: BTreeSet<&'static str>,
}

impl Selection {
    /// The fields of these codes.
    ///
    /// # Errors
    /// [`ChampInconnu`] when one is not a field of the document.
    pub fn de<'a>(
        champs: &[Champ],
        codes: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ChampInconnu> {
        let connu = |code: &str| champs.iter().find(|champ| champ.code == code);
        let codes = codes.into_iter().map(|code| connu(code).map(|champ| champ.code));
        let codes = codes.collect::<Option<BTreeSet<_>>>().ok_or(ChampInconnu)?;
        Ok(Self { codes })
    }

    /// The fields that are proposed.
    pub fn proposee(champs: &[Champ]) -> Self {
        let proposes = champs.iter().filter(|champ| champ.usage == Usage::Propose);
        Self { codes: proposes.map(|champ| champ.code).collect() }
    }

    /// Every field.
    pub fn tout(champs: &[Champ]) -> Self {
        Self { codes: champs.iter().map(|champ| champ.code).collect() }
    }

    /// Whether a field was chosen.
    pub fn contient(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// The codes chosen, in their order.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.codes.iter().copied()
    }
}
