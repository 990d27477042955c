//! What is published of a table.

use crate::{Entete, Tableau};

/// One cell as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Shown.
    Publiee(u64),
    /// Masked. Why is not said: a reason would be a clue.
    Masquee,
}

/// A table with some of its cells masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableauProtege {
    /// What it is about.
    pub entete: Entete,
    /// Every cell, margins included, as [`Tableau::cases`] orders them.
    pub cases: Vec<Case>,
}

impl TableauProtege {
    /// A table with these cells masked, one answer for each cell.
    pub fn masquer(table: &Tableau, masquees: &[bool]) -> Self {
        let toutes = masquees.iter().copied().chain(std::iter::repeat(true));
        let cases = table.cases().iter().zip(toutes);
        let cases = cases
            .map(|(valeur, masquee)| if masquee { Case::Masquee } else { Case::Publiee(*valeur) });
        Self { entete: table.entete().clone(), cases: cases.collect() }
    }

    /// Masked cells.
    pub fn masquees(&self) -> usize {
        self.cases.iter().filter(|case| **case == Case::Masquee).count()
    }
}
